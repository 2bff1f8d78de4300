using System.Runtime.CompilerServices;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Trees;

/// <summary>
/// Grows trees by exact search for the split that lowers the weighted sum of squares most: sum_k S_kl^2/w_l + S_kr^2/w_r is
/// largest, with S_k the weighted sum of output k (Breiman et al. 1984, section 8.4). With class indicators as outputs that is Gini's
/// criterion. The samples of a node stay sorted by every feature, since a split divides sorted lists stably: no sorting
/// after the first, and a level of the tree costs samples x features. One grower serves one thread, tree after tree.
/// </summary>
internal sealed class TreeGrower
{
    private readonly SortedFeatures _x;
    private readonly TreeLimits _limits;
    private readonly int _featuresPerSplit;
    private readonly int[] _order; // [feature, position]: samples of each node in a row, sorted by the feature
    private readonly int[] _members; // [position]: the same samples in any order
    private readonly int[] _aside;
    private readonly bool[] _goesLeft;
    private readonly int[] _features;
    private int _used;

    public TreeGrower(SortedFeatures x, TreeLimits limits, int featuresPerSplit)
    {
        (_x, _limits, _featuresPerSplit) = (x, limits, featuresPerSplit);
        _order = new int[x.Order.Length];
        _members = new int[x.Samples];
        _aside = new int[x.Samples];
        _goesLeft = new bool[x.Samples];
        _features = [.. Enumerable.Range(0, x.Columns)];
        LeafOf = new int[x.Samples];
    }

    /// <summary>Leaf of each sample with weight in the tree grown last.</summary>
    public int[] LeafOf { get; }

    /// <summary>Grows a tree.</summary>
    /// <param name="y">Outputs [sample, output].</param>
    /// <param name="weights">Whole-number weight of each sample; without weight it takes no part.</param>
    /// <param name="random">Draws the order in which features are tried at every node; null: by number.</param>
    public DecisionTree Grow(Matrix y, ReadOnlySpan<double> weights, SeededRandom? random)
    {
        Gather(weights);
        for (var f = 0; f < _features.Length; f++)
        {
            _features[f] = f; // a tree depends on its own seed only, not on those grown before
        }

        var search = new SplitSearch(_x.Values, _x.Samples, y, weights.ToArray(), _limits.MinimumLeaf);
        var nodes = new NodeList(y.Columns);
        Grow(search, nodes, random, 0, _used, 0);
        return nodes.ToTree();
    }

    /// <summary>Brings the samples with weight to the front of all lists.</summary>
    private void Gather(ReadOnlySpan<double> weights)
    {
        for (var f = 0; f < _x.Columns; f++)
        {
            var to = _order.AsSpan(f * _x.Samples, _x.Samples);
            _used = 0;
            foreach (var sample in _x.Order.AsSpan(f * _x.Samples, _x.Samples))
            {
                to[_used] = sample;
                _used += weights[sample] > 0 ? 1 : 0;
                if (_used == to.Length)
                {
                    break;
                }
            }
        }

        _order.AsSpan(0, _used).CopyTo(_members);
        _members.AsSpan(0, _used).Sort();
    }

    private int Grow(SplitSearch search, NodeList nodes, SeededRandom? random, int start, int count, int depth)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack(); // tens of thousands of levels, which no limit forbids, must not end the program
        var members = _members.AsSpan(start, count);
        search.Enter(members);
        var node = nodes.Add(search);
        var best = MaySplit(search, count, depth) ? BestSplit(search, random, start, count) : default;
        if (best.Left == 0)
        {
            foreach (var sample in members)
            {
                LeafOf[sample] = node;
            }

            return node;
        }

        Divide(best, start, count, bothEnd: depth + 1 >= _limits.MaximumDepth);
        var left = Grow(search, nodes, random, start, best.Left, depth + 1);
        var right = Grow(search, nodes, random, start + best.Left, count - best.Left, depth + 1);
        nodes.Split(node, best.Feature, best.Threshold, left, right);
        return node;
    }

    private bool MaySplit(SplitSearch search, int count, int depth) =>
        depth < _limits.MaximumDepth && count >= 2 * _limits.MinimumLeaf && count > 1 && !search.IsPure;

    /// <summary>The best of as many features as a split may try; goes on where none of them could split.</summary>
    private Split BestSplit(SplitSearch search, SeededRandom? random, int start, int count)
    {
        var best = default(Split) with { Score = double.NegativeInfinity };
        for (var k = 0; k < _features.Length && (k < _featuresPerSplit || best.Left == 0); k++)
        {
            if (random is not null)
            {
                var j = k + random.Index(_features.Length - k);
                (_features[k], _features[j]) = (_features[j], _features[k]);
            }

            search.Improve(ref best, _features[k], _order.AsSpan(_features[k] * _x.Samples + start, count));
        }

        return best;
    }

    private void Divide(Split split, int start, int count, bool bothEnd)
    {
        var sorted = _order.AsSpan(split.Feature * _x.Samples + start, count);
        for (var i = 0; i < count; i++)
        {
            _goesLeft[sorted[i]] = i < split.Left;
        }

        Divide(_members.AsSpan(start, count));
        for (var f = 0; f < _x.Columns && !bothEnd; f++)
        {
            if (f != split.Feature)
            {
                Divide(_order.AsSpan(f * _x.Samples + start, count));
            }
        }
    }

    /// <summary>Stable, without a branch on the side, which nothing could predict.</summary>
    private void Divide(Span<int> samples)
    {
        var (aside, goesLeft) = (_aside, _goesLeft);
        int left = 0, right = 0;
        for (var i = 0; i < samples.Length; i++)
        {
            var sample = samples[i];
            var isLeft = goesLeft[sample] ? 1 : 0;
            samples[left] = sample;
            aside[right] = sample;
            left += isLeft;
            right += 1 - isLeft;
        }

        aside.AsSpan(0, right).CopyTo(samples[left..]);
    }
}
