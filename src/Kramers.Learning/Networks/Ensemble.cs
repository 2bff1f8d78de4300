using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Networks;

/// <summary>
/// Several regressors of one kind, each with its own seed and its own bootstrap of the samples (bagging: Breiman, Machine
/// Learning 24, 123 (1996), doi:10.1023/A:1018054314350). They predict their mean; their spread, and the noise estimated by
/// samples that members have not seen, make the standard deviation.
/// </summary>
/// <param name="Member">The learner of each member.</param>
/// <param name="Count">Number of members, at least 2.</param>
public sealed record Ensemble(ILearner Member, int Count = 8) : ILearner
{
    /// <inheritdoc/>
    public string Name => $"ensemble of {Count} x {Member.Name}";

    /// <inheritdoc/>
    IRegressor ILearner.Fit(Matrix x, Matrix y, ulong seed, CancellationToken cancellation) => Fit(x, y, seed, cancellation);

    /// <summary>Fits all members, side by side.</summary>
    /// <param name="x">Features [sample, feature].</param>
    /// <param name="y">Targets [sample, target].</param>
    /// <param name="seed">Of bootstraps and members.</param>
    /// <param name="cancellation">Stops the members.</param>
    /// <exception cref="ArgumentException">x and y differ in rows, are empty, or hold a number that is not finite; or there are fewer than two members.</exception>
    public EnsembleRegressor Fit(Matrix x, Matrix y, ulong seed = 1, CancellationToken cancellation = default)
    {
        TrainingData.Check(x, y);
        ArgumentNullException.ThrowIfNull(Member);
        ArgumentOutOfRangeException.ThrowIfLessThan(Count, 2);
        var random = new SeededRandom(seed);
        var drawn = Enumerable.Range(0, Count).Select(_ => Enumerable.Range(0, x.Rows).Select(_ => random.Index(x.Rows)).ToArray()).ToArray();
        var seeds = Enumerable.Range(0, Count).Select(_ => random.Bits()).ToArray();
        var members = new IRegressor[Count];
        Parallel.For(0, Count, new ParallelOptions { CancellationToken = cancellation }, m =>
            members[m] = Member.Fit(StandardisedData.Rows(x, drawn[m]), StandardisedData.Rows(y, drawn[m]), seeds[m], cancellation));
        return new EnsembleRegressor(members, Noise(members, drawn, x, y));
    }

    /// <summary>
    /// Variance of the noise by target: mean square of the error of the mean of those members that have not seen a sample, less the
    /// variance of this mean; not below zero.
    /// </summary>
    private static double[] Noise(IRegressor[] members, int[][] drawn, Matrix x, Matrix y)
    {
        var predictions = Array.ConvertAll(members, member => member.Predict(x).Mean);
        var seen = Array.ConvertAll(drawn, rows => rows.ToHashSet());
        var (sum, count) = (new double[y.Columns], 0);
        for (var i = 0; i < x.Rows; i++)
        {
            Matrix[] unseen = [.. predictions.Where((_, m) => !seen[m].Contains(i))];
            if (unseen.Length < 2)
            {
                continue;
            }

            count++;
            for (var k = 0; k < y.Columns; k++)
            {
                var (mean, variance) = EnsembleRegressor.Moments(unseen, i, k);
                sum[k] += (mean - y[i, k]) * (mean - y[i, k]) - variance / unseen.Length;
            }
        }

        return Array.ConvertAll(sum, s => count == 0 ? 0 : Math.Max(0, s / count));
    }
}
