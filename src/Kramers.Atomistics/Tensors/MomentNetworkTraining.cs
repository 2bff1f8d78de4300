using Kramers.Chemistry;
using Kramers.Learning.Networks;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Tensors;

/// <summary>
/// Trains a <see cref="MomentNetworkModel"/>: the linear model by ridge regression first, then the network by Adam on what it leaves of labels that
/// it has not seen, with the loss sum over parts of |T - T_ref|^2/(mean square of what is left).
/// </summary>
public sealed class MomentNetworkTraining
{
    private const int InnerFolds = 5;

    private readonly MomentNetworkSettings _settings;
    private readonly NetworkTensors _tensors;
    private readonly LinearTensorTraining _linear;
    private readonly NetworkShape _shape;
    private readonly int[] _degrees;
    private readonly double[][] _targets;
    private readonly Structure[] _structures;
    private readonly Matrix[] _inputs; // of each structure, [centre, moment]
    private readonly Matrix[][][] _rows; // of each structure, centre and part

    /// <summary>Computes moments and tensors, and chooses the ridge strengths of the linear model.</summary>
    /// <param name="settings">Layers and steps of the network.</param>
    /// <param name="features">Tensors whose amplitudes the network gives.</param>
    /// <param name="linear">Tensors of the linear model.</param>
    /// <param name="degrees">Degrees of the parts.</param>
    /// <param name="structures">Training geometries.</param>
    /// <param name="targets">All components of each, part after part.</param>
    /// <param name="folds">Fold of each structure, from 0.</param>
    /// <param name="lambda">Ridge strengths of the parts where they are known; null chooses them.</param>
    /// <param name="cancellation">Stops between steps.</param>
    /// <exception cref="ArgumentException">Lists differ in length.</exception>
    public MomentNetworkTraining(
        MomentNetworkSettings settings, DensityTensorFeatures features, ITensorFeatures linear, IReadOnlyList<int> degrees, IReadOnlyList<Structure> structures, IReadOnlyList<double[]> targets,
        IReadOnlyList<int> folds, IReadOnlyList<double>? lambda = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _linear = new LinearTensorTraining(linear, degrees, structures, targets, folds, lambda, cancellation);
        (_settings, _degrees, _structures, _targets) = (settings, [.. degrees], [.. structures], [.. targets]);
        _tensors = new NetworkTensors(features, degrees, structures);
        _shape = new NetworkShape([_tensors.Moments, .. settings.Hidden, _tensors.Count], Activation.Silu, NetworkScaling.TangentKernel);
        _inputs = Array.ConvertAll(_structures, s => _tensors.Inputs(s, _tensors.Centres(s)));
        _rows = Array.ConvertAll(_structures, s => _tensors.Centres(s).Select(i => _tensors.Rows(s, i)).ToArray());
    }

    /// <summary>Ridge strengths of the linear model, part by part.</summary>
    public IReadOnlyList<double> Lambda => _linear.Lambda;

    /// <summary>The model of some of the geometries.</summary>
    /// <param name="indices">Which.</param>
    /// <param name="parameters">Those of the network where they are known; null trains it.</param>
    /// <param name="cancellation">Stops between steps.</param>
    /// <exception cref="ArgumentException">The parameters are not those of this network.</exception>
    public MomentNetworkModel Fit(int[] indices, double[]? parameters = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(indices);
        var linear = _linear.Fit(indices);
        var left = Unseen(indices);
        double[] residuals = [.. _degrees.Select((_, part) => Math.Sqrt(left.Values.Average(r => Part(r, part).ToArray().Average(x => x * x))))];
        return new MomentNetworkModel(_tensors, linear, _shape, parameters ?? Train(indices, left, residuals, cancellation), residuals);
    }

    /// <summary>What the linear model leaves of each label when it has not seen it: of labels that it has seen it leaves too little.</summary>
    private Dictionary<int, double[]> Unseen(int[] indices)
    {
        var folds = TensorEnsemble.Folds(indices.Length, Math.Min(InnerFolds, indices.Length), _settings.Seed);
        var left = new Dictionary<int, double[]>();
        foreach (var fold in folds.Distinct().Order())
        {
            var linear = _linear.Fit([.. indices.Where((_, n) => folds[n] != fold)]);
            foreach (var s in indices.Where((_, n) => folds[n] == fold))
            {
                left[s] = [.. _targets[s].Zip(linear.Predict(_structures[s]), (t, p) => t - p)];
            }
        }

        return left;
    }

    private double[] Train(int[] indices, Dictionary<int, double[]> left, double[] residuals, CancellationToken cancellation)
    {
        var random = new SeededRandom(_settings.Seed);
        var (parameters, adam) = (_shape.Start(random), new Adam(_shape.Parameters, _settings.WeightDecay));
        for (var epoch = 0; epoch < _settings.Epochs; epoch++)
        {
            var rate = _settings.LearningRate * (1 + Math.Cos(Math.PI * epoch / _settings.Epochs)) / 2;
            foreach (var batch in random.Permutation(indices.Length).Chunk(_settings.BatchSize))
            {
                cancellation.ThrowIfCancellationRequested();
                adam.Step(parameters, Gradient(parameters, [.. batch.Select(n => indices[n])], left, residuals), rate);
            }
        }

        return parameters;
    }

    /// <summary>Derivative of the mean loss of a batch by the parameters.</summary>
    private double[] Gradient(double[] parameters, int[] batch, Dictionary<int, double[]> left, double[] residuals)
    {
        var inputs = Matrix.FromRows([.. batch.SelectMany(s => Enumerable.Range(0, _inputs[s].Rows).Select(i => _inputs[s].Row(i).ToArray()))]);
        var pass = new DifferentiableNetwork(_shape, parameters).Evaluate(inputs);
        var (byOutput, gradient, first) = (new Matrix(inputs.Rows, _shape.Outputs), new double[parameters.Length], 0);
        foreach (var s in batch)
        {
            for (var part = 0; part < _degrees.Length; part++)
            {
                SetByOutput(_rows[s], part, Part(left[s], part), residuals[part], pass.Output, byOutput, first, 2.0 / batch.Length);
            }

            first += _rows[s].Length;
        }

        pass.AddParameterGradient(byOutput, new Matrix(inputs.Rows, inputs.Columns), gradient);
        return gradient;
    }

    /// <summary>dL/dy_iq = 2/batch sum_m (sum_jr y_jr A_mjr - left_m/residual) A_miq.</summary>
    private void SetByOutput(Matrix[][] centres, int part, ReadOnlySpan<double> left, double residual, Matrix output, Matrix byOutput, int first, double factor)
    {
        var column = _tensors.First(part);
        for (var m = 0; m < left.Length; m++)
        {
            var error = residual > 0 ? -left[m] / residual : 0;
            for (var i = 0; i < centres.Length; i++)
            {
                var row = centres[i][part].Row(m);
                var y = output.Row(first + i)[column..];
                for (var q = 0; q < row.Length; q++)
                {
                    error += row[q] * y[q];
                }
            }

            for (var i = 0; i < centres.Length; i++)
            {
                var row = centres[i][part].Row(m);
                var by = byOutput.Row(first + i)[column..];
                for (var q = 0; q < row.Length; q++)
                {
                    by[q] += factor * error * row[q];
                }
            }
        }
    }

    private ReadOnlySpan<double> Part(double[] components, int part) => components.AsSpan(_degrees.Take(part).Sum(l => 2 * l + 1), 2 * _degrees[part] + 1);
}
