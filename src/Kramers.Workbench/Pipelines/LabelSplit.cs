using Kramers.Numerics;

namespace Kramers.Workbench.Pipelines;

/// <summary>Indices of the labels that train, that choose the regularisation and that test. Each ascending, none twice.</summary>
/// <param name="Train">Fitted to.</param>
/// <param name="Validation">Choose the ridge strength of a potential.</param>
/// <param name="Test">Seen by no fit whose errors are quoted.</param>
public sealed record LabelSplit(int[] Train, int[] Validation, int[] Test)
{
    /// <summary>Training and validation together.</summary>
    public int[] Fitted => [.. Train.Concat(Validation).Order()];

    /// <summary>All labels: what a model is trained on once its errors are known.</summary>
    public int[] All => [.. Fitted.Concat(Test).Order()];

    /// <summary>Draws a split at random.</summary>
    /// <param name="count">Number of labels, at least 3.</param>
    /// <param name="testFraction">Between 0 and 1; at least one label is taken.</param>
    /// <param name="validationFraction">The same.</param>
    /// <param name="seed">The same seed gives the same split on every machine.</param>
    /// <exception cref="ArgumentException">Nothing is left to train on.</exception>
    public static LabelSplit Draw(int count, double testFraction, double validationFraction, int seed)
    {
        var test = Math.Max(1, (int)Math.Round(testFraction * count));
        var validation = Math.Max(1, (int)Math.Round(validationFraction * count));
        if (count - test - validation < 1)
        {
            throw new ArgumentException($"{count} labels leave none for training after {test} for testing and {validation} for validation.", nameof(count));
        }

        var order = new SeededRandom((ulong)seed).Permutation(count);
        return new LabelSplit(
            [.. order[(test + validation)..].Order()],
            [.. order[test..(test + validation)].Order()],
            [.. order[..test].Order()]);
    }
}
