using System.Globalization;
using Kramers.Chemistry;
using Kramers.Magnetism.RateLaws;
using Kramers.Workbench.Pipelines;
using Kramers.Workbench.Reports;

namespace Kramers.Workbench.RelaxationFits;

/// <summary>Relaxation times that one law should explain.</summary>
/// <param name="Label">Which they are, such as "0.1 T"; for tables with several laws.</param>
/// <param name="Times">The times.</param>
internal sealed record TimeSeries(string Label, IReadOnlyList<MeasuredRelaxationTime> Times);

/// <summary>The rate law of a series: the fit, what it competed with, and how well the data know its parameters.</summary>
internal sealed record RateAnalysis(TimeSeries Series, IReadOnlyList<RankedModel> Ranked, IReadOnlyList<ParameterInterval> Intervals, Bootstrap? Draws, IReadOnlyList<string> Warnings)
{
    public RateFit Fit => Ranked[0].Fit;

    /// <summary>The field that single numbers are for, T: the lowest.</summary>
    public double FieldTesla => Fit.Points.Min(p => p.FieldTesla);

    /// <summary>Where tau = 100 s.</summary>
    public BlockingPoint? Blocking => BlockingTemperature.Of(Fit, FieldTesla);
}

/// <summary>From relaxation times to rate laws.</summary>
internal static class RateTask
{
    // A line through fewer points in an Arrhenius plot says nothing about whether it is one.
    private const int FewestTemperatures = 4;

    /// <summary>Task 'rates': all files are one series.</summary>
    public static TaskResult Run(RelaxationFitOptions options, IRunMonitor monitor, CancellationToken cancellation)
    {
        MeasuredRelaxationTime[] times = [.. options.Files.SelectMany(TauFile.Read)];
        var analysis = Analyse(new TimeSeries("all", times), options, monitor, cancellation);
        return new TaskResult
        {
            Command = "fit",
            Task = options.Task,
            Name = Path.GetFileNameWithoutExtension(options.Files[0]),
            Title = $"rate law {analysis.Fit.Model.Name} from {times.Length} relaxation times",
            Tables = [.. RateTables.Of([analysis]), TauFile.Table("tau", "Relaxation times", times)],
            Numbers = RateTables.Numbers([analysis]),
            Parameters = RateTables.Parameters([analysis]),
            Figures = RateFigures.Draw(analysis),
            Warnings = analysis.Warnings,
        };
    }

    /// <summary>The laws of several series; those with too few temperatures are left out, and a warning says why.</summary>
    public static (IReadOnlyList<RateAnalysis> Laws, IReadOnlyList<string> Refused) Continue(IReadOnlyList<TimeSeries> series, RelaxationFitOptions options, IRunMonitor monitor, CancellationToken cancellation)
    {
        if (options.Rates.IsSkipped)
        {
            return ([], []);
        }

        var enough = series.ToLookup(s => Temperatures(s) >= FewestTemperatures);
        var refused = enough[false].Select(s => $"No rate law{(series.Count > 1 ? " for " + s.Label : "")}: {Temperatures(s)} temperature(s) have a measured tau, at least {FewestTemperatures} are needed");
        return ([.. enough[true].Select(s => Analyse(s, options, monitor, cancellation))], [.. refused]);
    }

    /// <summary>Fits, compares and asks how certain the outcome is.</summary>
    /// <exception cref="InputException">The times cannot carry the model.</exception>
    public static RateAnalysis Analyse(TimeSeries series, RelaxationFitOptions options, IRunMonitor monitor, CancellationToken cancellation)
    {
        var (file, rates) = (options.Files[0], options.Rates);
        if (rates.Terms.Count == 0 && Temperatures(series) < FewestTemperatures)
        {
            throw new InputException(file, null, $"the times are from {Temperatures(series)} temperature(s), too few to tell a mechanism", $"Measure tau at {FewestTemperatures} temperatures or more, or name the terms and fix what the data cannot tell (--terms orbach --fix U=200)");
        }

        try
        {
            var models = RateModels.Of(rates, series.Times, file);
            var (ranked, doubts) = Rank(models, series.Times, RateModels.Weighting(rates, series.Times));
            var fit = ranked[0].Fit;
            monitor.Say($"Rate law{(series.Label == "all" ? "" : " at " + series.Label)}: {fit.Model.Name}, misses ln tau by {fit.RmsLogTau.ToString("G2", CultureInfo.InvariantCulture)}");
            string[] few = rates.Terms.Count == 0 && Temperatures(series) < RateModels.FewestToCompare ? [$"Only {Temperatures(series)} temperatures: Orbach alone was fitted, other mechanisms cannot be told apart"] : [];
            return new RateAnalysis(series, ranked, Intervals(fit, monitor, cancellation), Draw(fit, rates, cancellation), [.. few, .. doubts.Select(d => d.TrimEnd('.'))]);
        }
        catch (ArgumentException e)
        {
            throw new InputException(file, null, e.Message.ReplaceLineEndings(" ").Split(" (Parameter", 2)[0].TrimEnd('.'), "Change --terms, --fix or --weighting, or add points", e);
        }
    }

    /// <summary>The table of models; a single model with too few points for doubts is fitted as it is.</summary>
    private static (IReadOnlyList<RankedModel> Ranked, IReadOnlyList<string> Doubts) Rank(IReadOnlyList<RateModel> models, IReadOnlyList<MeasuredRelaxationTime> times, RateWeighting weighting)
    {
        if (models is [var only] && only.FreeCount + 2 >= times.Count)
        {
            return ([new RankedModel(RateFit.Run(only, times, weighting), 0, 1, 0)], [$"{times.Count} points for {only.FreeCount} parameters: nothing is left to judge the model by"]);
        }

        var selection = ModelSelection.Compare(models, times, weighting);
        return (selection.Table, selection.Warnings);
    }

    private static IReadOnlyList<ParameterInterval> Intervals(RateFit fit, IRunMonitor monitor, CancellationToken cancellation)
    {
        if (fit.DegreesOfFreedom <= 0)
        {
            return [];
        }

        string[] free = [.. fit.Parameters.Where((_, k) => !fit.Model.Parameters[k].IsFixed).Select(p => p.Name)];
        using var step = monitor.Begin("Profile intervals", free.Length);
        return [.. free.Select((name, i) =>
        {
            cancellation.ThrowIfCancellationRequested();
            var interval = ProfileLikelihood.Interval(fit, name, 2);
            step.Report(i + 1);
            return interval;
        })];
    }

    private static Bootstrap? Draw(RateFit fit, RateFitOptions options, CancellationToken cancellation) =>
        options.Bootstrap > 0 ? Bootstrap.Run(fit, BootstrapKind.Residual, options.Bootstrap, (ulong)options.Seed, cancellation) : null;

    private static int Temperatures(TimeSeries series) => series.Times.Select(t => t.TemperatureKelvin).Distinct().Count();
}
