namespace Kramers.Learning.Trees;

/// <summary>Quantiles of observed values.</summary>
internal static class Quantiles
{
    /// <summary>The middle value, or halfway between the two in the middle.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[(sorted.Length - 1) / 2] / 2 + sorted[sorted.Length / 2] / 2;
    }

    /// <summary>The smallest of the values that at least the part <paramref name="probability"/> of them do not exceed: the inverse of the empirical distribution.</summary>
    public static double Of(IEnumerable<double> values, double probability)
    {
        var sorted = values.Order().ToArray();
        var rank = (int)Math.Ceiling(probability * sorted.Length - 1e-9); // 0.9 * 10 is not to be 10
        return sorted[Math.Clamp(rank - 1, 0, sorted.Length - 1)];
    }
}
