using Kramers.Atomistics.Tensors;
using Kramers.Chemistry;
using Kramers.Chemistry.Sampling;
using Kramers.Workbench.Engines;
using Kramers.Workbench.Pipelines;
using Kramers.Workbench.Reports;

namespace Kramers.Workbench.Tensors;

/// <summary>'kramers average': what a learned tensor is at a temperature, &lt;T&gt; over the harmonic vibrations of a molecule, in the frame of its minimum.</summary>
public static class AverageTask
{
    private const double Far = 2; // extrapolation grade

    /// <summary>Computes and writes the folder.</summary>
    /// <param name="options">What is asked.</param>
    /// <param name="output">Folder to write to; null means <c>runs/average-FILE</c> below the current folder.</param>
    /// <param name="monitor">Told of progress.</param>
    /// <param name="cancellation">Stops the run; nothing is left half-written.</param>
    /// <exception cref="InputException">Bad input; the message says what to change.</exception>
    /// <exception cref="EngineException">xtb, asked for a Hessian, failed.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static TaskRun Run(AverageOptions options, string? output, IRunMonitor monitor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        var target = output ?? Path.Combine("runs", "average-" + Path.GetFileNameWithoutExtension(options.File));
        RunFolder.CheckFree(target, ["average.csv"]);
        var log = new RunLog(monitor);
        var result = Compute(options, log, cancellation);
        RunFolder.Write(target, RunFolder.Files(result, RunFolder.Inputs("The flags of kramers average.", options.Settings(), options.Files), log));
        return new TaskRun(result, Path.GetFullPath(target));
    }

    private static TaskResult Compute(AverageOptions options, RunLog log, CancellationToken cancellation)
    {
        var (minimum, modes) = options.Vibrations(cancellation);
        var recipe = TensorRecipe.Read(options.Model);
        var (model, _) = recipe.Fit(cancellation);
        var averages = Averages(options, minimum, modes, recipe.Targets, model, log, cancellation);

        // The grade is averaged along: its largest value at a temperature is what matters, and mean + 3 deviations stands for it.
        var far = averages.Where(a => a.Mean[^1] + 3 * a.Deviation[^1] > Far).Select(a => a.TemperatureK).ToArray();
        var warning = far.Length == 0 ? null : $"From {NumberText.Significant(far.Min(), 4)} K on the vibrations go far beyond the training labels (extrapolation grade above 2): label geometries of that temperature and train again.";
        if (warning is not null)
        {
            log.Say("Warning: " + warning);
        }

        var names = string.Join(", ", recipe.Targets.Select(t => "*" + t.Name + "*"));
        return new TaskResult
        {
            Command = "average",
            Task = string.Join(",", recipe.Targets.Select(t => t.Name)),
            Name = Path.GetFileNameWithoutExtension(options.File),
            Title = $"{names} averaged over {(options.IsClassical ? "classical" : "quantum")} harmonic vibrations, {options.Samples} geometries at each temperature",
            Tables = [Table(recipe.Targets, Numbers(recipe.Targets, model, minimum), averages)],
            Numbers = [new("lowestCm", "Lowest frequency (cm^-1)", modes.FrequenciesCm.Min())],
            Parameters = new Dictionary<string, double>(),
            Warnings = warning is null ? [] : [warning],
        };
    }

    private static ThermalAverage[] Averages(
        AverageOptions options, Structure minimum, NormalModes modes, TensorTarget[] targets, TensorEnsemble model, RunLog log, CancellationToken cancellation)
    {
        var statistics = options.IsClassical ? VibrationalStatistics.Classical : VibrationalStatistics.Quantum;
        using var step = log.Begin("Thermal averages", options.TemperaturesK.Count);
        try
        {
            return [.. options.TemperaturesK.Select((t, n) =>
            {
                var average = ThermalAverage.Of(s => [.. Numbers(targets, model, s), model.Guard.Grade(s)], minimum, modes, t, statistics, options.Samples, options.Seed, cancellation);
                step.Report(n + 1);
                return average;
            })];
        }
        catch (AggregateException e) when (e.InnerException is ArgumentException cause)
        {
            throw new InputException(options.File, null, cause.Message.ReplaceLineEndings(" ").TrimEnd('.'), "Give the molecule that the model was trained on", cause);
        }
    }

    /// <summary>All targets as people read them: x y z; xx xy xz yy yz zz; B_kq.</summary>
    private static double[] Numbers(TensorTarget[] targets, TensorEnsemble model, Structure structure)
    {
        var (values, at) = (model.Predict(structure), 0);
        return [.. targets.SelectMany(t => t.ToLabel(values.AsSpan((at += t.Components) - t.Components, t.Components)))];
    }

    private static ResultTable Table(TensorTarget[] targets, double[] atRest, ThermalAverage[] averages)
    {
        string[] names = [.. targets.SelectMany(t => t.LabelNames)];
        return new("average", "Thermal averages", [
            new("temperatureK", "*T* (K)", [.. averages.SelectMany(a => names.Select(_ => a.TemperatureK))]),
            new("component", "Component", [], [.. averages.SelectMany(_ => names)]) { IsVerbatim = true },
            new("mean", "Mean", [.. averages.SelectMany(a => a.Mean[..^1])]),
            new("standardError", "Standard error", [.. averages.SelectMany(a => a.StandardError[..^1])]),
            new("deviation", "Standard deviation", [.. averages.SelectMany(a => a.Deviation[..^1])]),
            new("atRest", "At the minimum", [.. averages.SelectMany(_ => atRest)]),
        ]);
    }
}
