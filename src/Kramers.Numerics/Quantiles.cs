namespace Kramers.Numerics;

/// <summary>Quantiles of observed values.</summary>
public static class Quantiles
{
    /// <summary>The middle value, or halfway between the two in the middle.</summary>
    /// <param name="values">In any order and unit; one or more.</param>
    /// <exception cref="ArgumentException">No values.</exception>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = Sorted(values);
        return sorted[(sorted.Length - 1) / 2] / 2 + sorted[sorted.Length / 2] / 2;
    }

    /// <summary>The smallest of the values that at least the part <paramref name="probability"/> of them do not exceed: the inverse of the empirical distribution.</summary>
    /// <param name="values">In any order and unit; one or more.</param>
    /// <param name="probability">From 0 to 1.</param>
    /// <exception cref="ArgumentException">No values.</exception>
    public static double Of(IEnumerable<double> values, double probability)
    {
        var sorted = Sorted(values);
        var rank = (int)Math.Ceiling(probability * sorted.Length - 1e-9); // 0.9 * 10 is not to be 10
        return sorted[Math.Clamp(rank - 1, 0, sorted.Length - 1)];
    }

    private static double[] Sorted(IEnumerable<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        double[] sorted = [.. values.Order()];
        return sorted.Length > 0 ? sorted : throw new ArgumentException("Nothing has no quantiles.", nameof(values));
    }
}
