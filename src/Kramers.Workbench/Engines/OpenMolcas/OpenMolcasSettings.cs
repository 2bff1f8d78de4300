using Kramers.Chemistry;

namespace Kramers.Workbench.Engines.OpenMolcas;

/// <summary>Level of theory and resources of an OpenMolcas calculation. The defaults are those of examples/01-cobalt-bipyramid.</summary>
/// <param name="OxidationState">Oxidation state of the metal: it fixes the number of active electrons.</param>
public sealed record OpenMolcasSettings(int OxidationState)
{
    /// <summary>Multiplicities whose roots are coupled, all roots of each; null takes that of the molecule, and the next lower too for a half-filled shell, whose high spin has a single root.</summary>
    public IReadOnlyList<int>? Multiplicities { get; init; }

    /// <summary>
    /// Whether XMS-CASPT2 over all roots corrects energies and mixes states for dynamic correlation, before spin-orbit coupling. Core orbitals
    /// stay uncorrelated; IPEA shift 0.25, imaginary shift 0.1 hartree (docs/engines.md).
    /// </summary>
    public bool Caspt2 { get; init; }

    /// <summary>ANO-RCC contraction of the metal.</summary>
    public string MetalBasis { get; init; } = "VDZP";

    /// <summary>ANO-RCC contraction of the elements bonded to the metal.</summary>
    public string DonorBasis { get; init; } = "VDZ";

    /// <summary>ANO-RCC contraction of all other elements.</summary>
    public string OuterBasis { get; init; } = "MB";

    /// <summary>Elements that have <see cref="DonorBasis"/>, so that all geometries of a set share one basis; null: those with an atom bonded to the metal in the molecule.</summary>
    public IReadOnlyList<Element>? Donors { get; init; }

    /// <summary>
    /// Auxiliary basis of the Cholesky decomposition, made by an earlier job with the same elements and contractions (see <see cref="OpenMolcasEngine.AuxiliaryBasisOf"/>),
    /// or null: made anew. It belongs to the atoms and not to the geometry; that of a lanthanide takes as long as the rest of a small molecule.
    /// </summary>
    public string? AuxiliaryBasis { get; init; }

    /// <summary>Orbitals of a neighbouring geometry to start from (a RasOrb file), or null: guessed.</summary>
    public string? StartOrbitals { get; init; }

    /// <summary>Program and first arguments. On Debian, where another Python comes first on the PATH: /usr/bin/python3 /usr/bin/pymolcas.</summary>
    public IReadOnlyList<string> Command { get; init; } = ["pymolcas"];

    /// <summary>Threads.</summary>
    public int Cores { get; init; } = 1;

    /// <summary>Memory in MB.</summary>
    public int MemoryMb { get; init; } = 2000;
}
