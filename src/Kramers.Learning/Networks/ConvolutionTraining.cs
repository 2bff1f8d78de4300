using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Networks;

/// <summary>One training of one convolution network, on standardised data. Samples of a batch go side by side.</summary>
internal sealed class ConvolutionTraining
{
    private readonly ConvolutionNetwork _settings;
    private readonly ConvolutionShape _shape;
    private readonly Matrix _x;
    private readonly Matrix _y;
    private readonly SeededRandom _random;
    private readonly double[] _parameters;
    private readonly Adam _adam;
    private readonly Place[] _places; // of a batch: their order of summation does not depend on threads

    public ConvolutionTraining(ConvolutionNetwork settings, ConvolutionShape shape, Matrix x, Matrix y, SeededRandom random)
    {
        (_settings, _shape, _x, _y, _random) = (settings, shape, x, y, random);
        (_parameters, _adam) = (shape.Start(random), new Adam(shape.Parameters));
        _places = [.. Enumerable.Range(0, Math.Min(settings.BatchSize, x.Rows)).Select(_ => new Place(shape))];
    }

    /// <summary>Trains on some rows and, with early stopping, watches the others; the parameters of the best epoch.</summary>
    public double[] Run(int[] training, int[] watched, CancellationToken cancellation)
    {
        var (best, bestEpoch, smallest) = (_parameters, 0, double.PositiveInfinity);
        for (var epoch = 1; epoch <= _settings.Epochs; epoch++)
        {
            _random.Shuffle<int>(training);
            foreach (var batch in training.Chunk(_places.Length))
            {
                cancellation.ThrowIfCancellationRequested();
                _adam.Step(_parameters, Gradient(_parameters, batch).Gradient, Rate(epoch - 1));
            }

            if (_settings.Stopping is not { } stopping)
            {
                continue;
            }

            if (watched.Chunk(_places.Length).Sum(batch => Gradient(_parameters, batch, errorOnly: true).SquaredError) is var error && error < smallest)
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

    /// <summary>Sum of squared errors of a batch, and the derivative of its mean by batch and target.</summary>
    internal (double SquaredError, double[] Gradient) Gradient(double[] parameters, int[] batch, bool errorOnly = false)
    {
        var scale = 2.0 / (batch.Length * _y.Columns);
        Parallel.For(0, batch.Length, i => _places[i].Run(parameters, _x.Row(batch[i]), _y.Row(batch[i]), errorOnly ? 0 : scale));
        var (error, gradient) = (0.0, new double[_shape.Parameters]);
        foreach (var place in _places.AsSpan(0, batch.Length))
        {
            error += place.SquaredError;
            for (var k = 0; k < gradient.Length && !errorOnly; k++)
            {
                gradient[k] += place.Gradient[k];
            }
        }

        return (error, gradient);
    }

    private double Rate(int epoch) => _settings.LearningRate * (1 + Math.Cos(Math.PI * epoch / _settings.Epochs)) / 2;

    /// <summary>Memory for one sample.</summary>
    private sealed class Place(ConvolutionShape shape)
    {
        private readonly ConvolutionPass _voxels = new(shape);
        private readonly NetworkPass _dense = new(shape.Dense, 1);
        private readonly double[] _denseParameters = new double[shape.Dense.Parameters];
        private readonly double[] _denseGradient = new double[shape.Dense.Parameters];

        public double[] Gradient { get; } = new double[shape.Parameters];

        public double SquaredError { get; private set; }

        public void Run(double[] parameters, ReadOnlySpan<double> x, ReadOnlySpan<double> y, double scale)
        {
            parameters.AsSpan(shape.Offsets[^1]).CopyTo(_denseParameters);
            _voxels.Forward(parameters, x, _dense.Input.Row(0));
            _dense.Forward(_denseParameters, 1);
            SquaredError = 0;
            for (var k = 0; k < y.Length; k++)
            {
                var error = _dense.Output[0, k] - y[k];
                _dense.OutputDerivative[0, k] = scale * error;
                SquaredError += error * error;
            }

            if (scale != 0)
            {
                Back(parameters);
            }
        }

        private void Back(double[] parameters)
        {
            Array.Clear(Gradient);
            Array.Clear(_denseGradient);
            _dense.Backward(_denseParameters, _denseGradient, 1);
            _denseGradient.CopyTo(Gradient, shape.Offsets[^1]);
            _voxels.Backward(parameters, _dense.InputDerivative.Row(0), Gradient);
        }
    }
}
