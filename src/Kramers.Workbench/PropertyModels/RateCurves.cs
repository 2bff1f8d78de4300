namespace Kramers.Workbench.PropertyModels;

/// <summary>
/// What a threshold on the probability of a class finds, for falling thresholds (Fawcett, Pattern Recognit. Lett. 27, 861 (2006),
/// doi:10.1016/j.patrec.2005.10.010). Samples of equal probability pass together.
/// </summary>
/// <param name="FalsePositiveRate">Part of the samples outside the class that pass, from 0 to 1.</param>
/// <param name="Recall">Part of the samples of the class that pass (true positive rate), from 0 to 1.</param>
/// <param name="Precision">Part of those that pass that are of the class; 1 where none passes.</param>
internal sealed record RateCurves(double[] FalsePositiveRate, double[] Recall, double[] Precision)
{
    /// <summary>Both kinds of samples must be there.</summary>
    public static RateCurves Of(bool[] has, double[] probability)
    {
        var (with, found, wrong) = ((double)has.Count(h => h), 0.0, 0.0);
        var (falsePositive, recall, precision) = (new List<double> { 0 }, new List<double> { 0 }, new List<double> { 1 });
        foreach (var together in Enumerable.Range(0, has.Length).GroupBy(i => probability[i]).OrderByDescending(g => g.Key))
        {
            found += together.Count(i => has[i]);
            wrong += together.Count(i => !has[i]);
            falsePositive.Add(wrong / (has.Length - with));
            recall.Add(found / with);
            precision.Add(found / (found + wrong));
        }

        return new RateCurves([.. falsePositive], [.. recall], [.. precision]);
    }
}
