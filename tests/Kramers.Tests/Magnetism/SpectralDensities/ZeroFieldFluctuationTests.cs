using Kramers.Magnetism;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.SpectralDensities;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Magnetism.SpectralDensities;

/// <summary>S = 1, D = -5 cm^-1, 1 T along z, E(t) a random walk: E (Sx^2 - Sy^2) takes M = +1 to -1 with matrix element E, and nothing else.</summary>
public sealed class ZeroFieldFluctuationTests
{
    private const double Sigma = 0.01;
    private const double Temperature = 3;
    private static readonly SpinSystem System = new(Spin.FromValue(1), ZeroFieldSplitting.FromDE(-5, 0), ZeemanTerm.Isotropic(2));

    [Fact]
    public void A_random_walk_of_E_flips_the_spin_at_the_rate_of_its_Lorentzian()
    {
        var levels = System.Solve(FieldVector.FromTesla(0, 0, 1));
        var gap = levels.RelativeEnergies[1];
        Assert.Equal(4 * 0.46686448, gap, 1e-6);
        var larmor = 2 * Math.PI * 299792458e2 * gap;
        var correlationTime = 1 / larmor;
        var rates = ZeroFieldFluctuation.Rates(Walk(correlationTime, 0.2 * correlationTime, 200_000), levels, System.Operators(0), Temperature, 500);

        // Mean of up and down: (2 pi c)^2 s^2 2 tau_c/(1 + w^2 tau_c^2); 500 blocks leave 4.5 % of noise.
        var expected = Math.Pow(2 * Math.PI * 299792458e2 * Sigma, 2) * correlationTime;
        Assert.Equal(1, 0.5 * (rates[0, 1] + rates[1, 0]) / expected, 0.12);
        Assert.Equal(Math.Exp(-gap / (PhysicalConstants.BoltzmannCm * Temperature)), rates[1, 0] / rates[0, 1], 1e-12);
        Assert.True(rates[2, 0] < 1e-20 * rates[0, 1] && rates[2, 1] < 1e-20 * rates[0, 1]);
    }

    [Fact]
    public void A_step_too_long_for_the_levels_is_refused() => Assert.Throws<ArgumentException>(() =>
        ZeroFieldFluctuation.Rates(Walk(1e-11, 1e-11, 100), System.Solve(FieldVector.Zero), System.Operators(0), Temperature, 2));

    private static TensorTrajectory Walk(double correlationTime, double step, int count)
    {
        var random = new SeededRandom(6);
        var a = Math.Exp(-step / correlationTime);
        var e = Sigma * random.Gaussian();
        var tensors = new Matrix[count];
        for (var i = 0; i < count; i++)
        {
            tensors[i] = Matrix.Diagonal([e, -e, 0]);
            e = a * e + Sigma * Math.Sqrt(1 - a * a) * random.Gaussian();
        }

        return new TensorTrajectory(step, tensors);
    }
}
