namespace Kramers.Learning.Validation;

/// <summary>How well a score separates samples that have a property from those that do not, at all thresholds.</summary>
/// <param name="RocAuc">
/// Area under true against false positive rate: the probability that a sample with the property scores above one without, ties
/// counting half (Hanley and McNeil, Radiology 143, 29 (1982)).
/// </param>
/// <param name="AveragePrecision">
/// Area under precision against recall as the sum of steps, sum_n (R_n - R_n-1) P_n over falling thresholds; the fraction of samples
/// with the property is what chance gives.
/// </param>
public sealed record ClassificationScores(double RocAuc, double AveragePrecision)
{
    /// <summary>Compares.</summary>
    /// <param name="has">Whether each sample has the property.</param>
    /// <param name="score">Score or probability of each; higher means more likely.</param>
    /// <exception cref="ArgumentException">The lengths differ, or all samples have the property, or none.</exception>
    public static ClassificationScores Of(ReadOnlySpan<bool> has, ReadOnlySpan<double> score)
    {
        var with = has.Count(true);
        if (has.Length != score.Length || with == 0 || with == has.Length)
        {
            throw new ArgumentException($"Scores of both kinds of samples are needed; {with} of {has.Length} have the property, with {score.Length} scores.", nameof(has));
        }

        var (falling, flags) = (score.ToArray(), has.ToArray());
        Array.Sort(falling, flags);
        Array.Reverse(falling);
        Array.Reverse(flags);
        return Integrate(falling, flags, with, has.Length - with);
    }

    private static ClassificationScores Integrate(double[] score, bool[] has, double with, double without)
    {
        double area = 0, precision = 0, found = 0, wrong = 0;
        for (int from = 0, to; from < score.Length; from = to)
        {
            double hits = 0, misses = 0;
            for (to = from; to < score.Length && score[to] == score[from]; to++)
            {
                hits += has[to] ? 1 : 0;
                misses += has[to] ? 0 : 1;
            }

            area += misses * (found + hits / 2);
            (found, wrong) = (found + hits, wrong + misses);
            precision += hits / with * found / (found + wrong);
        }

        return new ClassificationScores(area / (with * without), precision);
    }
}
