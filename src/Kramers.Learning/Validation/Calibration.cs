namespace Kramers.Learning.Validation;

/// <summary>
/// Whether predicted standard deviations are as large as the errors are, for errors taken as normal (Kuleshov, Fenner and Ermon,
/// ICML 2018, arXiv:1807.00263; Tran et al., Mach. Learn.: Sci. Technol. 1, 025006 (2020), doi:10.1088/2632-2153/ab7e1a).
/// </summary>
/// <param name="ZRms">Root mean square of error/deviation: 1 if calibrated, above 1 if too sure.</param>
/// <param name="Expected">Probabilities p = 0.05, 0.1, ..., 0.95.</param>
/// <param name="Observed">Part of the samples inside the central interval of each p.</param>
/// <param name="NegativeLogLikelihood">Mean of -ln of the normal density at the truth, in nats for values in their own unit.</param>
/// <param name="ErrorRankCorrelation">Spearman's correlation of |error| and deviation; NaN if one does not vary.</param>
public sealed record Calibration(double ZRms, double[] Expected, double[] Observed, double NegativeLogLikelihood, double ErrorRankCorrelation)
{
    /// <summary>Mean of |observed - expected|: 0 if calibrated, 1/2 at worst.</summary>
    public double MiscalibrationArea => Expected.Zip(Observed, (p, seen) => Math.Abs(p - seen)).Average();

    /// <summary>Compares.</summary>
    /// <param name="reference">True values.</param>
    /// <param name="predicted">Predictions.</param>
    /// <param name="deviation">Their standard deviations, above zero.</param>
    /// <exception cref="ArgumentException">The lengths differ or are 0, or a deviation is not above zero.</exception>
    public static Calibration Of(ReadOnlySpan<double> reference, ReadOnlySpan<double> predicted, ReadOnlySpan<double> deviation)
    {
        if (reference.Length == 0 || reference.Length != predicted.Length || reference.Length != deviation.Length)
        {
            throw new ArgumentException($"{reference.Length} true values, {predicted.Length} predictions and {deviation.Length} deviations do not go together.", nameof(deviation));
        }

        var (error, z) = (new double[reference.Length], new double[reference.Length]);
        var likelihood = 0.0;
        for (var i = 0; i < z.Length; i++)
        {
            if (!(deviation[i] > 0))
            {
                throw new ArgumentException($"The standard deviation of sample {i} is {deviation[i]}; it must be above zero.", nameof(deviation));
            }

            error[i] = Math.Abs(predicted[i] - reference[i]);
            z[i] = error[i] / deviation[i];
            likelihood += (z[i] * z[i] + Math.Log(2 * Math.PI * deviation[i] * deviation[i])) / 2;
        }

        double[] expected = [.. Enumerable.Range(1, 19).Select(k => 0.05 * k)];
        double[] inside = [.. z.Select(ProbabilityWithin)];
        return new Calibration(
            Math.Sqrt(z.Average(v => v * v)), expected, [.. expected.Select(p => inside.Average(c => c <= p ? 1.0 : 0.0))],
            likelihood / z.Length, RegressionScores.Of(error, deviation).Spearman);
    }

    /// <summary>Probability erf(z/sqrt2) that a normal number lies within z deviations.</summary>
    /// <remarks>Series of the error function for small z, continued fraction for large (Abramowitz and Stegun 7.1.6 and 7.1.14).</remarks>
    public static double ProbabilityWithin(double z)
    {
        var x = z / Math.Sqrt(2);
        if (x > 3)
        {
            var fraction = 0.0;
            for (var k = 60; k > 0; k--)
            {
                fraction = k / 2.0 / (x + fraction);
            }

            return 1 - Math.Exp(-x * x) / (Math.Sqrt(Math.PI) * (x + fraction));
        }

        var (term, sum) = (x, x);
        for (var k = 1; term > 1e-17 * sum; k++)
        {
            term *= 2 * x * x / (2 * k + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }
}
