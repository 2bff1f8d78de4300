using Kramers.Chemistry;
using Kramers.Magnetism.AbInitio;
using Kramers.Magnetism.CrystalField;
using Kramers.Magnetism.Exchange;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Workbench.Engines;

/// <summary>What an engine says about a molecule. What was not computed is null, never zero.</summary>
/// <param name="Molecule">The molecule; vectors and tensors are in the frame of its geometry.</param>
/// <param name="Task">What was asked for.</param>
/// <param name="Provenance">Where the numbers come from.</param>
public sealed record EngineResult(Molecule Molecule, EngineTask Task, EngineProvenance Provenance)
{
    /// <summary>Total energy, eV; of a state-averaged calculation that of the lowest root, for exchange that of the high-spin determinant.</summary>
    public double? EnergyEv { get; init; }

    /// <summary>[3N] as x1 y1 z1 x2 ..., minus the gradient of the energy, eV/angstrom.</summary>
    public double[]? ForcesEvPerAngstrom { get; init; }

    /// <summary>[3N, 3N], eV/angstrom^2, symmetric.</summary>
    public Matrix? HessianEvPerAngstrom2 { get; init; }

    /// <summary>[3], e angstrom, from minus to plus; of a charged molecule it belongs to the origin of the geometry.</summary>
    public double[]? DipoleEAngstrom { get; init; }

    /// <summary>One per atom, units of e.</summary>
    public double[]? Charges { get; init; }

    /// <summary>Wiberg's bond orders, [N, N].</summary>
    public Matrix? BondOrders { get; init; }

    /// <summary>Energies without spin-orbit coupling above the lowest, cm^-1, ascending.</summary>
    public double[]? SpinFreeEnergiesCm { get; init; }

    /// <summary>States with spin-orbit coupling: energies, moment, spin.</summary>
    public SpinOrbitStates? SpinOrbitStates { get; init; }

    /// <summary>D of S.D.S of the ground multiplet, [3, 3], traceless, cm^-1.</summary>
    public Matrix? DTensorCm { get; init; }

    /// <summary>sum_k g_k n_k n_k^T with the magnitudes of the main values, [3, 3], symmetric.</summary>
    public Matrix? GTensor { get; init; }

    /// <summary>B_k^q of the ground J multiplet, cm^-1, Stevens operators in the frame of the geometry.</summary>
    public StevensParameters? CrystalField { get; init; }

    /// <summary>High-spin and broken-symmetry determinants of two spin centres, which give J.</summary>
    public BrokenSymmetryPair? Exchange { get; init; }

    /// <summary>One per atom, unpaired electrons in the broken-symmetry determinant (Lowdin), alpha counted positive.</summary>
    public double[]? SpinPopulations { get; init; }

    /// <summary>Occupations of the active natural orbitals, averaged over the roots as the energy is.</summary>
    public double[]? ActiveOccupations { get; init; }

    /// <summary>Share of the metal's d or f functions in each active orbital, 0 to 1.</summary>
    public double[]? MetalShares { get; init; }

    /// <summary>What a chemist should look at before trusting the numbers: sentences.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Energy, forces, D and g as a label for learning.</summary>
    /// <param name="id">Name of the label.</param>
    public LabelledStructure ToLabelled(string id)
    {
        var tensors = new Dictionary<string, Matrix>();
        if (DTensorCm is not null)
        {
            tensors["D"] = DTensorCm;
        }

        if (GTensor is not null)
        {
            tensors["g"] = GTensor;
        }

        return new LabelledStructure(id, Molecule.Structure, EnergyEv, ForcesEvPerAngstrom, tensors, 0);
    }
}
