using Kramers.Learning.Trees;

namespace Kramers.Learning.Explanation;

/// <summary>
/// The walk of arXiv:1802.03888, algorithm 2, through one tree. On the way down the path keeps, for every feature asked so far, the part
/// of the samples that go on if it is not known (<c>Zero</c>), 1 or 0 for whether this sample goes on if it is (<c>One</c>), and
/// <c>Weight</c> k: the sum over all sets of k known features on the path of their parts times k!(n-1-k)!/n!.
/// </summary>
internal sealed class ShapWalk(DecisionTree tree, double[] sample, int output, double[] contributions)
{
    private record struct Step(int Feature, double Zero, double One, double Weight);

    private double _factor;

    /// <summary>Adds factor times the Shapley values of the tree to the contributions; its mean over the training samples.</summary>
    public double Run(double factor)
    {
        _factor = factor;
        Descend(0, [], 1, 1, -1);
        return Mean(0);
    }

    private double Mean(int node) => tree.Feature[node] == DecisionTree.Leaf
        ? tree.Value[node, output]
        : Share(node, tree.Left[node]) * Mean(tree.Left[node]) + Share(node, tree.Right[node]) * Mean(tree.Right[node]);

    private double Share(int parent, int child) => tree.Weight[child] / tree.Weight[parent];

    private void Descend(int node, Step[] above, double zero, double one, int feature)
    {
        var path = Extend(above, zero, one, feature);
        if (tree.Feature[node] == DecisionTree.Leaf)
        {
            AddLeaf(path, tree.Value[node, output]);
            return;
        }

        var asked = tree.Feature[node];
        var (hot, cold) = sample[asked] <= tree.Threshold[node] ? (tree.Left[node], tree.Right[node]) : (tree.Right[node], tree.Left[node]);
        var (zeroBefore, oneBefore) = (1.0, 1.0);
        if (Array.FindIndex(path, step => step.Feature == asked) is > 0 and var seen)
        {
            (zeroBefore, oneBefore) = (path[seen].Zero, path[seen].One);
            path = Unwind(path, seen);
        }

        Descend(hot, path, zeroBefore * Share(node, hot), oneBefore, asked);
        Descend(cold, path, zeroBefore * Share(node, cold), 0, asked);
    }

    private void AddLeaf(Step[] path, double value)
    {
        for (var i = 1; i < path.Length; i++)
        {
            var weight = Unwind(path, i).Sum(step => step.Weight);
            contributions[path[i].Feature] += _factor * weight * (path[i].One - path[i].Zero) * value;
        }
    }

    /// <summary>The path with one feature more.</summary>
    private static Step[] Extend(Step[] above, double zero, double one, int feature)
    {
        var n = above.Length;
        Step[] path = [.. above, new Step(feature, zero, one, n == 0 ? 1 : 0)];
        for (var i = n - 1; i >= 0; i--)
        {
            path[i + 1].Weight += one * path[i].Weight * (i + 1) / (n + 1);
            path[i].Weight = zero * path[i].Weight * (n - i) / (n + 1);
        }

        return path;
    }

    /// <summary>The path without one of its features: the inverse of <see cref="Extend"/>, which does not care for the order.</summary>
    private static Step[] Unwind(Step[] path, int index)
    {
        var n = path.Length - 1;
        var (zero, one, next) = (path[index].Zero, path[index].One, path[n].Weight);
        var left = path[..n];
        for (var i = n - 1; i >= 0; i--)
        {
            if (one != 0)
            {
                left[i].Weight = next * (n + 1) / ((i + 1) * one);
                next = path[i].Weight - left[i].Weight * zero * (n - i) / (n + 1);
            }
            else
            {
                left[i].Weight = path[i].Weight * (n + 1) / (zero * (n - i));
            }
        }

        for (var i = index; i < n; i++)
        {
            left[i] = path[i + 1] with { Weight = left[i].Weight };
        }

        return left;
    }
}
