namespace Kramers.Workbench.Engines.Psi4;

/// <summary>Level of theory and resources of a Psi4 calculation.</summary>
public sealed record Psi4Settings
{
    /// <summary>Density functional, as Psi4 names it; scf for Hartree-Fock.</summary>
    public string Functional { get; init; } = "pbe0";

    /// <summary>Basis set, as Psi4 names it. def2-svp has effective core potentials beyond krypton, which Psi4 1.3 does not differentiate analytically.</summary>
    public string Basis { get; init; } = "def2-svp";

    /// <summary>Program and first arguments.</summary>
    public IReadOnlyList<string> Command { get; init; } = ["psi4"];

    /// <summary>Threads.</summary>
    public int Cores { get; init; } = 1;

    /// <summary>Memory in MB.</summary>
    public int MemoryMb { get; init; } = 2000;
}
