using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Networks;

/// <summary>
/// A network with fixed parameters whose outputs, their gradients by the features, and the derivatives of both by the parameters are at
/// hand: what a force field is made of. Rows are atoms and share the network; the caller adds their outputs up to an energy, and
/// goes from features to positions. Immutable; safe to use from several threads.
/// </summary>
/// <example>
/// One step for E = sum_i y_i and forces, with v_ik = sum_a dL/d(dE/dr_a) dG_ik/dr_a:
/// <code>
/// var pass = new DifferentiableNetwork(shape, parameters).Evaluate(features);   // pass.Output, pass.InputGradient
/// pass.AddParameterGradient(lossByOutput, v, gradient);
/// adam.Step(parameters, gradient, rate);
/// </code>
/// </example>
public sealed class DifferentiableNetwork
{
    private readonly Matrix[] _weights; // as they act, [in, out]
    private readonly Matrix[] _transposed; // [out, in]
    private readonly double[][] _biases;

    /// <summary>Takes a copy of the parameters.</summary>
    /// <param name="shape">Layers.</param>
    /// <param name="parameters">[<see cref="NetworkShape.Parameters"/>], in the order of the shape.</param>
    /// <exception cref="ArgumentException">The number of parameters is not that of the shape.</exception>
    public DifferentiableNetwork(NetworkShape shape, double[] parameters)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(parameters);
        if (parameters.Length != shape.Parameters)
        {
            throw new ArgumentException($"The network has {shape.Parameters} parameters, got {parameters.Length}.", nameof(parameters));
        }

        Shape = shape;
        int[] layers = [.. Enumerable.Range(0, shape.Layers)];
        _weights = Array.ConvertAll(layers, l => shape.WeightScale(l) * new Matrix(shape.Widths[l], shape.Widths[l + 1], shape.Weights(parameters, l).ToArray()));
        _transposed = Array.ConvertAll(_weights, w => w.Transpose());
        _biases = Array.ConvertAll(layers, l => Array.ConvertAll(shape.Biases(parameters, l).ToArray(), b => shape.BiasScale * b));
    }

    /// <summary>Layers.</summary>
    public NetworkShape Shape { get; }

    /// <summary>Outputs, and the gradient of each row's weighted sum of outputs.</summary>
    /// <param name="x">[row, feature].</param>
    /// <param name="outputWeights">c [row, output] of the sum c.y whose gradient is taken; null: 1 for all.</param>
    /// <exception cref="ArgumentException">A shape is not that of the network.</exception>
    public NetworkEvaluation Evaluate(Matrix x, Matrix? outputWeights = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        var c = outputWeights ?? new Matrix(x.Rows, Shape.Outputs, [.. Enumerable.Repeat(1.0, x.Rows * Shape.Outputs)]);
        CheckSize(x, x.Rows, Shape.Features, nameof(x));
        CheckSize(c, x.Rows, Shape.Outputs, nameof(outputWeights));
        return new NetworkEvaluation(this, x, c);
    }

    internal static void CheckSize(Matrix m, int rows, int columns, string name)
    {
        if (m.Rows != rows || m.Columns != columns)
        {
            throw new ArgumentException($"Needed is [{rows}, {columns}], got [{m.Rows}, {m.Columns}].", name);
        }
    }

    /// <summary>a W.</summary>
    internal Matrix Through(Matrix a, int layer) => DenseLinearAlgebra.Best.Multiply(a, _weights[layer]);

    /// <summary>delta W^T.</summary>
    internal Matrix Back(Matrix delta, int layer) => DenseLinearAlgebra.Best.Multiply(delta, _transposed[layer]);

    /// <summary>Adds the biases to every row.</summary>
    internal void AddBiases(Matrix z, int layer)
    {
        var biases = _biases[layer];
        for (var i = 0; i < z.Rows; i++)
        {
            var row = z.Row(i);
            for (var k = 0; k < row.Length; k++)
            {
                row[k] += biases[k];
            }
        }
    }
}
