namespace Kramers.Learning.Validation;

/// <summary>How well predictions of numbers agree with what was measured.</summary>
/// <param name="Rmse">Root mean square error, in the unit of the values.</param>
/// <param name="Mae">Mean absolute error, in the unit of the values.</param>
/// <param name="R2">Coefficient of determination; NaN where the reference does not vary.</param>
/// <param name="Spearman">Rank correlation, -1 to 1; NaN where one side does not vary.</param>
public sealed record RegressionScores(double Rmse, double Mae, double R2, double Spearman)
{
    /// <summary>Compares.</summary>
    /// <param name="reference">True values.</param>
    /// <param name="predicted">Predictions, in the same order and unit.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static RegressionScores Of(ReadOnlySpan<double> reference, ReadOnlySpan<double> predicted) => new(
        Metrics.Rmse(reference, predicted), MeanAbsolute(reference, predicted), Metrics.R2(reference, predicted), RankCorrelation(reference, predicted));

    private static double MeanAbsolute(ReadOnlySpan<double> reference, ReadOnlySpan<double> predicted)
    {
        var sum = 0.0;
        for (var i = 0; i < reference.Length; i++)
        {
            sum += Math.Abs(predicted[i] - reference[i]);
        }

        return sum / reference.Length;
    }

    /// <summary>Pearson's correlation of the ranks, ties sharing their mean rank (Spearman, Am. J. Psychol. 15, 72 (1904)).</summary>
    private static double RankCorrelation(ReadOnlySpan<double> reference, ReadOnlySpan<double> predicted)
    {
        var (a, b) = (Ranks(reference), Ranks(predicted));
        var middle = (reference.Length + 1) / 2.0;
        double product = 0, squareA = 0, squareB = 0;
        for (var i = 0; i < a.Length; i++)
        {
            product += (a[i] - middle) * (b[i] - middle);
            squareA += (a[i] - middle) * (a[i] - middle);
            squareB += (b[i] - middle) * (b[i] - middle);
        }

        return squareA > 0 && squareB > 0 ? product / Math.Sqrt(squareA * squareB) : double.NaN;
    }

    private static double[] Ranks(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        int[] order = [.. Enumerable.Range(0, sorted.Length)];
        Array.Sort(sorted, order);
        var ranks = new double[sorted.Length];
        for (int from = 0, to; from < sorted.Length; from = to)
        {
            for (to = from + 1; to < sorted.Length && sorted[to] == sorted[from]; to++)
            {
            }

            for (var k = from; k < to; k++)
            {
                ranks[order[k]] = (from + 1 + to) / 2.0;
            }
        }

        return ranks;
    }
}
