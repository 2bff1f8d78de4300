using Kramers.Magnetism;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.LigandField;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.Angular;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Magnetism.LigandField;

public sealed class EffectiveSpinHamiltonianTests
{
    private static readonly ElectronRepulsion Repulsion = ElectronRepulsion.FromRacah(800, 3300);

    /// <summary>
    /// To first order in zeta g_z = g_e -+ 8 zeta/(2S Delta), where only the B2 component of 4T2 (d^3) or 3T2 (d^8) has an element of
    /// Lz with the ground state, at Delta = E(x2-y2) - E(xy) (Abragam and Bleaney, EPR of Transition Ions (1970), ch. 7).
    /// </summary>
    [Theory]
    [InlineData(3, -1)]
    [InlineData(8, 1)]
    public void Shift_of_g_in_first_order(int n, int sign)
    {
        const double zeta = 0.1;
        var v = LigandFields.Tetragonal(6000, 500, 5000, 300);
        var spin = EffectiveSpinHamiltonian.Of(Ion(n, zeta, v));
        var delta = 3 * 6000 - 4 * 500;
        var shift = sign * 8 * zeta / (spin.Spin.Doubled * delta);
        Assert.Equal(1, (spin.G[2, 2] - PhysicalConstants.FreeElectronG) / shift, 1e-3);
        Assert.Equal(spin.G[0, 0], spin.G[1, 1], 1e-9);
        Assert.NotEqual(spin.G[0, 0], spin.G[2, 2], 1e-7);
    }

    /// <summary>D in the limit of small zeta against the sum over states of second-order perturbation theory.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    public void D_in_second_order(int n)
    {
        const double zeta = 1;
        var v = LigandFields.Tetragonal(6000, 500, 5000, 300);
        var expected = SecondOrder(n, zeta, v);
        var d = EffectiveSpinHamiltonian.Of(Ion(n, zeta, v)).D;
        Assert.Equal(1, d[2, 2] / expected[2, 2], 1e-3);
        Assert.Equal(-d[2, 2] / 2, d[0, 0], 1e-8);
        Assert.True(Math.Abs(d[2, 2]) > 1e-6);
    }

    /// <summary>For S = 1 and S = 3/2 the effective Hamiltonian is S.D.S and nothing else, so that the levels are 2 sqrt(D^2 + 3E^2) apart, or D -+ E.</summary>
    [Fact]
    public void Levels_follow_from_D_and_E()
    {
        var triplet = Ion(8, 600, Rhombic());
        var p = EffectiveSpinHamiltonian.Of(triplet);
        var levels = triplet.Solve(FieldVector.Zero).RelativeEnergies[..3];
        var model = new SpinSystem(Spin.FromValue(1), new ZeroFieldSplitting(p.D)).Solve(FieldVector.Zero).RelativeEnergies;
        Assert.All(levels.Zip(model), x => Assert.Equal(x.First, x.Second, 1e-6));
        Assert.True(p.ZeroField.E > 0.01);
        Assert.Equal(0, p.Residual, 1e-7);
        Assert.InRange(p.Purity, 0.9, 0.9999);

        var quartet = Ion(3, 270, Rhombic());
        var q = EffectiveSpinHamiltonian.Of(quartet);
        var gap = quartet.Solve(FieldVector.Zero).RelativeEnergies[3];
        Assert.Equal(2 * Math.Sqrt(q.ZeroField.D * q.ZeroField.D + 3 * q.ZeroField.E * q.ZeroField.E), gap, 1e-6);
        Assert.Equal(0, q.Residual, 1e-7);
    }

    /// <summary>The Zeeman splitting of the whole configuration in a small field is that of the effective spin.</summary>
    [Fact]
    public void Levels_in_a_field_follow_from_g()
    {
        var ion = Ion(3, 270, Rhombic(), 0.8);
        var p = EffectiveSpinHamiltonian.Of(ion);
        var field = FieldVector.FromTesla(0.3, -0.2, 0.5);
        var model = new SpinSystem(p.Spin, new ZeroFieldSplitting(p.D), new ZeemanTerm(p.G)).Solve(field).RelativeEnergies;
        Assert.All(ion.Solve(field).RelativeEnergies[..4].Zip(model), x => Assert.Equal(x.First, x.Second, 2e-4));
    }

