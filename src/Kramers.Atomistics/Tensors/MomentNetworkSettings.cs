namespace Kramers.Atomistics.Tensors;

/// <summary>Layers and training of the network of a <see cref="MomentNetworkModel"/>.</summary>
public sealed record MomentNetworkSettings
{
    /// <summary>Nodes of the hidden layers.</summary>
    public IReadOnlyList<int> Hidden { get; init; } = [32, 32];

    /// <summary>Passes over the training geometries.</summary>
    public int Epochs { get; init; } = 300;

    /// <summary>Geometries per step.</summary>
    public int BatchSize { get; init; } = 16;

    /// <summary>Rate of the first step; it falls to zero as a cosine.</summary>
    public double LearningRate { get; init; } = 0.01;

    /// <summary>Part of the parameters, in units of the rate, that every step takes away.</summary>
    public double WeightDecay { get; init; } = 1;

    /// <summary>Of the first parameters and of the batches.</summary>
    public ulong Seed { get; init; } = 1;
}
