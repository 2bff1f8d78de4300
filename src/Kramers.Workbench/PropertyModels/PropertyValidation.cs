using Kramers.Learning;
using Kramers.Learning.Validation;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Workbench.Pipelines;

namespace Kramers.Workbench.PropertyModels;

/// <summary>How a model does on samples that it has not learned from, and the model of all samples.</summary>
/// <param name="Folds">Splits; everything, standardisation and the choice of settings included, is learned from the training rows.</param>
/// <param name="Cross">Predictions for samples left out; probabilities for classes.</param>
/// <param name="ChosenByFold">Number of the candidate that each fold chose within its training rows.</param>
/// <param name="Chosen">Number of the candidate for the model of all samples.</param>
/// <param name="Model">The model of all samples.</param>
/// <param name="Curve">Errors of the first fold against the number of training samples.</param>
/// <param name="Scrambling">R^2 with targets dealt to the wrong samples; null where not asked for.</param>
/// <param name="Importance">What the model looks at.</param>
internal sealed record PropertyValidation(
    Fold[] Folds, CrossValidation Cross, int[] ChosenByFold, int Chosen, IRegressor Model, LearningPoint[] Curve, Scrambling? Scrambling, FeatureImportance Importance)
{
    private const int InnerFolds = 4;
    private const int SmallestCurve = 8;
    private static readonly double[] CurveParts = [0.1, 0.2, 0.4, 0.6, 0.8, 1];

    /// <summary>Validates and fits.</summary>
    public static PropertyValidation Run(
        Matrix x, PropertyTarget target, string[] features, ModelChoice choice, SampleSplits splits, int folds, TrainOptions options, IRunMonitor monitor, CancellationToken cancellation)
    {
        var (y, seed) = (target.Y, options.Seed);
        ILearner[] candidates = [.. choice.Candidates.Select(c => c.Learner)];
        using var step = monitor.Begin("Validation", 5);
        int[] all = [.. Enumerable.Range(0, x.Rows)];
        var outer = splits.Within(all, folds);
        var (cross, byFold) = candidates.Length == 1
            ? (CrossValidation.Run(candidates[0], x, y, outer, seed, cancellation), new int[outer.Length])
            : CrossValidation.Nested(candidates, x, y, outer, rows => splits.Within(rows, InnerFolds), seed, cancellation);
        step.Report(1);
        var chosen = candidates.Length == 1 ? 0 : Best(candidates, x, y, splits.Within(all, InnerFolds), seed, cancellation);
        var learner = candidates[chosen];
        var model = learner.Fit(x, y, seed, cancellation);
        step.Report(2);
        var curve = LearningCurve.Run(learner, x, y, outer[0], Sizes(outer[0].Training.Length), seed, cancellation);
        step.Report(3);
        var scrambling = options.Scrambles == 0 ? null : Scrambling.Run(learner, x, y, outer, options.Scrambles, seed, cancellation);
        step.Report(4);
        var importance = FeatureImportance.Of(learner, model, x, y, features, outer, seed, cancellation);
        step.Report(5);
        var seen = target.Classes is null ? cross : cross with { Prediction = new Prediction(Probabilities.Of(cross.Prediction.Mean)) };
        return new PropertyValidation(outer, seen, byFold, chosen, model, curve, scrambling, importance);
    }

    /// <summary>Number of the fold that tests each sample, [sample], from 0.</summary>
    public int[] FoldOfSamples()
    {
        var foldOf = new int[Cross.Prediction.Mean.Rows];
        for (var f = 0; f < Folds.Length; f++)
        {
            foreach (var sample in Folds[f].Test)
            {
                foldOf[sample] = f;
            }
        }

        return foldOf;
    }

    private static int Best(ILearner[] candidates, Matrix x, Matrix y, Fold[] folds, ulong seed, CancellationToken cancellation)
    {
        double[] errors = [.. candidates.Select(c => CrossValidation.Run(c, x, y, folds, seed, cancellation).Scores.Sum(s => s.Rmse * s.Rmse))];
        return Array.IndexOf(errors, errors.Min());
    }

    private static int[] Sizes(int training) =>
        [.. CurveParts.Select(p => (int)Math.Round(p * training)).Where(s => s >= Math.Min(SmallestCurve, training)).Distinct()];
}
