using System.Numerics;
using Kramers.Magnetism.LigandField;
using Kramers.Numerics;
using Kramers.Numerics.Angular;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Magnetism.LigandField;

public sealed class LigandFieldPotentialTests
{
    /// <summary>Octahedron: 10Dq = 3 e_sigma - 4 e_pi, and -4/9 of it for a tetrahedron (Schaeffer, Struct. Bonding 5, 68 (1968)).</summary>
    [Fact]
    public void Splittings_of_d_orbitals()
    {
        var (sigma, pi) = (6000.0, 900.0);
        var octahedron = LigandFields.Octahedral(2, sigma, pi).InRealOrbitals;
        Near(Diagonal(4 * pi, 4 * pi, 3 * sigma, 4 * pi, 3 * sigma), octahedron);

        var tetrahedron = AngularOverlapLigand.Potential(2, LigandFields.Tetrahedron.Select(p => AngularOverlapLigand.At(p.X, p.Y, p.Z, sigma, pi))).InRealOrbitals;
        var tenDq = 3 * sigma - 4 * pi;
        Assert.Equal(-4.0 / 9 * tenDq, tetrahedron[2, 2].Real - tetrahedron[0, 0].Real, 1e-8);
        Assert.Equal(0, (tetrahedron - Diagonal([.. Enumerable.Range(0, 5).Select(i => tetrahedron[i, i].Real)])).Norm(), 1e-8);
    }

    /// <summary>f orbitals in an octahedron: a2u = 0, t2u = (5/2) e_pi, t1u = 2 e_sigma + (3/2) e_pi (Urland, Chem. Phys. 14, 393 (1976)).</summary>
    [Fact]
    public void Splittings_of_f_orbitals()
    {
        var (sigma, pi) = (400.0, 100.0);
        double[] expected = [0, 2.5 * pi, 2.5 * pi, 2.5 * pi, 2 * sigma + 1.5 * pi, 2 * sigma + 1.5 * pi, 2 * sigma + 1.5 * pi];
        Assert.All(expected.Zip(LigandFields.Octahedral(3, sigma, pi).OrbitalEnergies), p => Assert.Equal(p.First, p.Second, 1e-9));
    }

    /// <summary>A pi ligand on the x axis: at psi = 0 its own x axis is along -z, its own y axis along y, so that e_pi,y raises xy.</summary>
    [Fact]
    public void The_plane_of_a_pi_ligand()
    {
        var v = new AngularOverlapLigand(Math.PI / 2, 0, 0, 100, 10).Potential(2).InRealOrbitals;
        Near(Diagonal(10, 0, 0, 100, 0), v);
        v = new AngularOverlapLigand(Math.PI / 2, 0, 0, 100, 10, Math.PI / 2).Potential(2).InRealOrbitals;
        Near(Diagonal(100, 0, 0, 10, 0), v);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void A_ligand_keeps_its_trace_and_turns_with_its_position(int l)
    {
        var v = LigandFields.Irregular(l);
        var matrix = v.InComplexOrbitals;
        Assert.Equal(4000 + 5500 + 3000 + 900 + 300 - 700 + 100 + 400 + 800, matrix.Trace().Real, 1e-8);
        Near(matrix, matrix.Adjoint());

        var rotation = Rotation.FromEuler(0.4, 1.1, -2.0);
        var (x, y, z) = rotation.Apply(0.5, -0.7, 0.3);
        Near(AngularOverlapLigand.At(x, y, z, 300, 50).Potential(l).InComplexOrbitals,
            AngularOverlapLigand.At(0.5, -0.7, 0.3, 300, 50).Potential(l).Rotate(rotation).InComplexOrbitals);
    }

    /// <summary>Six charges -Z at distance a: 10Dq = (5/3) Z e^2 r^4/a^5 (Hutchings, Solid State Phys. 16, 227 (1964)).</summary>
    [Fact]
    public void Point_charges_on_an_octahedron()
    {
        const double a = 2.1, r2 = 0.4, r4 = 0.5;
        var charges = LigandFields.Octahedron.Select(p => new PointCharge(-2, a * p.X, a * p.Y, a * p.Z)).ToArray();
        var parameters = PointCharge.Parameters(charges, r2, r4);
        Assert.Equal(0, parameters.ComplexValue(2, 0).Magnitude, 1e-9);
        Assert.Equal(Math.Sqrt(5.0 / 14) * parameters.ComplexValue(4, 0).Real, parameters.ComplexValue(4, 4).Real, 1e-9);
        var levels = LigandFieldPotential.FromWybourne(2, parameters).OrbitalEnergies;
        var tenDq = 5.0 / 3 * 2 * PhysicalConstants.HartreeCm * PhysicalConstants.BohrAngstrom * r4 / Math.Pow(a, 5);
        Assert.Equal(tenDq, levels[4] - levels[0], 1e-8);
        Assert.Equal(0, levels.Sum(), 1e-8);
    }

    /// <summary>Two routes to a single charge: on the z axis, then turned, against the charge at the turned position.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Point_charges_turn_with_their_position(int l)
    {
        double[] means = [0.3, 0.2, 0.25];
        var rotation = Rotation.FromEuler(-0.9, 0.8, 0);
        var (x, y, z) = rotation.Apply(0, 0, 2.3);
        var turned = LigandFieldPotential.FromWybourne(l, PointCharge.Parameters([new PointCharge(-1, 0, 0, 2.3)], means)).Rotate(rotation);
        Near(turned.InComplexOrbitals, LigandFieldPotential.FromWybourne(l, PointCharge.Parameters([new PointCharge(-1, x, y, z)], means)).InComplexOrbitals);
    }

    [Fact]
    public void Real_and_complex_orbitals_are_one_field()
    {
        var v = LigandFields.Irregular(3);
        var real = v.InRealOrbitals;
        Assert.True(real.Data.All(x => Math.Abs(x.Imaginary) < 1e-9));
        Near(v.InComplexOrbitals, LigandFieldPotential.FromRealOrbitals(new Matrix(7, 7, Array.ConvertAll(real.Data, x => x.Real))).InComplexOrbitals);
    }

    [Fact]
    public void What_is_not_a_field_is_refused()
    {
        var skew = new ComplexMatrix(5, 5) { [0, 1] = 1 };
        Assert.Throws<ArgumentException>(() => LigandFieldPotential.FromComplexOrbitals(skew));
        Assert.Throws<ArgumentException>(() => LigandFieldPotential.FromRealOrbitals(Matrix.Identity(4)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AngularOverlapLigand(0, 0, 1, 1, 1).Potential(1));
        Assert.Throws<ArgumentException>(() => PointCharge.Parameters([new PointCharge(-1, 0, 0, 0)], 1, 1));
        Assert.Throws<ArgumentException>(() => LigandFieldPotential.None(2) + LigandFieldPotential.None(3));
        Assert.Throws<ArgumentException>(() => new LigandFieldIon(
            new DeterminantBasis(new Configuration(3, 1), LanthanideIons.Parameters("Ce")), LigandFieldPotential.None(2)));
    }

    private static ComplexMatrix Diagonal(params double[] values) => ComplexMatrix.Diagonal([.. values.Select(x => new Complex(x, 0))]);

    private static void Near(ComplexMatrix expected, ComplexMatrix actual) => Assert.True((expected - actual).Norm() < 1e-11 * (1 + expected.Norm()));
}
