using Kramers.Magnetism.Magnetometry;
using Kramers.Numerics;

namespace Kramers.Magnetism.Clusters;

/// <summary>Equilibrium quantities of a cluster at one temperature and field, the field along z, with statistical errors.</summary>
/// <param name="Temperature">Temperature, K.</param>
/// <param name="FieldTesla">Field along z, T.</param>
public sealed record ClusterPoint(double Temperature, double FieldTesla)
{
    /// <summary>Mean energy, cm^-1, the Zeeman energy included.</summary>
    public required Estimate EnergyCm { get; init; }

    /// <summary>Heat capacity at constant field, k_B per formula unit.</summary>
    public required Estimate HeatCapacity { get; init; }

    /// <summary>Entropy, k_B per formula unit.</summary>
    public required Estimate Entropy { get; init; }

    /// <summary>Moment along the field, Bohr magnetons per formula unit.</summary>
    public required Estimate Magnetisation { get; init; }

    /// <summary>dM/dB along z, Bohr magnetons per tesla and formula unit; <see cref="MolarSusceptibility"/> has other units.</summary>
    public required Estimate Chi { get; init; }

    /// <summary>chi_zz T, cm^3 K/mol; that of a powder too where the cluster is isotropic.</summary>
    public Estimate ChiT => Temperature * MolarSusceptibility.FromBohrMagnetonsPerTesla(1).Cm3PerMol * Chi;

    /// <summary>Heat capacity, J/(mol K).</summary>
    public Estimate MolarHeatCapacity => PhysicalConstants.GasConstant * HeatCapacity;

    /// <summary>Entropy, J/(mol K).</summary>
    public Estimate MolarEntropy => PhysicalConstants.GasConstant * Entropy;
}
