using System.Numerics;
using Kramers.Magnetism.CrystalField;
using Kramers.Numerics.Angular;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.LigandField;

/// <summary>
/// The ligand field as one electron of the shell feels it: a Hermitian [2l+1, 2l+1] matrix between orbitals, cm^-1. Made from
/// matrices and <see cref="WybourneParameters"/> here, and by <see cref="AngularOverlapLigand"/> and <see cref="PointCharge"/>;
/// fields of several sources add. Immutable.
/// </summary>
public sealed class LigandFieldPotential
{
    private readonly ComplexMatrix _matrix;

    private LigandFieldPotential(int orbitalMomentum, ComplexMatrix matrix)
    {
        OrbitalMomentum = orbitalMomentum;
        _matrix = matrix;
    }

    /// <summary>l of the shell.</summary>
    public int OrbitalMomentum { get; }

    /// <summary>Between complex orbitals m = -l..l, cm^-1, [2l+1, 2l+1]; a copy.</summary>
    public ComplexMatrix InComplexOrbitals => _matrix.Copy();

    /// <summary>
    /// Between real orbitals, cm^-1, [2l+1, 2l+1], in the order of the real harmonics: (xy, yz, z2, xz, x2-y2) for d. Imaginary
    /// only where the field is not invariant under time reversal.
    /// </summary>
    public ComplexMatrix InRealOrbitals
    {
        get
        {
            // |a> = sum_m C_am |m>, hence <a|V|b> = (C* V C^T)_ab.
            var c = RealSphericalHarmonics.FromComplex(OrbitalMomentum);
            return Conjugate(c) * _matrix * Conjugate(c).Adjoint();
        }
    }

    /// <summary>Energies of the orbitals, cm^-1, ascending, length 2l + 1.</summary>
    public double[] OrbitalEnergies => DenseLinearAlgebra.Best.Hermitian(_matrix).Values;

    /// <summary>The field V = sum_kq B_kq sum_i C_kq(i) of one-electron parameters; within a shell only even k from 2 to 2l count.</summary>
    /// <param name="orbitalMomentum">l of the shell, 2 or 3.</param>
    /// <param name="parameters">B_kq, cm^-1.</param>
    /// <exception cref="ArgumentOutOfRangeException">l is neither 2 nor 3.</exception>
    public static LigandFieldPotential FromWybourne(int orbitalMomentum, WybourneParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        Configuration.CheckShell(orbitalMomentum);
        var l = orbitalMomentum;
        var v = new ComplexMatrix(2 * l + 1, 2 * l + 1);
        for (var i = 0; i < v.Rows; i++)
        {
            for (var j = 0; j < v.Columns; j++)
            {
                for (var k = Math.Max(2, Math.Abs(i - j)); k <= 2 * l; k++)
                {
                    v[i, j] += parameters.ComplexValue(k, i - j) * OrbitalTensor.Gaunt(l, k, i - l, j - l);
                }
            }
        }

        return FromComplexOrbitals(v);
    }

    /// <summary>No field.</summary>
    /// <exception cref="ArgumentOutOfRangeException">l is neither 2 nor 3.</exception>
    public static LigandFieldPotential None(int orbitalMomentum)
    {
        Configuration.CheckShell(orbitalMomentum);
        return new LigandFieldPotential(orbitalMomentum, new ComplexMatrix(2 * orbitalMomentum + 1, 2 * orbitalMomentum + 1));
    }

    /// <summary>From a Hermitian matrix between complex orbitals m = -l..l, cm^-1.</summary>
    /// <exception cref="ArgumentException">Not 5 x 5 or 7 x 7, or not Hermitian to 1e-9 of its norm.</exception>
    public static LigandFieldPotential FromComplexOrbitals(ComplexMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        Configuration.CheckShape(matrix, matrix.Rows, nameof(matrix));
        if (matrix.Rows is not (5 or 7) || !((matrix - matrix.Adjoint()).Norm() <= 1e-9 * (1e-9 + matrix.Norm())))
        {
            throw new ArgumentException($"A ligand field is a Hermitian 5 x 5 (d) or 7 x 7 (f) matrix, this one has {matrix.Rows} rows or is not Hermitian.", nameof(matrix));
        }

        return new LigandFieldPotential((matrix.Rows - 1) / 2, 0.5 * (matrix + matrix.Adjoint()));
    }

    /// <summary>From a symmetric matrix between real orbitals, cm^-1, in the order of the real harmonics: (xy, yz, z2, xz, x2-y2) for d.</summary>
    /// <exception cref="ArgumentException">Not 5 x 5 or 7 x 7, or not symmetric.</exception>
    public static LigandFieldPotential FromRealOrbitals(Matrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var real = new ComplexMatrix(matrix.Rows, matrix.Columns, Array.ConvertAll(matrix.Data, x => new Complex(x, 0)));
        Configuration.CheckShape(real, matrix.Rows == 5 ? 5 : 7, nameof(matrix));
        var c = Conjugate(RealSphericalHarmonics.FromComplex((matrix.Rows - 1) / 2));
        return FromComplexOrbitals(c.Adjoint() * real * c);
    }

    /// <summary>The field of both sources.</summary>
    /// <exception cref="ArgumentException">The shells differ.</exception>
    public static LigandFieldPotential operator +(LigandFieldPotential a, LigandFieldPotential b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return new LigandFieldPotential(a.OrbitalMomentum, a._matrix + b._matrix);
    }

    /// <summary>The field after its sources have been turned, D V D^+.</summary>
    public LigandFieldPotential Rotate(Rotation rotation)
    {
        var d = WignerD.Complex(OrbitalMomentum, rotation);
        return new LigandFieldPotential(OrbitalMomentum, d * _matrix * d.Adjoint());
    }

    internal static ComplexMatrix Conjugate(ComplexMatrix a) => new(a.Rows, a.Columns, Array.ConvertAll(a.Data, Complex.Conjugate));
}
