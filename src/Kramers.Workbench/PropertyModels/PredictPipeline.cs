using System.Globalization;
using Kramers.Chemistry;
using Kramers.Learning.Trees;
using Kramers.Learning.Validation;
using Kramers.Workbench.Pipelines;
using Kramers.Workbench.Reports;

namespace Kramers.Workbench.PropertyModels;

/// <summary>'kramers predict': a model and new samples in, predictions with their uncertainty out.</summary>
public static class PredictPipeline
{
    private const string Table = "predictions";

    /// <summary>Predicts and writes the folder.</summary>
    /// <param name="model">The model.json of a run of kramers train.</param>
    /// <param name="file">Structures or a table, as in the training.</param>
    /// <param name="output">Folder to write to; null means <c>runs/predict-FILE-TARGET</c> below the current folder.</param>
    /// <param name="monitor">Told of progress.</param>
    /// <param name="cancellation">Stops the run; nothing is left half-written.</param>
    /// <exception cref="InputException">Bad input; the message says what to change.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static TaskRun Run(string model, string file, string? output, IRunMonitor monitor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(monitor);
        var loaded = PropertyModel.Load(model);
        var folder = output ?? Path.Combine("runs", $"predict-{Path.GetFileNameWithoutExtension(file)}-{loaded.Target}");
        RunFolder.CheckFree(folder, [Table + ".csv"]);
        var log = new RunLog(monitor);
        var result = Result(loaded, file, log, cancellation);
        var settings = new Dictionary<string, object> { ["model"] = model, ["file"] = file };
        RunFolder.Write(folder, RunFolder.Files(result, RunFolder.Inputs("The arguments of kramers predict.", settings, [model, file]), log));
        return new TaskRun(result, Path.GetFullPath(folder));
    }

    private static TaskResult Result(PropertyModel model, string file, RunLog monitor, CancellationToken cancellation)
    {
        if (DataFile.IsTable(file) != (model.Descriptor is null))
        {
            throw new InputException(file, null, $"the model was trained on {(model.Descriptor is null ? "the columns of a table" : "structures")}", model.Descriptor is null ? "Give a .csv file" : "Give an .xyz or .extxyz file");
        }

        var prediction = model.Predict(file, monitor, cancellation);
        var (outside, count) = (prediction.Distances.Count(d => d.IsOutside), prediction.Samples.Count);
        string[] warnings = outside == 0 ? [] : [$"{outside} of {count} samples lie outside the training samples: do not trust their predictions, nor their errors."];
        foreach (var warning in warnings)
        {
            monitor.Say($"Warning: {warning}");
        }

        return new TaskResult
        {
            Command = "predict",
            Task = model.Target,
            Name = $"{model.Target} of {Path.GetFileNameWithoutExtension(file)}",
            Title = $"{count} samples by {model.Learner}",
            Tables = [new ResultTable(Table, "Predictions", [.. Columns(model, prediction)])],
            Numbers = [.. Errors(model, prediction), new("outside", "Samples outside the training", outside)],
            Parameters = new Dictionary<string, double>(),
            Warnings = warnings,
        };
    }

    /// <summary>Where a model gives no standard deviation, the error of its cross validation stands in for it.</summary>
    private static IEnumerable<ResultColumn> Columns(PropertyModel model, PropertyPrediction prediction)
    {
        var (samples, distances) = (prediction.Samples, prediction.Distances);
        yield return PropertyTables.Words("sample", "Sample", samples.Names);
        if (model.Classes is { } classes)
        {
            foreach (var column in PropertyTables.Classes(prediction.Mean, classes))
            {
                yield return column;
            }
        }
        else
        {
            yield return PropertyTables.Numbers("predicted", "Predicted", prediction.Mean.Data);
            yield return prediction.StandardDeviation is { } own
                ? PropertyTables.Numbers("standardDeviation", "Standard deviation", own.Data)
                : PropertyTables.Numbers("crossValidatedError", "Error by cross validation", samples.Names.Select(_ => model.CrossValidatedError));
        }

        if (Reference(model, samples) is { } reference)
        {
            yield return model.Classes is null ? PropertyTables.Numbers("reference", "Reference", reference) : PropertyTables.Words("reference", "Reference", samples.Targets!);
        }

        yield return PropertyTables.Words("training", "Training", distances.Select(d => d.IsOutside ? "outside" : "inside"));
        yield return PropertyTables.Numbers("leverageRatio", "Leverage/limit", distances.Select(d => d.Leverage / model.Domain.LargestLeverage));
        yield return PropertyTables.Numbers("offPlaneRatio", "Off plane/limit", distances.Select(d => model.Domain.LargestOffPlane > 0 ? d.OffPlane / model.Domain.LargestOffPlane : d.OffPlane));
        yield return PropertyTables.Numbers("featuresBeyond", "Features beyond their range", distances.Select(d => (double)d.Beyond));
    }

    private static IEnumerable<ResultNumber> Errors(PropertyModel model, PropertyPrediction prediction)
    {
        if (Reference(model, prediction.Samples) is not { } reference)
        {
            return [];
        }

        if (model.Classes is { } classes)
        {
            var predicted = ClassIndicators.MostProbable(prediction.Mean);
            return [new("accuracy", "Accuracy against the file", predicted.Select((c, i) => classes[c] == prediction.Samples.Targets![i] ? 1.0 : 0).Average())];
        }

        var scores = RegressionScores.Of(reference, prediction.Mean.Data);
        return [new("rmse", "RMSE against the file", scores.Rmse), new("mae", "MAE against the file", scores.Mae), new("r2", "*R*^2 against the file", scores.R2)];
    }

    /// <summary>The property where the file has it for all samples; of classes only whether it has.</summary>
    private static double[]? Reference(PropertyModel model, SampleTable samples)
    {
        if (samples.Targets is not { } texts || Array.Exists(texts, t => t.Length == 0))
        {
            return null;
        }

        var values = Array.ConvertAll(texts, t => double.TryParse(t, NumberStyles.Float, CultureInfo.InvariantCulture, out var v) ? v : double.NaN);
        return model.Classes is not null || Array.TrueForAll(values, double.IsFinite) ? values : null;
    }
}
