using Kramers.Numerics;
using Kramers.Numerics.Angular;
using Kramers.Workbench.Doctor;
using Kramers.Workbench.Engines;
using Kramers.Workbench.Engines.Xtb;

namespace Kramers.Tests.Engines;

public sealed class XtbTests
{
    public static TheoryData<XtbMethod> Methods => [XtbMethod.Gfn1, XtbMethod.Gfn2, XtbMethod.GfnFf];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Forces_are_minus_the_gradient_and_add_up_to_zero(XtbMethod method)
    {
        using var potential = Potential(Molecules.Amidogen, method);
        var forces = potential.Evaluate(Molecules.Amidogen.Structure).ForcesEvPerAngstrom;
        const double step = 1e-3;
        for (var k = 0; k < forces.Length; k++)
        {
            var difference = Energy(potential, Molecules.Amidogen.Moved(k, step)) - Energy(potential, Molecules.Amidogen.Moved(k, -step));
            Assert.Equal(-difference / (2 * step), forces[k], 2e-3);
        }

        Assert.All([0, 1, 2], axis => Assert.Equal(0, forces[axis] + forces[axis + 3] + forces[axis + 6], 1e-5));
    }

    [Fact]
    public void Energy_does_not_turn_with_the_molecule_and_forces_do()
    {
        using var potential = Potential(Molecules.Water, XtbMethod.Gfn2);
        var turn = Rotation.FromEuler(0.3, 1.1, -0.7).Matrix;
        var (here, there) = (potential.Evaluate(Molecules.Water.Structure), potential.Evaluate(Molecules.Water.Structure.Rotated(turn)));
        Assert.Equal(here.EnergyEv, there.EnergyEv, 1e-7);
        var turned = Molecules.Water.Structure.WithPositions(here.ForcesEvPerAngstrom).Rotated(turn).Positions.ToArray();
        Assert.All(turned.Zip(there.ForcesEvPerAngstrom), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
    }

    [Fact]
    public void The_order_of_geometries_does_not_matter()
    {
        using var potential = Potential(Molecules.Water, XtbMethod.Gfn2);
        var first = Energy(potential, Molecules.Water);
        potential.Evaluate(Molecules.Water.Moved(3, 0.2).Structure);
        Assert.Equal(first, Energy(potential, Molecules.Water), 1e-9);
    }

    // xtb 6.5.1, --gfn 2 (1) --uhf 0 --acc 1. With --uhf 5 it puts the spin on the ligands, 0.21 hartree higher, without a word.
    [Theory]
    [InlineData(XtbMethod.Gfn2, 6, -14.831871480070)]
    [InlineData(XtbMethod.Gfn2, 2, -14.831871480070)]
    [InlineData(XtbMethod.Gfn1, 6, -13.784067534888)]
    public void The_4f_electrons_of_dysprosium_are_in_its_core_with_their_spin(XtbMethod method, int multiplicity, double hartree)
    {
        var chloride = Molecules.Of(0, multiplicity, ("Dy", 0.1, 0.05, 0.3), ("Cl", 2.4, 0.2, -0.1), ("Cl", -1.2, 2.1, 0), ("Cl", -1.3, -2, 0.1));
        using var potential = Potential(chloride, method);
        Assert.Equal(hartree * PhysicalConstants.HartreeEv, Energy(potential, chloride), 1e-4);
    }

    [Fact]
    public void Charges_add_up_and_bonds_are_where_chemists_draw_them()
    {
        var result = Compute(new XtbEngine(), Molecules.Water, EngineTask.EnergyForces);
        Assert.Equal(0, result.Charges!.Sum(), 1e-6);
        Assert.True(result.Charges![0] < -0.2);
        Assert.InRange(result.BondOrders![0, 1], 0.7, 1.1);
        Assert.InRange(result.BondOrders[1, 2], 0, 0.1);
        Assert.Equal(result.BondOrders[0, 2], result.BondOrders[2, 0], 1e-9);

        // The hydrogens, positive, lie below the oxygen. Water has 0.39 e angstrom.
        Assert.InRange(-result.DipoleEAngstrom![2], 0.3, 0.6);
    }

    [Fact]
    public void Charges_of_a_cation_add_up_to_one()
    {
        var cation = new Molecule(Molecules.Water.Structure, 1, 2);
        Assert.Equal(1, Compute(new XtbEngine(), cation, EngineTask.EnergyForces).Charges!.Sum(), 1e-6);
    }

    /// <summary>What the program xtb 6.5.1 prints, hartree.</summary>
    [Theory]
    [InlineData(0, 1, -5.069350893648)]
    [InlineData(0, 3, -4.525719625052)]
    [InlineData(1, 2, -4.398714325211)]
    public void Energies_are_those_of_the_program(int charge, int multiplicity, double hartree)
    {
        var result = Compute(new XtbEngine(), new Molecule(Molecules.Water.Structure, charge, multiplicity), EngineTask.EnergyForces);
        Assert.Equal(hartree * PhysicalConstants.HartreeEv, result.EnergyEv!.Value, 1e-6);
    }

    [Fact]
    public void The_Hessian_knows_that_moving_the_whole_molecule_costs_nothing()
    {
        var hessian = Compute(new XtbEngine(), Molecules.Water, EngineTask.Hessian).HessianEvPerAngstrom2!;
        for (var row = 0; row < 9; row++)
        {
            Assert.Equal(0, hessian[row, 0] + hessian[row, 3] + hessian[row, 6], 5e-3);
        }

        Assert.True(hessian[0, 0] > 10);
    }

    [Fact]
    public void What_a_force_field_does_not_know_is_null()
    {
        var result = Compute(new XtbEngine(XtbMethod.GfnFf), Molecules.Water, EngineTask.EnergyForces);
        Assert.NotNull(result.EnergyEv);
        Assert.Null(result.Charges);
        Assert.Null(result.BondOrders);
        Assert.Null(result.DipoleEAngstrom);
    }

    [Fact]
    public void Elements_beyond_radon_are_refused()
    {
        Assert.SkipWhen(Missing, "libxtb is not installed: apt-get install libxtb6.");
        var failure = Assert.Throws<EngineException>(() => Compute(new XtbEngine(), Molecules.Of(0, 1, ("U", 0, 0, 0), ("O", 1.8, 0, 0), ("O", -1.8, 0, 0)), EngineTask.EnergyForces));
        Assert.Contains("no parameters for U", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_library_refuses_is_told_in_its_words_and_the_next_molecule_is_computed()
    {
        Assert.SkipWhen(Missing, "libxtb is not installed: apt-get install libxtb6.");
        var failure = Assert.Throws<EngineException>(() => Compute(new XtbEngine(), Molecules.Of(0, 1, ("H", 0, 0, 0), ("H", 0, 0, 0)), EngineTask.EnergyForces));
        Assert.Contains(failure.LastWords, words => words.Contains("Could not generate molecular structure", StringComparison.Ordinal));
        Assert.NotNull(Compute(new XtbEngine(), Molecules.Water, EngineTask.EnergyForces).EnergyEv);
    }

    [Fact]
    public void Two_potentials_live_side_by_side()
    {
        using var first = Potential(Molecules.Water, XtbMethod.GfnFf);
        using var second = Potential(Molecules.Amidogen, XtbMethod.Gfn2);
        using var third = Potential(Molecules.Water, XtbMethod.GfnFf);
        Energy(second, Molecules.Amidogen);
        Assert.Equal(Energy(first, Molecules.Water), Energy(third, Molecules.Water), 1e-9);
    }

    [Fact]
    public void Another_molecule_is_refused()
    {
        using var potential = Potential(Molecules.Water, XtbMethod.Gfn2);
        Assert.Throws<ArgumentException>(() => potential.Evaluate(Molecules.Amidogen.Structure));
    }

    [Fact]
    public void Nothing_is_done_that_was_not_announced() =>
        Assert.Throws<ArgumentException>(() => new XtbEngine().Compute(Molecules.Water, EngineTask.DTensor, TestContext.Current.CancellationToken));

    /// <summary>GFN2 keeps the nine f electrons of Dy(III) in its core: the sextet is a closed shell there, as xtb 6.5.1 computes it with --uhf 0.</summary>
    [Fact]
    public void Spins_of_a_lanthanides_f_shell_are_not_counted_twice()
    {
        var sextet = Molecules.DysprosiumTrifluoride;
        var closed = new Molecule(sextet.Structure, 0, 2);
        using var withSextet = Potential(sextet, XtbMethod.Gfn2);
        using var withDoublet = Potential(closed, XtbMethod.Gfn2);
        Assert.Equal(-15.425417568368 * PhysicalConstants.HartreeEv, Energy(withSextet, sextet), 1e-5);
        Assert.Equal(Energy(withSextet, sextet), Energy(withDoublet, closed), 1e-9);
    }

    private static bool Missing => new XtbEngine().Find("", TestContext.Current.CancellationToken).State != FindingState.Found;

    private static double Energy(XtbPotential potential, Molecule molecule) => potential.Evaluate(molecule.Structure).EnergyEv;

    private static XtbPotential Potential(Molecule molecule, XtbMethod method)
    {
        Assert.SkipWhen(Missing, "libxtb is not installed: apt-get install libxtb6.");
        return new XtbPotential(molecule, method, 0.01);
    }

    private static EngineResult Compute(XtbEngine engine, Molecule molecule, EngineTask task)
    {
        Assert.SkipWhen(Missing, "libxtb is not installed: apt-get install libxtb6.");
        return engine.Compute(molecule, task, TestContext.Current.CancellationToken);
    }
}
