using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Trees;

/// <summary>
/// One tree, grown by the exact search for the largest decrease of the squared error; with <see cref="ClassIndicators"/> as targets
/// a classification tree by Gini's criterion. Nothing is drawn at random: of equally good splits the feature with the
/// lower number is taken.
/// </summary>
/// <param name="Limits">How far it grows; null: until every leaf is pure.</param>
public sealed record SingleTree(TreeLimits? Limits = null) : ILearner
{
    /// <inheritdoc/>
    public string Name => "tree";

    /// <inheritdoc/>
    IRegressor ILearner.Fit(Matrix x, Matrix y, ulong seed, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Fit(x, y);
    }

    /// <summary>Grows the tree.</summary>
    /// <param name="x">Features [sample, feature].</param>
    /// <param name="y">Targets, or class indicators, [sample, target].</param>
    /// <exception cref="ArgumentException">x and y differ in rows, are empty, or hold a number that is not finite.</exception>
    public ForestRegressor Fit(Matrix x, Matrix y)
    {
        TrainingData.Check(x, y);
        var limits = Limits ?? new TreeLimits();
        limits.Check();
        var ones = Enumerable.Repeat(1.0, x.Rows).ToArray();
        var grower = new TreeGrower(new SortedFeatures(x), limits, x.Columns);
        var tree = grower.Grow(y, ones, random: null);
        return new ForestRegressor(x.Columns, [tree], new TrainingTargets(y.Copy(), [LeafSamples.Of(tree, grower.LeafOf, ones)]), outOfBag: null);
    }
}
