using Kramers.Numerics;

namespace Kramers.Learning.Validation;

/// <summary>Row numbers of the samples to learn from and of those to test on, each ascending.</summary>
/// <param name="Training">Row numbers.</param>
/// <param name="Test">Row numbers, none of which is in <paramref name="Training"/>.</param>
public sealed record Fold(int[] Training, int[] Test)
{
    /// <summary>Each sample is tested in one of k folds, drawn at random, whose sizes differ by one at most.</summary>
    /// <param name="samples">Number of samples.</param>
    /// <param name="k">Number of folds, 2 to <paramref name="samples"/>.</param>
    /// <param name="seed">Of the draw.</param>
    public static Fold[] Random(int samples, int k, ulong seed = 1)
    {
        var group = new int[samples];
        var order = new SeededRandom(seed).Permutation(samples);
        for (var i = 0; i < samples; i++)
        {
            group[order[i]] = i % k;
        }

        return Split(group, k, samples);
    }

    /// <summary>k folds of neighbours, for samples in the order of a trajectory: random folds would test on near copies of what was learned.</summary>
    /// <param name="samples">Number of samples.</param>
    /// <param name="k">Number of folds, 2 to <paramref name="samples"/>.</param>
    public static Fold[] Blocks(int samples, int k) =>
        Split([.. Enumerable.Range(0, samples).Select(i => (int)((long)i * k / Math.Max(1, samples)))], k, samples);

    /// <summary>One fold for each group (molecule, ligand, laboratory): is anything learned that holds for a new one?</summary>
    /// <param name="groups">Group of each sample; folds come in the order in which groups appear.</param>
    /// <exception cref="ArgumentException">There are fewer than two groups.</exception>
    public static Fold[] LeaveGroupOut<T>(IReadOnlyList<T> groups)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(groups);
        var distinct = groups.Distinct().Select((group, number) => (group, number)).ToDictionary(pair => pair.group, pair => pair.number);
        return Split([.. groups.Select(group => distinct[group])], distinct.Count, groups.Count);
    }

    private static Fold[] Split(int[] group, int k, int samples)
    {
        if (k < 2 || k > samples)
        {
            throw new ArgumentException($"{samples} samples cannot be split into {k} folds; at least 2 are needed, and one sample for each.", nameof(k));
        }

        int[] all = [.. Enumerable.Range(0, samples)];
        return [.. Enumerable.Range(0, k).Select(f => new Fold(Array.FindAll(all, i => group[i] != f), Array.FindAll(all, i => group[i] == f)))];
    }
}
