using System.Numerics;
using Kramers.Magnetism.LigandField;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.Angular;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Magnetism.LigandField;

public sealed class LigandFieldIonTests
{
    private const double B = 700, C = 3000;
    private static readonly FreeIonParameters Weak = new(ElectronRepulsion.FromRacah(B, C), 500);

    [Theory]
    [InlineData(2, 3)]
    [InlineData(3, 2)]
    public void Many_electron_momenta_commute_as_momenta(int l, int n)
    {
        var ion = LigandFieldIon.InAllStates(new Configuration(l, n), Weak, LigandFieldPotential.None(l));
        Func<int, ComplexMatrix>[] momenta = [ion.L, ion.S, ion.J];
        foreach (var a in momenta)
        {
            for (var axis = 0; axis < 3; axis++)
            {
                Near(Complex.ImaginaryOne * a((axis + 2) % 3), Commutator(a(axis), a((axis + 1) % 3)), 1e-11);
            }
        }

        Near(new ComplexMatrix(ion.Basis.Dimension, ion.Basis.Dimension), Commutator(ion.L(0), ion.S(1)), 1e-11);
        var free = ion.Hamiltonian(FieldVector.Zero);
        Near(0 * free, Commutator(free, ion.J(0)), 1e-7);
        Near(0 * free, Commutator(free, ion.J(2)), 1e-7);
        Assert.True(Commutator(free, ion.L(2)).Norm() > 1); // spin-orbit coupling does not leave L alone
    }

    /// <summary>Tr over l^n of a one-electron operator: binomial(4l+1, n-1) times its trace over spin-orbitals.</summary>
    [Fact]
    public void Hermitian_and_of_the_right_trace()
    {
        var v = LigandFields.Irregular(2);
        var free = LigandFieldIon.InAllStates(new Configuration(2, 4), Weak, LigandFieldPotential.None(2)).Hamiltonian(FieldVector.Zero);
        var h = LigandFieldIon.InAllStates(new Configuration(2, 4), Weak, v).Hamiltonian(FieldVector.FromTesla(1, 2, 3));
        Near(h, h.Adjoint(), 1e-11);
        Assert.Equal(84 * 2 * v.InComplexOrbitals.Trace().Real, (h - free).Trace().Real, 1e-5);
    }

    [Theory]
    [InlineData(2, 7)]
    [InlineData(3, 3)]
    public void Turning_all_ligands_and_the_field_leaves_the_levels(int l, int n)
    {
        var rotation = Rotation.FromEuler(0.7, 1.2, -0.4);
        var (x, y, z) = rotation.Apply(3, -2, 5);
        var ion = new DeterminantBasis(new Configuration(l, n), Weak);
        var before = new LigandFieldIon(ion, LigandFields.Irregular(l)).Solve(FieldVector.FromTesla(3, -2, 5)).Energies;
        var after = new LigandFieldIon(ion, LigandFields.Irregular(l).Rotate(rotation)).Solve(FieldVector.FromTesla(x, y, z)).Energies;
        Assert.All(before.Zip(after), p => Assert.Equal(p.First, p.Second, 1e-7));
    }

    [Theory]
    [InlineData(2, 7)]
    [InlineData(3, 3)]
    public void Kramers_pairs_of_odd_n(int l, int n)
    {
        var e = LigandFieldIon.InAllStates(new Configuration(l, n), Weak, LigandFields.Irregular(l)).Solve(FieldVector.Zero).Energies;
        for (var i = 0; i < e.Length; i += 2)
        {
            Assert.Equal(e[i], e[i + 1], 1e-7);
        }

        Assert.True(e[2] - e[1] > 1);
    }

    /// <summary>
    /// d^3 in an octahedron (Tanabe and Sugano, J. Phys. Soc. Jpn. 9, 753 (1954)), counted from 4A2: 4T2 at D = 10Dq, and both 4T1 at
    /// [15B + 3D -+ sqrt((15B - D)^2 + 12BD)]/2, of which here are sum and product.
    /// </summary>
    [Fact]
    public void Quartets_of_d3_in_an_octahedron()
    {
        const double tenDq = 17000;
        var ion = Octahedral(3, tenDq);
        var quartets = OfSpin(ion, 3);
        Assert.Equal([4, 12, 12, 12], quartets.Select(q => q.Degeneracy));
        Assert.Equal(tenDq, quartets[1].Energy, 1e-6);
        var (low, high) = (quartets[2].Energy, quartets[3].Energy);
        Assert.Equal(3 * tenDq + 15 * B, low + high, 1e-6);
        Assert.Equal(2 * tenDq * tenDq + 27 * B * tenDq, low * high, 1e-2);
    }

