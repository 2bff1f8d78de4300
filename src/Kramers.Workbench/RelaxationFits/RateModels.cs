using Kramers.Chemistry;
using Kramers.Magnetism.RateLaws;

namespace Kramers.Workbench.RelaxationFits;

/// <summary>From words to rate models: names of terms, bounds, weights.</summary>
public static class RateModels
{
    // Fewer cannot be told from each other even by the sparest comparison.
    internal const int FewestToCompare = 5;

    private static readonly Dictionary<string, Func<IRateTerm>> Terms = new()
    {
        ["orbach"] = () => new OrbachTerm(),
        ["raman"] = () => new RamanTerm(),
        ["local-raman"] = () => new LocalModeRamanTerm(),
        ["brons"] = () => new BronsVanVleckTerm(),
        ["qtm"] = () => new TunnellingTerm(),
        ["qtm-field"] = () => new FieldQuenchedTunnellingTerm(),
        ["ta-qtm"] = () => new ThermallyAssistedTunnellingTerm(),
        ["direct"] = () => new DirectTerm(),
        ["bottleneck"] = () => new PhononBottleneckTerm(),
    };

    /// <summary>Words for terms.</summary>
    public static IReadOnlyList<string> TermNames { get; } = [.. Terms.Keys];

    /// <summary>Words for weights.</summary>
    public static IReadOnlyList<string> Weightings { get; } = ["auto", "fit-error", "distribution", "both", "equal"];

    /// <summary>The models to compare: the one with the terms named, or all that make sense for the points, with their bounds.</summary>
    /// <exception cref="InputException">A term or parameter is unknown, or bounds are impossible.</exception>
    public static IReadOnlyList<RateModel> Of(RateFitOptions options, IReadOnlyList<MeasuredRelaxationTime> points, string file)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(points);
        RateModel[] models = options.Terms.Count > 0 ? [Named(options.Terms, points, file)]
            : points.Select(p => p.TemperatureKelvin).Distinct().Count() < FewestToCompare ? [new RateModel(new OrbachTerm())]
            : [.. ModelSelection.SensibleModels(points)];
        if (options.Bounds.Keys.FirstOrDefault(name => models.All(m => Full(m, name) is null)) is { } unknown)
        {
            throw new InputException(file, null, $"no term has a parameter '{unknown}'", $"Parameters are {string.Join(", ", models.SelectMany(m => m.ParameterNames).Distinct())}");
        }

        return [.. models.Select(m => Bounded(m, options.Bounds, file))];
    }

    /// <summary>What is taken for the errors.</summary>
    public static RateWeighting Weighting(RateFitOptions options, IReadOnlyList<MeasuredRelaxationTime> points)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Weighting switch
        {
            "fit-error" => RateWeighting.FitError,
            "distribution" => RateWeighting.Distribution,
            "both" => RateWeighting.Both,
            "equal" => RateWeighting.Equal,
            _ => points.All(p => p.LnTauStandardError > 0) ? RateWeighting.FitError : RateWeighting.Equal,
        };
    }

    private static RateModel Named(IReadOnlyList<string> terms, IReadOnlyList<MeasuredRelaxationTime> points, string file)
    {
        if (terms.FirstOrDefault(t => !Terms.ContainsKey(t)) is { } unknown)
        {
            throw new InputException(file, null, $"there is no term '{unknown}'", $"Terms are {string.Join(", ", TermNames)}");
        }

        var model = new RateModel([.. terms.Select(t => Terms[t]())]);
        var fields = points.Select(p => p.FieldTesla).Where(b => b > 0).Distinct().Count();

        // From fewer fields its exponent cannot be found; 4 is that of a Kramers ion.
        return model.TermNames.Contains("Direct") && fields < 3 ? model.WithFixed("Direct.m", 4) : model;
    }

    private static RateModel Bounded(RateModel model, IReadOnlyDictionary<string, double[]> bounds, string file)
    {
        foreach (var (name, ends) in bounds)
        {
            try
            {
                model = Full(model, name) is { } full ? model.WithBounds(full, ends[0], ends[1]) : model;
            }
            catch (ArgumentException e)
            {
                throw new InputException(file, null, $"{name} cannot be held between {ends[0]} and {ends[1]}", "Give the lower bound first; times, amplitudes and rates are positive", e);
            }
        }

        return model;
    }

    /// <summary>Orbach.U for U, where one term has it.</summary>
    private static string? Full(RateModel model, string name)
    {
        string[] matches = [.. model.ParameterNames.Where(p => p == name || p.EndsWith("." + name, StringComparison.Ordinal))];
        return matches.Length == 1 ? matches[0] : null;
    }
}
