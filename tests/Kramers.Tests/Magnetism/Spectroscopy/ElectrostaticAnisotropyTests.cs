using Kramers.Magnetism.CrystalField;
using Kramers.Magnetism.LigandField;
using Kramers.Magnetism.Spectroscopy;
using Kramers.Numerics;
using Kramers.Numerics.Angular;

namespace Kramers.Tests.Magnetism.Spectroscopy;

public class ElectrostaticAnisotropyTests
{
    // About the <r^k> of Dy3+, in bohr^k before the conversion; what is tested holds for any.
    private static readonly double[] Radial =
        [0.7814 * Math.Pow(PhysicalConstants.BohrAngstrom, 2), 1.505 * Math.Pow(PhysicalConstants.BohrAngstrom, 4), 6.048 * Math.Pow(PhysicalConstants.BohrAngstrom, 6)];

    private static readonly PointCharge[] LowSymmetry =
        [new(-1, 2.1, 0.3, 0.5), new(-0.5, -1.8, 0.7, 1.2), new(-1, -0.4, -2.0, 0.9), new(-0.3, 0.5, 1.1, -2.2), new(-0.8, 0.2, -1.1, -2.1)];

    [Fact]
    public void Dysprosium_points_to_two_axial_charges_and_erbium_away()
    {
        double[] n = [0.48, 0.6, 0.64];
        PointCharge[] charges = [new(-1, 2.2 * n[0], 2.2 * n[1], 2.2 * n[2]), new(-1, -2.2 * n[0], -2.2 * n[1], -2.2 * n[2])];
        var dy = new ElectrostaticAnisotropy(Density("Dy"), charges, Radial).FindEasyAxis();
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(n[i], dy.Direction[i], 7);
        }

        var er = new ElectrostaticAnisotropy(Density("Er"), charges, Radial).FindEasyAxis();
        Assert.Equal(0, er.Direction[0] * n[0] + er.Direction[1] * n[1] + er.Direction[2] * n[2], 5);
    }

    // E(z) is the diagonal element of the crystal field of the same charges: sum_k B_k0 <C_k0>.
    [Fact]
    public void The_energy_along_z_is_that_of_the_crystal_field()
    {
        var density = Density("Dy");
        var anisotropy = new ElectrostaticAnisotropy(density, LowSymmetry, Radial);
        var field = PointCharge.Parameters(LowSymmetry, Radial);
        var expected = new[] { 2, 4, 6 }.Sum(k => field[k, 0] * density.Moment(k));
        Assert.Equal(expected, anisotropy.Energy([0, 0, 3]), 6);
    }

    [Fact]
    public void The_axis_is_the_lowest_direction_and_turns_with_the_molecule()
    {
        var anisotropy = new ElectrostaticAnisotropy(Density("Dy"), LowSymmetry, Radial);
        var axis = anisotropy.FindEasyAxis();
        Assert.Equal(anisotropy.Energy(axis.Direction), axis.EnergyCm, 9);
        var grid = Kramers.Numerics.Quadrature.SphereGrid.Product(90);
        Assert.All(Enumerable.Range(0, grid.Count), i => Assert.True(anisotropy.Energy(grid.Direction(i)) >= axis.EnergyCm - 1e-9));
        var mean = Enumerable.Range(0, grid.Count).Sum(i => grid.Weights[i] * anisotropy.Energy(grid.Direction(i)));
        Assert.Equal(0, mean, 8);

        var rotation = Rotation.FromEuler(0.4, 1.1, -0.7);
        var r = rotation.Matrix;
        var turned = LowSymmetry.Select(c => new PointCharge(c.Charge, Row(r, 0, c), Row(r, 1, c), Row(r, 2, c))).ToArray();
        var other = new ElectrostaticAnisotropy(Density("Dy"), turned, Radial).FindEasyAxis();
        var d = axis.Direction;
        var along = Enumerable.Range(0, 3).Sum(i => other.Direction[i] * (r[i, 0] * d[0] + r[i, 1] * d[1] + r[i, 2] * d[2]));
        Assert.Equal(1.0, Math.Abs(along), 12);
        Assert.Equal(axis.EnergyCm, other.EnergyCm, 8);
    }

    // Six charges of an octahedron leave three or four equal axes: that is said.
    [Fact]
    public void Equal_minima_are_reported()
    {
        PointCharge[] cube = [new(-1, 2.2, 0, 0), new(-1, -2.2, 0, 0), new(-1, 0, 2.2, 0), new(-1, 0, -2.2, 0), new(-1, 0, 0, 2.2), new(-1, 0, 0, -2.2)];
        var axis = new ElectrostaticAnisotropy(Density("Dy"), cube, Radial).FindEasyAxis();
        Assert.NotNull(axis.NextMinimumCm);
        Assert.Equal(0, axis.NextMinimumCm.Value, 8);
    }

    private static FourFDensity Density(string symbol) => new(TrivalentLanthanide.Of(symbol), TrivalentLanthanide.Of(symbol).J.Value);

    private static double Row(Kramers.Numerics.LinearAlgebra.Matrix r, int i, PointCharge c) => r[i, 0] * c.X + r[i, 1] * c.Y + r[i, 2] * c.Z;
}
