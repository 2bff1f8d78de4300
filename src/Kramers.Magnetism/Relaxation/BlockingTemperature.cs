namespace Kramers.Magnetism.Relaxation;

/// <summary>The temperature below which the magnetisation stays for a given time, by convention 100 s.</summary>
public static class BlockingTemperature
{
    /// <summary>
    /// Where tau(T) falls through <paramref name="thresholdSeconds"/>, with ln tau linear in 1/T between neighbouring points
    /// (exact for an Arrhenius law). Of several crossings the one at the highest temperature counts.
    /// </summary>
    /// <param name="temperaturesKelvin">K, in any order.</param>
    /// <param name="tausSeconds">s, one per temperature. Infinite times fix no crossing and are passed over.</param>
    /// <param name="thresholdSeconds">s.</param>
    /// <returns>K, or null where tau does not cross the threshold inside the range.</returns>
    /// <exception cref="ArgumentException">The lists differ in length, or a temperature, time or threshold is not positive.</exception>
    public static double? Interpolate(IReadOnlyList<double> temperaturesKelvin, IReadOnlyList<double> tausSeconds, double thresholdSeconds = 100)
    {
        ArgumentNullException.ThrowIfNull(temperaturesKelvin);
        ArgumentNullException.ThrowIfNull(tausSeconds);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(thresholdSeconds);
        if (temperaturesKelvin.Count != tausSeconds.Count || !temperaturesKelvin.All(t => t > 0) || !tausSeconds.All(t => t > 0))
        {
            throw new ArgumentException($"Expected as many positive relaxation times as positive temperatures, got {tausSeconds.Count} and {temperaturesKelvin.Count}.", nameof(tausSeconds));
        }

        var points = temperaturesKelvin.Zip(tausSeconds, (t, tau) => (Inverse: 1 / t, Height: Math.Log(tau / thresholdSeconds)))
            .Where(p => double.IsFinite(p.Height)).OrderBy(p => p.Inverse).ToArray();
        for (var i = 1; i < points.Length; i++)
        {
            var (hot, cold) = (points[i - 1], points[i]);
            if (hot.Height <= 0 && cold.Height >= 0 && cold.Height > hot.Height)
            {
                return 1 / (hot.Inverse - hot.Height * (cold.Inverse - hot.Inverse) / (cold.Height - hot.Height));
            }
        }

        return null;
    }
}
