using Kramers.Atomistics.Descriptors;
using Kramers.Chemistry;
using Kramers.Chemistry.Shapes;
using Kramers.Workbench.Engines;
using Kramers.Workbench.Engines.Xtb;

namespace Kramers.Tests.Engines;

/// <summary>Orbitals of ligands and bond orders by libxtb.</summary>
public sealed class XtbLigandElectronsTests
{
    // Zn in the middle of a tetrahedron of two chlorides and two waters, drawn by hand.
    private static readonly Structure Complex = Molecules.Of(
        0, 1,
        ("Zn", 0, 0, 0), ("Cl", 1.25, 1.25, 1.25), ("Cl", -1.25, -1.25, 1.25), ("O", 1.2, -1.2, -1.2), ("H", 1.0, -2.1, -1.4), ("H", 2.1, -1.1, -1.5),
        ("O", -1.2, 1.2, -1.2), ("H", -1.0, 2.1, -1.4), ("H", -2.1, 1.1, -1.5)).Structure;

    // xtb 6.5.1 as a program, --gfn 2: orbitals of H2O and Cl- alone (--chrg -1), bond orders of the complex.
    [Fact]
    public void Orbitals_of_free_ligands_and_bond_orders_are_those_of_the_program()
    {
        var electrons = new XtbLigandElectrons();
        var donors = CoordinationSphere.Around(Complex, 0, 4).Donors;
        Assert.Equal(["Cl", "Cl", "O", "O"], donors.Select(d => d.Name).Order());
        foreach (var donor in donors)
        {
            var (homo, lumo, order) = donor.Name == "O" ? (-12.1984, 2.8973, 0.305) : (-4.5719, 9.8996, 0.733);
            var found = electrons.Of(Complex, 0, donor);
            Assert.Equal(homo, found.HomoElectronVolt, 1e-3);
            Assert.Equal(lumo, found.LumoElectronVolt!.Value, 1e-3);
            Assert.Equal(order, found.BondOrder, 1e-3);
        }
    }

    [Fact]
    public void Fluoride_has_no_empty_orbital_in_the_small_basis()
    {
        var fluoride = new Molecule(new Structure([Element.FromSymbol("F")], [0, 0, 0]), -1, 1);
        using var potential = new XtbPotential(fluoride);
        Assert.Null(potential.FrontierOrbitals(fluoride.Structure).LumoElectronVolt);
    }

    [Fact]
    public void Features_of_a_complex_have_all_twelve_numbers()
    {
        var features = new LigandFeatures(new XtbLigandElectrons()).Evaluate(Complex);
        Assert.Equal(12, features.Length);
        Assert.All(features, f => Assert.True(double.IsFinite(f)));
    }

    [Fact]
    public void A_multiplicity_that_does_not_go_with_the_electrons_is_refused() =>
        Assert.Contains("multiplicity", Assert.Throws<ArgumentException>(() => new LigandFeatures(new XtbLigandElectrons(0, 2)).Evaluate(Complex)).Message, StringComparison.Ordinal);
}
