using System.Numerics;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Spins;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.LigandField;

/// <summary>
/// D and g of an orbitally non-degenerate ground term. The 2S+1 lowest states with spin-orbit coupling are projected on the
/// ground term without it and orthonormalised symmetrically (des Cloizeaux, Nucl. Phys. 20, 321 (1960); Maurice et al.,
/// J. Chem. Theory Comput. 5, 2977 (2009), doi:10.1021/ct900326e), which gives H_eff to all orders of perturbation; D and g are
/// its projections on S.D.S and mu_B B.g.S. As the true spin of the model space is the pseudospin, no axes and phases are chosen.
/// </summary>
/// <param name="Spin">S of the ground term.</param>
/// <param name="D">Traceless symmetric tensor of S.D.S, cm^-1, [3, 3].</param>
/// <param name="G">g tensor, rows on the axes of the field, columns on those of the spin, [3, 3].</param>
/// <param name="Residual">Largest eigenvalue, in size, of H_eff without its mean and S.D.S, cm^-1: what D does not describe.</param>
/// <param name="Purity">Smallest weight of the ground term in a combination of the 2S+1 lowest states, 0..1; 1 is a pure spin.</param>
public sealed record EffectiveSpinHamiltonian(Spin Spin, Matrix D, Matrix G, double Residual, double Purity)
{
    /// <summary>Degeneracies are taken for exact below this fraction of a wavenumber.</summary>
    private const double Degenerate = 1e-3;

    /// <summary>Below this weight a state of the ground term is missing among the lowest ones.</summary>
    private const double LeastPurity = 0.01;

    /// <summary>D and E with their axes.</summary>
    public ZeroFieldParameters ZeroField => ZeroFieldParameters.From(D);

    /// <summary>Projects the ground states of an ion in all its determinants.</summary>
    /// <exception cref="ArgumentException">The basis is truncated, the ground term is orbitally degenerate, or it is not
    /// the ground term any more with spin-orbit coupling.</exception>
    public static EffectiveSpinHamiltonian Of(LigandFieldIon ion)
    {
        ArgumentNullException.ThrowIfNull(ion);
        if (ion.Basis is not DeterminantBasis)
        {
            throw new ArgumentException("The ground term without spin-orbit coupling needs a basis of all determinants.", nameof(ion));
        }

        var model = GroundTerm(ion);
        var dimension = model.Columns;
        var spin = Array.ConvertAll([0, 1, 2], axis => Between(model, ion.S(axis)));
        var eigen = ion.Solve(FieldVector.Zero);
        var states = Columns(eigen.States, dimension);
        var overlap = DenseLinearAlgebra.Best.Multiply(model.Adjoint(), states);
        var (unitary, purity) = Orthonormalised(overlap);
        var h = unitary * ComplexMatrix.Diagonal([.. eigen.Energies.Take(dimension).Select(e => new Complex(e - eigen.Energies[0], 0))]) * unitary.Adjoint();
        var moments = Array.ConvertAll([0, 1, 2], axis => unitary * Between(states, ion.MagneticMoment(axis)) * unitary.Adjoint());
        var (d, residual) = ZeroFieldTensor(h, spin);
        return new EffectiveSpinHamiltonian(Spin.FromDoubled(dimension - 1), d, GTensor(moments, spin), residual, purity);
    }

    /// <summary>The 2S+1 states of the ground term without spin-orbit coupling, columns between determinants.</summary>
    private static ComplexMatrix GroundTerm(LigandFieldIon ion)
    {
        var configuration = ion.Basis.Configuration;
        var bare = LigandFieldIon.InAllStates(configuration, ion.Basis.FreeIon with { SpinOrbit = 0 }, ion.Potential).Solve(FieldVector.Zero);
        var dimension = bare.RelativeEnergies.Count(e => e < Degenerate);
        var model = Columns(bare.States, dimension);
        var sz = Between(model, ion.S(2));
        var expected = (dimension - 1.0) * dimension * (dimension + 1) / 12; // Tr Sz^2 of one spin with 2S+1 = dimension
        if (Math.Abs(TraceOfProduct(sz, sz) - expected) > 1e-6 * (1 + expected))
        {
            throw new ArgumentException(
                $"The ground term of {dimension} states is orbitally degenerate: an effective spin needs a lower symmetry of the ligand field.", nameof(ion));
        }

        return model;
    }

