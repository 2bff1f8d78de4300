using Kramers.Magnetism.SpectralDensities;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Magnetism.SpectralDensities;

/// <summary>
/// A radical at 9.5 GHz whose dg_zx and dg_zy are Ornstein-Uhlenbeck walks, &lt;dg(0) dg(t)&gt; = s^2 exp(-t/tau_c): 1/T1 is the Lorentzian of
/// Bloembergen, Purcell and Pound.
/// </summary>
public sealed class RadicalRelaxationTests
{
    private const double Field = 0.34;
    private const double G = 2.003;
    private const double Sigma = 3e-3;

    // mu_B/hbar = 8.794100e10 rad/(s T), written out.
    private const double RadPerTesla = 8.7941000584e10;

    [Theory]
    [InlineData(3e-12, 1)]
    [InlineData(17e-12, 2)] // w_L tau_c = 1
    [InlineData(60e-12, 3)]
    public void A_random_walk_gives_the_Lorentzian(double correlationTime, int seed)
    {
        var step = 0.02 * Math.Min(correlationTime, 17e-12);
        var rate = Trajectory(correlationTime, step, 400_000, (ulong)seed).RelaxationRate(Field, 20);
        var larmor = RadPerTesla * Field * G;
        var expected = Math.Pow(RadPerTesla * Field * Sigma, 2) * 2 * correlationTime / (1 + Math.Pow(larmor * correlationTime, 2));
        Assert.True(Math.Abs(rate.Mean - expected) < 3 * rate.StandardError, $"{rate} against {expected}");
        Assert.True(rate.StandardError < 0.3 * expected);
    }

    /// <summary>The prefactor without statistics: dg_zx a cosine at an exact frequency of the spectrum, mean square a^2/2, S = a^2 N dt/4 there.</summary>
    [Fact]
    public void A_single_frequency_has_its_closed_form()
    {
        const int n = 4096;
        const double amplitude = 1e-3;
        var larmor = RadPerTesla * Field * G;
        var step = 2 * Math.PI * 64 / (n * larmor); // 64 turns of the spin in a block
        Matrix[] g = [.. Enumerable.Range(0, 2 * n).Select(i => Tensor(amplitude * Math.Cos(larmor * i * step), 0))];
        var rate = new TensorTrajectory(step, g).RelaxationRate(Field, 2, SpectralWindow.None);
        Assert.Equal(1, rate.Mean / (Math.Pow(RadPerTesla * Field, 2) * 0.5 * amplitude * amplitude * n * step / 4), 1e-6);
    }

    [Fact]
    public void Fluctuations_along_the_field_do_not_flip_the_spin()
    {
        var random = new SeededRandom(9);
        Matrix[] g = [.. Enumerable.Range(0, 1000).Select(_ => Matrix.Diagonal([G + 1e-3 * random.Gaussian(), G, G + 1e-3 * random.Gaussian()]))];
        Assert.Equal(0, new TensorTrajectory(1e-12, g).RelaxationRate(Field, 4).Mean);
    }

    [Fact]
    public void A_step_too_long_for_the_spin_is_refused() =>
        Assert.Throws<ArgumentException>(() => Trajectory(1e-10, 1e-10, 100, 1).RelaxationRate(Field, 4));

    /// <summary>x_k+1 = a x_k + sqrt(1 - a^2) s N(0, 1), a = exp(-dt/tau_c): exact at the samples.</summary>
    private static TensorTrajectory Trajectory(double correlationTime, double step, int count, ulong seed)
    {
        var random = new SeededRandom(seed);
        var a = Math.Exp(-step / correlationTime);
        var (x, y) = (Sigma * random.Gaussian(), Sigma * random.Gaussian());
        var tensors = new Matrix[count];
        for (var i = 0; i < count; i++)
        {
            tensors[i] = Tensor(x, y);
            var kick = Sigma * Math.Sqrt(1 - a * a);
            (x, y) = (a * x + kick * random.Gaussian(), a * y + kick * random.Gaussian());
        }

        return new TensorTrajectory(step, tensors);
    }

    private static Matrix Tensor(double zx, double zy) => Matrix.FromRows([G, 0, zx], [0, G, zy], [zx, zy, G]);
}
