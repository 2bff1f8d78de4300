namespace Kramers.Atomistics.Descriptors;

/// <summary>
/// What decides the size of an atomic cluster expansion. A one-particle function R_n(r) Y_lm has the degree n + l, with n from 0; a product
/// of nu of them belongs to the basis when their degrees sum to at most <see cref="Degrees"/>[nu - 1].
/// </summary>
public sealed record AceSettings
{
    /// <summary>Where neighbours end, angstrom.</summary>
    public double CutoffAngstrom { get; init; } = 5;

    /// <summary>Largest total degree for one, two, three, ... neighbours at once; up to four of them, which is body order five.</summary>
    public IReadOnlyList<int> Degrees { get; init; } = [10, 8, 6, 5];

    /// <summary>
    /// Whether functions with n = l = 0, which tell how many neighbours there are, stand in products too and not alone only. They double the basis;
    /// where each type of neighbour always comes in the same number they add little.
    /// </summary>
    public bool CountsInProducts { get; init; }

    /// <summary>Largest l.</summary>
    public int LMax { get; init; } = 5;

    /// <summary>Decay length of the radial coordinate x = exp(-r/decay), angstrom: short bonds are resolved more finely than long distances.</summary>
    public double DecayAngstrom { get; init; } = 2;

    /// <summary>
    /// How far the distances of the training set are broadened before the radial functions are made for them, angstrom. Without it, polynomials of the narrow range
    /// that one pair of atoms has in few geometries grow steeply right outside of it, and so do errors.
    /// </summary>
    public double BroadeningAngstrom { get; init; } = 0.8;
}
