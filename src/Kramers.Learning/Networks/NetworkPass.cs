using System.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Networks;

/// <summary>
/// A batch on its way through the network and back: z_l+1 = a_l W_l + b_l, a = activation(z) but in the last layer, and
/// backpropagation of the derivative by the outputs (Rumelhart, Hinton and Williams, Nature 323, 533 (1986), doi:10.1038/323533a0).
/// Memory for the largest batch is taken once.
/// </summary>
internal sealed class NetworkPass
{
    private readonly NetworkShape _shape;
    private readonly Matrix[] _signals; // a_l [sample, node]
    private readonly Matrix[] _inputs; // z_l
    private readonly Matrix[] _deltas; // d loss/d z_l; in layer 0 by the input

    public NetworkPass(NetworkShape shape, int batch)
    {
        _shape = shape;
        _signals = Array.ConvertAll(shape.Widths, width => new Matrix(batch, width));
        _inputs = Array.ConvertAll(shape.Widths, width => new Matrix(batch, width));
        _deltas = Array.ConvertAll(shape.Widths, width => new Matrix(batch, width));
    }

    /// <summary>Where the batch goes in, [sample, feature].</summary>
    public Matrix Input => _signals[0];

    /// <summary>What comes out, [sample, target].</summary>
    public Matrix Output => _signals[^1];

    /// <summary>Where the derivative of the loss by <see cref="Output"/> goes in, [sample, target].</summary>
    public Matrix OutputDerivative => _deltas[^1];

    /// <summary>The derivative by <see cref="Input"/> after <see cref="Backward"/>, [sample, feature].</summary>
    public Matrix InputDerivative => _deltas[0];

    public void Forward(double[] parameters, int rows)
    {
        for (var l = 0; l < _shape.Layers; l++)
        {
            var weights = _shape.Weights(parameters, l);
            for (var i = 0; i < rows; i++)
            {
                var from = _signals[l].Row(i);
                var z = _inputs[l + 1].Row(i);
                _shape.Biases(parameters, l).CopyTo(z);
                for (var k = 0; k < from.Length; k++)
                {
                    AddScaled(from[k], weights.Slice(k * z.Length, z.Length), z);
                }

                Activate(z, _signals[l + 1].Row(i), isLast: l == _shape.Layers - 1);
            }
        }
    }

    /// <summary>Adds the derivative by the parameters to <paramref name="gradient"/>, in their order.</summary>
    public void Backward(double[] parameters, double[] gradient, int rows)
    {
        for (var l = _shape.Layers - 1; l >= 0; l--)
        {
            var weights = _shape.Weights(parameters, l);
            var weightGradient = _shape.Weights(gradient, l);
            for (var i = 0; i < rows; i++)
            {
                var from = _signals[l].Row(i);
                var delta = _deltas[l + 1].Row(i);
                var back = _deltas[l].Row(i);
                AddScaled(1, delta, _shape.Biases(gradient, l));
                for (var k = 0; k < from.Length; k++)
                {
                    AddScaled(from[k], delta, weightGradient.Slice(k * delta.Length, delta.Length));
                    var slope = l == 0 ? 1 : Activations.Derivative(_shape.Activation, _inputs[l][i, k]);
                    back[k] = slope * Dot(weights.Slice(k * delta.Length, delta.Length), delta);
                }
            }
        }
    }

    private void Activate(ReadOnlySpan<double> z, Span<double> signal, bool isLast)
    {
        for (var k = 0; k < z.Length; k++)
        {
            signal[k] = isLast ? z[k] : Activations.Value(_shape.Activation, z[k]);
        }
    }

    private static void AddScaled(double factor, ReadOnlySpan<double> x, Span<double> y)
    {
        var (k, f) = (0, new Vector<double>(factor));
        for (; k <= x.Length - Vector<double>.Count; k += Vector<double>.Count)
        {
            (new Vector<double>(y[k..]) + f * new Vector<double>(x[k..])).CopyTo(y[k..]);
        }

        for (; k < x.Length; k++)
        {
            y[k] += factor * x[k];
        }
    }

    private static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var (k, sum) = (0, Vector<double>.Zero);
        for (; k <= x.Length - Vector<double>.Count; k += Vector<double>.Count)
        {
            sum += new Vector<double>(x[k..]) * new Vector<double>(y[k..]);
        }

        var total = Vector.Sum(sum);
        for (; k < x.Length; k++)
        {
            total += x[k] * y[k];
        }

        return total;
    }
}
