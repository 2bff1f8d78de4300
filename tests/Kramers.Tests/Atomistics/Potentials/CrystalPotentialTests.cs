using Kramers.Atomistics.Descriptors;
using Kramers.Atomistics.Potentials;
using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Tests.Atomistics.Descriptors;

namespace Kramers.Tests.Atomistics.Potentials;

/// <summary>Potentials in a small triclinic cell, in which every atom sees images of itself.</summary>
public class CrystalPotentialTests
{
    private static readonly Structure Crystal = new(
        [.. "Co F N F".Split(' ').Select(Element.FromSymbol)],
        [0.1, 0.2, 0.3, 1.7, 0.4, 0.2, 0.3, 1.9, 2.2, 2.1, 2.0, 2.4],
        new UnitCell(Matrix.FromRows([3.3, 0.1, 0], [0.5, 3.7, -0.2], [-0.4, 0.6, 4.1])));

    public static TheoryData<string> Kinds => ["linear", "quadratic", "chem", "core", "sum"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Forces_and_virial_are_minus_the_derivatives(string kind)
    {
        var potential = Make(kind);
        var value = potential.Evaluate(Crystal);
        Geometries.AssertClose((-1 * Geometries.Derivative(Crystal, s => [potential.Evaluate(s).EnergyEv], 0.002)).Data, value.ForcesEvPerAngstrom, 1e-7);
        Geometries.AssertClose(-1 * Geometries.StrainDerivative(Crystal, s => potential.Evaluate(s).EnergyEv, 0.0005), value.VirialEv, 1e-7);
        Geometries.AssertClose(-1 / Crystal.Cell!.Volume * value.VirialEv, value.Stress(Crystal.Cell), 1e-15);
        Assert.Equal(Enumerable.Range(0, 3).Sum(k => value.VirialEv[k, k]) / 3 / Crystal.Cell.Volume, value.Pressure(Crystal.Cell), 1e-14);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_doubled_cell_has_twice_the_energy_and_virial_and_the_same_forces(string kind)
    {
        var potential = Make(kind);
        var (once, twice) = (potential.Evaluate(Crystal), potential.Evaluate(Geometries.Doubled(Crystal, 1)));
        Assert.Equal(2 * once.EnergyEv, twice.EnergyEv, 1e-10 * Math.Abs(once.EnergyEv));
        Geometries.AssertClose([.. once.ForcesEvPerAngstrom, .. once.ForcesEvPerAngstrom], twice.ForcesEvPerAngstrom, 1e-10);
        Geometries.AssertClose(2 * once.VirialEv, twice.VirialEv, 1e-10);
    }

    [Fact]
    public void Atoms_may_be_given_by_any_of_their_images()
    {
        var potential = Make("linear");
        var x = Crystal.Positions.ToArray();
        var image = Crystal.Cell!.ToCartesian([2, -1, 1]);
        for (var k = 0; k < 3; k++)
        {
            x[3 + k] += image[k];
        }

        var (here, there) = (potential.Evaluate(Crystal), potential.Evaluate(Crystal.WithPositions(x)));
        Assert.Equal(here.EnergyEv, there.EnergyEv, 1e-10 * Math.Abs(here.EnergyEv));
        Geometries.AssertClose(here.ForcesEvPerAngstrom, there.ForcesEvPerAngstrom, 1e-10);
    }

    [Fact]
    public void The_molecule_of_a_wide_cell_is_that_without_a_cell()
    {
        var potential = Make("sum");
        var (molecule, box) = (potential.Evaluate(Crystal.WithCell(null)), potential.Evaluate(Crystal.WithCell(new UnitCell(30 * Matrix.Identity(3)))));
        Assert.Equal(molecule.EnergyEv, box.EnergyEv, 1e-10 * Math.Abs(box.EnergyEv));
        Geometries.AssertClose(molecule.VirialEv, box.VirialEv, 1e-10);
    }

    internal static IPotential Make(string kind) => kind switch
    {
        "linear" => SnapPotentialTests.RandomSnap(new Bispectrum(BispectrumTests.Settings(5)), 3, 0.02),
        "quadratic" => SnapPotentialTests.RandomSnap(new QuadraticFeatures(new Bispectrum(BispectrumTests.Settings(2))), 3, 0.001),
        "chem" => SnapPotentialTests.RandomSnap(new Bispectrum(BispectrumTests.Settings(3) with { ElementChannels = true, Normalise = true, SubtractIsolated = true }), 3, 0.02),
        "core" => ZblPotentialTests.Core,
        _ => new SumPotential(Make("linear"), Make("core")),
    };
}
