using Kramers.Chemistry;
using Kramers.Workbench.Pipelines;
using Kramers.Workbench.Reports;

namespace Kramers.Workbench.RelaxationFits;

/// <summary>'kramers fit': measurements in; relaxation times, rate law, tables, figures and a report out.</summary>
public static class RelaxationFitPipeline
{
    private static readonly string[] TableFiles =
        [.. new[] { "ac_params", "ac_points", "ac_models", "dc_params", "dc_points", "parameters", "law", "crossovers", "models", "correlation", "rates" }.Concat(TauTables.Keys).Select(t => t + ".csv")];

    /// <summary>Does one task and writes its folder.</summary>
    /// <param name="task">One of <see cref="RelaxationFitOptions.Tasks"/>.</param>
    /// <param name="files">Measurements, or one settings file.</param>
    /// <param name="flags">What flags change of the settings.</param>
    /// <param name="output">Folder to write to; null means <c>runs/fit-TASK-FILE</c> below the current folder.</param>
    /// <param name="monitor">Told of progress.</param>
    /// <param name="cancellation">Stops the run; nothing is left half-written.</param>
    /// <exception cref="InputException">Bad input; the message says what to change.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static TaskRun Run(string task, IReadOnlyList<string> files, Func<RelaxationFitOptions, RelaxationFitOptions> flags, string? output, IRunMonitor monitor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(flags);
        var options = flags(RelaxationFitOptions.Load(task, files)).Checked();
        var target = output ?? Path.Combine("runs", $"fit-{task}-{Path.GetFileNameWithoutExtension(options.Files[0])}");
        RunFolder.CheckFree(target, TableFiles);
        CheckKeepsData(options, target);
        var log = new RunLog(monitor);
        var result = Compute(options, log, cancellation);
        cancellation.ThrowIfCancellationRequested();
        RunFolder.Write(target, Files(options, target, result, log));
        return new TaskRun(result, Path.GetFullPath(target));
    }

    /// <summary>Does one task without writing anything.</summary>
    /// <inheritdoc cref="Run"/>
    public static TaskResult Compute(RelaxationFitOptions options, IRunMonitor monitor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(monitor);
        var result = options.Task switch
        {
            "ac" => AcTask.Run(options, monitor, cancellation),
            "dc" => DcTask.Run(options, monitor, cancellation),
            "rates" when options.Rates.EvaluateK.Count > 0 => LawTask.Run(options),
            "rates" => RateTask.Run(options, monitor, cancellation),
            _ => throw new ArgumentException($"There is no task '{options.Task}'.", nameof(options)),
        };
        foreach (var warning in result.Warnings)
        {
            monitor.Say($"Warning: {warning}");
        }

        return result;
    }

    /// <summary>A run replaces its folder, and tau.csv of another run is data for this one.</summary>
    private static void CheckKeepsData(RelaxationFitOptions options, string target)
    {
        if (options.Files.FirstOrDefault(f => Path.GetDirectoryName(Path.GetFullPath(f)) == Path.TrimEndingDirectorySeparator(Path.GetFullPath(target))) is { } file)
        {
            throw new InputException(file, null, "the data lie in the output folder, which the run would replace", "Name another folder with --output");
        }
    }

    private static IEnumerable<(string Name, string Text)> Files(RelaxationFitOptions options, string folder, TaskResult result, RunLog log) =>
    [
        (RunFolder.InputsFile, RunFolder.Inputs($"kramers fit {options.Task} runs it again; files are named from this folder.", options.Settings(folder), options.Files)),
        (RunFolder.ResultFile, TaskResultText.Json(result)),
        .. result.Tables.Select(t => (t.Key + ".csv", TaskResultText.Csv(t))),
        (RunFolder.ReportFile, TaskReport.Render(result)),
        (RunFolder.LogFile, string.Concat(log.Lines.Select(line => line + "\n"))),
    ];
}
