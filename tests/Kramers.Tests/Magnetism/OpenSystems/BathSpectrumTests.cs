using Kramers.Magnetism.OpenSystems;
using Kramers.Magnetism.Relaxation;
using Kramers.Numerics;

namespace Kramers.Tests.Magnetism.OpenSystems;

public sealed class BathSpectrumTests
{
    private const double Temperature = 25;
    private static readonly LineShape Line = LineShape.GaussianFwhm(1);

    [Theory]
    [InlineData(20)] // difference
    [InlineData(74)] // sum
    public void Two_phonons_obey_detailed_balance_on_resonance(double transition)
    {
        var g = new TwoPhononSpectrum(27, 47, Line);
        Assert.Equal(Math.Exp(-transition / (PhysicalConstants.BoltzmannCm * Temperature)), g.Density(transition, Temperature) / g.Density(-transition, Temperature), 1e-12);
    }

    /// <summary>sum_N p_N (|&lt;M|X|N&gt;|^2 - mean^2 for M = N) delta(E + E_M - E_N), with X = Q^2 or Q_p Q_q, state by state.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(2.1)]
    [InlineData(-1.9)]
    [InlineData(54)]
    [InlineData(-53)]
    public void Phonon_numbers_one_by_one_give_the_same(double transition)
    {
        var wide = LineShape.LorentzianFwhm(3);
        Assert.Equal(1, new TwoPhononSpectrum(27, wide).Density(transition, Temperature) / Same(27, wide, transition), 1e-12);
        Assert.Equal(1, new TwoPhononSpectrum(27, 25, wide).Density(transition, Temperature) / Different(27, 25, wide, transition), 1e-12);
    }

    private static double Same(double w, LineShape line, double e)
    {
        var (sum, mean) = (0.0, Enumerable.Range(0, 400).Sum(n => Weight(w, n) * (2 * n + 1)));
        for (var n = 0; n < 400; n++)
        {
            sum += Weight(w, n) * ((n + 1.0) * (n + 2) * line.Density(e + 2 * w) + n * (n - 1.0) * line.Density(e - 2 * w)
                + (2 * n + 1 - mean) * (2 * n + 1 - mean) * line.Density(e));
        }

        return sum;
    }

    private static double Different(double p, double q, LineShape line, double e)
    {
        var sum = 0.0;
        for (var nm = 0; nm < 400 * 400; nm++)
        {
            var (n, m) = (nm / 400, nm % 400);
            sum += Weight(p, n) * Weight(q, m) * ((n + 1.0) * m * line.Density(e + p - q) + n * (m + 1.0) * line.Density(e - p + q)
                + (n + 1.0) * (m + 1) * line.Density(e + p + q) + n * (double)m * line.Density(e - p - q));
        }

        return sum;
    }

    private static double Weight(double w, int n)
    {
        var x = Math.Exp(-w / (PhysicalConstants.BoltzmannCm * Temperature));
        return (1 - x) * Math.Pow(x, n);
    }
}
