using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using static Kramers.Numerics.LinearAlgebra.LinearAlgebraArguments;

namespace Kramers.Numerics.LinearAlgebra;

/// <summary>The fallback that always runs: MathNet.Numerics with its managed provider.</summary>
public sealed class ManagedLinearAlgebra : ILinearAlgebra
{
    /// <inheritdoc/>
    public string Name => "managed (MathNet.Numerics)";

    /// <inheritdoc/>
    public Matrix Multiply(Matrix a, Matrix b)
    {
        CheckProduct(a, b);
        return a.Data.Length == 0 || b.Data.Length == 0
            ? new Matrix(a.Rows, b.Columns)
            : From(ToMathNet(a).Multiply(ToMathNet(b)));
    }

    /// <inheritdoc/>
    public ComplexMatrix Multiply(ComplexMatrix a, ComplexMatrix b)
    {
        CheckProduct(a, b);
        return a * b;
    }

    /// <inheritdoc/>
    public Matrix Gram(Matrix a)
    {
        ArgumentNullException.ThrowIfNull(a);
        var g = new Matrix(a.Columns, a.Columns);
        for (var k = 0; k < a.Rows; k++)
        {
            AddOuterProduct(a.Row(k), g);
        }

        return SymmetricFromLower(g);
    }

    /// <inheritdoc/>
    public SymmetricEigen Symmetric(Matrix a)
    {
        CheckSquare(a);
        if (a.Rows == 0)
        {
            return new SymmetricEigen([], a.Copy());
        }

        var evd = ToMathNet(SymmetricFromLower(a)).Evd(Symmetricity.Symmetric);
        return new SymmetricEigen(evd.EigenValues.Select(x => x.Real).ToArray(), From(evd.EigenVectors));
    }

    /// <inheritdoc/>
    public HermitianEigen Hermitian(ComplexMatrix a)
    {
        CheckSquare(a);
        if (a.Rows == 0)
        {
            return new HermitianEigen([], a.Copy());
        }

        if (SmallHermitian.Suits(a))
        {
            return SmallHermitian.Solve(a);
        }

        var evd = Matrix<Complex>.Build.DenseOfRowMajor(a.Rows, a.Columns, HermitianFromLower(a).Data).Evd(Symmetricity.Hermitian);
        return new HermitianEigen(
            evd.EigenValues.Select(x => x.Real).ToArray(),
            new ComplexMatrix(a.Rows, a.Columns, evd.EigenVectors.ToRowMajorArray()));
    }

    /// <inheritdoc/>
    public double[] SymmetricEigenvalues(Matrix a) => Symmetric(a).Values; // MathNet always makes the vectors

    /// <inheritdoc/>
    public double[] HermitianEigenvalues(ComplexMatrix a) => Hermitian(a).Values;

    /// <inheritdoc/>
    public Complex[] GeneralEigenvalues(Matrix a)
    {
        CheckSquare(a);
        return a.Rows == 0 ? [] : ToMathNet(a).Evd(Symmetricity.Asymmetric).EigenValues.ToArray();
    }

    /// <inheritdoc/>
    public Matrix SolvePositiveDefinite(Matrix a, Matrix b)
    {
        CheckSystem(a, b);
        if (b.Data.Length == 0)
        {
            return b.Copy();
        }

        try
        {
            return From(ToMathNet(SymmetricFromLower(a)).Cholesky().Solve(ToMathNet(b)));
        }
        catch (ArgumentException) // MathNet's way to say it
        {
            throw NotPositiveDefinite();
        }
    }

    /// <inheritdoc/>
    public Matrix Cholesky(Matrix a)
    {
        CheckSquare(a);
        if (a.Rows == 0)
        {
            return a.Copy();
        }

        try
        {
            return From(ToMathNet(SymmetricFromLower(a)).Cholesky().Factor);
        }
        catch (ArgumentException) // MathNet's way to say it
        {
            throw NotPositiveDefinite();
        }
    }

    /// <inheritdoc/>
    /// <remarks>L z = b from the first row on, then L^T x = z from the last one on.</remarks>
    public Matrix SolveFromCholesky(Matrix lower, Matrix b)
    {
        CheckSystem(lower, b);
        var x = b.Copy();
        for (var i = 0; i < lower.Rows; i++)
        {
            for (var k = 0; k < i; k++)
            {
                AddRow(-lower[i, k], x.Row(k), x.Row(i));
            }

            Divide(x.Row(i), lower[i, i]);
        }

        for (var i = lower.Rows - 1; i >= 0; i--)
        {
            Divide(x.Row(i), lower[i, i]);
            for (var k = 0; k < i; k++)
            {
                AddRow(-lower[i, k], x.Row(i), x.Row(k));
            }
        }

        return x;
    }

    /// <inheritdoc/>
    /// <remarks>Row i of L X = 1 from the rows before it.</remarks>
    public Matrix InverseTriangular(Matrix lower)
    {
        CheckSquare(lower);
        var inverse = new Matrix(lower.Rows, lower.Rows);
        for (var i = 0; i < lower.Rows; i++)
        {
            if (lower[i, i] == 0)
            {
                throw Singular();
            }

            var row = inverse.Row(i)[..(i + 1)];
            for (var k = 0; k < i; k++)
            {
                AddRow(-lower[i, k], inverse.Row(k)[..(k + 1)], row);
            }

            row[i] = 1;
            Divide(row, lower[i, i]);
        }

        return inverse;
    }

    /// <inheritdoc/>
    public Matrix InverseFromCholesky(Matrix lower) => Gram(InverseTriangular(lower)); // (L L^T)^-1 = L^-T L^-1

    /// <inheritdoc/>
    public Matrix Solve(Matrix a, Matrix b)
    {
        CheckSystem(a, b);
        if (b.Data.Length == 0)
        {
            return b.Copy();
        }

        var lu = ToMathNet(a).LU();
        return lu.U.Diagonal().Any(x => x == 0) ? throw Singular() : From(lu.Solve(ToMathNet(b)));
    }

    private static void AddRow(double factor, ReadOnlySpan<double> row, Span<double> to)
    {
        for (var j = 0; j < row.Length; j++)
        {
            to[j] += factor * row[j];
        }
    }

    private static void Divide(Span<double> row, double by)
    {
        foreach (ref var x in row)
        {
            x /= by;
        }
    }

    private static void AddOuterProduct(ReadOnlySpan<double> row, Matrix g)
    {
        for (var i = 0; i < row.Length; i++)
        {
            var target = g.Row(i);
            for (var j = 0; j <= i; j++)
            {
                target[j] += row[i] * row[j];
            }
        }
    }

    private static Matrix SymmetricFromLower(Matrix a)
    {
        var s = a.Copy();
        for (var i = 0; i < a.Rows; i++)
        {
            for (var j = 0; j < i; j++)
            {
                s[j, i] = a[i, j];
            }
        }

        return s;
    }

    private static ComplexMatrix HermitianFromLower(ComplexMatrix a)
    {
        var h = a.Copy();
        for (var i = 0; i < a.Rows; i++)
        {
            h[i, i] = a[i, i].Real;
            for (var j = 0; j < i; j++)
            {
                h[j, i] = Complex.Conjugate(a[i, j]);
            }
        }

        return h;
    }

    private static Matrix<double> ToMathNet(Matrix a) => Matrix<double>.Build.DenseOfRowMajor(a.Rows, a.Columns, a.Data);

    private static Matrix From(Matrix<double> m) => new(m.RowCount, m.ColumnCount, m.ToRowMajorArray());
}
