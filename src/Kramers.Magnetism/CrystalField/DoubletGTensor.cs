using System.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.CrystalField;

/// <summary>
/// The g tensor of a Kramers doublet as a spin 1/2, from the magnetic moment between its two states. The pair of states may be any
/// of the doublet's: with mu_i = -1/2 sum_a g_ia sigma_a a change of the pair turns the columns of g, and g g^T_ij = 2 Tr(mu_i mu_j) does
/// not see it (Gerloch and McMeeking, J. Chem. Soc. Dalton Trans. 2443 (1975), doi:10.1039/DT9750002443). Nor does
/// det g = gx gy gz = 2i Tr(mu_x [mu_y, mu_z]), whose sign is the sense of precession (Chibotaru and Ungur, J. Chem. Phys. 137, 064112
/// (2012), doi:10.1063/1.4739763). Single main values have no sign.
/// </summary>
/// <param name="MainValues">g1, g2, g3 without sign, ascending.</param>
/// <param name="Axes">[3, 3]; column k is the unit vector of main value k in the frame of the moments, right-handed. The largest
/// components of the first and the third are positive.</param>
/// <param name="Product">gx gy gz with its sign.</param>
public sealed record DoubletGTensor(double[] MainValues, Matrix Axes, double Product)
{
    /// <summary>The symmetric tensor sum_k g_k n_k n_k^T, [3, 3].</summary>
    public Matrix Tensor => Axes * Matrix.Diagonal(MainValues) * Axes.Transpose();

    /// <summary>From the moments mu_x, mu_y, mu_z between the two states, [2, 2] each, in Bohr magnetons.</summary>
    /// <exception cref="ArgumentException">Not three Hermitian 2 x 2 matrices without trace, as those of a Kramers doublet are.</exception>
    public static DoubletGTensor From(ComplexMatrix momentX, ComplexMatrix momentY, ComplexMatrix momentZ)
    {
        ComplexMatrix[] moments = [momentX, momentY, momentZ];
        Check(moments);
        var g = new Matrix(3, 3);
        for (var i = 0; i < 3; i++)
        {
            // g_ia = -Tr(mu_i sigma_a).
            var across = moments[i][1, 0];
            (g[i, 0], g[i, 1], g[i, 2]) = (-2 * across.Real, -2 * across.Imaginary, (moments[i][1, 1] - moments[i][0, 0]).Real);
        }

        return FromRows(g);
    }

    /// <summary>From states <paramref name="first"/> and first + 1 of an eigensystem without field.</summary>
    /// <param name="levels">Levels and states.</param>
    /// <param name="moments">mu_x, mu_y, mu_z in Bohr magnetons in the basis of the Hamiltonian, [n, n] each; -g_J J of a multiplet.</param>
    /// <param name="first">Index of the doublet's first state, from 0.</param>
    /// <exception cref="ArgumentException">The two states are no Kramers doublet.</exception>
    public static DoubletGTensor From(Eigensystem levels, IReadOnlyList<ComplexMatrix> moments, int first)
    {
        ArgumentNullException.ThrowIfNull(levels);
        ArgumentNullException.ThrowIfNull(moments);
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, levels.Dimension - 2);
        if (moments.Count != 3)
        {
            throw new ArgumentException($"The moment has three components, got {moments.Count}.", nameof(moments));
        }

        var blocks = moments.Select(m => Block(levels.ToEigenbasis(m), first)).ToArray();
        return From(blocks[0], blocks[1], blocks[2]);
    }

    private static ComplexMatrix Block(ComplexMatrix a, int first) =>
        new(2, 2, [a[first, first], a[first, first + 1], a[first + 1, first], a[first + 1, first + 1]]);

    // The axes are turned until the rows of g are orthogonal (one-sided Jacobi, Hestenes, J. SIAM 6, 51 (1958)). Roots of the eigenvalues
    // of g g^T would be the same but lose half of the digits of a small g beside a large one, and with them the tunnelling.
    private static DoubletGTensor FromRows(Matrix g)
    {
        var product = Determinant(g);
        var axes = Matrix.Identity(3);
        for (var sweep = 0; sweep < 30; sweep++)
        {
            Orthogonalise(g, axes, 0, 1);
            Orthogonalise(g, axes, 0, 2);
            Orthogonalise(g, axes, 1, 2);
        }

        var values = Array.ConvertAll([0, 1, 2], i => Math.Sqrt(Dot(g, i, i)));
        var order = Enumerable.Range(0, 3).OrderBy(i => values[i]).ToArray();
        return new DoubletGTensor([.. order.Select(i => values[i])], RightHanded(axes, order), product);
    }

    private static void Orthogonalise(Matrix g, Matrix axes, int i, int j)
    {
        var overlap = Dot(g, i, j);
        if (overlap == 0)
        {
            return;
        }

        var zeta = (Dot(g, j, j) - Dot(g, i, i)) / (2 * overlap);
        var tangent = Math.CopySign(1, zeta) / (Math.Abs(zeta) + Math.Sqrt(1 + zeta * zeta));
        var cosine = 1 / Math.Sqrt(1 + tangent * tangent);
        for (var a = 0; a < 3; a++)
        {
            (g[i, a], g[j, a]) = (cosine * (g[i, a] - tangent * g[j, a]), cosine * (tangent * g[i, a] + g[j, a]));
            (axes[a, i], axes[a, j]) = (cosine * (axes[a, i] - tangent * axes[a, j]), cosine * (tangent * axes[a, i] + axes[a, j]));
        }
    }

    private static double Dot(Matrix g, int i, int j) => g[i, 0] * g[j, 0] + g[i, 1] * g[j, 1] + g[i, 2] * g[j, 2];

    private static double Determinant(Matrix g) =>
        g[0, 0] * (g[1, 1] * g[2, 2] - g[1, 2] * g[2, 1])
        - g[0, 1] * (g[1, 0] * g[2, 2] - g[1, 2] * g[2, 0])
        + g[0, 2] * (g[1, 0] * g[2, 1] - g[1, 1] * g[2, 0]);

    private static Matrix RightHanded(Matrix vectors, int[] order)
    {
        var (x, z) = (Oriented(vectors, order[0]), Oriented(vectors, order[2]));
        var axes = new Matrix(3, 3);
        for (var i = 0; i < 3; i++)
        {
            var (j, k) = ((i + 1) % 3, (i + 2) % 3);
            (axes[i, 0], axes[i, 1], axes[i, 2]) = (x[i], z[j] * x[k] - z[k] * x[j], z[i]);
        }

        return axes;
    }

    private static double[] Oriented(Matrix vectors, int column)
    {
        double[] v = [vectors[0, column], vectors[1, column], vectors[2, column]];
        return v.MaxBy(Math.Abs) < 0 ? [-v[0], -v[1], -v[2]] : v;
    }

    private static void Check(ComplexMatrix[] moments)
    {
        foreach (var m in moments)
        {
            ArgumentNullException.ThrowIfNull(m, nameof(moments));
            var size = 1e-6 * (1 + m.Norm());
            if (m.Rows != 2 || m.Columns != 2 || !((m - m.Adjoint()).Norm() < size) || !(Complex.Abs(m.Trace()) < size))
            {
                throw new ArgumentException(
                    $"The moment of a Kramers doublet without field is Hermitian, 2 x 2 and has no trace; got {string.Join(", ", m.Data)}.", nameof(moments));
            }
        }
    }
}
