using System.Numerics;
using Kramers.Magnetism;
using Kramers.Magnetism.AbInitio;
using Kramers.Magnetism.LigandField;
using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.Spins;
using Kramers.Numerics.Angular;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Tests.Magnetism.LigandField;

namespace Kramers.Tests.Magnetism.AbInitio;

/// <summary>
/// The state interaction of all terms of d^3 and d^7 in a field of low symmetry is the full diagonalisation between determinants.
/// </summary>
public sealed class SpinFreeStatesTests
{
    public static TheoryData<string> Ions => new("Cr3+", "Co2+");

    [Theory]
    [MemberData(nameof(Ions))]
    public void All_terms_of_an_ion_give_its_levels_moments_and_susceptibility(string symbol)
    {
        var full = Ion(symbol, TransitionMetalIons.Parameters(symbol));
        var (terms, coupling) = Terms(symbol);
        Assert.Equal(120, terms.Dimension);
        var states = terms.Couple(coupling);
        var expected = full.Solve(FieldVector.Zero).RelativeEnergies;
        Assert.All(expected.Zip(states.Energies), e => Assert.Equal(e.First, e.Second, 1e-6));

        var field = FieldVector.FromTesla(2, -3, 4);
        Assert.All(full.Solve(field).RelativeEnergies.Zip(Eigensystem.Of(states.ToMagnetometer().Hamiltonian(field)).RelativeEnergies), e => Assert.Equal(e.First, e.Second, 1e-6));
        var direct = new Magnetometer(full.Hamiltonian(FieldVector.Zero), full.MagneticMoment(0), full.MagneticMoment(1), full.MagneticMoment(2));
        foreach (var t in new[] { 2.0, 50, 300 })
        {
            var (a, b) = (direct.At(FieldVector.Zero).Susceptibility(t).ToMatrix(), states.ToMagnetometer().At(FieldVector.Zero).Susceptibility(t).ToMatrix());
            Assert.True((a - b).Norm() < 1e-8 * a.Norm());
        }
    }

    /// <summary>
    /// For 4A2 of chromium the pseudospin is the true spin but for second order: D and g of the two definitions agree as far as the
    /// ground term is pure.
    /// </summary>
    [Fact]
    public void The_pseudospin_of_a_nearly_pure_quartet_is_the_effective_spin()
    {
        var effective = EffectiveSpinHamiltonian.Of(Ion("Cr3+", TransitionMetalIons.Parameters("Cr3+")));
        var (terms, coupling) = Terms("Cr3+");
        var projection = PseudospinProjection.Of(terms.Couple(coupling), 0, 4);
        Assert.Equal(effective.ZeroField.D, projection.DAndE.D, 1e-2 * Math.Abs(effective.ZeroField.D));
        Assert.True((projection.G.Tensor - effective.G).Norm() < 1e-3);
    }

    [Fact]
    public void Couplings_and_orbital_momenta_of_wrong_shape_are_refused()
    {
        var l = new ComplexMatrix(2, 2);
        var mixing = new ComplexMatrix(2, 2, [0, 1, 1, 0]);
        Spin[] spins = [Spin.FromValue(0.5), Spin.FromValue(1.5)];
        Assert.Throws<ArgumentException>(() => new SpinFreeStates([0, 1], spins, [l, l, mixing], StateProvenance.NotStated));
        Assert.Throws<ArgumentException>(() => new SpinFreeStates([0], spins, [l, l, l], StateProvenance.NotStated));
        var terms = new SpinFreeStates([0, 1], spins, [l, l, l], StateProvenance.NotStated);
        Assert.Throws<ArgumentException>(() => terms.Couple(new ComplexMatrix(5, 5)));
        var skew = new ComplexMatrix(6, 6);
        skew[0, 1] = 1;
        Assert.Throws<ArgumentException>(() => terms.Couple(skew));
    }

    private static LigandFieldIon Ion(string symbol, FreeIonParameters parameters) =>
        LigandFieldIon.InAllStates(new Configuration(2, TransitionMetalIons.Electrons(symbol)), parameters, LowSymmetry());

    /// <summary>An octahedron of six different ligands, turned away from the axes.</summary>
    private static LigandFieldPotential LowSymmetry() => AngularOverlapLigand
        .Potential(2, LigandFields.Octahedron.Select((p, i) => AngularOverlapLigand.At(p.X, p.Y, p.Z, 6500 + 400 * i, 300 * i)))
        .Rotate(Rotation.FromEuler(0.4, 1.1, -0.7));

    /// <summary>Roots |S, M = S> without spin-orbit coupling, their other components by S-, and the coupling between all.</summary>
    private static (SpinFreeStates Terms, ComplexMatrix Coupling) Terms(string symbol)
    {
        var parameters = TransitionMetalIons.Parameters(symbol);
        var bare = Ion(symbol, parameters with { SpinOrbit = 0 });
        var (sx, sy, sz) = (bare.S(0), bare.S(1), bare.S(2));
        var square = sx * sx + sy * sy + sz * sz;

        // S^2 and Sz far above the energies tell the states apart: blocks of 1e7 for S(S+1), of 1e6 for M.
        var h0 = bare.Hamiltonian(FieldVector.Zero);
        var labelled = Eigensystem.Of(h0 + 1e7 * square + 1e6 * sz);
        var (energy, total, m) = (labelled.Expectation(h0), labelled.Expectation(square), labelled.Expectation(sz));
        var minus = sx - Complex.ImaginaryOne * sy;
        var (energies, spins, tops, columns) = (new List<double>(), new List<Spin>(), new List<Complex[]>(), new List<Complex[]>());
        for (var k = 0; k < labelled.Dimension; k++)
        {
            var s = Math.Round(Math.Sqrt(4 * total[k] + 1) - 1) / 2;
            if (Math.Abs(m[k] - s) > 1e-6)
            {
                continue;
            }

            var column = new ComplexMatrix(labelled.Dimension, 1, [.. Enumerable.Range(0, labelled.Dimension).Select(i => labelled.States[i, k])]);
            energies.Add(energy[k]);
            spins.Add(Spin.FromValue(s));
            tops.Add(column.Data);
            for (var lower = s; lower >= -s; lower--)
            {
                columns.Add(column.Data);
                column = 1 / Math.Sqrt(Math.Max(s * (s + 1) - lower * (lower - 1), 1e-300)) * (minus * column);
            }
        }

        var basis = FromColumns(columns);
        var roots = FromColumns(tops);
        var orbital = Array.ConvertAll([0, 1, 2], axis => SameSpin(roots.Adjoint() * bare.L(axis) * roots, spins));
        var coupling = basis.Adjoint() * (Ion(symbol, parameters).Hamiltonian(FieldVector.Zero) - h0) * basis;
        return (new SpinFreeStates([.. energies], spins, orbital, new StateProvenance("ligand field", symbol, "laboratory")), coupling);
    }

    private static ComplexMatrix SameSpin(ComplexMatrix l, List<Spin> spins)
    {
        for (var k = 0; k < l.Data.Length; k++)
        {
            if (spins[k / spins.Count] != spins[k % spins.Count])
            {
                Assert.True(Complex.Abs(l.Data[k]) < 1e-6);
                l.Data[k] = 0;
            }
        }

        return l;
    }

    private static ComplexMatrix FromColumns(List<Complex[]> columns)
    {
        var matrix = new ComplexMatrix(columns[0].Length, columns.Count);
        foreach (var (k, column) in columns.Index())
        {
            for (var i = 0; i < column.Length; i++)
            {
                matrix[i, k] = column[i];
            }
        }

        return matrix;
    }
}
