using System.Numerics;
using Kramers.Numerics.Angular;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.AbInitio;

/// <summary>
/// Where the main magnetic axes of a manifold lie, and which of its states are |S~, M> along them (Chibotaru and Ungur, J. Chem. Phys.
/// 137, 064112 (2012), doi:10.1063/1.4739763).
/// </summary>
internal static class PseudospinBasis
{
    /// <summary>Eigenvectors of A_ij = Tr(mu_i mu_j), the smallest along X, the largest along Z, right-handed.</summary>
    public static Rotation MainAxes(ComplexMatrix[] moment)
    {
        var a = new Matrix(3, 3);
        for (var k = 0; k < 9; k++)
        {
            a.Data[k] = (moment[k / 3] * moment[k % 3]).Trace().Real;
        }

        var vectors = DenseLinearAlgebra.Best.Symmetric(a).Vectors;
        var axes = new Matrix(3, 3);
        for (var i = 0; i < 3; i++)
        {
            var (j, k) = ((i + 1) % 3, (i + 2) % 3);
            (axes[i, 0], axes[i, 2]) = (vectors[i, 0], vectors[i, 2]);
            axes[i, 1] = vectors[j, 2] * vectors[k, 0] - vectors[k, 2] * vectors[j, 0];
        }

        return Rotation.FromMatrix(axes);
    }

    /// <summary>
    /// |M> as columns, M falling: eigenvectors of mu_Z, whose spectrum is that of -g S_Z. Their phases make mu_X between neighbours what
    /// -g S_X is, real and negative. Time reversal then takes |M> to (-1)^(S-M) |-M>, as mu changes sign under it.
    /// </summary>
    /// <param name="moment">mu_X, mu_Y, mu_Z along the axes, between the states of the manifold.</param>
    /// <param name="hamiltonian">Energies of the manifold, which fix the phases of a quasi-doublet without transverse moment.</param>
    public static ComplexMatrix Of(ComplexMatrix[] moment, ComplexMatrix hamiltonian)
    {
        var eigen = DenseLinearAlgebra.Best.Hermitian(moment[2]);
        var width = eigen.Values[^1] - eigen.Values[0];
        for (var k = 1; k < eigen.Values.Length; k++)
        {
            if (!(eigen.Values[k] - eigen.Values[k - 1] > 1e-6 * width))
            {
                throw new ArgumentException($"The moment along the main axis has a value twice ({eigen.Values[k]:G6} mu_B): these states are no pseudospin along it.", nameof(moment));
            }
        }

        return Phased(eigen.Vectors, Link(eigen.Vectors, moment, hamiltonian));
    }

    // The operator between neighbours, turned such that it should be real and positive.
    private static Complex[] Link(ComplexMatrix vectors, ComplexMatrix[] moment, ComplexMatrix hamiltonian)
    {
        var scale = moment[2].Norm();
        var x = Neighbours(vectors, moment[0], -1);
        var y = Neighbours(vectors, moment[1], -Complex.ImaginaryOne); // -g S_Y has +i g/2 there
        return Size(x) > 1e-6 * scale ? x : Size(y) > 1e-6 * scale ? y : Neighbours(vectors, hamiltonian, 1);
    }

    private static Complex[] Neighbours(ComplexMatrix vectors, ComplexMatrix a, Complex turn)
    {
        var inside = vectors.Adjoint() * a * vectors;
        return [.. Enumerable.Range(0, a.Rows - 1).Select(k => turn * inside[k, k + 1])];
    }

    private static double Size(Complex[] link) => Math.Sqrt(link.Sum(z => z.Real * z.Real + z.Imaginary * z.Imaginary));

    private static ComplexMatrix Phased(ComplexMatrix vectors, Complex[] link)
    {
        var phased = vectors.Copy();
        var phase = Complex.One;
        for (var k = 1; k < vectors.Columns; k++)
        {
            var size = Complex.Abs(link[k - 1]);
            phase *= size > 0 ? Complex.Conjugate(link[k - 1]) / size : 1;
            for (var i = 0; i < vectors.Rows; i++)
            {
                phased[i, k] *= phase;
            }
        }

        return phased;
    }
}
