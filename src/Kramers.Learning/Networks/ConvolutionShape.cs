using Kramers.Numerics;

namespace Kramers.Learning.Networks;

/// <summary>
/// The layers of a convolution network and where their parameters lie in one flat array: those of the convolutions one after another, with
/// the dense layers behind them.
/// </summary>
internal sealed class ConvolutionShape
{
    public ConvolutionShape(VoxelShape grid, int[] channels, int[] hidden, int targets, Activation activation)
    {
        (Grid, Activation, Convolutions, Offsets) = (grid, activation, new Convolution[channels.Length], new int[channels.Length + 1]);
        for (var l = 0; l < channels.Length; l++)
        {
            Convolutions[l] = new Convolution(grid, channels[l]);
            Offsets[l + 1] = Offsets[l] + Convolutions[l].Parameters;
            grid = Convolutions[l].Output.Halved;
        }

        Pooled = grid;
        Dense = new NetworkShape([grid.Length, .. hidden, targets], activation);
    }

    /// <summary>What goes in.</summary>
    public VoxelShape Grid { get; }

    public Activation Activation { get; }

    public Convolution[] Convolutions { get; }

    public int[] Offsets { get; }

    /// <summary>What the last pooling leaves for the dense layers.</summary>
    public VoxelShape Pooled { get; }

    public NetworkShape Dense { get; }

    public int Parameters => Offsets[^1] + Dense.Parameters;

    public Span<double> Of(double[] parameters, int layer) => parameters.AsSpan(Offsets[layer], Convolutions[layer].Parameters);

    /// <summary>Makes one target zero for every input.</summary>
    public void Silence(double[] parameters, int target)
    {
        var dense = parameters[Offsets[^1]..];
        Dense.Silence(dense, target);
        dense.CopyTo(parameters, Offsets[^1]);
    }

    /// <summary>Normal weights of variance 2/in, biases 0, as in <see cref="NetworkShape.Start"/>.</summary>
    public double[] Start(SeededRandom random)
    {
        var parameters = new double[Parameters];
        for (var l = 0; l < Convolutions.Length; l++)
        {
            var (convolution, gain) = (Convolutions[l], Activation == Activation.Tanh ? 1.0 : 2.0);
            foreach (ref var w in Of(parameters, l)[..(convolution.Fan * convolution.Output.Channels)])
            {
                w = Math.Sqrt(gain / convolution.Fan) * random.Gaussian();
            }
        }

        Dense.Start(random).CopyTo(parameters, Offsets[^1]);
        return parameters;
    }
}
