using System.Numerics;
using MathNet.Numerics.IntegralTransforms;

namespace Kramers.Magnetism.SpectralDensities;

/// <summary>A real quantity sampled at a uniform step, as along a trajectory of molecular dynamics.</summary>
public sealed class TimeSeries
{
    /// <summary>Takes the step in s and the values, at least two, in any unit u.</summary>
    /// <exception cref="ArgumentException">The step is not positive, or values are missing or not finite.</exception>
    public TimeSeries(double stepSeconds, IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stepSeconds);
        if (values.Count < 2 || values.Any(x => !double.IsFinite(x)))
        {
            throw new ArgumentException($"A time series has at least two finite values, got {values.Count}.", nameof(values));
        }

        StepSeconds = stepSeconds;
        Values = [.. values];
    }

    /// <summary>Step in s.</summary>
    public double StepSeconds { get; }

    /// <summary>Values, u.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>Mean, u.</summary>
    public double Mean => Values.Average();

    /// <summary>The fluctuation: the same less its mean.</summary>
    public TimeSeries WithoutMean()
    {
        var mean = Mean;
        return new TimeSeries(StepSeconds, [.. Values.Select(x => x - mean)]);
    }

    /// <summary>
    /// Autocorrelation C(k dt) = 1/N sum_i x_i x_i+k for lags 0 .. N - 1, u^2, by the theorem of Wiener and Khinchin on the series with as
    /// many zeros behind it. The division by N, not N - k, damps the noise of long lags by 1 - k/N. The mean is not taken off.
    /// </summary>
    public double[] Autocorrelation()
    {
        var n = Values.Count;
        var x = new Complex[2 * n];
        for (var i = 0; i < n; i++)
        {
            x[i] = Values[i];
        }

        Fourier.Forward(x, FourierOptions.AsymmetricScaling);
        for (var i = 0; i < x.Length; i++)
        {
            x[i] = x[i].Real * x[i].Real + x[i].Imaginary * x[i].Imaginary;
        }

        Fourier.Inverse(x, FourierOptions.AsymmetricScaling);
        return [.. x.Take(n).Select(c => c.Real / n)];
    }
}
