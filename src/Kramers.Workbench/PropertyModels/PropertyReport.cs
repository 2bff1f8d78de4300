using Kramers.Learning;
using Kramers.Learning.Trees;
using Kramers.Learning.Validation;
using Kramers.Workbench.Reports;

namespace Kramers.Workbench.PropertyModels;

/// <summary>A trained model as a result: scores, tables, figures.</summary>
internal static class PropertyReport
{
    private const double LargestChance = 0.1;
    private const double TooSure = 1.5;

    public static TaskResult Of(TrainOptions options, SampleTable table, PropertyTarget target, PropertyModel model, ModelChoice choice, PropertyValidation validation, IReadOnlyList<Explanation> explanations, IReadOnlyList<string> doubts)
    {
        var curve = PropertyTables.Curve(validation);
        var importance = PropertyTables.Importance(validation.Importance);
        var calibration = CalibrationOf(target, validation);
        List<ResultTable> tables = [PropertyTables.Folds(validation, target, choice, table), PropertyTables.Predictions(validation, target, table), curve, importance];
        List<CaptionedFigure> figures = [.. target.Classes is null ? Numbers(target, validation) : Classes(target, validation), PropertyFigures.Curve(curve), PropertyFigures.Importance(importance), .. explanations.SelectMany(e => e.Figures)];
        tables.AddRange(explanations.Select(e => e.Table));
        if (calibration is not null)
        {
            tables.Add(PropertyTables.Calibration(calibration));
            figures.Add(PropertyFigures.Calibration(calibration));
        }

        if (validation.Scrambling is { } scrambling)
        {
            tables.Add(PropertyTables.Scrambled(scrambling));
            figures.Add(PropertyFigures.Scrambled(scrambling));
        }

        var label = choice.Candidates[validation.Chosen].Label;
        return new TaskResult
        {
            Command = "train",
            Task = "property",
            Name = options.Target,
            Title = PropertyFigures.Verbatim($"{choice.Name}{(label.Length > 0 ? $" ({label})" : "")} on {(model.Descriptor is { } d ? d.Name : "columns")}, {table.Count} samples, {Validation(options, validation)}"),
            Tables = tables,
            Numbers = [.. Scores(target, validation), .. Common(table, model, validation, calibration)],
            Parameters = new Dictionary<string, double>(),
            Warnings = [.. doubts, .. Doubts(target, validation, calibration)],
            Figures = figures,
        };
    }

    private static string Validation(TrainOptions options, PropertyValidation validation) =>
        $"{validation.Folds.Length} folds{(options.Group is { } group ? $" by {group}" : options.Blocks ? " of neighbours" : "")}";

    private static IEnumerable<ResultNumber> Scores(PropertyTarget target, PropertyValidation validation)
    {
        if (target.Classes is null)
        {
            var s = validation.Cross.Scores[0];
            return
            [
                new("rmse", "RMSE", s.Rmse), new("mae", "MAE", s.Mae), new("r2", "*R*^2", s.R2), new("spearman", "Spearman", s.Spearman),
                new("standardDeviationOfTarget", "Standard deviation of the target", Standardisation.Of(target.Y).Scale[0]),
            ];
        }

        var predicted = ClassIndicators.MostProbable(validation.Cross.Prediction.Mean);
        double Recall(int c) => Enumerable.Range(0, predicted.Length).Where(i => target.Labels[i] == c).Average(i => predicted[i] == c ? 1.0 : 0);
        var areas = target.Classes.Select((_, c) => ClassificationScores.Of(Has(target, c), Column(validation.Cross.Prediction.Mean, c))).ToArray();
        return
        [
            new("accuracy", "Accuracy", predicted.Zip(target.Labels, (p, l) => p == l ? 1.0 : 0).Average()),
            new("balancedAccuracy", "Balanced accuracy", Enumerable.Range(0, areas.Length).Average(Recall)),
            new("rocAuc", "Area under ROC, mean of the classes", areas.Average(a => a.RocAuc)),
            new("averagePrecision", "Average precision, mean of the classes", areas.Average(a => a.AveragePrecision)),
        ];
    }

    private static IEnumerable<ResultNumber> Common(SampleTable table, PropertyModel model, PropertyValidation validation, Calibration? calibration)
    {
        yield return new("samples", "Samples", table.Count);
        yield return new("features", "Features that vary", model.Used.Length);
        yield return new("components", "Principal components of 99 % of their variance", model.Domain.Components);
        if (calibration is not null)
        {
            yield return new("zRms", "RMS of error/standard deviation", calibration.ZRms);
            yield return new("miscalibration", "Miscalibration area", calibration.MiscalibrationArea);
        }

        if (validation.Scrambling is { } scrambling)
        {
            yield return new("scramblingP", "Probability of the score by chance", Chance(scrambling));
        }
    }

    private static IEnumerable<string> Doubts(PropertyTarget target, PropertyValidation validation, Calibration? calibration)
    {
        if (validation.Cross.Scores.Average(s => s.R2) is var r2 && !(r2 > 0))
        {
            yield return $"Samples left out are predicted no better than by the mean of {target.Name}: the model has learned nothing that holds for new samples.";
        }

        if (validation.Scrambling is { Scrambled.Length: >= 10 } scrambling && Chance(scrambling) > LargestChance)
        {
            yield return FormattableString.Invariant($"Targets dealt to the wrong samples do as well with a probability of {Chance(scrambling):G2}.");
        }

        if (calibration is { ZRms: > TooSure })
        {
            yield return FormattableString.Invariant($"The standard deviations are too small by a factor of {calibration.ZRms:G2}.");
        }
    }

    /// <summary>Of the mean over targets.</summary>
    private static double Chance(Scrambling scrambling) =>
        (1.0 + scrambling.Scrambled.Count(s => s.Average() >= scrambling.True.Average())) / (1 + scrambling.Scrambled.Length);

    private static Calibration? CalibrationOf(PropertyTarget target, PropertyValidation validation) =>
        validation.Cross.Prediction is { StandardDeviation: { } deviation, Mean: var mean } && target.Classes is null && Array.TrueForAll(deviation.Data, s => s > 0)
            ? Calibration.Of(target.Values(), mean.Data, deviation.Data)
            : null;

    private static IEnumerable<CaptionedFigure> Numbers(PropertyTarget target, PropertyValidation validation)
    {
        var (prediction, reference) = (validation.Cross.Prediction, target.Values());
        yield return PropertyFigures.Parity(target.Name, reference, prediction.Mean.Data, prediction.StandardDeviation?.Data, validation.Cross.Scores[0]);
        yield return PropertyFigures.Residuals(target.Name, reference, prediction.Mean.Data);
    }

    private static IEnumerable<CaptionedFigure> Classes(PropertyTarget target, PropertyValidation validation)
    {
        RateCurves[] curves = [.. target.Classes!.Select((_, c) => RateCurves.Of(Has(target, c), Column(validation.Cross.Prediction.Mean, c)))];
        return [PropertyFigures.Roc(target.Classes!, curves), PropertyFigures.PrecisionRecall(target.Classes!, curves)];
    }

    private static bool[] Has(PropertyTarget target, int c) => Array.ConvertAll(target.Labels, l => l == c);

    private static double[] Column(Numerics.LinearAlgebra.Matrix m, int c) => [.. Enumerable.Range(0, m.Rows).Select(i => m[i, c])];
}
