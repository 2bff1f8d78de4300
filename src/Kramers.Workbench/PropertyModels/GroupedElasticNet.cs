using System.Runtime.InteropServices;
using Kramers.Learning;
using Kramers.Learning.Linear;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Workbench.PropertyModels;

/// <summary>
/// LASSO and elastic net whose inner folds, those that choose the penalty, keep groups or blocks together as the outer ones do: else the penalty is
/// the one that suits copies of what was learned. The samples among the training rows are known by their features.
/// </summary>
/// <param name="settings">The model; its folds are set here.</param>
/// <param name="x">All samples, [sample, feature].</param>
/// <param name="splits">Which of them stay together.</param>
internal sealed class GroupedElasticNet(ElasticNet settings, Matrix x, SampleSplits splits) : ILearner
{
    private const int InnerFolds = 5;
    private readonly ILookup<string, int> _samples = Enumerable.Range(0, x.Rows).ToLookup(i => Key(x.Row(i)), StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Name => settings.Name;

    /// <inheritdoc/>
    public IRegressor Fit(Matrix x, Matrix y, ulong seed = 1, CancellationToken cancellation = default) => (settings with { Folds = Folds(x) }).Fit(x, y, seed, cancellation);

    /// <summary>Fold of each row; null where all rows are of one group, and the usual folds must do.</summary>
    private int[]? Folds(Matrix rows)
    {
        var samples = Samples(rows);
        int[] order = [.. Enumerable.Range(0, samples.Length).OrderBy(r => samples[r])];
        int[] sorted = Array.ConvertAll(order, r => samples[r]);
        if (splits.UnitsAmong(sorted) < 2)
        {
            return null;
        }

        var foldOf = new int[samples.Length];
        foreach (var (fold, number) in splits.Within(sorted, InnerFolds).Select((f, n) => (f, n)))
        {
            foreach (var place in fold.Test)
            {
                foldOf[order[place]] = number;
            }
        }

        return foldOf;
    }

    /// <summary>Rows with the same features are taken for the samples with these in turn.</summary>
    private int[] Samples(Matrix rows)
    {
        var (taken, samples) = (new Dictionary<string, int>(StringComparer.Ordinal), new int[rows.Rows]);
        for (var r = 0; r < rows.Rows; r++)
        {
            var key = Key(rows.Row(r));
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(taken, key, out _);
            int[] same = [.. _samples[key]];
            samples[r] = same[count++ % same.Length];
        }

        return samples;
    }

    private static string Key(ReadOnlySpan<double> row) => Convert.ToBase64String(MemoryMarshal.AsBytes(row));
}
