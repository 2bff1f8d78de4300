using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Networks;

/// <summary>
/// Rows that have gone through a <see cref="DifferentiableNetwork"/>. The derivative of a loss over outputs and gradients goes forward
/// over reverse (Pearlmutter, Neural Computation 6, 147 (1994), doi:10.1162/neco.1994.6.1.147): with t the rate of signals along v, z_l = a_(l-1) W_l + b_l and
/// t_l = s'(z_l) (t_(l-1) W_l), the gradient's projection v.d(c.y)/dx is c.t_L, and its derivative by z_l is
/// s'(z_l) abar_l + s''(z_l) (t_(l-1) W_l) tbar_l, where tbar is the backpropagation that made the gradient. A layer costs six
/// matrix products, three times as many as its outputs and gradients alone.
/// </summary>
public sealed class NetworkEvaluation
{
    private readonly DifferentiableNetwork _network;
    private readonly Matrix[] _signals; // a_l [row, node]; what goes into layer l
    private readonly Matrix[] _slopes; // s'(z) of what goes into layer l > 0
    private readonly Matrix[] _bends; // s''(z) d(c.y)/da
    private readonly Matrix[] _deltas; // d(c.y)/dz at the end of layer l

    internal NetworkEvaluation(DifferentiableNetwork network, Matrix x, Matrix outputWeights)
    {
        var layers = network.Shape.Layers;
        (_network, _signals, _slopes, _bends, _deltas) = (network, new Matrix[layers], new Matrix[layers], new Matrix[layers], new Matrix[layers]);
        Output = Forward(x);
        _deltas[^1] = outputWeights;
        for (var l = layers - 1; l > 0; l--)
        {
            var back = network.Back(_deltas[l], l);
            Multiply(_bends[l], back);
            Multiply(back, _slopes[l]);
            _deltas[l - 1] = back;
        }

        InputGradient = network.Back(_deltas[0], 0);
    }

    /// <summary>y [row, output].</summary>
    public Matrix Output { get; }

    /// <summary>d(sum_t c_t y_t)/dx of each row, [row, feature].</summary>
    public Matrix InputGradient { get; }

    /// <summary>Adds the derivative of a loss L(<see cref="Output"/>, <see cref="InputGradient"/>) by the parameters.</summary>
    /// <param name="byOutput">dL/dy [row, output].</param>
    /// <param name="byInputGradient">v = dL/d(input gradient) [row, feature].</param>
    /// <param name="gradient">Added to, [<see cref="NetworkShape.Parameters"/>].</param>
    /// <returns>dL/dx through the network, [row, feature], for features that have parameters of their own.</returns>
    /// <exception cref="ArgumentException">A shape is not that of the rows or the network.</exception>
    public Matrix AddParameterGradient(Matrix byOutput, Matrix byInputGradient, double[] gradient)
    {
        ArgumentNullException.ThrowIfNull(byOutput);
        ArgumentNullException.ThrowIfNull(byInputGradient);
        ArgumentNullException.ThrowIfNull(gradient);
        var shape = _network.Shape;
        DifferentiableNetwork.CheckSize(byOutput, Output.Rows, shape.Outputs, nameof(byOutput));
        DifferentiableNetwork.CheckSize(byInputGradient, Output.Rows, shape.Features, nameof(byInputGradient));
        ArgumentOutOfRangeException.ThrowIfNotEqual(gradient.Length, shape.Parameters, nameof(gradient));
        var (rates, inRates) = Rates(byInputGradient);
        var by = byOutput;
        for (var l = shape.Layers - 1; ; l--)
        {
            AddLayer(l, by, rates[l], gradient);
            var back = _network.Back(by, l);
            if (l == 0)
            {
                return back;
            }

            by = Bent(back, l, inRates[l]);
        }
    }

    private Matrix Forward(Matrix x)
    {
        var (shape, a) = (_network.Shape, x);
        for (var l = 0; ; l++)
        {
            _signals[l] = a;
            var z = _network.Through(a, l);
            _network.AddBiases(z, l);
            if (l == shape.Layers - 1)
            {
                return z;
            }

            (_slopes[l + 1], _bends[l + 1]) = (new Matrix(z.Rows, z.Columns), new Matrix(z.Rows, z.Columns));
            for (var k = 0; k < z.Data.Length; k++)
            {
                (z.Data[k], _slopes[l + 1].Data[k], _bends[l + 1].Data[k]) = Activations.Jet(shape.Activation, z.Data[k]);
            }

            a = z;
        }
    }

    /// <summary>Along v: the rates of what goes into each layer, and of the z from which it came.</summary>
    private (Matrix[] Rates, Matrix[] InRates) Rates(Matrix v)
    {
        var (rates, inRates) = (new Matrix[_signals.Length], new Matrix[_signals.Length]);
        (rates[0], inRates[0]) = (v, v);
        for (var l = 1; l < rates.Length; l++)
        {
            inRates[l] = _network.Through(rates[l - 1], l - 1);
            rates[l] = inRates[l].Copy();
            Multiply(rates[l], _slopes[l]);
        }

        return (rates, inRates);
    }

    /// <summary>W gets a^T zbar + t^T tbar, one product of twice as many rows; b gets the sum of zbar.</summary>
    private void AddLayer(int l, Matrix by, Matrix rates, double[] gradient)
    {
        var (shape, algebra) = (_network.Shape, DenseLinearAlgebra.Best);
        var product = algebra.Multiply(OnTop(_signals[l], rates).Transpose(), OnTop(by, _deltas[l]));
        var weights = shape.Weights(gradient, l);
        var biases = shape.Biases(gradient, l);
        var scale = shape.WeightScale(l);
        for (var k = 0; k < weights.Length; k++)
        {
            weights[k] += scale * product.Data[k];
        }

        for (var i = 0; i < by.Rows; i++)
        {
            var row = by.Row(i);
            for (var k = 0; k < row.Length; k++)
            {
                biases[k] += shape.BiasScale * row[k];
            }
        }
    }

    /// <summary>s' abar + s'' tdot tbar, in place of abar.</summary>
    private Matrix Bent(Matrix back, int l, Matrix inRates)
    {
        for (var k = 0; k < back.Data.Length; k++)
        {
            back.Data[k] = _slopes[l].Data[k] * back.Data[k] + _bends[l].Data[k] * inRates.Data[k];
        }

        return back;
    }

    private static void Multiply(Matrix a, Matrix b)
    {
        for (var k = 0; k < a.Data.Length; k++)
        {
            a.Data[k] *= b.Data[k];
        }
    }

    private static Matrix OnTop(Matrix a, Matrix b) => new(a.Rows + b.Rows, a.Columns, [.. a.Data, .. b.Data]);
}
