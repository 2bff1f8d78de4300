using Kramers.Atomistics.Dynamics;
using Kramers.Chemistry;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Tests.Atomistics.Vibrations;

namespace Kramers.Tests.Atomistics.Dynamics;

public class RigidMotionTests
{
    private static readonly Structure Molecule = Geometries.Random("Co F N F O", 2);

    [Fact]
    public void What_is_left_has_neither_momentum_nor_angular_momentum_and_the_asked_temperature()
    {
        var springs = new SpringPotential(Molecule);
        var state = MotionState.Thermal(springs, Molecule, 300, new SeededRandom(1));
        var rest = state.WithoutRigidMotion();
        var (before, after) = (Momenta(state), Momenta(rest));
        Assert.All(before, p => Assert.True(Math.Abs(p) > 1e-4));
        Assert.All(after, p => Assert.Equal(0, p, 1e-13));
        Assert.Equal(state.TemperatureK, rest.Temperature(9), 1e-9);
        Assert.Equal([.. rest.Velocities], RigidMotion.Removed(Molecule, rest.Velocities), (a, b) => Math.Abs(a - b) < 1e-15);
    }

    [Fact]
    public void Pure_turning_is_taken_off_and_vibration_stays()
    {
        var centre = Molecule.CentreOfMass();
        double[] turning = [.. Enumerable.Range(0, 15).Select(k => Cross([0.01, -0.02, 0.03], [.. Enumerable.Range(0, 3).Select(c => Molecule.Positions[k - k % 3 + c] - centre[c])])[k % 3] + 0.1)];
        Assert.All(RigidMotion.Removed(Molecule, turning), v => Assert.Equal(0, v, 1e-14));
        var vibration = NormalModes.FromHessian(Molecule, Matrix.Identity(15)).ZeroPointDisplacement(0);
        Geometries.AssertClose(vibration, RigidMotion.Removed(Molecule, vibration), 1e-10);
    }

    [Theory]
    [InlineData("O 0 0 0 C 0 0 1.1 O 0 0 2.2", 4)]
    [InlineData("O 0 0 0 H 0 0.8 0.6 H 0 -0.8 0.6", 3)]
    [InlineData("Ar 1 2 3", 3)]
    public void Degrees_of_freedom_are_those_of_vibration(string atoms, int expected)
    {
        var words = atoms.Split(' ').Chunk(4).ToArray();
        double[] x = [.. words.SelectMany(w => w[1..].Select(v => double.Parse(v, System.Globalization.CultureInfo.InvariantCulture)))];
        var structure = new Structure([.. words.Select(w => Element.FromSymbol(w[0]))], x);
        Assert.Equal(expected, RigidMotion.DegreesOfFreedom(structure));
        Assert.Equal(3 * Math.Max(1, words.Length - 1), RigidMotion.DegreesOfFreedom(structure.WithCell(new UnitCell(10 * Matrix.Identity(3)))));
    }

    [Fact]
    public void In_the_Eckart_frame_both_conditions_hold_and_a_rigid_turn_is_undone()
    {
        var shaken = Geometries.Shaken(Molecule, 0.2, new SeededRandom(3));
        var moved = EckartFrame.Of(shaken, Molecule).Moved;
        var (centre, mass) = (Molecule.CentreOfMass(), Molecule.Masses());
        var turning = new double[3];
        for (var i = 0; i < Molecule.Count; i++)
        {
            var rest = Enumerable.Range(0, 3).Select(c => Molecule.Positions[3 * i + c] - centre[c]).ToArray();
            var now = Enumerable.Range(0, 3).Select(c => moved.Positions[3 * i + c] - centre[c]).ToArray();
            var cross = Cross(rest, now);
            turning = [.. turning.Select((t, c) => t + mass[i] * cross[c])];
        }

        Geometries.AssertClose(centre, moved.CentreOfMass(), 1e-12);
        Assert.All(turning, t => Assert.Equal(0, t, 1e-9));
        var turned = shaken.Rotated(Kramers.Numerics.Angular.Rotation.FromEuler(0.4, 1.2, -2).Matrix).Translated(1, 2, 3);
        Geometries.AssertClose(moved.Positions.ToArray(), EckartFrame.Of(turned, Molecule).Moved.Positions.ToArray(), 1e-9);
    }

    private static double[] Momenta(MotionState state)
    {
        var (masses, x, sum) = (state.Structure.Masses(), state.Structure.Positions.ToArray(), new double[6]);
        for (var i = 0; i < masses.Length; i++)
        {
            double[] p = [.. Enumerable.Range(0, 3).Select(c => masses[i] * state.Velocities[3 * i + c])];
            var angular = Cross(x[(3 * i)..(3 * i + 3)], p);
            sum = [sum[0] + p[0], sum[1] + p[1], sum[2] + p[2], sum[3] + angular[0], sum[4] + angular[1], sum[5] + angular[2]];
        }

        return sum;
    }

    private static double[] Cross(double[] a, double[] b) => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}
