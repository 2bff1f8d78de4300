using Kramers.Magnetism.SpectralDensities;
using Kramers.Numerics;

namespace Kramers.Tests.Magnetism.SpectralDensities;

public sealed class SpectrumTests
{
    private const double Step = 2e-15;

    [Theory]
    [InlineData(64)]
    [InlineData(61)]
    public void Autocorrelation_is_the_plain_sum(int n)
    {
        var x = Noise(n);
        var c = x.Autocorrelation();
        Assert.Equal(n, c.Length);
        for (var k = 0; k < n; k++)
        {
            Assert.Equal(Enumerable.Range(0, n - k).Sum(i => x.Values[i] * x.Values[i + k]) / n, c[k], 1e-13);
        }
    }

    /// <summary>Parseval: sum over all frequencies of S dw/(2 pi) is the mean square; frequencies between 0 and the last count twice.</summary>
    [Theory]
    [InlineData(64)]
    [InlineData(61)]
    public void The_area_of_the_spectrum_is_the_mean_square(int n)
    {
        var x = Noise(n);
        var s = PowerSpectrum.Of(x, 1, SpectralWindow.None);
        var twice = s.Density.Select((d, k) => k == 0 || 2 * k == n ? d : 2 * d).Sum();
        Assert.Equal(x.Values.Average(y => y * y), twice * s.SpacingRadPerSecond / (2 * Math.PI), 1e-13);
    }

    /// <summary>Wiener and Khinchin: the periodogram is the cosine sum of the autocorrelation over both signs of the lag.</summary>
    [Theory]
    [InlineData(64)]
    [InlineData(61)]
    public void The_spectrum_is_the_cosine_transform_of_the_autocorrelation(int n)
    {
        var x = Noise(n);
        var (s, c) = (PowerSpectrum.Of(x, 1, SpectralWindow.None), x.Autocorrelation());
        for (var k = 0; k < s.Density.Count; k++)
        {
            var sum = c[0] + 2 * Enumerable.Range(1, n - 1).Sum(j => c[j] * Math.Cos(k * s.SpacingRadPerSecond * j * Step));
            Assert.Equal(1, Step * sum / s.Density[k], 1e-10);
        }
    }

    /// <summary>White noise of variance 1 has S = dt at all frequencies; each window keeps that, and the errors cover it as errors should.</summary>
    [Theory]
    [InlineData(SpectralWindow.None)]
    [InlineData(SpectralWindow.Hann)]
    public void White_noise_is_flat(SpectralWindow window)
    {
        var s = PowerSpectrum.Of(Noise(64 * 400), 400, window);
        double[] deviations = [.. Enumerable.Range(2, 29).Select(k => (s.Density[k] - Step) / s.StandardError[k])];
        Assert.True(deviations.Max(Math.Abs) < 4);
        Assert.InRange(Math.Sqrt(deviations.Average(d => d * d)), 0.6, 1.5);
        Assert.Equal(s.Density[5], s.At(5 * s.SpacingRadPerSecond), 1e-12 * Step);
    }

    [Fact]
    public void One_block_has_no_error_and_bad_series_are_refused()
    {
        Assert.Equal(double.NaN, PowerSpectrum.Of(Noise(64), 1, SpectralWindow.Hann).StandardError[3]);
        Assert.Throws<ArgumentException>(() => new TimeSeries(Step, [1]));
        Assert.Throws<ArgumentException>(() => new TimeSeries(Step, [1, double.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TimeSeries(0, [1, 2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => PowerSpectrum.Of(Noise(64), 40, SpectralWindow.None));
    }

    private static TimeSeries Noise(int n)
    {
        var random = new SeededRandom(17);
        return new TimeSeries(Step, [.. Enumerable.Range(0, n).Select(_ => random.Gaussian())]);
    }
}
