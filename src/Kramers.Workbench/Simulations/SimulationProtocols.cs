using Kramers.Magnetism.MagnetisationDynamics;
using Kramers.Workbench.Inputs;

namespace Kramers.Workbench.Simulations;

/// <summary>Loops at several temperatures.</summary>
/// <param name="Protocol">Fields and sweep rate.</param>
/// <param name="TemperaturesK">K, ascending.</param>
public sealed record HysteresisProtocol(Hysteresis Protocol, IReadOnlyList<double> TemperaturesK)
{
    internal static HysteresisProtocol Read(YamlSection section)
    {
        var protocol = new HysteresisProtocol(
            new Hysteresis(UnitKeys.Field("maxField").Positive(section), UnitKeys.SweepRate.Positive(section)) { Cycles = section.Whole("cycles", 1, 1, 100) },
            Temperatures(section));
        section.Finish();
        return protocol;
    }

    internal static double[] Temperatures(YamlSection section)
    {
        double[] temperatures = [.. section.Numbers("temperaturesK").Distinct().Order()];
        return temperatures[0] > 0 ? temperatures : throw section.Error("temperaturesK", FormattableString.Invariant($"'temperaturesK' has {temperatures[0]}"), "Temperatures are above 0 K");
    }
}

/// <summary>Decays at several temperatures.</summary>
/// <param name="Protocol">Fields and sweep rate.</param>
/// <param name="TemperaturesK">K, ascending.</param>
/// <param name="Seconds">How long the magnetisation is watched, s.</param>
public sealed record DecayProtocol(Decay Protocol, IReadOnlyList<double> TemperaturesK, double Seconds)
{
    // The first hundredth of a decay is over before a magnetometer reads it; the last decades are what people fit.
    private const double Decades = 4;
    private const int PerDecade = 40;

    /// <summary>Times of the readings, s: 0 and equal steps of the logarithm.</summary>
    public IReadOnlyList<double> Times =>
        [0, .. Enumerable.Range(0, (int)(Decades * PerDecade) + 1).Select(i => Seconds * Math.Pow(10, (double)i / PerDecade - Decades))];

    internal static DecayProtocol Read(YamlSection section)
    {
        var saturation = UnitKeys.Field("saturation").Positive(section);
        var watch = UnitKeys.Field("watch").Read(section, 0, double.IsFinite, "a number");
        var protocol = new DecayProtocol(
            new Decay(saturation, watch, UnitKeys.SweepRate.Positive(section)),
            HysteresisProtocol.Temperatures(section),
            UnitKeys.Plain("seconds").Positive(section));
        section.Finish();
        return watch == saturation ? throw section.Error("watchTesla", "the magnetisation is watched in the saturating field, where nothing decays", "Watch in another field, such as 0") : protocol;
    }
}

/// <summary>Where the highest temperature with an open loop is looked for.</summary>
/// <param name="Criterion">What counts as open.</param>
/// <param name="FromK">Lowest temperature, K.</param>
/// <param name="ToK">Highest temperature, K.</param>
public sealed record OpenLoopSearch(OpenLoop Criterion, double FromK, double ToK)
{
    internal static OpenLoopSearch Read(YamlSection section)
    {
        var (from, to) = SimulationFile.Range(section, ("fromK", 1), ("toK", 150));
        var criterion = new OpenLoop(section.Number("remanenceFraction", 0.01, 0, 1), UnitKeys.Field("coercive").Positive(section, 0.01));
        section.Finish();
        return new OpenLoopSearch(criterion, from, to);
    }
}
