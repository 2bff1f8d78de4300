using Kramers.Workbench.Engines;

namespace Kramers.Workbench.Labels;

/// <summary>Results that extended XYZ has no place for, by name with unit.</summary>
internal static class FurtherQuantities
{
    /// <summary>What was computed, and nothing else.</summary>
    public static Dictionary<string, double[]> Of(EngineResult result)
    {
        var all = new (string Name, double[]? Values)[]
        {
            ("hessian_eV_per_angstrom2", result.HessianEvPerAngstrom2?.Data),
            ("charges_e", result.Charges),
            ("dipole_e_angstrom", result.DipoleEAngstrom),
            ("bond_orders", result.BondOrders?.Data),
            ("spin_free_energies_cm", result.SpinFreeEnergiesCm),
            ("spin_orbit_energies_cm", result.SpinOrbitStates?.Energies.ToArray()),
            ("spin_populations", result.SpinPopulations),
            ("active_occupations", result.ActiveOccupations),
            ("metal_shares", result.MetalShares),
        };
        var found = all.Where(q => q.Values is not null).ToDictionary(q => q.Name, q => q.Values!);
        foreach (var (k, q, value) in result.CrystalField?.NonZero() ?? [])
        {
            found[FormattableString.Invariant($"B_{k}^{q}_cm")] = [value];
        }

        foreach (var (name, value) in Exchange(result))
        {
            found[name] = [value];
        }

        return found;
    }

    // All J are those of H = +J S1.S2.
    private static (string Name, double Value)[] Exchange(EngineResult result) => result.Exchange is not { } pair ? [] :
    [
        ("plus_J_yamaguchi_cm", pair.Yamaguchi().PlusJ),
        ("plus_J_noodleman_cm", pair.Noodleman().PlusJ),
        ("plus_J_ruiz_cm", pair.Ruiz().PlusJ),
        ("high_spin_energy_eV", pair.HighSpinEnergyEv),
        ("broken_symmetry_energy_eV", pair.BrokenSymmetryEnergyEv),
        ("high_spin_s_squared", pair.HighSpinSquare),
        ("broken_symmetry_s_squared", pair.BrokenSymmetrySquare),
    ];
}
