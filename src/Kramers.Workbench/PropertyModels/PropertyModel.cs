using System.Text.Json;
using System.Text.Json.Nodes;
using Kramers.Chemistry;
using Kramers.Chemistry.Formats;
using Kramers.Learning;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Workbench.Inputs;
using Kramers.Workbench.Pipelines;

namespace Kramers.Workbench.PropertyModels;

/// <summary>
/// A model of a property with all that a prediction needs: how structures are described, which features vary, the regressor with its
/// standardisation, and where the training samples lie. One JSON file.
/// </summary>
public sealed class PropertyModel
{
    /// <summary>Version of the file format that is written and read.</summary>
    public const int Version = 1;

    /// <summary>Name of the property, a key or column of the training file.</summary>
    public required string Target { get; init; }

    /// <summary>Names of the classes; null where the property is a number.</summary>
    public string[]? Classes { get; init; }

    /// <summary>The learner's name on the command line.</summary>
    public required string Learner { get; init; }

    /// <summary>The descriptor of structures; null where the samples are rows of a table.</summary>
    public DescriptorChoice? Descriptor { get; init; }

    /// <summary>Names of all features, [feature].</summary>
    public required string[] Features { get; init; }

    /// <summary>Numbers of the features that varied in the training, those that the regressor gets.</summary>
    public required int[] Used { get; init; }

    /// <summary>Root mean square error of the cross validation, in the unit of the property; of the indicators for classes.</summary>
    public required double CrossValidatedError { get; init; }

    /// <summary>Where the training samples lie.</summary>
    public required TrainingDomain Domain { get; init; }

    /// <summary>The regressor over the used features.</summary>
    public required IRegressor Regressor { get; init; }

    /// <summary>Predicts structures, of a molecule or a crystal, or rows of a table, from a file of the kind that the model was trained on.</summary>
    /// <param name="file">Extended XYZ or CSV.</param>
    /// <param name="monitor">Told of progress.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="InputException">The file lacks a column, holds an element that the model does not know, or cannot be read.</exception>
    public PropertyPrediction Predict(string file, IRunMonitor monitor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(monitor);
        var table = Descriptor is { } known
            ? StructureSamples.Describe(file, ExtendedXyz.ReadFrames(file), known.Descriptor, Target, null, monitor, cancellation)
            : CsvSamples.Read(file, Features, Target);
        return Predict(table);
    }

    /// <summary>Predicts samples whose features are those of the model.</summary>
    /// <param name="samples">[sample, feature], all features.</param>
    /// <exception cref="ArgumentException">The number of features is another.</exception>
    public PropertyPrediction Predict(SampleTable samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        if (samples.X.Columns != Features.Length)
        {
            throw new ArgumentException($"The model has {Features.Length} features, the samples {samples.X.Columns}.", nameof(samples));
        }

        var x = SampleTable.Columns(samples.X, Used);
        var prediction = Regressor.Predict(x);
        var mean = Classes is null ? prediction.Mean : Probabilities.Of(prediction.Mean);
        return new PropertyPrediction(samples, mean, Classes is null ? prediction.StandardDeviation : null, [.. Enumerable.Range(0, x.Rows).Select(i => Domain.DistanceOf(x.Row(i)))]);
    }

    /// <summary>Writes the model file.</summary>
    public string ToJson()
    {
        using var regressor = new MemoryStream();
        Regressor.Save(regressor);
        var root = new JsonObject
        {
            ["kramersPropertyModel"] = Version,
            ["kramers"] = typeof(PropertyModel).Assembly.GetName().Version!.ToString(3),
            ["target"] = Target,
            ["classes"] = Classes is null ? null : JsonNumbers.Of(Classes),
            ["learner"] = Learner,
            ["crossValidatedError"] = CrossValidatedError,
            ["descriptor"] = Descriptor is null ? null : new JsonObject { ["name"] = Descriptor.Name, ["settings"] = JsonNumbers.OfSetting(Descriptor.Settings) },
            ["features"] = JsonNumbers.Of(Features),
            ["used"] = new JsonArray([.. Used.Select(k => (JsonNode?)JsonValue.Create(k))]),
            ["domain"] = Domain.ToJson(),
            ["regressor"] = JsonNode.Parse(regressor.ToArray()),
        };
        return root.ToJsonString();
    }

    /// <summary>Reads a model file.</summary>
    /// <exception cref="InputException">It is not there, truncated, damaged, not a model, or of another version.</exception>
    public static PropertyModel Load(string file)
    {
        using var document = Parse(file);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("kramersPropertyModel", out var version))
        {
            throw new InputException(file, null, "this is not a model of kramers train: it has no \"kramersPropertyModel\"", "Give the model.json of a run");
        }

        if (version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out var number) || number != Version)
        {
            throw new InputException(file, null, $"the model is of version {version}, and version {Version} can be read", "Train it again, or use the Kramers that wrote it");
        }

        try
        {
            return Read(file, root);
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or InvalidDataException or FormatException or ArgumentException)
        {
            throw new InputException(file, null, $"the model is damaged: {PlainMessage.Of(e)}", "Train it again", e);
        }
    }

    private static PropertyModel Read(string file, JsonElement root)
    {
        var descriptor = root.GetProperty("descriptor");
        var choice = descriptor.ValueKind == JsonValueKind.Null
            ? null
            : DescriptorChoice.Read(descriptor.GetProperty("name").GetString()!, YamlSection.Parse(descriptor.GetProperty("settings").GetRawText(), file), []);
        if (choice is { Notes: [var missing, ..] })
        {
            throw new InputException(file, null, $"the model looks at more than can be computed here: {missing.TrimEnd('.')}", "Predict where libxtb is");
        }

        using var regressor = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(root.GetProperty("regressor").GetRawText()));
        var model = new PropertyModel
        {
            Target = root.GetProperty("target").GetString()!,
            Classes = root.GetProperty("classes").ValueKind == JsonValueKind.Null ? null : root.Words("classes"),
            Learner = root.GetProperty("learner").GetString()!,
            CrossValidatedError = root.GetProperty("crossValidatedError").GetDouble(),
            Descriptor = choice,
            Features = root.Words("features"),
            Used = [.. root.GetProperty("used").EnumerateArray().Select(e => e.GetInt32())],
            Domain = TrainingDomain.Read(root.GetProperty("domain")),
            Regressor = RegressorFile.Load(regressor),
        };
        var fits = model.Regressor.Features == model.Used.Length && model.Used.All(k => k >= 0 && k < model.Features.Length) && model.Regressor.Targets == (model.Classes?.Length ?? 1)
            && (model.Descriptor is null || model.Descriptor.Descriptor.FeatureNames.SequenceEqual(model.Features));
        return fits ? model : throw new InvalidDataException("its features, classes and regressor do not go together");
    }

    private static JsonDocument Parse(string file)
    {
        try
        {
            return JsonDocument.Parse(File.ReadAllBytes(file));
        }
        catch (JsonException e)
        {
            throw new InputException(file, null, "the model file is truncated, or not JSON", "Copy it again, or train it again", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(file, null, "it cannot be read as a file", "Give the model.json of a run of kramers train", e);
        }
    }
}

/// <summary>Predictions.</summary>
/// <param name="Samples">What was predicted.</param>
/// <param name="Mean">[sample, 1] in the unit of the property, or probabilities [sample, class].</param>
/// <param name="StandardDeviation">Of a new observation, [sample, 1]; null where the model gives none.</param>
/// <param name="Distances">How far each sample lies from those of the training.</param>
public sealed record PropertyPrediction(SampleTable Samples, Matrix Mean, Matrix? StandardDeviation, DomainDistance[] Distances);
