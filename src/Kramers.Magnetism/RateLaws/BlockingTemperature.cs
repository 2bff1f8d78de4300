namespace Kramers.Magnetism.RateLaws;

/// <summary>Where the tau of a law crosses a threshold.</summary>
/// <param name="TemperatureKelvin">K.</param>
/// <param name="LowerKelvin">Where tau less one standard error crosses, K; null where it does not.</param>
/// <param name="UpperKelvin">Where tau plus one standard error crosses, K; null where it does not.</param>
/// <param name="LeadingTerm">The process with the largest rate there.</param>
/// <param name="IsExtrapolated">Whether it lies outside the temperatures that were measured; false for a law that was not fitted.</param>
public sealed record BlockingPoint(double TemperatureKelvin, double? LowerKelvin, double? UpperKelvin, string LeadingTerm, bool IsExtrapolated);

/// <summary>The temperature below which the magnetisation stays for a given time, by convention 100 s.</summary>
public static class BlockingTemperature
{
    private const double Coldest = 0.01;
    private const double Hottest = 2000;
    private const int Steps = 1000;

    /// <summary>Where the fitted tau crosses the threshold, with the band of one standard error of ln tau.</summary>
    /// <param name="fit">A finished fit.</param>
    /// <param name="fieldTesla">T.</param>
    /// <param name="thresholdSeconds">s.</param>
    /// <returns>Null where tau crosses nowhere between 0.01 and 2000 K.</returns>
    public static BlockingPoint? Of(RateFit fit, double fieldTesla = 0, double thresholdSeconds = 100)
    {
        ArgumentNullException.ThrowIfNull(fit);
        return Of(fit.Law, fieldTesla, thresholdSeconds) is { } point
            ? point with { IsExtrapolated = point.TemperatureKelvin < fit.Points.Min(p => p.TemperatureKelvin) || point.TemperatureKelvin > fit.Points.Max(p => p.TemperatureKelvin) }
            : null;
    }

    /// <summary>Where the tau of a law crosses the threshold; of several crossings the one at the highest temperature counts.</summary>
    /// <param name="law">A model with numbers.</param>
    /// <param name="fieldTesla">T.</param>
    /// <param name="thresholdSeconds">s.</param>
    /// <returns>Null where tau crosses nowhere between 0.01 and 2000 K.</returns>
    public static BlockingPoint? Of(RateLaw law, double fieldTesla = 0, double thresholdSeconds = 100)
    {
        ArgumentNullException.ThrowIfNull(law);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(thresholdSeconds);
        double Height(double t, int sigmas) => Math.Log(law.TauSeconds(t, fieldTesla) / thresholdSeconds) + (sigmas == 0 ? 0 : sigmas * law.LogTauError(t, fieldTesla));
        return Crossing(t => Height(t, 0)) is { } best
            ? new BlockingPoint(best, Crossing(t => Height(t, -1)), Crossing(t => Height(t, 1)), law.LeadingTerm(best, fieldTesla), false)
            : null;
    }

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

    private static double? Crossing(Func<double, double> height)
    {
        var hot = Hottest;
        for (var i = 1; i <= Steps; i++)
        {
            var cold = Hottest * Math.Pow(Coldest / Hottest, (double)i / Steps);
            if (height(cold) >= 0)
            {
                return i == 1 && height(hot) >= 0 ? null : Bisect(height, cold, hot);
            }

            hot = cold;
        }

        return null;
    }

    private static double Bisect(Func<double, double> height, double cold, double hot)
    {
        while (hot - cold > 1e-12 * hot)
        {
            var middle = (cold + hot) / 2;
            (cold, hot) = height(middle) >= 0 ? (middle, hot) : (cold, middle);
        }

        return (cold + hot) / 2;
    }
}
