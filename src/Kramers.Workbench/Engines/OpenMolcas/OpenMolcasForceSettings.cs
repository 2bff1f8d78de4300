namespace Kramers.Workbench.Engines.OpenMolcas;

/// <summary>Level of theory and resources of energies and forces by OpenMolcas.</summary>
public sealed record OpenMolcasForceSettings
{
    /// <summary>The <see cref="Method"/> with an active space.</summary>
    public const string Casscf = "casscf";

    /// <summary>
    /// Density functional, as OpenMolcas names it; hf for Hartree-Fock; casscf for the lowest state of a d or f ion, orbitals averaged over all roots of the molecule's spin.
    /// </summary>
    public string Method { get; init; } = "pbe0";

    /// <summary>
    /// Basis set, as OpenMolcas names it. Not one made for scalar-relativistic integrals (ANO-RCC, -DK): OpenMolcas differentiates their energy as if it had none.
    /// </summary>
    public string Basis { get; init; } = "def2-SVP";

    /// <summary>Oxidation state of the metal, for casscf: it fixes the number of active electrons.</summary>
    public int? OxidationState { get; init; }

    /// <summary>Program and first arguments. On Debian, where another Python comes first on the PATH: /usr/bin/python3 /usr/bin/pymolcas.</summary>
    public IReadOnlyList<string> Command { get; init; } = ["pymolcas"];

    /// <summary>Threads.</summary>
    public int Cores { get; init; } = 1;

    /// <summary>Memory in MB.</summary>
    public int MemoryMb { get; init; } = 2000;
}
