using Kramers.Atomistics.Descriptors;
using Kramers.Atomistics.Dynamics;
using Kramers.Atomistics.Potentials;
using Kramers.Chemistry;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Tests.Atomistics.Descriptors;

namespace Kramers.Tests.Atomistics.Potentials;

/// <summary>Lists with a skin and several threads change the time that dynamics takes, and nothing else.</summary>
public class TrajectoryPotentialTests
{
    private static readonly AceSettings Settings = new() { CutoffAngstrom = 4.5, Degrees = [4, 4, 3], LMax = 3 };
    private static readonly Structure Molecule = Geometries.Random("Co F N F N F Co N F", 4, 4);

    private static readonly AcePotential Ace = AcePotentialTests.Random(AceBasisTests.Basis(Settings), 7, 0.002);
    private static readonly SumPotential WithCore = new(Ace, ZblPotentialTests.Core);

    private static readonly SnapPotential Snap = SnapPotentialTests.RandomSnap(new Bispectrum(BispectrumTests.Settings(4)), 7, 0.002);

    [Theory]
    [InlineData("ace", 1)]
    [InlineData("ace", 2)]
    [InlineData("ace", 3)]
    [InlineData("snap", 1)]
    [InlineData("snap", 2)]
    [InlineData("snap", 3)]
    public void The_trajectory_of_a_molecule_is_the_same_to_the_last_bit(string name, int cores)
    {
        IPotential potential = name == "ace" ? WithCore : Snap;
        using var followed = new TrajectoryPotential(potential, cores);
        var (expected, actual) = (Moved(potential, Molecule), Moved(followed, Molecule));
        Assert.True(expected.Structure.Distance(0, 1) != Molecule.Distance(0, 1));
        Assert.Equal(expected.Structure.Positions.ToArray(), actual.Structure.Positions.ToArray());
        Assert.Equal(expected.Value.EnergyEv, actual.Value.EnergyEv);
    }

    [Fact]
    public void Forces_on_a_crystal_are_the_same()
    {
        var crystal = Molecule.WithCell(new UnitCell(Matrix.FromRows([7, 0.3, 0], [0.2, 7.5, 0.4], [0, 0.5, 8])));
        var end = Moved(WithCore, crystal);
        using var followed = new TrajectoryPotential(WithCore, 2);
        Assert.Equal(Moved(followed, crystal).Structure.Positions[5], end.Structure.Positions[5], 1e-9);
        var (expected, actual) = (WithCore.Evaluate(end.Structure), followed.Evaluate(end.Structure));
        Geometries.AssertClose(expected.ForcesEvPerAngstrom, actual.ForcesEvPerAngstrom, 1e-12);
        Geometries.AssertClose(expected.VirialEv, actual.VirialEv, 1e-12);
    }

    [Fact]
    public void What_a_thread_cannot_do_is_told_to_the_caller()
    {
        using var followed = new TrajectoryPotential(Ace, 2);
        var coincident = Molecule.WithPositions(new double[Molecule.Positions.Length]);
        Assert.Throws<ArgumentException>(() => followed.Evaluate(coincident));
        Assert.Equal(Ace.Evaluate(Molecule).EnergyEv, followed.Evaluate(Molecule).EnergyEv);
    }

    [Fact]
    public void A_potential_without_neighbours_is_asked_as_it_is()
    {
        var springs = new Vibrations.SpringPotential(Molecule);
        using var followed = new TrajectoryPotential(springs, 2);
        var shaken = Geometries.Shaken(Molecule, 0.1, new SeededRandom(3));
        Assert.Equal(springs.Evaluate(shaken).ForcesEvPerAngstrom, followed.Evaluate(shaken).ForcesEvPerAngstrom);
    }

    private static MotionState Moved(IPotential potential, Structure start)
    {
        var random = new SeededRandom(5);
        var dynamics = new LangevinDynamics(potential, 0.5, 300, 0.01, random);
        var state = MotionState.Thermal(potential, start, 300, random);
        for (var step = 0; step < 300; step++)
        {
            state = dynamics.Step(state);
        }

        return state;
    }
}
