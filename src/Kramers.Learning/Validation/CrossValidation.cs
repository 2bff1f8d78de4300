using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Validation;

/// <summary>
/// Predictions for samples that were not learned from. In each fold everything, standardisation included, is learned
/// from the training rows alone; the test rows' targets are seen by the scores only.
/// </summary>
/// <param name="Prediction">[sample, target], NaN where no fold tests the sample.</param>
/// <param name="FoldScores">[fold][target].</param>
/// <param name="Scores">[target], over all samples that were tested, together.</param>
public sealed record CrossValidation(Prediction Prediction, RegressionScores[][] FoldScores, RegressionScores[] Scores)
{
    /// <summary>Fits and tests fold by fold.</summary>
    /// <param name="learner">What to test.</param>
    /// <param name="x">Features [sample, feature].</param>
    /// <param name="y">Targets [sample, target].</param>
    /// <param name="folds">Splits; test rows of different folds must not overlap.</param>
    /// <param name="seed">Every fold's fit has its own seed, drawn from this one.</param>
    /// <param name="cancellation">Stops the fit.</param>
    /// <exception cref="ArgumentException">x and y do not go together, there are no folds, or a row is tested twice or both learned from and tested.</exception>
    public static CrossValidation Run(ILearner learner, Matrix x, Matrix y, IReadOnlyList<Fold> folds, ulong seed = 1, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(learner);
        return Run((_, _, _) => learner, x, y, folds, seed, cancellation);
    }

    /// <summary>
    /// Nested cross validation: in each fold the learner with the smallest mean square error, in units of the targets' variances, by a cross
    /// validation inside the training rows is fitted to all of them and tested (Varma and Simon, BMC Bioinformatics 7, 91 (2006),
    /// doi:10.1186/1471-2105-7-91).
    /// </summary>
    /// <param name="candidates">Learners to choose from, for instance one with different settings.</param>
    /// <param name="x">Features [sample, feature].</param>
    /// <param name="y">Targets [sample, target].</param>
    /// <param name="folds">The outer splits.</param>
    /// <param name="inner">The inner splits: from the numbers of the outer training rows to folds that count within these.</param>
    /// <param name="seed">Of all fits.</param>
    /// <param name="cancellation">Stops the fit.</param>
    /// <returns>Scores, and for each fold the number of the candidate chosen.</returns>
    /// <exception cref="ArgumentException">As for <see cref="Run(ILearner, Matrix, Matrix, IReadOnlyList{Fold}, ulong, CancellationToken)"/>; or there are no candidates.</exception>
    public static (CrossValidation Result, int[] Chosen) Nested(
        IReadOnlyList<ILearner> candidates, Matrix x, Matrix y, IReadOnlyList<Fold> folds, Func<int[], IReadOnlyList<Fold>> inner, ulong seed = 1, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentNullException.ThrowIfNull(inner);
        if (candidates.Count == 0)
        {
            throw new ArgumentException("There is no learner to choose.", nameof(candidates));
        }

        var chosen = new List<int>();
        var result = Run(
            (trainX, trainY, fold) =>
            {
                var splits = inner(fold.Training);
                var errors = candidates.Select(c => RelativeError(Run(c, trainX, trainY, splits, seed, cancellation), trainY)).ToArray();
                chosen.Add(Array.IndexOf(errors, errors.Min()));
                return candidates[chosen[^1]];
            },
            x, y, folds, seed, cancellation);
        return (result, [.. chosen]);
    }

    private static CrossValidation Run(Func<Matrix, Matrix, Fold, ILearner> choose, Matrix x, Matrix y, IReadOnlyList<Fold> folds, ulong seed, CancellationToken cancellation)
    {
        TrainingData.Check(x, y);
        Check(folds, x.Rows);
        var random = new SeededRandom(seed);
        var (mean, deviation, hasDeviation) = (NotPredicted(y), NotPredicted(y), false);
        var scores = new List<RegressionScores[]>();
        foreach (var fold in folds)
        {
            var (trainX, trainY) = (StandardisedData.Rows(x, fold.Training), StandardisedData.Rows(y, fold.Training));
            var prediction = choose(trainX, trainY, fold).Fit(trainX, trainY, random.Bits(), cancellation).Predict(StandardisedData.Rows(x, fold.Test));
            Put(prediction.Mean, mean, fold.Test);
            if (prediction.StandardDeviation is { } predicted)
            {
                Put(predicted, deviation, fold.Test);
                hasDeviation = true;
            }

            scores.Add(ScoresOf(y, mean, fold.Test));
        }

        int[] tested = [.. folds.SelectMany(fold => fold.Test)];
        return new CrossValidation(new Prediction(mean, hasDeviation ? deviation : null), [.. scores], ScoresOf(y, mean, tested));
    }

    private static void Check(IReadOnlyList<Fold> folds, int samples)
    {
        ArgumentNullException.ThrowIfNull(folds);
        var tested = folds.SelectMany(fold => fold.Test).ToArray();
        if (tested.Length == 0 || tested.Distinct().Count() != tested.Length || folds.Any(fold => fold.Training.Intersect(fold.Test).Any()))
        {
            throw new ArgumentException("Every fold must test rows that it does not learn from and that no other fold tests.", nameof(folds));
        }

        if (folds.SelectMany(fold => fold.Training).Concat(tested).Any(row => row < 0 || row >= samples))
        {
            throw new ArgumentException($"A fold names a row that is not among the {samples} samples.", nameof(folds));
        }
    }

    /// <summary>Sum over targets of mean square error over variance.</summary>
    private static double RelativeError(CrossValidation result, Matrix y)
    {
        var scale = Standardisation.Of(y).Scale.ToArray();
        return result.Scores.Select((s, k) => s.Rmse * s.Rmse / (scale[k] * scale[k])).Sum();
    }

    private static Matrix NotPredicted(Matrix y) => new(y.Rows, y.Columns, [.. Enumerable.Repeat(double.NaN, y.Data.Length)]);

    private static void Put(Matrix from, Matrix to, int[] rows)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            from.Row(i).CopyTo(to.Row(rows[i]));
        }
    }

    private static RegressionScores[] ScoresOf(Matrix y, Matrix mean, int[] rows) => [.. Enumerable.Range(0, y.Columns).Select(k =>
        RegressionScores.Of(Array.ConvertAll(rows, i => y[i, k]), Array.ConvertAll(rows, i => mean[i, k])))];
}
