using Kramers.Chemistry;
using Kramers.Workbench.Pipelines;
using Kramers.Workbench.Reports;

namespace Kramers.Workbench.Shapes;

/// <summary>'kramers shape': structures in, continuous shape measures of their metals out.</summary>
public static class ShapePipeline
{
    /// <summary>Measures all sites and writes a folder.</summary>
    /// <param name="options">Files and how donors are chosen.</param>
    /// <param name="output">Folder to write to; null means <c>runs/shape-FILE</c> below the current folder.</param>
    /// <param name="monitor">Told of progress.</param>
    /// <param name="cancellation">Stops the run; nothing is left half-written.</param>
    /// <exception cref="InputException">Bad input; the message says what to change.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static TaskRun Run(ShapeOptions options, string? output, IRunMonitor monitor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        var target = output ?? Path.Combine("runs", "shape-" + Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(options.Paths[0])));
        RunFolder.CheckFree(target, [.. ShapeTables.Keys.Select(k => k + ".csv")]);
        var log = new RunLog(monitor);
        var result = Compute(options, log, cancellation);
        RunFolder.Write(target,
        [
            (RunFolder.InputsFile, RunFolder.Inputs("kramers shape with these files and flags runs it again; files are named from this folder.", options.Settings(target), options.Files())),
            (RunFolder.ResultFile, TaskResultText.Json(result)),
            .. result.Tables.Select(t => (t.Key + ".csv", TaskResultText.Csv(t))),
            (RunFolder.ReportFile, TaskReport.Render(result)),
            (RunFolder.LogFile, string.Concat(log.Lines.Select(line => line + "\n"))),
        ]);
        return new TaskRun(result, Path.GetFullPath(target));
    }

    /// <summary>Measures all sites without writing anything.</summary>
    /// <inheritdoc cref="Run"/>
    public static TaskResult Compute(ShapeOptions options, IRunMonitor monitor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(monitor);
        if (options.Metal is { } symbol && !Element.TryFromSymbol(symbol, out _))
        {
            throw new InputException("--metal", null, $"'{symbol}' is not an element", "Write a symbol such as Dy");
        }

        var (sites, warnings) = Sites(options, monitor, cancellation);
        if (sites.All(s => s.Measures.Count == 0))
        {
            throw new InputException(options.Paths[0], null, "no site has a shape: " + warnings[^1].TrimEnd('.'), "Choose donors that have one");
        }

        foreach (var warning in warnings)
        {
            monitor.Say($"Warning: {warning}");
        }

        return new TaskResult
        {
            Command = "shape",
            Task = "shape",
            Name = sites is [var only] ? only.Label : FormattableString.Invariant($"{sites.Count} sites"),
            Title = sites is [var one] ? FormattableString.Invariant($"{one.Sphere.Metal} with {one.Sphere.Donors.Count} donors, continuous shape measures") : "continuous shape measures, nearest shape of each site",
            Tables = ShapeTables.Of(sites),
            Parameters = new Dictionary<string, double>(),
            Warnings = warnings,
        };
    }

    private static (List<ShapeSite> Sites, List<string> Warnings) Sites(ShapeOptions options, IRunMonitor monitor, CancellationToken cancellation)
    {
        var (sites, warnings, files) = (new List<ShapeSite>(), new List<string>(), options.Files());
        using var step = monitor.Begin("Shapes", files.Count);
        for (var k = 0; k < files.Count; k++)
        {
            cancellation.ThrowIfCancellationRequested();
            sites.AddRange(ShapeSite.Read(files[k], options, warnings));
            step.Report(k + 1);
        }

        return (sites, warnings);
    }
}
