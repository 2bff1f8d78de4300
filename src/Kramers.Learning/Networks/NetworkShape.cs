using Kramers.Numerics;

namespace Kramers.Learning.Networks;

/// <summary>
/// Widths of all layers, input and output included, and where their parameters lie in one flat array: for each layer the weights
/// [in, out] row by row, then the biases [out].
/// </summary>
internal sealed class NetworkShape
{
    private readonly int[] _offsets;

    public NetworkShape(int[] widths, Activation activation)
    {
        (Widths, Activation, _offsets) = (widths, activation, new int[widths.Length]);
        for (var l = 1; l < widths.Length; l++)
        {
            _offsets[l] = _offsets[l - 1] + (widths[l - 1] + 1) * widths[l];
        }
    }

    public int[] Widths { get; }

    public Activation Activation { get; }

    /// <summary>Number of layers with parameters.</summary>
    public int Layers => Widths.Length - 1;

    public int Parameters => _offsets[^1];

    public Span<double> Weights(double[] parameters, int layer) => parameters.AsSpan(_offsets[layer], Widths[layer] * Widths[layer + 1]);

    public Span<double> Biases(double[] parameters, int layer) =>
        parameters.AsSpan(_offsets[layer] + Widths[layer] * Widths[layer + 1], Widths[layer + 1]);

    /// <summary>Makes one output zero for every input.</summary>
    public void Silence(double[] parameters, int output)
    {
        var weights = Weights(parameters, Layers - 1);
        for (var k = output; k < weights.Length; k += Widths[^1])
        {
            weights[k] = 0;
        }

        Biases(parameters, Layers - 1)[output] = 0;
    }

    /// <summary>
    /// Normal weights of variance 1/in (tanh; LeCun) or 2/in (He et al., doi:10.1109/ICCV.2015.123), which keep the size of signals
    /// from layer to layer; biases 0.
    /// </summary>
    public double[] Start(SeededRandom random)
    {
        var parameters = new double[Parameters];
        for (var l = 0; l < Layers; l++)
        {
            var gain = Activation == Activation.Tanh || l == Layers - 1 ? 1.0 : 2.0;
            foreach (ref var w in Weights(parameters, l))
            {
                w = Math.Sqrt(gain / Widths[l]) * random.Gaussian();
            }
        }

        return parameters;
    }
}
