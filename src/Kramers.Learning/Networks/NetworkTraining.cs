using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Networks;

/// <summary>One training of one network, on standardised data.</summary>
internal sealed class NetworkTraining
{
    private readonly NeuralNetwork _settings;
    private readonly Matrix _x;
    private readonly Matrix _y;
    private readonly SeededRandom _random;
    private readonly NetworkPass _pass;
    private readonly Adam _adam;
    private readonly double[] _parameters;
    private readonly double[] _gradient;
    private readonly int _batch;

    public NetworkTraining(NeuralNetwork settings, NetworkShape shape, Matrix x, Matrix y, SeededRandom random)
    {
        (_settings, _x, _y, _random) = (settings, x, y, random);
        _batch = Math.Min(settings.BatchSize, x.Rows);
        _pass = new NetworkPass(shape, _batch);
        _adam = new Adam(shape.Parameters, settings.WeightDecay);
        (_parameters, _gradient) = (shape.Start(random), new double[shape.Parameters]);
    }

    /// <summary>Trains on some rows and, with early stopping, watches the others; the parameters of the best epoch.</summary>
    public double[] Run(int[] training, int[] watched, CancellationToken cancellation)
    {
        var (best, bestEpoch, smallest) = (_parameters, 0, double.PositiveInfinity);
        for (var epoch = 1; epoch <= _settings.Epochs; epoch++)
        {
            cancellation.ThrowIfCancellationRequested();
            Epoch(training, epoch - 1);
            if (_settings.Stopping is not { } stopping)
            {
                continue;
            }

            if (Error(watched) is var error && error < smallest)
            {
                (best, bestEpoch, smallest) = ((double[])_parameters.Clone(), epoch, error);
            }
            else if (epoch - bestEpoch >= stopping.Patience)
            {
                break;
            }
        }

        return Array.TrueForAll(best, double.IsFinite)
            ? best
            : throw Divergence.At(_settings.LearningRate);
    }

    private void Epoch(int[] training, int epoch)
    {
        var part = (double)epoch / _settings.Epochs;
        var rate = _settings.LearningRate * (_settings.Schedule == RateSchedule.Cosine ? (1 + Math.Cos(Math.PI * part)) / 2 : 1);
        _random.Shuffle<int>(training);
        for (var start = 0; start < training.Length; start += _batch)
        {
            var rows = training.AsSpan(start, Math.Min(_batch, training.Length - start));
            Array.Clear(_gradient);
            Errors(rows);
            _pass.Backward(_parameters, _gradient, rows.Length);
            _adam.Step(_parameters, _gradient, rate);
        }
    }

    /// <summary>Forward; leaves the derivative of the mean squared error per batch and target; returns the sum of squares.</summary>
    private double Errors(ReadOnlySpan<int> rows)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            _x.Row(rows[i]).CopyTo(_pass.Input.Row(i));
        }

        _pass.Forward(_parameters, rows.Length);
        var sum = 0.0;
        for (var i = 0; i < rows.Length; i++)
        {
            for (var k = 0; k < _y.Columns; k++)
            {
                var error = _pass.Output[i, k] - _y[rows[i], k];
                _pass.OutputDerivative[i, k] = 2 * error / (rows.Length * _y.Columns);
                sum += error * error;
            }
        }

        return sum;
    }

    private double Error(int[] watched)
    {
        var sum = 0.0;
        for (var start = 0; start < watched.Length; start += _batch)
        {
            sum += Errors(watched.AsSpan(start, Math.Min(_batch, watched.Length - start)));
        }

        return sum;
    }
}
