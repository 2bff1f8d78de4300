using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Trees;

/// <summary>
/// Classes as targets: a regressor fitted to indicators (1 in the column of the class, else 0) predicts probabilities, and a tree
/// fitted to them by least squares is the tree of Gini's criterion.
/// </summary>
public static class ClassIndicators
{
    /// <summary>Indicators [sample, class].</summary>
    /// <param name="labels">Class of each sample, from 0.</param>
    /// <param name="classes">Number of classes.</param>
    /// <exception cref="ArgumentOutOfRangeException">A label is negative or not below <paramref name="classes"/>.</exception>
    public static Matrix Of(ReadOnlySpan<int> labels, int classes)
    {
        var indicators = new Matrix(labels.Length, classes);
        for (var i = 0; i < labels.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(labels[i], nameof(labels));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(labels[i], classes, nameof(labels));
            indicators[i, labels[i]] = 1;
        }

        return indicators;
    }

    /// <summary>The most probable class of each sample; of equally probable ones the first.</summary>
    /// <param name="probabilities">[sample, class].</param>
    public static int[] MostProbable(Matrix probabilities)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        var labels = new int[probabilities.Rows];
        for (var i = 0; i < labels.Length; i++)
        {
            for (var k = 1; k < probabilities.Columns; k++)
            {
                labels[i] = probabilities[i, k] > probabilities[i, labels[i]] ? k : labels[i];
            }
        }

        return labels;
    }
}
