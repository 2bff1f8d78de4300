using Kramers.Numerics.Fitting;

namespace Kramers.Magnetism.OpenSystems;

/// <summary>A decay to a constant, y(t) = y_end + (y_start - y_end) exp(-t/T), fitted.</summary>
/// <param name="Seconds">T in s: T1 of a magnetisation, T2 of the magnitude of a coherence.</param>
/// <param name="Start">y at time 0.</param>
/// <param name="End">y at the end.</param>
/// <param name="RmsResidual">Root mean square of data less fit, units of y; large where the decay has more than one time.</param>
public sealed record RelaxationFit(double Seconds, double Start, double End, double RmsResidual)
{
    /// <summary>Fits values at times in s, at least four, ascending.</summary>
    /// <exception cref="ArgumentException">Too few values, or their number differs from that of the times.</exception>
    public static RelaxationFit Of(IReadOnlyList<double> seconds, IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(seconds);
        ArgumentNullException.ThrowIfNull(values);
        if (seconds.Count != values.Count || seconds.Count < 4)
        {
            throw new ArgumentException($"A decay needs at least four values with their times, got {seconds.Count} times and {values.Count} values.", nameof(values));
        }

        // Values are scaled to their span and T enters as ln T: parameters of like size.
        var (first, last) = (values[0], values[^1]);
        var span = first == last ? 1 : first - last;
        var half = Enumerable.Range(0, values.Count).First(i => Math.Abs(values[i] - last) <= 0.5 * Math.Abs(first - last));
        var guess = Math.Log(Math.Max(seconds[half], 1e-3 * seconds[^1]));
        var fit = NonlinearFit.Run(
            p => [.. seconds.Zip(values, (t, y) => p[1] + (p[0] - p[1]) * Math.Exp(-t / Math.Exp(p[2])) - (y - last) / span)], [1, 0, guess]);
        return new RelaxationFit(Math.Exp(fit.Parameters[2]), last + span * fit.Parameters[0], last + span * fit.Parameters[1], Math.Abs(span) * fit.RmsResidual);
    }
}
