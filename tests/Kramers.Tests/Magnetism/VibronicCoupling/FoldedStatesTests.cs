using Kramers.Magnetism;
using Kramers.Magnetism.Relaxation;
using Kramers.Magnetism.VibronicCoupling;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Tests.Magnetism.OpenSystems;

namespace Kramers.Tests.Magnetism.VibronicCoupling;

/// <summary>High states in second order, against energies at displaced geometries and against Raman rates with all states.</summary>
public class FoldedStatesTests
{
    /// <summary>One state alone: d2E/dQ2 of its energy, by finite differences of the whole matrix.</summary>
    [Fact]
    public void Second_derivative_of_the_lowest_energy_is_the_coupling()
    {
        const double h = 1e-2;
        var random = new SeededRandom(3);
        var h0 = ComplexMatrix.Diagonal([0, 150, 210, 400]);
        ComplexMatrix[] v = [SpinModels.Hermitian(random, 4), SpinModels.Hermitian(random, 4)];
        var folded = FoldedStates.Of(Eigensystem.Of(h0), new SpinPhononCoupling([20, 30], v), 1);
        double E(double p, double q) => Eigensystem.Of(h0 + p * v[0] + q * v[1]).Energies[0];
        double Of(int p, int q) => folded.Quadratic.Single(c => c.P == p && c.Q == q).Matrix[0, 0].Real;
        Assert.Equal((E(h, 0) - 2 * E(0, 0) + E(-h, 0)) / (h * h), Of(0, 0), 1e-6);
        Assert.Equal((E(h, h) - E(h, -h) - E(-h, h) + E(-h, -h)) / (4 * h * h), Of(0, 1), 1e-6);
    }

    /// <summary>Two low states that meet through a high one alone.</summary>
    [Fact]
    public void Raman_rates_through_far_states_are_quadratic_rates()
    {
        var random = new SeededRandom(4);
        ComplexMatrix Outwards()
        {
            var v = SpinModels.Hermitian(random, 4);
            (v[0, 0], v[0, 1], v[1, 0], v[1, 1]) = (0, 0, 0, 0);
            return v;
        }

        var line = LineShape.GaussianFwhm(10);
        var levels = Eigensystem.Of(ComplexMatrix.Diagonal([0, 12, 1e5, 1.3e5]));
        var coupling = new SpinPhononCoupling([40, 47], [Outwards(), Outwards()]);
        var low = new Eigensystem([0, 12], ComplexMatrix.Identity(2));
        var raman = new RamanProcess(line).Prepare(levels, coupling).Rates(60);
        var quadratic = new QuadraticTwoPhononProcess(line).Prepare(low, FoldedStates.Of(levels, coupling, 2)).Rates(60);
        Assert.Equal(1, quadratic[1, 0] / raman[1, 0], 2e-3);
        Assert.Equal(1, quadratic[0, 1] / raman[0, 1], 2e-3);
    }

    [Fact]
    public void Second_derivatives_that_are_known_stay()
    {
        var random = new SeededRandom(5);
        var levels = Eigensystem.Of(ComplexMatrix.Diagonal([0, 0, 90, 300]));
        ComplexMatrix v = SpinModels.Hermitian(random, 4), own = SpinModels.Hermitian(random, 4);
        var linear = new SpinPhononCoupling([20], [v]);
        var (bare, both) = (FoldedStates.Of(levels, linear, 3), FoldedStates.Of(levels, linear.WithQuadratic([new(0, 0, own)]), 3));
        Assert.Equal(own[0, 2], (both.Quadratic[0].Matrix - bare.Quadratic[0].Matrix)[0, 2]);
        Assert.Throws<ArgumentException>(() => FoldedStates.Of(levels, linear, 1));
        Assert.Throws<ArgumentException>(() => FoldedStates.Of(levels, linear, 4));
    }
}
