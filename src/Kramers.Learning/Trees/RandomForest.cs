using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Trees;

/// <summary>
/// Random forest: the mean of trees, each grown on a bootstrap of the samples with a random choice of features at every split
/// (Breiman, Machine Learning 45, 5 (2001), doi:10.1023/A:1010933404324). With <see cref="ClassIndicators"/> as targets it
/// predicts probabilities of classes. Trees grow side by side; the forest depends on the seed alone.
/// </summary>
/// <param name="Trees">Number of trees.</param>
/// <param name="FeatureFraction">
/// Part of the features that a split may choose from, above 0 and at most 1; 1/3 is Breiman's advice for regression, 1/sqrt(features)
/// for classes.
/// </param>
/// <param name="Limits">How far trees grow; null: until every leaf is pure.</param>
public sealed record RandomForest(int Trees = 500, double FeatureFraction = 1, TreeLimits? Limits = null) : ILearner
{
    /// <inheritdoc/>
    public string Name => "random forest";

    /// <inheritdoc/>
    IRegressor ILearner.Fit(Matrix x, Matrix y, ulong seed, CancellationToken cancellation) => Fit(x, y, seed, cancellation);

    /// <summary>Grows the forest.</summary>
    /// <param name="x">Features [sample, feature].</param>
    /// <param name="y">Targets, or class indicators, [sample, target].</param>
    /// <param name="seed">Of the bootstraps and the choice of features.</param>
    /// <param name="cancellation">Stops between trees.</param>
    /// <exception cref="ArgumentException">x and y differ in rows, are empty, or hold a number that is not finite; or a setting is out of range.</exception>
    public ForestRegressor Fit(Matrix x, Matrix y, ulong seed = 1, CancellationToken cancellation = default)
    {
        TrainingData.Check(x, y);
        var limits = CheckedLimits();
        var random = new SeededRandom(seed);
        var seeds = Enumerable.Range(0, Trees).Select(_ => random.Bits()).ToArray();
        var sorted = new SortedFeatures(x);
        var features = Math.Max(1, (int)(FeatureFraction * x.Columns));
        var trees = new DecisionTree[Trees];
        var (drawn, leaves) = (new double[Trees][], new LeafSamples[Trees]);
        Parallel.For(
            0, Trees, new ParallelOptions { CancellationToken = cancellation }, () => new TreeGrower(sorted, limits, features), (t, _, grower) =>
            {
                var own = new SeededRandom(seeds[t]);
                drawn[t] = Bootstrap(x.Rows, own);
                trees[t] = grower.Grow(y, drawn[t], own);
                leaves[t] = LeafSamples.Of(trees[t], grower.LeafOf, drawn[t]);
                return grower;
            },
            _ => { });
        return new ForestRegressor(x.Columns, trees, new TrainingTargets(y.Copy(), leaves), OutOfBag(x, trees, drawn));
    }

    private TreeLimits CheckedLimits()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Trees, 1);
        if (!(FeatureFraction > 0 && FeatureFraction <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(FeatureFraction), FeatureFraction, "The fraction of features must lie above 0 and be at most 1.");
        }

        var limits = Limits ?? new TreeLimits();
        limits.Check();
        return limits;
    }

    /// <summary>How often each sample is drawn in as many draws as there are samples.</summary>
    private static double[] Bootstrap(int samples, SeededRandom random)
    {
        var times = new double[samples];
        for (var i = 0; i < samples; i++)
        {
            times[random.Index(samples)]++;
        }

        return times;
    }

    /// <summary>Mean over the trees that have not seen the sample; NaN where all have.</summary>
    private static Matrix OutOfBag(Matrix x, DecisionTree[] trees, double[][] drawn)
    {
        var mean = new Matrix(x.Rows, trees[0].Outputs);
        Parallel.For(0, x.Rows, i =>
        {
            var row = mean.Row(i);
            var unseen = 0;
            for (var t = 0; t < trees.Length; t++)
            {
                if (drawn[t][i] == 0)
                {
                    unseen++;
                    ForestRegressor.Add(trees[t].Evaluate(x.Row(i)), row);
                }
            }

            foreach (ref var value in row)
            {
                value /= unseen;
            }
        });
        return mean;
    }
}
