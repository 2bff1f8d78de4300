using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Trees;

/// <summary>The trees of one target and the constant they start from.</summary>
internal sealed record BoostedSum(double Start, DecisionTree[] Trees);

/// <summary>Boosts one target, stage by stage.</summary>
internal sealed class BoostingRun
{
    private readonly GradientBoosting _settings;
    private readonly BoostingStep _loss;
    private readonly Matrix _x;
    private readonly double[] _y;
    private readonly SeededRandom _random;
    private readonly TreeGrower _grower;
    private readonly Matrix _gradient;
    private readonly bool[] _leftOut;
    private readonly int[] _training;
    private readonly double[] _weights;
    private readonly double[] _sum;

    public BoostingRun(GradientBoosting settings, Matrix x, SortedFeatures sorted, double[] y, SeededRandom random)
    {
        (_settings, _x, _y, _random) = (settings, x, y, random);
        _loss = BoostingStep.Of(settings.Loss);
        _grower = new TreeGrower(sorted, settings.Limits ?? new TreeLimits(3), x.Columns);
        _gradient = new Matrix(x.Rows, 1);
        _leftOut = settings.Stopping?.LeaveOut(x.Rows, random) ?? new bool[x.Rows];
        _training = [.. Enumerable.Range(0, x.Rows).Where(i => !_leftOut[i])];
        _weights = new double[x.Rows];
        _sum = new double[x.Rows];
    }

    public BoostedSum Run(CancellationToken cancellation)
    {
        var start = _loss.Start([.. _training.Select(i => _y[i])]);
        Array.Fill(_sum, start);
        var trees = new List<DecisionTree>();
        var (best, smallest) = (0, double.PositiveInfinity);
        while (trees.Count < _settings.Stages && !(_settings.Stopping is { } stopping && trees.Count - best >= stopping.Patience))
        {
            cancellation.ThrowIfCancellationRequested();
            trees.Add(Stage(out var validation));
            (best, smallest) = validation < smallest ? (trees.Count, validation) : (best, smallest);
        }

        return new BoostedSum(start, [.. trees.Take(_settings.Stopping is null ? trees.Count : best)]);
    }

    /// <summary>One tree; <paramref name="validation"/> is the loss of the samples left out, 0 if there are none.</summary>
    private DecisionTree Stage(out double validation)
    {
        Draw();
        var scale = _loss.Scale(_training.Where(i => _weights[i] > 0).Select(i => _y[i] - _sum[i]));
        for (var i = 0; i < _y.Length; i++)
        {
            _gradient.Data[i] = _loss.Gradient(_y[i], _sum[i], scale);
        }

        var grown = _grower.Grow(_gradient, _weights, random: null);
        var tree = grown.WithLeaves(LeafValues(grown, scale));
        validation = 0;
        for (var i = 0; i < _y.Length; i++)
        {
            var leaf = _weights[i] > 0 ? _grower.LeafOf[i] : tree.LeafOf(_x.Row(i));
            _sum[i] += _settings.LearningRate * tree.Value.Data[leaf];
            validation += _leftOut[i] ? _loss.Loss(_y[i], _sum[i], scale) : 0;
        }

        return tree;
    }

    private Matrix LeafValues(DecisionTree tree, double scale)
    {
        var values = tree.Value.Copy();
        if (_settings.Loss == BoostingLoss.Squared)
        {
            return values; // leaves hold the mean gradient, which is the best constant
        }

        foreach (var leaf in _training.Where(i => _weights[i] > 0).GroupBy(i => _grower.LeafOf[i]))
        {
            values.Data[leaf.Key] = _loss.LeafValue([.. leaf.Select(i => (_y[i], _sum[i]))], scale);
        }

        return values;
    }

    /// <summary>Weight 1 for the samples of this stage.</summary>
    private void Draw()
    {
        Array.Clear(_weights);
        var order = _training;
        if (_settings.Subsample < 1)
        {
            order = (int[])_training.Clone();
            _random.Shuffle<int>(order);
        }

        foreach (var i in order.AsSpan(0, Math.Max(1, (int)(_settings.Subsample * order.Length))))
        {
            _weights[i] = 1;
        }
    }
}
