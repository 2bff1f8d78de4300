using Kramers.Learning.Validation;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Trees;

/// <summary>
/// Gradient boosting of trees (Friedman, Ann. Stat. 29, 1189 (2001), doi:10.1214/aos/1013203451): each tree is fitted to the
/// negative gradient of the loss at the sum of those before it. Every target has its own sum of trees.
/// </summary>
/// <param name="Stages">Largest number of trees for each target.</param>
/// <param name="LearningRate">Factor on every tree, above 0 and at most 1.</param>
/// <param name="Loss">What is made small; <see cref="BoostingLoss.Logistic"/> needs targets 0 and 1.</param>
/// <param name="Limits">How far trees grow; null: depth 3.</param>
/// <param name="Subsample">Part of the samples, drawn anew without repetition, that each tree sees; above 0 and at most 1.</param>
/// <param name="Stopping">Ends before all stages where that is better; null: never.</param>
public sealed record GradientBoosting(
    int Stages = 500,
    double LearningRate = 0.1,
    BoostingLoss Loss = BoostingLoss.Squared,
    TreeLimits? Limits = null,
    double Subsample = 1,
    EarlyStopping? Stopping = null) : ILearner
{
    /// <inheritdoc/>
    public string Name => "gradient boosting";

    /// <inheritdoc/>
    IRegressor ILearner.Fit(Matrix x, Matrix y, ulong seed, CancellationToken cancellation) => Fit(x, y, seed, cancellation);

    /// <summary>Fits, one target after the other.</summary>
    /// <param name="x">Features [sample, feature].</param>
    /// <param name="y">Targets [sample, target].</param>
    /// <param name="seed">Of subsamples and of the samples left out for stopping.</param>
    /// <param name="cancellation">Stops between trees.</param>
    /// <exception cref="ArgumentException">
    /// x and y differ in rows, are empty, or hold a number that is not finite; targets other than 0 and 1 with the logistic loss; or a setting is out of range.
    /// </exception>
    public BoostedRegressor Fit(Matrix x, Matrix y, ulong seed = 1, CancellationToken cancellation = default)
    {
        TrainingData.Check(x, y);
        Check(y);
        var (random, sorted) = (new SeededRandom(seed), new SortedFeatures(x));
        var sums = new BoostedSum[y.Columns];
        for (var k = 0; k < sums.Length; k++)
        {
            double[] target = [.. Enumerable.Range(0, y.Rows).Select(i => y[i, k])];
            sums[k] = new BoostingRun(this, x, sorted, target, random.Fork()).Run(cancellation);
        }

        return new BoostedRegressor(x.Columns, Loss, LearningRate, sums);
    }

    private void Check(Matrix y)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Stages, 1);
        (Limits ?? new TreeLimits()).Check();
        Stopping?.Check();
        if (!(LearningRate > 0 && LearningRate <= 1 && Subsample > 0 && Subsample <= 1))
        {
            throw new ArgumentException($"Learning rate {LearningRate} and subsample {Subsample} must lie above 0 and be at most 1.");
        }

        if (Loss == BoostingLoss.Logistic && Array.FindIndex(y.Data, v => v is not (0 or 1)) is >= 0 and var bad)
        {
            throw new ArgumentException($"Logistic boosting needs targets 0 or 1; sample {bad / y.Columns} has {y.Data[bad]}.", nameof(y));
        }
    }
}