    [Fact]
    public void D_and_g_turn_with_the_ligands()
    {
        var rotation = Rotation.FromEuler(0.8, 0.6, -1.3);
        var before = EffectiveSpinHamiltonian.Of(Ion(8, 600, Rhombic()));
        var after = EffectiveSpinHamiltonian.Of(Ion(8, 600, Rhombic().Rotate(rotation)));
        Assert.True((rotation.Apply(before.D) - after.D).Norm() < 1e-6 * before.D.Norm());
        Assert.True((rotation.Apply(before.G) - after.G).Norm() < 1e-8);
    }

    /// <summary>Cu(II), one hole in x2-y2 (d^9): g_z = g_e + 8 zeta/Delta, g_x = g_e + 2 zeta/Delta' in first order; no D.</summary>
    [Fact]
    public void One_hole()
    {
        const double zeta = 0.1;
        var v = LigandFields.Tetragonal(6000, 500, 2000, 300);
        var p = EffectiveSpinHamiltonian.Of(Ion(9, zeta, v));
        Assert.Equal(1, p.Spin.Doubled);
        Assert.Equal(0, p.D.Norm());
        Assert.Equal(8 * zeta / (18000 - 2000), p.G[2, 2] - PhysicalConstants.FreeElectronG, 1e-8);
        Assert.Equal(2 * zeta / (18000 - 2 * 500 - 2 * 300), p.G[0, 0] - PhysicalConstants.FreeElectronG, 1e-8);
    }

    [Fact]
    public void An_orbitally_degenerate_ground_term_has_no_effective_spin()
    {
        Assert.Throws<ArgumentException>(() => EffectiveSpinHamiltonian.Of(Ion(7, 500, LigandFields.Octahedral(2, 3000, 0))));
        var truncated = FreeIonBasis.Below(20000, new Configuration(2, 8), new FreeIonParameters(Repulsion, 600));
        Assert.Throws<ArgumentException>(() => EffectiveSpinHamiltonian.Of(new LigandFieldIon(truncated, Rhombic())));
    }

    private static LigandFieldPotential Rhombic() => AngularOverlapLigand.Potential(2,
        LigandFields.Octahedron.Select(p => AngularOverlapLigand.At(p.X, p.Y, p.Z, p.X != 0 ? 6000 : p.Y != 0 ? 6400 : 5000, 400)));

    private static LigandFieldIon Ion(int n, double zeta, LigandFieldPotential v, double k = 1) =>
        LigandFieldIon.InAllStates(new Configuration(2, n), new FreeIonParameters(Repulsion, zeta), v, k);

    /// <summary>H_eff = -sum_n P H_so |n&gt;&lt;n| H_so P/(E_n - E_0), and D from its elements with the true spin.</summary>
    private static Matrix SecondOrder(int n, double zeta, LigandFieldPotential v)
    {
        var bare = Ion(n, 0, v);
        var eigen = bare.Solve(FieldVector.Zero);
        var coupling = eigen.ToEigenbasis(Ion(n, zeta, v).Hamiltonian(FieldVector.Zero) - bare.Hamiltonian(FieldVector.Zero));
        var multiplicity = eigen.RelativeEnergies.Count(e => e < 1e-3);
        var h = new ComplexMatrix(multiplicity, multiplicity);
        for (var i = 0; i < multiplicity * multiplicity; i++)
        {
            for (var k = multiplicity; k < eigen.Dimension; k++)
            {
                h.Data[i] -= coupling[i / multiplicity, k] * coupling[k, i % multiplicity] / eigen.RelativeEnergies[k];
            }
        }

        var spin = Array.ConvertAll([0, 1, 2], axis => Corner(eigen.ToEigenbasis(bare.S(axis)), multiplicity));
        var s = (multiplicity - 1) / 2.0;
        var d = new Matrix(3, 3);
        for (var i = 0; i < 3; i++)
        {
            var o = spin[i] * spin[i] - s * (s + 1) / 3 * ComplexMatrix.Identity(multiplicity);
            d[i, i] = (h * o).Trace().Real / (1.5 * (o * o).Trace().Real);
        }

        return d;
    }

    private static ComplexMatrix Corner(ComplexMatrix a, int n) =>
        new(n, n, [.. Enumerable.Range(0, n * n).Select(i => a[i / n, i % n])]);
}
