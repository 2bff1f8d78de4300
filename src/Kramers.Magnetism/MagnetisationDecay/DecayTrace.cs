using System.Globalization;

namespace Kramers.Magnetism.MagnetisationDecay;

/// <summary>M(t) measured at one temperature after the field was set to its final value. Immutable.</summary>
public sealed class DecayTrace
{
    private const int FewestPoints = 6;

    /// <summary>Checks a measurement. Points may come in any order.</summary>
    /// <param name="temperatureKelvin">K.</param>
    /// <param name="fieldTesla">Field during the decay, T.</param>
    /// <param name="timesSeconds">s, from any origin.</param>
    /// <param name="moments">Magnetisation in any unit, one per time.</param>
    /// <exception cref="ArgumentException">What was measured is no such curve; the message says what to change.</exception>
    public DecayTrace(double temperatureKelvin, double fieldTesla, IReadOnlyList<double> timesSeconds, IReadOnlyList<double> moments)
    {
        ArgumentNullException.ThrowIfNull(timesSeconds);
        ArgumentNullException.ThrowIfNull(moments);
        (TemperatureKelvin, FieldTesla) = (temperatureKelvin, fieldTesla);
        if (timesSeconds.Count != moments.Count || moments.Count < FewestPoints)
        {
            throw Refused($"{timesSeconds.Count} times and {moments.Count} moments. Give one moment per time and at least {FewestPoints}");
        }

        int[] order = [.. Enumerable.Range(0, moments.Count).OrderBy(i => timesSeconds[i])];
        TimesSeconds = [.. order.Select(i => timesSeconds[i])];
        Moments = [.. order.Select(i => moments[i])];
        CheckNumbers();
    }

    /// <summary>K.</summary>
    public double TemperatureKelvin { get; }

    /// <summary>Field during the decay, T.</summary>
    public double FieldTesla { get; }

    /// <summary>s, ascending.</summary>
    public IReadOnlyList<double> TimesSeconds { get; }

    /// <summary>Magnetisation, one per time.</summary>
    public IReadOnlyList<double> Moments { get; }

    /// <summary>The points from a time on.</summary>
    internal DecayTrace From(double startSeconds)
    {
        int[] kept = [.. Enumerable.Range(0, Moments.Count).Where(i => TimesSeconds[i] >= startSeconds)];
        return new(TemperatureKelvin, FieldTesla, [.. kept.Select(i => TimesSeconds[i])], [.. kept.Select(i => Moments[i])]);
    }

    private void CheckNumbers()
    {
        if (!(TemperatureKelvin > 0 && double.IsFinite(TemperatureKelvin)) || !double.IsFinite(FieldTesla))
        {
            throw Refused("temperature must be positive and the field finite. Check units and columns");
        }

        if (!TimesSeconds.Concat(Moments).All(double.IsFinite))
        {
            throw Refused("a time or moment is not a number. Remove this point");
        }

        if (TimesSeconds.Distinct().Count() < FewestPoints || Moments.Min() == Moments.Max())
        {
            throw Refused("times or moments are all the same. Check that the columns are time and moment");
        }
    }

    private ArgumentException Refused(string why) => new(string.Create(CultureInfo.InvariantCulture, $"decay at {TemperatureKelvin:G6} K, {FieldTesla:G6} T: {why}."));
}
