namespace Kramers.Atomistics.Descriptors;

/// <summary>Radial functions of SOAP.</summary>
public enum SoapRadialBasis
{
    /// <summary>
    /// Spherical Gaussian-type orbitals r^l exp(-a_nl r^2), of which number n has decayed to 1e-3 at a distance that grows evenly
    /// from 1 angstrom to the cutoff. All integrals are closed. Himanen et al., Comput. Phys. Commun. 247, 106949 (2020).
    /// </summary>
    GaussianTypeOrbitals,

    /// <summary>Polynomials (r_c - r)^(n+2), n = 1.., zero beyond the cutoff. Bartok et al., PRB 87, 184115 (2013), with the r^2 of the volume element in overlaps.</summary>
    Polynomials,
}

/// <summary>Settings of SOAP.</summary>
public sealed record SoapSettings
{
    /// <summary>Symbols of all elements that may occur; they decide the order of the features.</summary>
    public required IReadOnlyList<string> Elements { get; init; }

    /// <summary>Distance in angstrom at which a neighbour has faded out (half cosine); above 1.</summary>
    public double CutoffAngstrom { get; init; } = 5;

    /// <summary>Number of radial functions, 1 to 20; beyond about 12, or 9 polynomials, they are linearly dependent within rounding and refused.</summary>
    public int RadialCount { get; init; } = 6;

    /// <summary>Largest degree of the harmonics, 0 to 20.</summary>
    public int LMax { get; init; } = 4;

    /// <summary>Standard deviation in angstrom of the Gaussian that each neighbour is.</summary>
    public double SigmaAngstrom { get; init; } = 0.5;

    /// <summary>Radial functions.</summary>
    public SoapRadialBasis Basis { get; init; }
}
