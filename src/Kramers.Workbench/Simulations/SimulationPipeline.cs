using Kramers.Chemistry;
using Kramers.Workbench.Pipelines;
using Kramers.Workbench.Reports;

namespace Kramers.Workbench.Simulations;

/// <summary>'kramers simulate': a magnet, its rates and a protocol in, what the magnetometer will show out.</summary>
public static class SimulationPipeline
{
    private static readonly string[] TableFiles = [.. new[] { "hysteresis", "loops", "zfcFc", "decays", "decay", "crossings", "parameters" }.Select(t => t + ".csv")];

    /// <summary>The tasks, as the command line names them.</summary>
    public static IReadOnlyList<string> Tasks { get; } = ["hysteresis", "zfc-fc", "decay", "ladder"];

    /// <summary>Does one task and writes its folder.</summary>
    /// <param name="task">One of <see cref="Tasks"/>.</param>
    /// <param name="file">Magnet, rates and protocols.</param>
    /// <param name="output">Folder to write to; null means <c>runs/simulate-TASK-FILE</c> below the current folder.</param>
    /// <param name="monitor">Told of progress.</param>
    /// <param name="cancellation">Stops the run; nothing is left half-written.</param>
    /// <exception cref="InputException">Bad input; the message says what to change.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static TaskRun Run(string task, string file, string? output, IRunMonitor monitor, CancellationToken cancellation)
    {
        var (resolved, files, compute) = Open(task, file);
        var target = output ?? Path.Combine("runs", $"simulate-{task}-{Path.GetFileNameWithoutExtension(file)}");
        RunFolder.CheckFree(target, TableFiles);
        var log = new RunLog(monitor);
        var result = compute(log, cancellation);
        cancellation.ThrowIfCancellationRequested();
        var inputs = RunFolder.Inputs($"kramers simulate {task} runs it again, beside the files it names.", resolved, files);
        RunFolder.Write(target, RunFolder.Files(result, inputs, log));
        return new TaskRun(result, Path.GetFullPath(target));
    }

    /// <summary>Sweeps all levels without writing anything.</summary>
    /// <inheritdoc cref="Run"/>
    public static TaskResult Compute(LadderFile file, IRunMonitor monitor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(monitor);
        return Told(LadderTask.Run(file, monitor, cancellation), monitor);
    }

    /// <summary>Does one task without writing anything.</summary>
    /// <inheritdoc cref="Run"/>
    public static TaskResult Compute(string task, SimulationFile file, IRunMonitor monitor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(monitor);
        var result = task switch
        {
            "hysteresis" => SimulationTasks.Hysteresis(file, monitor, cancellation),
            "zfc-fc" => SimulationTasks.ZeroFieldCooling(file, monitor),
            "decay" => SimulationTasks.Decay(file, monitor, cancellation),
            _ => throw new ArgumentException($"There is no task '{task}'.", nameof(task)),
        };
        return Told(result, monitor);
    }

    private static (IReadOnlyDictionary<string, object> Resolved, IReadOnlyList<string?> Files, Func<IRunMonitor, CancellationToken, TaskResult> Compute) Open(string task, string file)
    {
        if (task == "ladder")
        {
            var ladder = LadderFile.Load(file);
            return (ladder.Resolved, [ladder.Rates.File, .. ladder.Rates.NamedFiles], (monitor, cancellation) => Compute(ladder, monitor, cancellation));
        }

        var simulation = SimulationFile.Load(file);
        return (simulation.Resolved, simulation.Files, (monitor, cancellation) => Compute(task, simulation, monitor, cancellation));
    }

    private static TaskResult Told(TaskResult result, IRunMonitor monitor)
    {
        foreach (var warning in result.Warnings)
        {
            monitor.Say($"Warning: {warning}");
        }

        return result;
    }
}
