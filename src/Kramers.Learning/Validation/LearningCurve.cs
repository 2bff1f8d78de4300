using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Validation;

/// <summary>One point of a learning curve.</summary>
/// <param name="Samples">Number of training samples.</param>
/// <param name="Training">Scores on them, by target.</param>
/// <param name="Test">Scores on the samples left out, by target.</param>
public sealed record LearningPoint(int Samples, RegressionScores[] Training, RegressionScores[] Test);

/// <summary>Errors against the number of training samples: would more data help?</summary>
public static class LearningCurve
{
    /// <summary>Fits to more and more of the training rows of one split. Smaller sets are parts of larger ones.</summary>
    /// <param name="learner">What to test.</param>
    /// <param name="x">Features [sample, feature].</param>
    /// <param name="y">Targets [sample, target].</param>
    /// <param name="split">Rows to learn from and to test on.</param>
    /// <param name="sizes">Numbers of training rows, each from 1 to all of the split.</param>
    /// <param name="seed">Of the order in which rows are added and of the fits.</param>
    /// <param name="cancellation">Stops the fit.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is out of range.</exception>
    public static LearningPoint[] Run(ILearner learner, Matrix x, Matrix y, Fold split, IReadOnlyList<int> sizes, ulong seed = 1, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(learner);
        ArgumentNullException.ThrowIfNull(split);
        ArgumentNullException.ThrowIfNull(sizes);
        TrainingData.Check(x, y);
        var random = new SeededRandom(seed);
        var order = (int[])split.Training.Clone();
        random.Shuffle<int>(order);
        return [.. sizes.Select(size => Point(learner, x, y, TakeFirst(order, size), split.Test, random.Bits(), cancellation))];
    }

    private static int[] TakeFirst(int[] order, int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, order.Length);
        return order[..size];
    }

    private static LearningPoint Point(ILearner learner, Matrix x, Matrix y, int[] training, int[] test, ulong seed, CancellationToken cancellation)
    {
        var model = learner.Fit(StandardisedData.Rows(x, training), StandardisedData.Rows(y, training), seed, cancellation);
        return new LearningPoint(training.Length, Scores(model, x, y, training), Scores(model, x, y, test));
    }

    private static RegressionScores[] Scores(IRegressor model, Matrix x, Matrix y, int[] rows)
    {
        var mean = model.Predict(StandardisedData.Rows(x, rows)).Mean;
        return [.. Enumerable.Range(0, y.Columns).Select(k => RegressionScores.Of(
            Array.ConvertAll(rows, i => y[i, k]), [.. Enumerable.Range(0, rows.Length).Select(i => mean[i, k])]))];
    }
}
