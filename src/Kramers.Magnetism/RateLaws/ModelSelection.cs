using System.Globalization;

namespace Kramers.Magnetism.RateLaws;

/// <summary>A model in the comparison.</summary>
/// <param name="Fit">The fit.</param>
/// <param name="DeltaAicc">AICc above that of the best; infinite where the data do not determine the parameters.</param>
/// <param name="Weight">Akaike weight, exp(-DeltaAicc/2) over the sum of all.</param>
/// <param name="DeltaBic">BIC above the lowest of the models that are determined; infinite as above.</param>
public sealed record RankedModel(RateFit Fit, double DeltaAicc, double Weight, double DeltaBic);

/// <summary>Which mechanism do the data support? AICc and BIC over combinations of terms, and doubts in plain words.</summary>
public sealed record ModelSelection
{
    /// <summary>All models, the lowest AICc first.</summary>
    public required IReadOnlyList<RankedModel> Table { get; init; }

    /// <summary>Doubts about the first model, in sentences; empty where there are none.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>The model with the lowest AICc.</summary>
    public RateFit Best => Table[0].Fit;

    /// <summary>Fits the combinations that make sense for the data, see <see cref="SensibleModels"/>.</summary>
    /// <param name="points">Of one or several measurements.</param>
    /// <param name="weighting">What is taken for the error of ln tau.</param>
    /// <exception cref="ArgumentException">One temperature only, too few points, or errors that are not there.</exception>
    public static ModelSelection Compare(IReadOnlyList<MeasuredRelaxationTime> points, RateWeighting weighting)
    {
        RateFitArguments.Check(points, weighting);
        double[] temperatures = [.. points.Select(p => p.TemperatureKelvin).Distinct()];
        return temperatures.Length > 1
            ? Compare(SensibleModels(points), points, weighting)
            : throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"All times are from one temperature ({string.Join(", ", temperatures)} K): no mechanism can be told from that. Measure tau at five or more temperatures, or fit a field law with {nameof(RateFit)} and U and n fixed."),
                nameof(points));
    }

    /// <summary>Fits the models given. Those with too few points for AICc are left out.</summary>
    /// <param name="models">Any models.</param>
    /// <param name="points">Of one or several measurements.</param>
    /// <param name="weighting">What is taken for the error of ln tau.</param>
    /// <exception cref="ArgumentException">Too few points for all models, or a model that the data cannot carry.</exception>
    public static ModelSelection Compare(IReadOnlyList<RateModel> models, IReadOnlyList<MeasuredRelaxationTime> points, RateWeighting weighting)
    {
        ArgumentNullException.ThrowIfNull(models);
        ArgumentNullException.ThrowIfNull(points);
        RateModel[] possible = [.. models.Where(m => m.FreeCount + 2 < points.Count)];
        if (possible.Length == 0)
        {
            throw new ArgumentException($"{points.Count} points are too few to compare models: measure tau at more temperatures.", nameof(points));
        }

        var table = Rank(Array.ConvertAll(possible, m => RateFit.Run(m, points, weighting)));
        return new ModelSelection { Table = table, Warnings = RateDoubts.Of(table) };
    }

    /// <summary>
    /// No or one process at low temperature (QTM; in a field also direct with m = 4; in several fields also QTM(B), and both), with or
    /// without Orbach, with none or one kind of Raman process. The exponent m is free from three fields on.
    /// </summary>
    public static IReadOnlyList<RateModel> SensibleModels(IReadOnlyList<MeasuredRelaxationTime> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        double[] fields = [.. points.Select(p => p.FieldTesla).Distinct().Order()];
        return [.. from cold in ColdProcesses(fields)
                   from orbach in new IRateTerm[][] { [], [new OrbachTerm()] }
                   from raman in RamanProcesses(fields)
                   let terms = (IRateTerm[])[.. cold, .. orbach, .. raman]
                   where terms.Length > 0 && !(terms is [DirectTerm] && fields[0] == 0)
                   select WithKnownExponent(new RateModel(terms), fields)];
    }

    private static IEnumerable<IRateTerm[]> ColdProcesses(double[] fields)
    {
        yield return [];
        yield return [new TunnellingTerm()];
        if (fields[^1] > 0)
        {
            yield return [new DirectTerm()];
        }

        if (fields.Length > 2)
        {
            yield return [new FieldQuenchedTunnellingTerm()];
            yield return [new FieldQuenchedTunnellingTerm(), new DirectTerm()];
        }
    }

    private static IEnumerable<IRateTerm[]> RamanProcesses(double[] fields)
    {
        yield return [];
        yield return [new RamanTerm()];
        yield return [new LocalModeRamanTerm()];
        if (fields.Length > 2)
        {
            yield return [new BronsVanVleckTerm()];
        }
    }

    private static RateModel WithKnownExponent(RateModel model, double[] fields) =>
        model.TermNames.Contains("Direct") && fields.Count(b => b > 0) < 3 ? model.WithFixed("Direct.m", 4) : model;

    private static RankedModel[] Rank(RateFit[] fits)
    {
        RateFit[] sorted = [.. fits.OrderBy(Aicc).ThenBy(f => f.Model.FreeCount)];
        var (lowest, lowestBic) = (Aicc(sorted[0]), sorted.Min(Bic));
        double Delta(double value, double least) => double.IsFinite(value) ? value - least : double.PositiveInfinity;
        var sum = sorted.Sum(f => Math.Exp(-Delta(Aicc(f), lowest) / 2));
        return [.. sorted.Select(f => new RankedModel(f, Delta(Aicc(f), lowest), sum > 0 ? Math.Exp(-Delta(Aicc(f), lowest) / 2) / sum : 0, Delta(Bic(f), lowestBic)))];
    }

    private static double Aicc(RateFit fit) => fit.IsDetermined ? fit.Aicc : double.PositiveInfinity;

    private static double Bic(RateFit fit) => fit.IsDetermined ? fit.Bic : double.PositiveInfinity;
}
