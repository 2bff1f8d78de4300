using Kramers.Learning.Trees;

namespace Kramers.Learning.Explanation;

/// <summary>
/// Exact Shapley values of trees, forests and boosting in a time that grows with leaves x depth^2: Lundberg, Erion and Lee,
/// arXiv:1802.03888, algorithm 2 (also Nat. Mach. Intell. 2, 56 (2020), doi:10.1038/s42256-019-0138-9). A feature that is not known sends a sample down both sides of a question,
/// in the proportion of the training samples.
/// </summary>
public static class TreeShap
{
    /// <summary>Explains one prediction of a forest.</summary>
    /// <param name="model">The model.</param>
    /// <param name="sample">[feature], in the units of the fit.</param>
    /// <param name="target">Number of the target or class.</param>
    /// <exception cref="ArgumentException">The sample has another number of features, or there is no such target.</exception>
    public static Attribution Of(ForestRegressor model, ReadOnlySpan<double> sample, int target = 0)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Of(model, model.Features, model.Targets, sample, target);
    }

    /// <summary>Explains one sum of boosted trees: with the logistic loss ln of the odds, <see cref="BoostedRegressor.Score"/>.</summary>
    /// <inheritdoc cref="Of(ForestRegressor, ReadOnlySpan{double}, int)"/>
    public static Attribution Of(BoostedRegressor model, ReadOnlySpan<double> sample, int target = 0)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Of(model, model.Features, model.Targets, sample, target);
    }

    private static Attribution Of(ITreeSum model, int features, int targets, ReadOnlySpan<double> sample, int target)
    {
        if (sample.Length != features)
        {
            throw new ArgumentException($"The model was fitted to {features} features; the sample has {sample.Length}.", nameof(sample));
        }

        ArgumentOutOfRangeException.ThrowIfNegative(target);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(target, targets);
        var (start, factor, trees, output) = model.Sum(target);
        var (contributions, own) = (new double[features], sample.ToArray());
        foreach (var tree in trees)
        {
            var walk = new ShapWalk(tree, own, output, contributions);
            start += factor * walk.Run(factor);
        }

        return new Attribution(start, contributions);
    }
}
