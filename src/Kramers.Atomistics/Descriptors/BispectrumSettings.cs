namespace Kramers.Atomistics.Descriptors;

/// <summary>What one element is to the bispectrum.</summary>
/// <param name="Radius">R of the element in units of <see cref="BispectrumSettings.CutoffFactor"/>: the cutoff of a pair is CutoffFactor (R_i + R_k).</param>
/// <param name="Weight">Weight w of the element in its neighbours' densities, dimensionless.</param>
public readonly record struct ElementDensity(double Radius, double Weight);

/// <summary>
/// Settings of the bispectrum, under the names of the paper with LAMMPS' keyword beside them: Thompson et al., J. Comput.
/// Phys. 285, 316 (2015), https://doi.org/10.1016/j.jcp.2014.12.018.
/// </summary>
public sealed record BispectrumSettings
{
    /// <summary>Twice the largest angular momentum on the 3-sphere (twojmax), 0 or more.</summary>
    public required int TwoJMax { get; init; }

    /// <summary>Factor of the pair cutoffs in angstrom (rcutfac).</summary>
    public required double CutoffFactor { get; init; }

    /// <summary>Radius and weight per element symbol; the order decides the channel order of <see cref="ElementChannels"/>.</summary>
    public required IReadOnlyList<KeyValuePair<string, ElementDensity>> Elements { get; init; }

    /// <summary>Fraction of the 3-sphere that the cutoff is mapped to (rfac0).</summary>
    public double SphereFraction { get; init; } = 0.99363;

    /// <summary>Distance in angstrom that is mapped to the pole (rmin0).</summary>
    public double InnerRadius { get; init; }

    /// <summary>Whether neighbours fade out smoothly towards the cutoff (switchflag).</summary>
    public bool Switch { get; init; } = true;

    /// <summary>Whether the value of an isolated atom is subtracted (bzeroflag).</summary>
    public bool SubtractIsolated { get; init; }

    /// <summary>Whether components are divided by 2j + 1 (bnormflag).</summary>
    public bool Normalise { get; init; }

    /// <summary>Whether each element of the neighbours has a density of its own (chem): features grow by the cube of the number of elements.</summary>
    public bool ElementChannels { get; init; }

    /// <summary>With <see cref="ElementChannels"/>: whether the central atom stands in all channels rather than in its own (wselfallflag).</summary>
    public bool SelfInAllChannels { get; init; }
}