    /// <summary>
    /// d^2 in an octahedron: the triplets 3A2, 3T2, 3T1, 3T1. From the strong-field matrix of 3T1, [[-5B, 6B], [6B, 10Dq + 4B]], and
    /// 3T2 at 10Dq - 8B, 3A2 at 20Dq - 8B (Tanabe and Sugano (1954)).
    /// </summary>
    [Fact]
    public void Triplets_of_d2_in_an_octahedron()
    {
        const double tenDq = 18000;
        var (mean, half) = ((tenDq - B) / 2, Math.Sqrt((tenDq + 9 * B) * (tenDq + 9 * B) / 4 + 36 * B * B));
        double[] expected = [mean - half, tenDq - 8 * B, mean + half, 2 * tenDq - 8 * B];
        var triplets = OfSpin(Octahedral(2, tenDq), 2);
        Assert.Equal([9, 9, 9, 3], triplets.Select(t => t.Degeneracy));
        Assert.All(expected.Zip(triplets), p => Assert.Equal(p.First - expected[0], p.Second.Energy, 1e-6));
    }

    [Fact]
    public void Free_ion_states_are_another_basis_of_the_same_space()
    {
        var (configuration, v, field) = (new Configuration(2, 3), LigandFields.Irregular(2), FieldVector.FromTesla(7, 2, -4));
        var all = new LigandFieldIon(new DeterminantBasis(configuration, Weak), v, 0.8);
        var free = new LigandFieldIon(FreeIonBasis.Below(double.PositiveInfinity, configuration, Weak), v, 0.8);
        Assert.Equal(120, free.Basis.Dimension);
        Assert.All(all.Solve(field).Energies.Zip(free.Solve(field).Energies), p => Assert.Equal(p.First, p.Second, 1e-7));
        for (var axis = 0; axis < 3; axis++)
        {
            var (a, b) = (all.Solve(field).Expectation(all.MagneticMoment(axis)), free.Solve(field).Expectation(free.MagneticMoment(axis)));
            Assert.All(a.Zip(b), p => Assert.Equal(p.First, p.Second, 1e-6));
        }
    }

    /// <summary>Raising the cut brings the levels of a lanthanide in a weak field to those of all states, from above.</summary>
    [Fact]
    public void Truncation_converges()
    {
        var (configuration, parameters) = (new Configuration(3, 3), LanthanideIons.Parameters("Nd"));
        var v = AngularOverlapLigand.Potential(3, LigandFields.Octahedron.Select(p => AngularOverlapLigand.At(p.X, p.Y, p.Z * 1.1, 300, 60)));
        var exact = LigandFieldIon.InAllStates(configuration, parameters, v).Solve(FieldVector.Zero).Energies;
        var errors = new List<double>();
        foreach (var cut in (double[])[7000, 20000, 40000])
        {
            var e = new LigandFieldIon(FreeIonBasis.Below(cut, configuration, parameters), v).Solve(FieldVector.Zero).Energies;
            Assert.True(e[0] >= exact[0] - 1e-6);
            errors.Add(Enumerable.Range(0, 10).Max(i => Math.Abs(e[i] - exact[i])));
        }

        Assert.True(errors[0] > errors[1] && errors[1] > errors[2], string.Join(", ", errors));
        Assert.True(errors[2] < 1, string.Join(", ", errors));
    }

    [Fact]
    public void The_moment_is_the_slope_of_the_energy()
    {
        var ion = LigandFieldIon.InAllStates(new Configuration(2, 8), Weak, LigandFields.Irregular(2), 0.85);
        const double step = 1e-3;
        var at = ion.Solve(FieldVector.FromTesla(2, 1, 4));
        var (up, down) = (ion.Solve(FieldVector.FromTesla(2, 1, 4 + step)).Energies[0], ion.Solve(FieldVector.FromTesla(2, 1, 4 - step)).Energies[0]);
        Assert.Equal(-PhysicalConstants.BohrMagnetonCm * at.Expectation(ion.MagneticMoment(2))[0], (up - down) / (2 * step), 1e-6);
    }

    private static LigandFieldIon Octahedral(int n, double tenDq) => LigandFieldIon.InAllStates(
        new Configuration(2, n), Weak with { SpinOrbit = 0 }, LigandFields.Octahedral(2, tenDq / 3, 0));

    /// <summary>Levels of one total spin, above the lowest of them.</summary>
    private static (double Energy, int Degeneracy)[] OfSpin(LigandFieldIon ion, int twoS)
    {
        // A large penalty on S^2 lifts the other spins out of the spectrum.
        var s2 = Enumerable.Range(0, 3).Select(a => ion.S(a) * ion.S(a)).Aggregate((a, b) => a + b);
        var unit = ComplexMatrix.Identity(s2.Rows);
        var off = s2 - twoS / 2.0 * (twoS / 2.0 + 1) * unit;
        var energies = DenseLinearAlgebra.Best.Hermitian(ion.Hamiltonian(FieldVector.Zero) + 1e6 * (off * off)).Values;
        var levels = energies.Where(e => e - energies[0] < 5e5).GroupBy(e => Math.Round((e - energies[0]) * 10)).Select(g => (g.First() - energies[0], g.Count()));
        return [.. levels];
    }

    private static ComplexMatrix Commutator(ComplexMatrix a, ComplexMatrix b) =>
        DenseLinearAlgebra.Best.Multiply(a, b) - DenseLinearAlgebra.Best.Multiply(b, a);

    private static void Near(ComplexMatrix expected, ComplexMatrix actual, double tolerance) =>
        Assert.True((expected - actual).Norm() < tolerance * (1 + expected.Norm()));
}
