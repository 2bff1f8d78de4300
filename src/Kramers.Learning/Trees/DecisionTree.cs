using System.Text.Json;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Trees;

/// <summary>
/// A binary tree of questions "is feature f at most t?" (Breiman, Friedman, Olshen and Stone, Classification and Regression Trees,
/// 1984). Nodes are numbered from the root 0 in preorder, left before right; all arrays have one entry per node.
/// </summary>
public sealed class DecisionTree
{
    internal const int Leaf = -1;

    private readonly int[] _feature;
    private readonly double[] _threshold;
    private readonly int[] _left;
    private readonly int[] _right;
    private readonly double[] _weight;

    internal DecisionTree(int[] feature, double[] threshold, int[] left, int[] right, double[] weight, Matrix value, Matrix variance)
    {
        (_feature, _threshold, _left, _right, _weight, Value, Variance) = (feature, threshold, left, right, weight, value, variance);
    }

    /// <summary>Number of nodes, leaves included.</summary>
    public int Nodes => _feature.Length;

    /// <summary>Number of numbers that a leaf holds: targets, or classes.</summary>
    public int Outputs => Value.Columns;

    /// <summary>Feature that each node asks for; -1 in a leaf.</summary>
    public ReadOnlySpan<int> Feature => _feature;

    /// <summary>Samples with a feature at most this go left, in units of the feature; 0 in a leaf.</summary>
    public ReadOnlySpan<double> Threshold => _threshold;

    /// <summary>Node of the answer yes; -1 in a leaf.</summary>
    public ReadOnlySpan<int> Left => _left;

    /// <summary>Node of the answer no; -1 in a leaf.</summary>
    public ReadOnlySpan<int> Right => _right;

    /// <summary>Number of training samples in each node, counted as often as a bootstrap drew them.</summary>
    public ReadOnlySpan<double> Weight => _weight;

    /// <summary>Mean targets of the training samples in each node, or their fractions of classes, [node, output].</summary>
    public Matrix Value { get; }

    /// <summary>Variance of the training targets in each node, [node, output], in squared units of the targets.</summary>
    internal Matrix Variance { get; }

    /// <summary>Number of the leaf where a sample ends.</summary>
    /// <param name="sample">[feature], in units of the training.</param>
    public int LeafOf(ReadOnlySpan<double> sample)
    {
        var node = 0;
        while (_feature[node] != Leaf)
        {
            node = sample[_feature[node]] <= _threshold[node] ? _left[node] : _right[node];
        }

        return node;
    }

    /// <summary>What the leaf of a sample says, [output].</summary>
    /// <param name="sample">[feature], in units of the training.</param>
    public ReadOnlySpan<double> Evaluate(ReadOnlySpan<double> sample) => Value.Row(LeafOf(sample));

    /// <summary>
    /// Adds the decrease of the squared error (for classes: of Gini's impurity) that each feature brought, as a fraction of the
    /// weight at the root, to <paramref name="importance"/> [feature].
    /// </summary>
    internal void AddImportance(Span<double> importance)
    {
        for (var node = 0; node < Nodes; node++)
        {
            if (_feature[node] != Leaf)
            {
                var (l, r) = (_left[node], _right[node]);
                importance[_feature[node]] += (Impurity(node) - Impurity(l) - Impurity(r)) / Weight[0];
            }
        }
    }

    /// <summary>The same questions with other answers, [node, output].</summary>
    internal DecisionTree WithLeaves(Matrix value) => new(_feature, _threshold, _left, _right, _weight, value, Variance);

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        WriteIntegers(json, "feature", _feature);
        json.WriteVector("threshold", _threshold);
        WriteIntegers(json, "left", _left);
        WriteIntegers(json, "right", _right);
        json.WriteVector("weight", Weight);
        json.WriteMatrix("value", Value);
        json.WriteMatrix("variance", Variance);
        json.WriteEndObject();
    }

    /// <exception cref="InvalidDataException">The arrays do not describe a tree of so many features and outputs.</exception>
    internal static DecisionTree Read(JsonElement json, int features, int outputs)
    {
        var tree = new DecisionTree(
            Integers(json, "feature"), json.Vector("threshold"), Integers(json, "left"), Integers(json, "right"),
            json.Vector("weight"), json.Matrix("value"), json.Matrix("variance"));
        return tree.IsSound(features, outputs) ? tree : throw new InvalidDataException("The nodes of a tree of the model are incomplete.");
    }

    /// <summary>A node's children come later, so that every walk from the root ends.</summary>
    private bool IsSound(int features, int outputs)
    {
        var n = Nodes;
        return n > 0 && new[] { _threshold.Length, _left.Length, _right.Length, Weight.Length, Value.Rows, Variance.Rows }.All(length => length == n)
            && Value.Columns == outputs && Variance.Columns == outputs
            && Enumerable.Range(0, n).All(i => _feature[i] == Leaf
                || (_feature[i] >= 0 && _feature[i] < features && _left[i] > i && _left[i] < n && _right[i] > i && _right[i] < n));
    }

    private double Impurity(int node)
    {
        var sum = 0.0;
        foreach (var v in Variance.Row(node))
        {
            sum += v;
        }

        return sum * Weight[node];
    }

    private static void WriteIntegers(Utf8JsonWriter json, string name, int[] values)
    {
        json.WriteStartArray(name);
        Array.ForEach(values, json.WriteNumberValue);
        json.WriteEndArray();
    }

    private static int[] Integers(JsonElement json, string name) => [.. json.Member(name).EnumerateArray().Select(v => v.GetInt32())];
}
