using System.Globalization;
using Kramers.Chemistry;
using Kramers.Chemistry.Formats;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Workbench.Pipelines;
using Kramers.Workbench.Reports;

namespace Kramers.Workbench.Shapes;

/// <summary>'kramers shape': structures in, continuous shape measures of their metals out.</summary>
public static class ShapePipeline
{
    private const string MoleculesFile = "molecules.xyz";
    private const int MostDrawings = 6;

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
        RunFolder.CheckFree(target, [MoleculesFile, .. ShapeTables.Keys.Concat(ShapeStatistics.Keys).Select(k => k + ".csv")]);
        var log = new RunLog(monitor);
        var (result, molecules) = Measure(options, log, cancellation);
        var inputs = RunFolder.Inputs("kramers shape with these files and flags runs it again; files are named from this folder.", options.Settings(target), options.Files());
        RunFolder.Write(target, [.. RunFolder.Files(result, inputs, log), .. molecules.Length > 0 ? new[] { (MoleculesFile, molecules) } : []]);
        return new TaskRun(result, Path.GetFullPath(target));
    }

    /// <summary>Measures all sites without writing anything.</summary>
    /// <inheritdoc cref="Run"/>
    public static TaskResult Compute(ShapeOptions options, IRunMonitor monitor, CancellationToken cancellation) => Measure(options, monitor, cancellation).Result;

    /// <summary>The result, and the molecules that were cut out of crystals as extended XYZ.</summary>
    private static (TaskResult Result, string Molecules) Measure(ShapeOptions options, IRunMonitor monitor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(monitor);
        if (options.Metal is { } symbol && !Element.TryFromSymbol(symbol, out _))
        {
            throw new InputException("--metal", null, $"'{symbol}' is not an element", "Write a symbol such as Dy");
        }

        var (sites, warnings, failures) = Sites(options, monitor, cancellation);
        if (sites.All(s => s.Measures.Count == 0))
        {
            var reason = failures.Select(f => f.Reason).Concat(warnings).Last();
            throw new InputException(options.Paths[0], null, "no site has a shape: " + reason.TrimEnd('.'), "Choose donors that have one");
        }

        foreach (var warning in warnings)
        {
            monitor.Say($"Warning: {warning}");
        }

        return (Result(options, sites, warnings, failures), Molecules(sites));
    }

    private static TaskResult Result(ShapeOptions options, List<ShapeSite> sites, List<string> warnings, List<ShapeFailure> failures) => new()
    {
        Command = "shape",
        Task = "shape",
        Name = sites is [var only] ? only.Label : FormattableString.Invariant($"{sites.Count} sites"),
        Title = (sites, options.Statistics) switch
        {
            (_, true) => FormattableString.Invariant($"coordination numbers, donors, distances and angles; {failures.Count} files failed"),
            ([var one], _) => FormattableString.Invariant($"{one.Sphere.Metal} with {one.Sphere.Donors.Count} donors, continuous shape measures"),
            _ => "continuous shape measures, nearest shape of each site",
        },
        Tables = [.. options.Statistics ? ShapeStatistics.Tables(sites, failures) : [], .. ShapeTables.Of(sites)],
        Figures = [.. options.Statistics ? ShapeStatistics.Figures(sites) : [], .. sites.Where(s => s.Measures.Count > 0).Take(MostDrawings).Select(ShapeDrawing.Of)],
        Parameters = new Dictionary<string, double>(),
        Warnings = warnings,
    };

    private static string Molecules(List<ShapeSite> sites)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        ExtendedXyz.Write(text, sites.Where(s => s.Molecule is not null).Select(s => new LabelledStructure(s.Label, s.Molecule!, null, null, new Dictionary<string, Matrix>(), 0)));
        return text.ToString();
    }

    private static (List<ShapeSite> Sites, List<string> Warnings, List<ShapeFailure> Failures) Sites(ShapeOptions options, IRunMonitor monitor, CancellationToken cancellation)
    {
        var (sites, warnings, failures, files) = (new List<ShapeSite>(), new List<string>(), new List<ShapeFailure>(), options.Files());
        using var step = monitor.Begin("Shapes", files.Count);
        for (var k = 0; k < files.Count; k++)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                sites.AddRange(ShapeSite.Read(files[k], options, warnings));
            }
            catch (InputException failure) when (options.Statistics)
            {
                failures.Add(new ShapeFailure(Path.GetFileName(files[k]), failure.Message));
            }

            step.Report(k + 1);
        }

        return (sites, warnings, failures);
    }
}
