using Kramers.Numerics;

namespace Kramers.Learning.Networks;

/// <summary>What a parameter is multiplied by where it acts.</summary>
public enum NetworkScaling
{
    /// <summary>1; the first weights have the variance that keeps the size of signals.</summary>
    Plain,

    /// <summary>
    /// Neural tangent kernel: weights by sqrt(gain/in), biases by 0.1; the first weights have variance 1, so that one learning rate suits layers of
    /// any width. Jacot, Gabriel and Hongler, arXiv:1806.07572.
    /// </summary>
    TangentKernel,
}

/// <summary>
/// Widths of all layers, input and output included, and where their parameters lie in one flat array: for each layer the weights
/// [in, out] row by row, then the biases [out].
/// </summary>
public sealed class NetworkShape
{
    private const double TangentBias = 0.1;

    private readonly int[] _offsets;

    /// <summary>Takes the layers.</summary>
    /// <param name="widths">Features, nodes of each hidden layer, outputs.</param>
    /// <param name="activation">Function of the hidden nodes.</param>
    /// <param name="scaling">Of the parameters.</param>
    /// <exception cref="ArgumentException">There are fewer than two widths, or one is not positive.</exception>
    public NetworkShape(IReadOnlyList<int> widths, Activation activation, NetworkScaling scaling = NetworkScaling.Plain)
    {
        ArgumentNullException.ThrowIfNull(widths);
        if (widths.Count < 2 || widths.Any(width => width < 1))
        {
            throw new ArgumentException($"A network needs features and outputs, and no layer without nodes; got {string.Join(", ", widths)}.", nameof(widths));
        }

        (Widths, Activation, Scaling, _offsets) = ([.. widths], activation, scaling, new int[widths.Count]);
        for (var l = 1; l < widths.Count; l++)
        {
            _offsets[l] = _offsets[l - 1] + (widths[l - 1] + 1) * widths[l];
        }
    }

    /// <summary>Function of the hidden nodes.</summary>
    public Activation Activation { get; }

    /// <summary>Of the parameters.</summary>
    public NetworkScaling Scaling { get; }

    /// <summary>Number of features.</summary>
    public int Features => Widths[0];

    /// <summary>Number of outputs.</summary>
    public int Outputs => Widths[^1];

    /// <summary>Number of layers with parameters.</summary>
    public int Layers => Widths.Length - 1;

    /// <summary>Number of parameters of all layers.</summary>
    public int Parameters => _offsets[^1];

    internal int[] Widths { get; }

    /// <summary>
    /// Parameters to start from, [<see cref="Parameters"/>]: normal weights that act with variance 1/in (tanh; LeCun) or 2/in (He et al.,
    /// doi:10.1109/ICCV.2015.123), which keeps the size of signals from layer to layer; biases 0.
    /// </summary>
    public double[] Start(SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var parameters = new double[Parameters];
        for (var l = 0; l < Layers; l++)
        {
            var size = Scaling == NetworkScaling.Plain ? SignalScale(l) : 1;
            foreach (ref var w in Weights(parameters, l))
            {
                w = size * random.Gaussian();
            }
        }

        return parameters;
    }

    internal Span<double> Weights(double[] parameters, int layer) => parameters.AsSpan(_offsets[layer], Widths[layer] * Widths[layer + 1]);

    internal Span<double> Biases(double[] parameters, int layer) =>
        parameters.AsSpan(_offsets[layer] + Widths[layer] * Widths[layer + 1], Widths[layer + 1]);

    internal double WeightScale(int layer) => Scaling == NetworkScaling.Plain ? 1 : SignalScale(layer);

    internal double BiasScale => Scaling == NetworkScaling.Plain ? 1 : TangentBias;

    /// <summary>Makes one output zero for every input.</summary>
    internal void Silence(double[] parameters, int output)
    {
        var weights = Weights(parameters, Layers - 1);
        for (var k = output; k < weights.Length; k += Widths[^1])
        {
            weights[k] = 0;
        }

        Biases(parameters, Layers - 1)[output] = 0;
    }

    private double SignalScale(int layer) =>
        Math.Sqrt((Activation == Activation.Tanh || layer == Layers - 1 ? 1.0 : 2.0) / Widths[layer]);
}
