using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Trees;

/// <summary>A question, the number of samples (each counted once) that answer yes, and how good it is.</summary>
internal readonly record struct Split(int Feature, double Threshold, int Left, double Score);

/// <summary>Sums over one node, and the best split of its samples by one feature.</summary>
internal sealed class SplitSearch
{
    private readonly double[] _values;
    private readonly int _samples;
    private readonly int _outputs;
    private readonly double[] _y;
    private readonly double[] _weights;
    private readonly double[] _weighted; // w y
    private readonly int _minimumLeaf;
    private readonly double[] _left;

    public SplitSearch(double[] values, int samples, Matrix y, double[] weights, int minimumLeaf)
    {
        (_values, _samples, _outputs, _y, _weights, _minimumLeaf) = (values, samples, y.Columns, y.Data, weights, minimumLeaf);
        _weighted = new double[_y.Length];
        for (var i = 0; i < _y.Length; i++)
        {
            _weighted[i] = _y[i] * weights[i / _outputs];
        }

        (Sum, Variance, _left) = (new double[_outputs], new double[_outputs], new double[_outputs]);
    }

    /// <summary>Weight of the node.</summary>
    public double Weight { get; private set; }

    /// <summary>Weighted sums of the outputs of the node.</summary>
    public double[] Sum { get; }

    /// <summary>Weighted variances of the outputs of the node.</summary>
    public double[] Variance { get; }

    /// <summary>Whether all samples of the node have the same outputs.</summary>
    public bool IsPure { get; private set; }

    /// <summary>Makes these samples the node.</summary>
    public void Enter(ReadOnlySpan<int> members)
    {
        (Weight, IsPure) = (0, true);
        Array.Clear(Sum);
        Array.Clear(Variance);
        foreach (var sample in members)
        {
            Weight += _weights[sample];
            for (var k = 0; k < _outputs; k++)
            {
                Sum[k] += _weighted[sample * _outputs + k];
                IsPure &= _y[sample * _outputs + k] == _y[members[0] * _outputs + k];
            }
        }

        foreach (var sample in members)
        {
            for (var k = 0; k < _outputs; k++)
            {
                var d = _y[sample * _outputs + k] - Sum[k] / Weight;
                Variance[k] += _weights[sample] * d * d / Weight;
            }
        }
    }

    /// <summary>Takes the split by this feature if it is better than <paramref name="best"/>.</summary>
    /// <param name="best">Best so far.</param>
    /// <param name="feature">Number of the feature.</param>
    /// <param name="sorted">Samples of the node in the order of the feature.</param>
    public void Improve(ref Split best, int feature, ReadOnlySpan<int> sorted)
    {
        var values = _values.AsSpan(feature * _samples, _samples);
        if (values[sorted[0]] == values[sorted[^1]])
        {
            return;
        }

        var (left, score) = _outputs == 1 ? OneOutput(values, sorted, best.Score) : ManyOutputs(values, sorted, best.Score);
        if (left > 0)
        {
            best = new Split(feature, Between(values[sorted[left - 1]], values[sorted[left]]), left, score);
        }
    }

    private (int Left, double Score) OneOutput(ReadOnlySpan<double> values, ReadOnlySpan<int> sorted, double score)
    {
        var (weights, weighted) = (_weights, _weighted);
        var (total, all, last) = (Sum[0], Weight, sorted.Length - _minimumLeaf);
        double w = 0, s = 0;
        var bestLeft = 0;
        var value = values[sorted[0]];
        for (var i = 1; i <= last; i++)
        {
            var sample = sorted[i - 1];
            w += weights[sample];
            s += weighted[sample];
            var next = values[sorted[i]];
            if (next != value && i >= _minimumLeaf)
            {
                var (rest, restWeight) = (total - s, all - w);
                var now = (s * s * restWeight + rest * rest * w) / (w * restWeight);
                (score, bestLeft) = now > score ? (now, i) : (score, bestLeft);
            }

            value = next;
        }

        return (bestLeft, score);
    }

    private (int Left, double Score) ManyOutputs(ReadOnlySpan<double> values, ReadOnlySpan<int> sorted, double score)
    {
        Array.Clear(_left);
        var w = 0.0;
        var bestLeft = 0;
        for (var i = 1; i <= sorted.Length - _minimumLeaf; i++)
        {
            var sample = sorted[i - 1];
            w += _weights[sample];
            for (var k = 0; k < _outputs; k++)
            {
                _left[k] += _weighted[sample * _outputs + k];
            }

            if (i >= _minimumLeaf && values[sample] != values[sorted[i]] && Score(w) is var now && now > score)
            {
                (score, bestLeft) = (now, i);
            }
        }

        return (bestLeft, score);
    }

    private double Score(double w)
    {
        double left = 0, right = 0;
        for (var k = 0; k < _outputs; k++)
        {
            var rest = Sum[k] - _left[k];
            left += _left[k] * _left[k];
            right += rest * rest;
        }

        return left / w + right / (Weight - w);
    }

    /// <summary>Halfway, but never the upper value itself, to which the middle of neighbouring numbers may be rounded.</summary>
    private static double Between(double below, double above)
    {
        var middle = below / 2 + above / 2;
        return middle < above ? middle : below;
    }
}
