using System.Globalization;

namespace Kramers.Workbench.SpinPhonon;

/// <summary>What the picture of the density matrix adds, in the first field.</summary>
/// <param name="SecularCutoffCm">Largest difference of Bohr frequencies kept, cm^-1; null in JSON stands for all.</param>
/// <param name="NoisePerSecond">Rounding floor of 1/tau at each temperature, s^-1. Where 1/tau lies below it tau is infinite (null in JSON) and only known to be longer than 1/floor.</param>
/// <param name="T2Seconds">T2 of the lowest two states at each temperature, s; null where they coincide.</param>
/// <param name="Generator">"redfield" or "lindblad".</param>
/// <param name="Fields">T2 in every field of the run.</param>
/// <param name="Diagnostics">What the generator keeps, at the lowest, a middle and the highest temperature.</param>
public sealed record RedfieldResult(
    double SecularCutoffCm, double[] NoisePerSecond, double[]? T2Seconds, string Generator, IReadOnlyList<CoherenceInField> Fields, IReadOnlyList<RedfieldDiagnostics> Diagnostics)
{
    /// <summary>The diagnostics for people, a line per temperature.</summary>
    internal IEnumerable<string> InWords() => Diagnostics.Select(d => string.Create(
        CultureInfo.InvariantCulture,
        $"{d.TemperatureK:g4} K, {Generator}: positivity, smallest eigenvalue {d.SmallestKossakowskiEigenvalue:g2} of the fastest rate; trace changes by {d.TraceDefect:g2}, the thermal state by {d.GibbsDefect:g2}"));

    internal static RedfieldResult Of(IReadOnlyList<(double Tesla, IRelaxationInField Rates)> fields, RateSettings settings, double[] telling, List<string> warnings)
    {
        var rates = (RedfieldInField)RelaxationTimes.Applied(fields[0].Rates);
        var temperatures = settings.TemperaturesK;
        double[] hidden = [.. temperatures.Where(t => !rates.Slowest(t).IsResolved)];
        if (hidden.Length > 0)
        {
            var floor = rates.Slowest(hidden[^1]).NoisePerSecond;
            warnings.Add(string.Create(CultureInfo.InvariantCulture, $"At {hidden.Length} temperatures up to {hidden[^1]:g4} K 1/tau lies below its rounding floor ({floor:g2} s^-1 there): tau is longer than {1 / floor:g2} s, and how much longer this picture cannot tell. 'picture: populations' has no floor where a field parts the levels. Without a field one or two modes alone may leave a direction in which a doublet stays polarised for ever."));
        }

        AddHiddenPaths(rates, telling, warnings);
        CoherenceInField[] coherences = [.. fields.Select(f => CoherenceInField.Of(f.Tesla, (RedfieldInField)RelaxationTimes.Applied(f.Rates), temperatures))];
        return new RedfieldResult(
            settings.SecularCutoffCm,
            [.. temperatures.Select(t => rates.Slowest(t).NoisePerSecond)],
            coherences[0].T2Seconds,
            settings.Lindblad ? "lindblad" : "redfield",
            coherences,
            [.. telling.Select(t => rates.Diagnostics(t) is var d ? new RedfieldDiagnostics(t, d.TraceDefect, d.SmallestKossakowskiEigenvalue, d.GibbsDefect) : null!)]);
    }

    private static void AddHiddenPaths(RedfieldInField rates, double[] telling, List<string> warnings)
    {
        double[] hidden = [.. telling.Where(t => rates.Total(t) is null)];
        if (hidden.Length > 0)
        {
            warnings.Add($"At {string.Join(", ", hidden.Select(t => t.ToString("g4", CultureInfo.InvariantCulture)))} K populations alone do not tell how the density matrix relaxes: coherences carry a part of it, and no paths are given.");
        }
    }
}

/// <summary>T2 in one field.</summary>
/// <param name="FieldTesla">Field along the axis, T.</param>
/// <param name="T2Seconds">T2 of the lowest two states at each temperature, s; null where they coincide.</param>
public sealed record CoherenceInField(double FieldTesla, double[]? T2Seconds)
{
    internal static CoherenceInField Of(double tesla, RedfieldInField rates, double[] temperatures)
    {
        double?[] t2 = [.. temperatures.Select(rates.CoherenceTime)];
        return new CoherenceInField(tesla, t2.All(t => t is not null) ? [.. t2.Select(t => t!.Value)] : null);
    }
}

/// <summary>What the generator keeps of what nature keeps, each relative to its largest element.</summary>
/// <param name="TemperatureK">Temperature, K.</param>
/// <param name="TraceDefect">Largest change of the trace.</param>
/// <param name="SmallestKossakowskiEigenvalue">Not below rounding where every density matrix stays positive.</param>
/// <param name="GibbsDefect">Largest change of the thermal state: detailed balance.</param>
public sealed record RedfieldDiagnostics(double TemperatureK, double TraceDefect, double SmallestKossakowskiEigenvalue, double GibbsDefect);

/// <summary>How the first field was averaged over internal fields. tau everywhere is the time at which the mean M(t) of what is left has fallen to 1/e.</summary>
/// <param name="Shape">"gaussian" or "lorentzian".</param>
/// <param name="WidthTesla">Standard deviation, or FWHM, of each component, T.</param>
/// <param name="NodesPerAxis">Points along each axis.</param>
/// <param name="TauIs">What tau is, in words.</param>
/// <param name="PromptLoss">Part of the moment that precession about the internal fields takes at once, before any relaxation.</param>
/// <param name="MeanRateTauSeconds">One over the mean rate at each temperature, s: for comparison, ruled by the fast molecules.</param>
/// <param name="AppliedTauSeconds">tau in the applied field alone, s.</param>
public sealed record InternalFieldResult(string Shape, double WidthTesla, int NodesPerAxis, string TauIs, double PromptLoss, double[] MeanRateTauSeconds, double[] AppliedTauSeconds)
{
    internal static InternalFieldResult Of(InternalField field, AveragedInField mean, double[] temperatures) => new(
        field.Shape,
        field.WidthTesla,
        field.NodesPerAxis,
        "time at which the mean M(t) over internal fields, without the prompt loss, has fallen to 1/e",
        mean.PromptLoss,
        [.. temperatures.Select(mean.TauOfMeanRate)],
        [.. temperatures.Select(mean.Applied.Tau)]);
}
