using Kramers.Chemistry;
using Kramers.Chemistry.Formats;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Workbench.Inputs;
using Kramers.Workbench.Pipelines;
using Kramers.Workbench.Reports;

namespace Kramers.Workbench.PropertyModels;

/// <summary>A trained model with its report.</summary>
/// <param name="Model">The model of all samples.</param>
/// <param name="Result">Scores on samples left out, tables, figures.</param>
public sealed record TrainedProperty(PropertyModel Model, TaskResult Result)
{
    internal IReadOnlyDictionary<string, object> Settings { get; init; } = new Dictionary<string, object>();
}

/// <summary>'kramers train property': labelled structures or a table in, a validated model out.</summary>
public static class TrainPipeline
{
    /// <summary>Name of the model file in the folder of a run.</summary>
    public const string ModelFile = "model.json";

    private const int UsualFolds = 5;
    private const int FewestSamples = 6;

    /// <summary>Trains and writes the folder.</summary>
    /// <param name="options">What is asked.</param>
    /// <param name="output">Folder to write to; null means <c>runs/train-FILE-TARGET</c> below the current folder.</param>
    /// <param name="monitor">Told of progress.</param>
    /// <param name="cancellation">Stops the run; nothing is left half-written.</param>
    /// <exception cref="InputException">Bad input; the message says what to change.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static TaskRun Run(TrainOptions options, string? output, IRunMonitor monitor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        var folder = output ?? Path.Combine("runs", $"train-{Path.GetFileNameWithoutExtension(options.File)}-{options.Target}");
        RunFolder.CheckFree(folder, [ModelFile, .. PropertyTables.Keys.Select(k => k + ".csv")]);
        var log = new RunLog(monitor);
        var trained = Train(options, log, cancellation);
        var inputs = RunFolder.Inputs("The flags of kramers train property; the settings as a file for --settings.", options.Resolved(trained.Settings), [options.File, options.Settings]);
        RunFolder.Write(folder, [.. RunFolder.Files(trained.Result, inputs, log), (ModelFile, trained.Model.ToJson())]);
        return new TaskRun(trained.Result, Path.GetFullPath(folder));
    }

    /// <summary>Trains without writing anything.</summary>
    /// <inheritdoc cref="Run"/>
    public static TrainedProperty Train(TrainOptions options, IRunMonitor monitor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(monitor);
        options.Check();
        var settings = options.Settings is { } file ? YamlSection.Load(file) : YamlSection.Parse("{}", "--settings");
        DescriptorChoice.MarkKnown(settings);
        ModelChoice.MarkKnown(settings);
        settings.Finish();
        var (table, descriptor, structures) = Read(options, settings, monitor, cancellation);
        var target = PropertyTarget.Of(options.Target, table);
        var used = Features(table);
        string[] features = [.. used.Select(k => table.Features[k])];
        var splits = Splits(options, table, target);
        var x = SampleTable.Columns(table.X, used);
        var choice = ModelChoice.Read(options.Model, settings, used.Length, target.Classes is not null);
        choice = options.Blocks || options.Group is not null ? choice.Within(x, splits) : choice;
        var validation = Validate(x, target, features, choice, splits, options, monitor, cancellation);
        var model = new PropertyModel
        {
            Target = options.Target,
            Classes = target.Classes,
            Learner = choice.Name,
            Descriptor = descriptor,
            Features = table.Features,
            Used = used,
            CrossValidatedError = Math.Sqrt(validation.Cross.Scores.Average(s => s.Rmse * s.Rmse)),
            Domain = TrainingDomain.Of(x),
            Regressor = validation.Model,
        };
        Explanation?[] explanations =
        [
            FeatureDependence.Of(model.Regressor, x, target, features, validation.Importance),
            FeatureRelevance.Of(model.Regressor, features),
            AtomContributions.Of(model, structures, table.Names, cancellation),
        ];
        string[] doubts = [.. descriptor?.Notes ?? [], .. table.Notes, .. Doubts(table, target, used, options)];
        var result = PropertyReport.Of(options, table, target, model, choice, validation, [.. explanations.OfType<Explanation>()], doubts);
        foreach (var warning in result.Warnings)
        {
            monitor.Say($"Warning: {warning}");
        }

        return new TrainedProperty(model, result) { Settings = Resolved(descriptor, choice) };
    }

    private static (SampleTable Table, DescriptorChoice? Descriptor, Structure[] Structures) Read(TrainOptions options, YamlSection settings, IRunMonitor monitor, CancellationToken cancellation)
    {
        if (options.IsTable)
        {
            return (Enough(CsvSamples.Read(options.File, options.Target, options.Group, options.Ignored)), null, []);
        }

        var frames = ExtendedXyz.ReadFrames(options.File);
        var first = frames[0];
        foreach (var key in new[] { options.Target, options.Group }.OfType<string>().Where(k => frames.All(f => !f.Info.ContainsKey(k))))
        {
            throw new InputException(options.File, first.Line, $"there is no '{key}' in any comment line", $"The first one has {string.Join(", ", first.Info.Keys.Order())}");
        }

        var descriptor = DescriptorChoice.Read(options.Descriptor!, settings, StructureSamples.Elements(frames));
        return (Enough(StructureSamples.Describe(options.File, frames, descriptor.Descriptor, options.Target, options.Group, monitor, cancellation)), descriptor, [.. frames.Select(f => f.Structure)]);
    }

    private static SampleTable Enough(SampleTable table) => table.Count >= FewestSamples
        ? table
        : throw new InputException(table.File, null, $"{table.Count} samples are too few to train and test a model", $"Give {FewestSamples} at the very least");

    private static int[] Features(SampleTable table) => table.Varying() is { Length: > 0 } used
        ? used
        : throw new InputException(table.File, null, "all features are the same for all samples", "Choose features that tell the samples apart");

    private static SampleSplits Splits(TrainOptions options, SampleTable table, PropertyTarget target)
    {
        var unit = Enumerable.Range(0, table.Count).ToArray();
        if (table.Groups is { } groups)
        {
            var missing = Array.IndexOf(groups, "");
            unit = missing < 0 ? Array.ConvertAll(groups, g => Array.IndexOf(groups, g)) : throw new InputException(table.File, table.Lines[missing], $"{table.Names[missing]} has no {options.Group}", "Write its group");
        }
        else
        {
            foreach (var same in table.Duplicates())
            {
                Array.ForEach(same, i => unit[i] = same[0]);
            }
        }

        return new SampleSplits(options.File, unit, target.Labels, options.Blocks, options.Seed);
    }

    private static PropertyValidation Validate(
        Matrix x, PropertyTarget target, string[] features, ModelChoice choice, SampleSplits splits, TrainOptions options, IRunMonitor monitor, CancellationToken cancellation)
    {
        try
        {
            var folds = options.Folds ?? (options.Group is null ? UsualFolds : splits.Units);
            return PropertyValidation.Run(x, target, features, choice, splits, folds, options, monitor, cancellation);
        }
        catch (Exception e) when (e is ArgumentException or ArithmeticException)
        {
            throw new InputException(options.File, null, $"{choice.Name} cannot learn from it: {PlainMessage.Of(e)}", "Give more samples, change its settings, or take another --model", e);
        }
    }

    private static IEnumerable<string> Doubts(SampleTable table, PropertyTarget target, int[] used, TrainOptions options)
    {
        var constant = table.Features.Length - used.Length;
        if (constant > 0)
        {
            yield return $"{constant} of {table.Features.Length} features are the same for all samples and were left out.";
        }

        if (table.Count < used.Length)
        {
            yield return $"There are fewer samples ({table.Count}) than features ({used.Length}): only the scores of samples left out say what was learned.";
        }

        var same = table.Duplicates().ToArray();
        if (same.Length > 0)
        {
            var contradicting = same.Count(s => s.Select(i => table.Targets![i]).Distinct().Count() > 1);
            yield return $"{same.Sum(s => s.Length)} samples share their features with another one{(options is { Group: null, Blocks: false } ? " and stay in one fold with it" : "")}"
                + (contradicting > 0 ? $"; in {contradicting} of {same.Length} such sets {target.Name} differs, which no model can learn." : ".");
        }
    }

    private static Dictionary<string, object> Resolved(DescriptorChoice? descriptor, ModelChoice choice)
    {
        var settings = descriptor?.Settings.ToDictionary(StringComparer.Ordinal) ?? [];
        settings[choice.Name] = choice.Settings;
        return settings;
    }
}
