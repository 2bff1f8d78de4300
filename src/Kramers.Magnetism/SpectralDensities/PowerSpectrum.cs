using System.Numerics;
using MathNet.Numerics.IntegralTransforms;

namespace Kramers.Magnetism.SpectralDensities;

/// <summary>
/// Spectral density of a time series, S(w) = integral of C(t) cos(w t) from minus to plus infinity: the mean of the periodograms
/// dt |sum x_j exp(-i w j dt)|^2/N of blocks (P. D. Welch, IEEE Trans. Audio Electroacoust. 15, 70 (1967), doi:10.1109/TAU.1967.1161901).
/// The scatter of the blocks gives the error. Two-sided in convention, listed for w >= 0: integral of S dw/(2 pi) over all w is the mean square.
/// </summary>
public sealed class PowerSpectrum
{
    private PowerSpectrum(double spacing, double[] density, double[] error) => (SpacingRadPerSecond, Density, StandardError) = (spacing, density, error);

    /// <summary>Distance of frequencies, rad/s, 2 pi/(block length); the first frequency is 0.</summary>
    public double SpacingRadPerSecond { get; }

    /// <summary>S in u^2 s.</summary>
    public IReadOnlyList<double> Density { get; }

    /// <summary>One standard error of S from the scatter of the blocks, u^2 s; NaN where there is one block only.</summary>
    public IReadOnlyList<double> StandardError { get; }

    /// <summary>Spectrum of a series cut into blocks of equal length; what is left over at its end is not used.</summary>
    /// <param name="series">The fluctuation: take the mean off first, or it fills the frequency 0.</param>
    /// <param name="blocks">Number of blocks. More blocks, smaller error; fewer, finer frequencies.</param>
    /// <param name="window">Weights in each block; the mean square is kept.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no block, or a block has less than two samples.</exception>
    public static PowerSpectrum Of(TimeSeries series, int blocks, SpectralWindow window)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentOutOfRangeException.ThrowIfLessThan(blocks, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(blocks, series.Values.Count / 2);
        var n = series.Values.Count / blocks;
        double[] weights = [.. Enumerable.Range(0, n).Select(j => window == SpectralWindow.Hann ? 1 - Math.Cos(2 * Math.PI * (j + 0.5) / n) : 1)];
        var norm = series.StepSeconds / weights.Sum(w => w * w);
        var periodograms = Enumerable.Range(0, blocks).Select(b => Periodogram([.. series.Values.Skip(b * n).Take(n)], weights, norm)).ToArray();
        double[] mean = [.. Enumerable.Range(0, n / 2 + 1).Select(k => periodograms.Average(p => p[k]))];
        double[] error = [.. mean.Select((m, k) => Math.Sqrt(periodograms.Sum(p => (p[k] - m) * (p[k] - m)) / (blocks - 1.0) / blocks))];
        return new PowerSpectrum(2 * Math.PI / (n * series.StepSeconds), mean, error);
    }

    /// <summary>S at a frequency in rad/s, interpolated linearly, u^2 s.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The frequency is negative or beyond the last one.</exception>
    public double At(double radPerSecond)
    {
        var place = radPerSecond / SpacingRadPerSecond;
        ArgumentOutOfRangeException.ThrowIfNegative(radPerSecond);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(place, Density.Count - 1, nameof(radPerSecond));
        var k = Math.Min((int)place, Density.Count - 2);
        return Density[k] + (place - k) * (Density[k + 1] - Density[k]);
    }

    private static double[] Periodogram(double[] x, double[] weights, double norm)
    {
        Complex[] f = [.. x.Zip(weights, (y, w) => new Complex(y * w, 0))];
        Fourier.Forward(f, FourierOptions.AsymmetricScaling);
        return [.. f.Take(x.Length / 2 + 1).Select(c => norm * (c.Real * c.Real + c.Imaginary * c.Imaginary))];
    }
}
