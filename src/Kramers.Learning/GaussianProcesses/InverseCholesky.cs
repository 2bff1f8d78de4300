using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.GaussianProcesses;

/// <summary>
/// L^-1 of a positive definite A = L L^T, by halves: with P = L11^-1 and L21 = A21 P^T, Q is that of A22 - L21 L21^T, and
/// L^-1 = [P, 0; -Q L21 P, Q]. All but the smallest blocks are matrix products.
/// </summary>
internal static class InverseCholesky
{
    private const int Smallest = 48;

    /// <summary>L^-1, lower triangular; null where A is not positive definite. Only the lower triangle of A is read.</summary>
    public static Matrix? Of(Matrix a)
    {
        var n = a.Rows;
        if (n <= Smallest)
        {
            return Unblocked(a);
        }

        var (algebra, half) = (DenseLinearAlgebra.Best, n / 2);
        if (Of(Block(a, 0, 0, half, half)) is not { } p)
        {
            return null;
        }

        var lower = algebra.Multiply(Block(a, half, 0, n - half, half), p.Transpose());
        var rest = Block(a, half, half, n - half, n - half);
        var square = algebra.Gram(lower.Transpose());
        for (var i = 0; i < rest.Data.Length; i++)
        {
            rest.Data[i] -= square.Data[i];
        }

        return Of(rest) is { } q ? Join(p, algebra.Multiply(q, algebra.Multiply(lower, p)), q) : null;
    }

    /// <summary>ln det A.</summary>
    public static double LogDeterminant(Matrix inverseFactor)
    {
        var sum = 0.0;
        for (var i = 0; i < inverseFactor.Rows; i++)
        {
            sum -= 2 * Math.Log(inverseFactor[i, i]);
        }

        return sum;
    }

    private static Matrix? Unblocked(Matrix a)
    {
        var (n, l) = (a.Rows, a.Copy());
        var inverse = new Matrix(n, n);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var left = l[i, j] - Dot(l.Row(i)[..j], l.Row(j)[..j]);
                if (i == j && !(left > 0))
                {
                    return null;
                }

                l[i, j] = i == j ? Math.Sqrt(left) : left / l[j, j];
            }

            // Row i of L X = 1.
            var row = inverse.Row(i);
            for (var k = 0; k < i; k++)
            {
                for (var j = 0; j <= k; j++)
                {
                    row[j] -= l[i, k] * inverse[k, j] / l[i, i];
                }
            }

            row[i] = 1 / l[i, i];
        }

        return inverse;
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var k = 0; k < a.Length; k++)
        {
            sum += a[k] * b[k];
        }

        return sum;
    }

    private static Matrix Block(Matrix a, int row, int column, int rows, int columns)
    {
        var block = new Matrix(rows, columns);
        for (var i = 0; i < rows; i++)
        {
            a.Row(row + i).Slice(column, columns).CopyTo(block.Row(i));
        }

        return block;
    }

    private static Matrix Join(Matrix p, Matrix minusLower, Matrix q)
    {
        var joined = new Matrix(p.Rows + q.Rows, p.Rows + q.Rows);
        for (var i = 0; i < p.Rows; i++)
        {
            p.Row(i).CopyTo(joined.Row(i));
        }

        for (var i = 0; i < q.Rows; i++)
        {
            var row = joined.Row(p.Rows + i);
            q.Row(i).CopyTo(row[p.Rows..]);
            for (var j = 0; j < p.Rows; j++)
            {
                row[j] = -minusLower[i, j];
            }
        }

        return joined;
    }
}
