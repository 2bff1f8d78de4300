using Kramers.Chemistry;

namespace Kramers.Workbench.Engines.Orca;

/// <summary>A state-averaged CASSCF with QDPT and SINGLE_ANISO.</summary>
/// <param name="Electrons">Active electrons.</param>
/// <param name="Orbitals">Active orbitals.</param>
/// <param name="Roots">Multiplicity 2S + 1 and number of roots of each block.</param>
/// <param name="Pseudospins">Multiplicities of the groups of spin-orbit states for SINGLE_ANISO (MLTP), from the lowest: 2, 2, 2, .. for Kramers doublets; empty for no SINGLE_ANISO.</param>
public sealed record OrcaActiveSpace(int Electrons, int Orbitals, IReadOnlyList<(int Multiplicity, int Count)> Roots, IReadOnlyList<int> Pseudospins)
{
    /// <summary>Whether NEVPT2 energies (strongly contracted) stand on the diagonal of a second QDPT.</summary>
    public bool Nevpt2 { get; init; }

    /// <summary>Whether spin-spin coupling is added.</summary>
    public bool SpinSpin { get; init; }

    /// <summary>'d' or 'f' for ab initio ligand-field theory of that shell, which asks for its 5 or 7 orbitals; null for none.</summary>
    public char? LigandFieldShell { get; init; }

    /// <summary>The ion whose crystal field SINGLE_ANISO shall compute, with its charge; null for none.</summary>
    public (Element Element, int Charge)? CrystalFieldIon { get; init; }

    internal void Check()
    {
        if (Electrons < 1 || Orbitals < 1 || Electrons > 2 * Orbitals || Roots.Count == 0)
        {
            throw new ArgumentException($"CAS({Electrons},{Orbitals}) with {Roots.Count} blocks of roots: 1 to {2 * Orbitals} electrons and at least one block are needed.");
        }

        var open = Math.Min(Electrons, 2 * Orbitals - Electrons);
        if (Roots.Where(r => r.Count < 1 || r.Multiplicity < 1 || r.Multiplicity - 1 > open || (r.Multiplicity - 1 - Electrons) % 2 != 0).Select(r => $"{r}").FirstOrDefault() is { } bad)
        {
            throw new ArgumentException($"CAS({Electrons},{Orbitals}) has no states (multiplicity, roots) = {bad}.");
        }

        if (LigandFieldShell is { } shell && (shell, Orbitals) is not ('d', 5) and not ('f', 7))
        {
            throw new ArgumentException($"Ligand-field theory needs the 5 orbitals of a d or the 7 of an f shell, not {Orbitals} of '{shell}'.");
        }

        if (Pseudospins.Any(m => m < 1) || Pseudospins.Sum() > Roots.Sum(r => r.Multiplicity * r.Count))
        {
            throw new ArgumentException($"Groups of {string.Join(", ", Pseudospins)} spin-orbit states are more than the roots give.");
        }
    }
}
