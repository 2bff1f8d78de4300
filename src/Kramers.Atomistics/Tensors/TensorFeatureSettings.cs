namespace Kramers.Atomistics.Tensors;

/// <summary>
/// What an equivariant tensor model sees. The neighbour density of a centre is expanded per neighbour element in two radial
/// functions and in spherical harmonics; features are single channels, products of two, and products of three of them.
/// </summary>
public sealed record TensorFeatureSettings
{
    /// <summary>Element of the atoms that carry the tensor: the magnetic centre.</summary>
    public required string Centre { get; init; }

    /// <summary>Elements of the neighbours that are seen.</summary>
    public required IReadOnlyList<string> Neighbours { get; init; }

    /// <summary>Distance in angstrom at which a neighbour has faded out (half-cosine).</summary>
    public double CutoffAngstrom { get; init; } = 6;

    /// <summary>Largest degree of the harmonics.</summary>
    public int LMax { get; init; } = 4;

    /// <summary>Weight of the second radial function in products of two; with ridge regression a weight is a prior.</summary>
    public double SecondRadialWeight { get; init; } = 0.5;

    /// <summary>Largest degree with which the second radial function enters products of three.</summary>
    public int TripleRadialLMax { get; init; } = 2;

    /// <summary>Weight of the second radial function in products of three.</summary>
    public double TripleRadialWeight { get; init; } = 0.25;

    /// <summary>Most channels in a product, 1 to 3.</summary>
    public int LargestProduct { get; init; } = 3;
}
