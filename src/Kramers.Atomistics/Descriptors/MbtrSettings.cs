namespace Kramers.Atomistics.Descriptors;

/// <summary>What MBTR looks at for pairs.</summary>
public enum MbtrPairFunction
{
    /// <summary>1/r in 1/angstrom.</summary>
    InverseDistance,

    /// <summary>r in angstrom.</summary>
    Distance,
}

/// <summary>Settings of MBTR. A term whose grid is null is left out.</summary>
public sealed record MbtrSettings
{
    /// <summary>Symbols of all elements that may occur; they decide the order of the features.</summary>
    public required IReadOnlyList<string> Elements { get; init; }

    /// <summary>Atomic numbers, g1 = Z.</summary>
    public BroadenedGrid? AtomicNumbers { get; init; }

    /// <summary>Distances, g2, in the unit of <see cref="PairFunction"/>.</summary>
    public BroadenedGrid? Pairs { get; init; } = new(0, 1, 50, 0.02);

    /// <summary>Cosines of angles, g3.</summary>
    public BroadenedGrid? Angles { get; init; } = new(-1, 1, 50, 0.05);

    /// <summary>What g2 is.</summary>
    public MbtrPairFunction PairFunction { get; init; }

    /// <summary>s of the weight exp(-s r) of a pair, per angstrom.</summary>
    public double PairDecay { get; init; } = 0.5;

    /// <summary>s of the weight exp(-s (r_ij + r_jk + r_ik)) of an angle, per angstrom.</summary>
    public double AngleDecay { get; init; } = 0.5;

    /// <summary>Distance in angstrom at which pairs, and the two legs of an angle, have faded out (half cosine). Infinite: all atoms see each other, as in the original.</summary>
    public double CutoffAngstrom { get; init; } = double.PositiveInfinity;
}
