using Kramers.Chemistry;
using Kramers.Chemistry.Formats;
using Kramers.Learning;
using Kramers.Workbench.Inputs;
using Kramers.Workbench.Pipelines;
using Kramers.Workbench.Reports;

namespace Kramers.Workbench.PropertyModels;

/// <summary>'kramers describe': structures in, features out.</summary>
public static class DescribePipeline
{
    private static readonly string[] Tables = ["summary", "features"];

    /// <summary>Describes and writes the folder.</summary>
    /// <param name="options">What is asked.</param>
    /// <param name="output">Folder to write to; null means <c>runs/describe-FILE</c> below the current folder.</param>
    /// <param name="monitor">Told of progress.</param>
    /// <param name="cancellation">Stops the run; nothing is left half-written.</param>
    /// <exception cref="InputException">Bad input; the message says what to change.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static TaskRun Run(DescribeOptions options, string? output, IRunMonitor monitor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        var folder = output ?? Path.Combine("runs", "describe-" + Path.GetFileNameWithoutExtension(options.File));
        RunFolder.CheckFree(folder, [.. Tables.Select(t => t + ".csv")]);
        var log = new RunLog(monitor);
        var (result, descriptor) = Compute(options, log, cancellation);
        var settings = new Dictionary<string, object> { ["file"] = options.File, ["descriptor"] = options.Descriptor, ["settings"] = descriptor.Settings };
        RunFolder.Write(folder, RunFolder.Files(result, RunFolder.Inputs("The flags of kramers describe; the settings as a file for --settings.", settings, [options.File, options.Settings]), log));
        return new TaskRun(result, Path.GetFullPath(folder));
    }

    /// <summary>Describes without writing anything.</summary>
    /// <inheritdoc cref="Run"/>
    public static (TaskResult Result, DescriptorChoice Descriptor) Compute(DescribeOptions options, IRunMonitor monitor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(monitor);
        if (DataFile.IsTable(options.File))
        {
            throw new InputException(options.File, null, "a table has no structures to describe", "Give an .xyz or .extxyz file");
        }

        var settings = options.Settings is { } file ? YamlSection.Load(file) : YamlSection.Parse("{}", "--settings");
        DescriptorChoice.MarkKnown(settings);
        ModelChoice.MarkKnown(settings);
        settings.Finish();
        var frames = ExtendedXyz.ReadFrames(options.File);
        var descriptor = DescriptorChoice.Read(options.Descriptor, settings, StructureSamples.Elements(frames));
        var table = StructureSamples.Describe(options.File, frames, descriptor.Descriptor, null, null, monitor, cancellation);
        foreach (var note in descriptor.Notes)
        {
            monitor.Say($"Warning: {note}");
        }

        return (Result(options, table, descriptor), descriptor);
    }

    private static TaskResult Result(DescribeOptions options, SampleTable table, DescriptorChoice descriptor)
    {
        var (x, all) = (table.X, Enumerable.Range(0, table.Features.Length));
        var (standard, constant) = (Standardisation.Of(x), table.Features.Length - table.Varying().Length);
        double[] Column(int k) => [.. Enumerable.Range(0, x.Rows).Select(i => x[i, k])];
        var varying = table.Varying().ToHashSet();
        var summary = new ResultTable("summary", "Features",
        [
            PropertyTables.Words("feature", "Feature", table.Features),
            PropertyTables.Numbers("mean", "Mean", standard.Mean.ToArray()),
            PropertyTables.Numbers("standardDeviation", "Standard deviation", all.Select(k => varying.Contains(k) ? standard.Scale[k] : 0)),
            PropertyTables.Numbers("minimum", "Minimum", all.Select(k => Column(k).Min())),
            PropertyTables.Numbers("maximum", "Maximum", all.Select(k => Column(k).Max())),
        ]);
        var features = new ResultTable("features", "Features of each structure",
            [PropertyTables.Words("sample", "Structure", table.Names), .. all.Select(k => PropertyTables.Numbers(PropertyTables.Key(table.Features[k]), PropertyFigures.Verbatim(table.Features[k]), Column(k)))]) { IsInReport = false };
        return new TaskResult
        {
            Command = "describe",
            Task = options.Descriptor,
            Name = Path.GetFileNameWithoutExtension(options.File),
            Title = PropertyFigures.Verbatim(FormattableString.Invariant($"{table.Features.Length} features ({options.Descriptor}) of {table.Count} structures")),
            Tables = [summary, features],
            Numbers = [new("structures", "Structures", table.Count), new("features", "Features", table.Features.Length), new("constant", "Features that do not vary", constant)],
            Parameters = new Dictionary<string, double>(),
            Warnings = descriptor.Notes,
        };
    }
}
