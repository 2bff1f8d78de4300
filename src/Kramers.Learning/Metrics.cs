namespace Kramers.Learning;

/// <summary>Figures of merit of predictions.</summary>
public static class Metrics
{
    /// <summary>Root mean square error, in the unit of the values; NaN for empty input.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Rmse(ReadOnlySpan<double> reference, ReadOnlySpan<double> predicted) =>
        Math.Sqrt(SumOfSquares(reference, predicted) / reference.Length);

    /// <summary>
    /// Coefficient of determination 1 - SS_res / SS_tot, with SS_tot about the mean of <paramref name="reference"/>;
    /// NaN where the reference does not vary.
    /// </summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double R2(ReadOnlySpan<double> reference, ReadOnlySpan<double> predicted)
    {
        var mean = 0.0;
        foreach (var y in reference)
        {
            mean += y / reference.Length;
        }

        var total = 0.0;
        foreach (var y in reference)
        {
            total += (y - mean) * (y - mean);
        }

        var left = SumOfSquares(reference, predicted);
        return Varies(reference) ? 1 - left / total : double.NaN;
    }

    /// <summary>By comparison: the mean of equal numbers may differ from them in the last digit.</summary>
    private static bool Varies(ReadOnlySpan<double> values) => values.Length > 0 && values.ContainsAnyExcept(values[0]);

    private static double SumOfSquares(ReadOnlySpan<double> reference, ReadOnlySpan<double> predicted)
    {
        if (reference.Length != predicted.Length)
        {
            throw new ArgumentException($"{reference.Length} reference values against {predicted.Length} predictions.", nameof(predicted));
        }

        var sum = 0.0;
        for (var i = 0; i < reference.Length; i++)
        {
            var d = predicted[i] - reference[i];
            sum += d * d;
        }

        return sum;
    }
}
