using Kramers.Learning.Trees;
using Kramers.Learning.Validation;
using Kramers.Workbench.Reports;

namespace Kramers.Workbench.PropertyModels;

/// <summary>A validation as tables.</summary>
internal static class PropertyTables
{
    private const int MostBlocks = 40;

    /// <summary>Names of all tables.</summary>
    public static readonly string[] Keys = ["folds", "predictions", "learningCurve", "importance", "partialDependence", "relevance", "atomContributions", "calibration", "scrambling"];

    /// <summary>Words that mark nothing.</summary>
    public static ResultColumn Words(string key, string heading, IEnumerable<string> words) => new(key, heading, [], [.. words.Select(w => w.Replace('"', '\''))]) { IsVerbatim = true };

    public static ResultColumn Numbers(string key, string heading, IEnumerable<double> values) => new(key, heading, [.. values]);

    /// <summary>Scores of each fold. Of classes the accuracy, and R^2 of the indicators, which is Brier's skill score.</summary>
    public static ResultTable Folds(PropertyValidation validation, PropertyTarget target, ModelChoice choice, SampleTable table)
    {
        var (folds, scores) = (validation.Folds, validation.Cross.FoldScores);
        List<ResultColumn> columns = [Numbers("fold", "Fold", folds.Select((_, f) => f + 1.0)), Numbers("samples", "Samples", folds.Select(f => (double)f.Test.Length))];
        if (table.Groups is { } groups)
        {
            columns.Add(Words("groups", "Left out", folds.Select(f => string.Join(' ', f.Test.Select(i => groups[i]).Distinct()))));
        }

        if (choice.Candidates.Count > 1)
        {
            columns.Add(Words("chosen", "Chosen", validation.ChosenByFold.Select(c => choice.Candidates[c].Label)));
        }

        if (target.Classes is null)
        {
            columns.AddRange([Numbers("rmse", "RMSE", scores.Select(s => s[0].Rmse)), Numbers("mae", "MAE", scores.Select(s => s[0].Mae)), Numbers("r2", "*R*^2", scores.Select(s => s[0].R2))]);
        }
        else
        {
            var predicted = ClassIndicators.MostProbable(validation.Cross.Prediction.Mean);
            columns.Add(Numbers("accuracy", "Accuracy", folds.Select(f => f.Test.Average(i => predicted[i] == target.Labels[i] ? 1.0 : 0))));
        }

        return new ResultTable("folds", "Folds", columns);
    }

    /// <summary>Predictions for samples left out.</summary>
    public static ResultTable Predictions(PropertyValidation validation, PropertyTarget target, SampleTable table)
    {
        var prediction = validation.Cross.Prediction;
        List<ResultColumn> columns = [Words("sample", "Sample", table.Names), Numbers("fold", "Fold", validation.FoldOfSamples().Select(f => f + 1.0))];
        columns.AddRange(target.Classes is { } classes
            ? [Words("reference", "Reference", target.Labels.Select(c => classes[c])), .. Classes(prediction.Mean, classes)]
            : [Numbers("reference", "Reference", target.Values()), Numbers("predicted", "Predicted", prediction.Mean.Data)]);
        if (prediction.StandardDeviation is { } deviation)
        {
            columns.Add(Numbers("standardDeviation", "Standard deviation", deviation.Data));
        }

        return new ResultTable("predictions", "Predictions for samples left out", columns) { MostRowsInReport = 25 };
    }

    /// <summary>The most probable class and the probability of each.</summary>
    public static IEnumerable<ResultColumn> Classes(Numerics.LinearAlgebra.Matrix probabilities, string[] classes) =>
    [
        Words("predicted", "Predicted", ClassIndicators.MostProbable(probabilities).Select(c => classes[c])),
        .. classes.Select((name, c) => Numbers($"probability {Key(name)}", $"Probability of {PropertyFigures.Verbatim(name)}", Enumerable.Range(0, probabilities.Rows).Select(i => probabilities[i, c]))),
    ];

    /// <summary>Errors against training samples; of classes over all indicators.</summary>
    public static ResultTable Curve(PropertyValidation validation)
    {
        static double Rmse(RegressionScores[] scores) => Math.Sqrt(scores.Average(s => s.Rmse * s.Rmse));
        var curve = validation.Curve;
        return new ResultTable("learningCurve", "Learning curve of the first fold",
        [
            Numbers("samples", "Training samples", curve.Select(p => (double)p.Samples)),
            Numbers("trainingRmse", "RMSE, training", curve.Select(p => Rmse(p.Training))),
            Numbers("testRmse", "RMSE, test", curve.Select(p => Rmse(p.Test))),
        ]);
    }

    /// <summary>The most important blocks first.</summary>
    public static ResultTable Importance(FeatureImportance importance)
    {
        int[] order = [.. Enumerable.Range(0, importance.Mean.Length).OrderByDescending(b => importance.Mean[b])];
        List<ResultColumn> columns =
        [
            Words("features", "Features", order.Select(b => importance.Blocks.Names[b])),
            Numbers("count", "Number", order.Select(b => (double)importance.Blocks.Members[b].Length)),
            Numbers("rmseIncrease", "Increase of RMSE", order.Select(b => importance.Mean[b])),
            Numbers("rmseIncreaseDeviation", "its standard deviation", order.Select(b => importance.Deviation[b])),
        ];
        if (importance.Shap is { } shap)
        {
            columns.Add(Numbers("meanAbsoluteShap", "Mean |SHAP|", order.Select(b => shap[b])));
        }

        return new ResultTable("importance", "What the model looks at", columns) { MostRowsInReport = MostBlocks };
    }

    public static ResultTable Calibration(Calibration calibration) => new("calibration", "Calibration of the standard deviations",
        [Numbers("expected", "Interval", calibration.Expected), Numbers("observed", "Samples inside", calibration.Observed)]);

    public static ResultTable Scrambled(Scrambling scrambling) => new("scrambling", "Targets dealt to the wrong samples",
        [Numbers("r2", "*R*^2", scrambling.Scrambled.Select(s => s.Average()))]);

    /// <summary>A name as a column of a CSV file.</summary>
    public static string Key(string name) => name.Replace(',', ' ').Replace('"', '\'');
}
