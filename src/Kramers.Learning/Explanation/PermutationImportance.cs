using Kramers.Learning.Validation;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Explanation;

/// <summary>
/// How much the error grows when one feature is dealt to the wrong samples (Breiman, Machine Learning 45, 5 (2001), section 10).
/// Take samples that were not learned from. Features that stand for one another hide each other's importance.
/// </summary>
/// <param name="Mean">Increase of the root mean square error, [feature], in the unit of the target.</param>
/// <param name="StandardDeviation">Over the repetitions, [feature].</param>
public sealed record PermutationImportance(double[] Mean, double[] StandardDeviation)
{
    /// <summary>Measures.</summary>
    /// <param name="model">What to explain.</param>
    /// <param name="x">Samples [sample, feature].</param>
    /// <param name="y">True targets [sample, target].</param>
    /// <param name="target">Number of the target.</param>
    /// <param name="repetitions">Shuffles of each feature, at least 2.</param>
    /// <param name="seed">Of the shuffles.</param>
    /// <exception cref="ArgumentException">x and y do not go together or not with the model.</exception>
    public static PermutationImportance Of(IRegressor model, Matrix x, Matrix y, int target = 0, int repetitions = 10, ulong seed = 1)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfLessThan(repetitions, 2);
        TrainingData.Check(x, y);
        var random = new SeededRandom(seed);
        double[] truth = [.. Enumerable.Range(0, y.Rows).Select(i => y[i, target])];
        var error = Error(model, x, truth, target);
        var (mean, deviation) = (new double[x.Columns], new double[x.Columns]);
        for (var f = 0; f < x.Columns; f++)
        {
            double[] increase = [.. Enumerable.Range(0, repetitions).Select(_ => Error(model, Shuffled(x, f, random), truth, target) - error)];
            mean[f] = increase.Average();
            deviation[f] = Math.Sqrt(increase.Sum(d => (d - mean[f]) * (d - mean[f])) / (repetitions - 1));
        }

        return new PermutationImportance(mean, deviation);
    }

    private static double Error(IRegressor model, Matrix x, double[] truth, int target)
    {
        var mean = model.Predict(x).Mean;
        return RegressionScores.Of(truth, [.. Enumerable.Range(0, truth.Length).Select(i => mean[i, target])]).Rmse;
    }

    private static Matrix Shuffled(Matrix x, int feature, SeededRandom random)
    {
        var (shuffled, order) = (x.Copy(), random.Permutation(x.Rows));
        for (var i = 0; i < x.Rows; i++)
        {
            shuffled[i, feature] = x[order[i], feature];
        }

        return shuffled;
    }
}
