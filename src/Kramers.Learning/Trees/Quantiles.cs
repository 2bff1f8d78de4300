namespace Kramers.Learning.Trees;

/// <summary>Quantiles as the inverse of the empirical distribution: an observed value, never one between two.</summary>
internal static class Quantiles
{
    /// <summary>The smallest of the values that at least the part <paramref name="probability"/> of them do not exceed.</summary>
    public static double Of(IEnumerable<double> values, double probability)
    {
        var sorted = values.Order().ToArray();
        var rank = (int)Math.Ceiling(probability * sorted.Length - 1e-9); // 0.9 * 10 is not to be 10
        return sorted[Math.Clamp(rank - 1, 0, sorted.Length - 1)];
    }
}