    // C (C^+ C)^(-1/2): the unitary matrix nearest to C (Loewdin).
    private static (ComplexMatrix Unitary, double Purity) Orthonormalised(ComplexMatrix overlap)
    {
        var metric = DenseLinearAlgebra.Best.Hermitian(overlap.Adjoint() * overlap);
        if (!(metric.Values[0] > LeastPurity))
        {
            throw new ArgumentException("The lowest states are not those of the ground term any more: spin-orbit coupling is too strong for an effective spin.", nameof(overlap));
        }

        var inverse = ComplexMatrix.Diagonal(Array.ConvertAll(metric.Values, s => new Complex(1 / Math.Sqrt(s), 0)));
        return (overlap * metric.Vectors * inverse * metric.Vectors.Adjoint(), metric.Values[0]);
    }

    // With O_ij = (Si Sj + Sj Si)/2 - delta_ij S(S+1)/3 and traceless D, Tr(H O_ij) = 3/2 Tr(O_zz^2) D_ij.
    private static (Matrix D, double Residual) ZeroFieldTensor(ComplexMatrix h, ComplexMatrix[] spin)
    {
        var n = h.Rows;
        var centred = h - h.Trace() / n * ComplexMatrix.Identity(n);
        var d = new Matrix(3, 3);
        var zz = Quadrupole(spin, 2, 2);
        var norm = TraceOfProduct(zz, zz);
        for (var k = 0; n > 2 && k < 9; k++)
        {
            var o = Quadrupole(spin, k / 3, k % 3);
            d.Data[k] = TraceOfProduct(centred, o) / (1.5 * norm);
        }

        for (var k = 0; k < 9; k++)
        {
            centred.AddScaled(-d.Data[k], Quadrupole(spin, k / 3, k % 3));
        }

        return (d, DenseLinearAlgebra.Best.Hermitian(centred).Values.Max(Math.Abs));
    }

    private static ComplexMatrix Quadrupole(ComplexMatrix[] spin, int i, int j)
    {
        var n = spin[0].Rows;
        var trace = i == j ? (n * n - 1) / 12.0 : 0; // S(S+1)/3
        return 0.5 * (spin[i] * spin[j] + spin[j] * spin[i]) - trace * ComplexMatrix.Identity(n);
    }

    // H = -mu.B, so that the moment is -g.S in Bohr magnetons.
    private static Matrix GTensor(ComplexMatrix[] moments, ComplexMatrix[] spin)
    {
        var norm = TraceOfProduct(spin[2], spin[2]);
        return new Matrix(3, 3, [.. Enumerable.Range(0, 9).Select(k => norm == 0 ? 0 : -TraceOfProduct(moments[k / 3], spin[k % 3]) / norm)]);
    }

    /// <summary>Tr(a b) of Hermitian matrices, which is real.</summary>
    private static double TraceOfProduct(ComplexMatrix a, ComplexMatrix b) => (a * b).Trace().Real;

    private static ComplexMatrix Between(ComplexMatrix states, ComplexMatrix a) =>
        states.Adjoint() * DenseLinearAlgebra.Best.Multiply(a, states);

    private static ComplexMatrix Columns(ComplexMatrix states, int count)
    {
        var first = new ComplexMatrix(states.Rows, count);
        for (var i = 0; i < states.Rows; i++)
        {
            states.Row(i)[..count].CopyTo(first.Row(i));
        }

        return first;
    }
}
