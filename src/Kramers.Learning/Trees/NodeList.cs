using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Trees;

/// <summary>The nodes of a tree while it grows.</summary>
internal sealed class NodeList(int outputs)
{
    private readonly List<int> _feature = [];
    private readonly List<double> _threshold = [];
    private readonly List<int> _left = [];
    private readonly List<int> _right = [];
    private readonly List<double> _weight = [];
    private readonly List<double> _value = [];
    private readonly List<double> _variance = [];

    /// <summary>Adds the node that <paramref name="search"/> has entered, as a leaf; its number.</summary>
    public int Add(SplitSearch search)
    {
        _feature.Add(DecisionTree.Leaf);
        _threshold.Add(0);
        _left.Add(DecisionTree.Leaf);
        _right.Add(DecisionTree.Leaf);
        _weight.Add(search.Weight);
        foreach (var sum in search.Sum)
        {
            _value.Add(sum / search.Weight);
        }

        _variance.AddRange(search.Variance);
        return _feature.Count - 1;
    }

    /// <summary>Gives a leaf a question and children.</summary>
    public void Split(int node, int feature, double threshold, int left, int right) =>
        (_feature[node], _threshold[node], _left[node], _right[node]) = (feature, threshold, left, right);

    public DecisionTree ToTree() => new(
        [.. _feature], [.. _threshold], [.. _left], [.. _right], [.. _weight],
        new Matrix(_feature.Count, outputs, [.. _value]), new Matrix(_feature.Count, outputs, [.. _variance]));
}
