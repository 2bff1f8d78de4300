using Kramers.Chemistry;
using Kramers.Magnetism.Magnetometry;
using Kramers.Workbench.Pipelines;
using Kramers.Workbench.Reports;
using Kramers.Workbench.SpinSystems.Fits;

namespace Kramers.Workbench.SpinSystems;

/// <summary>'kramers spin': a spin system and a question in, tables, figures and a report out.</summary>
public static class SpinPipeline
{
    private const string SystemFile = "system.yaml";
    private static readonly string[] TableFiles =
        [.. new[] { "levels", "gtensors", "chi", "magnetisation", "magnetisationError", "heatCapacity", "heatCapacityError", "entropyDrop", "entropyDropError", "zeeman", "torque", "spectrum", "resonances", "transitions", "ladder", "way", "parameters", "correlation", "covariance", "fit",
            "pseudospins", "axes", "zeroField", "crystalField", "ranks" }.Select(t => t + ".csv"), SystemFile, FitFile.Name];

    private static readonly string[] ClusterTasks = ["levels", "chi", "magnetisation", "heat", "fit"];

    /// <summary>The tasks, as the command line names them.</summary>
    public static IReadOnlyList<string> Tasks { get; } = ["levels", "gtensor", "chi", "magnetisation", "heat", "zeeman", "torque", "epr", "ins", "barrier", "project", "fit"];

    /// <summary>Does one task and writes its folder.</summary>
    /// <param name="task">One of <see cref="Tasks"/>.</param>
    /// <param name="file">The spin system.</param>
    /// <param name="output">Folder to write to; null means <c>runs/spin-TASK-FILE</c> below the current folder.</param>
    /// <param name="monitor">Told of progress.</param>
    /// <param name="cancellation">Stops the run; nothing is left half-written.</param>
    /// <exception cref="InputException">Bad input; the message says what to change.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static TaskRun Run(string task, string file, string? output, IRunMonitor monitor, CancellationToken cancellation)
    {
        var system = SpinSystemFile.Load(file);
        var target = output ?? Path.Combine("runs", $"spin-{task}-{Path.GetFileNameWithoutExtension(file)}");
        RunFolder.CheckFree(target, TableFiles);
        var log = new RunLog(monitor);
        var result = Compute(task, system, log, cancellation);
        cancellation.ThrowIfCancellationRequested();
        RunFolder.Write(target, Files(system, result, log));
        return new TaskRun(result, Path.GetFullPath(target));
    }

    /// <summary>Does one task without writing anything.</summary>
    /// <inheritdoc cref="Run"/>
    public static TaskResult Compute(string task, SpinSystemFile system, IRunMonitor monitor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(system);
        ArgumentNullException.ThrowIfNull(monitor);
        try
        {
            var result = Dispatch(task, system, monitor, cancellation);
            foreach (var warning in result.Warnings)
            {
                monitor.Say($"Warning: {warning}");
            }

            return result;
        }
        catch (MagneticOrderException e)
        {
            throw new InputException(system.File, null, "zJ is so strong that the sample orders in the range of temperatures", "Make zJ smaller, or begin at a higher temperature", e);
        }
    }

    private static TaskResult Dispatch(string task, SpinSystemFile system, IRunMonitor monitor, CancellationToken cancellation) => task switch
    {
        _ when system.Model is CentresModel { IsCluster: true } large && !ClusterTasks.Contains(task) => throw new InputException(system.File, null, FormattableString.Invariant($"'{task}' needs matrices of all {large.StateCount} states; they fit up to {SpinSystemFile.MostStates}"), $"A cluster of this size has {string.Join(", ", ClusterTasks)}"),
        "levels" when new SpinTask(system) is { Cluster: { } cluster } large => ClusterLevelsTask.Run(large, cluster, monitor, cancellation),
        "levels" => LevelTasks.Levels(new SpinTask(system)),
        "gtensor" => LevelTasks.GTensors(new SpinTask(system)),
        "zeeman" => LevelTasks.Zeeman(new SpinTask(system)),
        "chi" => MagnetometryTasks.Susceptibility(new SpinTask(system), monitor, cancellation),
        "magnetisation" => MagnetometryTasks.Magnetisation(new SpinTask(system), monitor, cancellation),
        "heat" => MagnetometryTasks.Heat(new SpinTask(system), monitor, cancellation),
        "torque" => MagnetometryTasks.Torque(new SpinTask(system)),
        "epr" => EprTask.Run(new SpinTask(system), monitor, cancellation),
        "ins" => InsTask.Run(new SpinTask(system)),
        "barrier" => BarrierTask.Run(new SpinTask(system)),
        "project" => ProjectTask.Run(new SpinTask(system), monitor, cancellation),
        "fit" when system.Model is StatesModel => throw new InputException(system.File, null, "ab initio states have nothing to fit", "Describe the molecule by 'centres' or 'ligandField'; 'kramers spin project' writes such a file"),
        "fit" => FitTask.Run(system, monitor, cancellation),
        _ => throw new ArgumentException($"There is no task '{task}'.", nameof(task)),
    };

    private static IEnumerable<(string Name, string Text)> Files(SpinSystemFile system, TaskResult result, RunLog log) =>
    [
        .. RunFolder.Files(result, RunFolder.Inputs($"kramers spin {result.Task} runs it again, beside the files it names.", system.Resolved, result.Task == "fit" ? system.Fit!.Data.Select(d => d.Path) : []), log),
        .. result.Task == "fit" ? [(FitFile.Name, FitFile.Text(system, result))] : Array.Empty<(string, string)>(),
        .. result.System is { } made ? [(SystemFile, made)] : Array.Empty<(string, string)>(),
    ];
}
