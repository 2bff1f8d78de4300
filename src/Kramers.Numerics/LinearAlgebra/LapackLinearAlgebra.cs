using System.Numerics;
using static Kramers.Numerics.LinearAlgebra.LinearAlgebraArguments;
using static Kramers.Numerics.LinearAlgebra.OpenBlasRoutines;

namespace Kramers.Numerics.LinearAlgebra;

/// <summary>
/// Dense algebra by LAPACK. LAPACK reads columns first, so a row-major matrix arrives transposed: its lower triangle as the
/// upper one, a Hermitian matrix conjugated, and A B as B^T A^T. The same input gives the same bits with the same number of threads.
/// </summary>
public sealed class LapackLinearAlgebra : ILinearAlgebra
{
    private const byte No = (byte)'N', Vectors = (byte)'V', Upper = (byte)'U';

    /// <summary>Uses a library that <see cref="OpenBlas.Search"/> found.</summary>
    public LapackLinearAlgebra(OpenBlas library)
    {
        ArgumentNullException.ThrowIfNull(library);
        Name = library.Configuration;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public Matrix Multiply(Matrix a, Matrix b)
    {
        CheckProduct(a, b);
        var c = new Matrix(a.Rows, b.Columns);
        if (c.Data.Length > 0 && a.Columns > 0)
        {
            dgemm_(No, No, b.Columns, a.Rows, a.Columns, 1, b.Data, b.Columns, a.Data, a.Columns, 0, c.Data, c.Columns, 1, 1);
        }

        return c;
    }

    /// <inheritdoc/>
    public unsafe ComplexMatrix Multiply(ComplexMatrix a, ComplexMatrix b)
    {
        CheckProduct(a, b);
        var c = new ComplexMatrix(a.Rows, b.Columns);
        var (one, zero) = (Complex.One, Complex.Zero);
        if (c.Data.Length > 0 && a.Columns > 0)
        {
            fixed (Complex* pa = a.Data, pb = b.Data, pc = c.Data)
            {
                zgemm_(No, No, b.Columns, a.Rows, a.Columns, (double*)&one, pb, b.Columns, pa, a.Columns, (double*)&zero, pc, c.Columns, 1, 1);
            }
        }

        return c;
    }

    /// <inheritdoc/>
    public Matrix Gram(Matrix a)
    {
        ArgumentNullException.ThrowIfNull(a);
        var g = new Matrix(a.Columns, a.Columns);
        if (a.Data.Length > 0)
        {
            dsyrk_(Upper, No, a.Columns, a.Rows, 1, a.Data, a.Columns, 0, g.Data, a.Columns, 1, 1);
            MirrorLower(g);
        }

        return g;
    }

    /// <inheritdoc/>
    public SymmetricEigen Symmetric(Matrix a)
    {
        CheckSquare(a);
        var vectors = a.Copy();
        return new SymmetricEigen(SolveSymmetric(Vectors, vectors.Data, a.Rows), vectors.Transpose());
    }

    /// <inheritdoc/>
    public HermitianEigen Hermitian(ComplexMatrix a)
    {
        CheckSquare(a);
        if (SmallHermitian.Suits(a))
        {
            return SmallHermitian.Solve(a);
        }

        var vectors = PaddedCopy(a);
        var values = SolveHermitian(Vectors, vectors, a.Rows);
        return new HermitianEigen(values, new ComplexMatrix(a.Rows, a.Rows, vectors[..a.Data.Length]).Adjoint()); // these were the vectors of the conjugate of a
    }

    /// <inheritdoc/>
    public double[] SymmetricEigenvalues(Matrix a)
    {
        CheckSquare(a);
        return SolveSymmetric(No, (double[])a.Data.Clone(), a.Rows);
    }

    /// <inheritdoc/>
    public double[] HermitianEigenvalues(ComplexMatrix a)
    {
        CheckSquare(a);
        return SolveHermitian(No, PaddedCopy(a), a.Rows);
    }

    /// <inheritdoc/>
    public unsafe Complex[] GeneralEigenvalues(Matrix a)
    {
        CheckSquare(a);
        var n = a.Rows;
        var (real, imaginary) = (new double[n], new double[n]);
        if (n > 0)
        {
            var (copy, work) = ((double[])a.Data.Clone(), new double[1]);
            dgeev_(No, No, n, copy, n, real, imaginary, null, 1, null, 1, work, -1, out _, 1, 1);
            work = new double[(int)work[0]];
            dgeev_(No, No, n, copy, n, real, imaginary, null, 1, null, 1, work, work.Length, out var info, 1, 1);
            CheckConverged(info);
        }

        return Array.ConvertAll(Enumerable.Range(0, n).ToArray(), i => new Complex(real[i], imaginary[i]));
    }

    /// <inheritdoc/>
    public Matrix SolvePositiveDefinite(Matrix a, Matrix b)
    {
        CheckSystem(a, b);
        return b.Data.Length > 0 ? SolveFromCholesky(Cholesky(a), b) : b.Copy();
    }

    /// <inheritdoc/>
    public Matrix Cholesky(Matrix a)
    {
        CheckSquare(a);
        var factor = LowerOf(a);
        if (a.Rows > 0)
        {
            dpotrf_(Upper, a.Rows, factor.Data, a.Rows, out var info, 1);
            if (info != 0)
            {
                throw NotPositiveDefinite();
            }
        }

        return factor;
    }

    /// <inheritdoc/>
    public Matrix SolveFromCholesky(Matrix lower, Matrix b)
    {
        CheckSystem(lower, b);
        var x = b.Transpose();
        if (b.Data.Length > 0)
        {
            dpotrs_(Upper, lower.Rows, b.Columns, lower.Data, lower.Rows, x.Data, lower.Rows, out _, 1);
        }

        return x.Transpose();
    }

    /// <inheritdoc/>
    public Matrix InverseTriangular(Matrix lower)
    {
        CheckSquare(lower);
        var inverse = LowerOf(lower);
        if (lower.Rows > 0)
        {
            dtrtri_(Upper, No, lower.Rows, inverse.Data, lower.Rows, out var info, 1, 1);
            if (info != 0)
            {
                throw Singular();
            }
        }

        return inverse;
    }

    /// <inheritdoc/>
    public Matrix InverseFromCholesky(Matrix lower)
    {
        CheckSquare(lower);
        var inverse = lower.Copy();
        if (lower.Rows > 0)
        {
            dpotri_(Upper, lower.Rows, inverse.Data, lower.Rows, out var info, 1);
            if (info != 0)
            {
                throw Singular();
            }

            MirrorLower(inverse);
        }

        return inverse;
    }

    /// <inheritdoc/>
    public Matrix Solve(Matrix a, Matrix b)
    {
        CheckSystem(a, b);
        var x = b.Transpose();
        if (b.Data.Length > 0)
        {
            dgesv_(a.Rows, b.Columns, a.Transpose().Data, a.Rows, new int[a.Rows], x.Data, a.Rows, out var info);
            if (info != 0)
            {
                throw Singular();
            }
        }

        return x.Transpose();
    }

    /// <summary>Returns the values; the vectors, if the job is to find them, replace the matrix, by rows.</summary>
    private static double[] SolveSymmetric(byte job, double[] matrix, int n)
    {
        var values = new double[n];
        if (n > 0)
        {
            var (work, iwork) = (new double[1], new int[1]);
            dsyevd_(job, Upper, n, matrix, n, values, work, -1, iwork, -1, out _, 1, 1);
            (work, iwork) = (new double[(int)work[0]], new int[iwork[0]]);
            dsyevd_(job, Upper, n, matrix, n, values, work, work.Length, iwork, iwork.Length, out var info, 1, 1);
            CheckConverged(info);
        }

        return values;
    }

    /// <summary>Returns the values; the conjugate vectors, if the job is to find them, replace the matrix, by rows.</summary>
    private static unsafe double[] SolveHermitian(byte job, Complex[] matrix, int n)
    {
        var values = new double[n];
        if (n > 0)
        {
            var (work, rwork, iwork) = (new Complex[1], new double[1], new int[1]);
            fixed (Complex* v = matrix, w = work)
            {
                zheevd_(job, Upper, n, v, n, values, w, -1, rwork, -1, iwork, -1, out _, 1, 1);
            }

            (work, rwork, iwork) = (new Complex[(int)work[0].Real], new double[(int)rwork[0]], new int[iwork[0]]);
            fixed (Complex* v = matrix, w = work)
            {
                zheevd_(job, Upper, n, v, n, values, w, work.Length, rwork, rwork.Length, iwork, iwork.Length, out var info, 1, 1);
                CheckConverged(info);
            }
        }

        return values;
    }

    // On Haswell, zgemv of OpenBLAS 0.3.21 reads, without using it, up to one column beyond the matrix: keep that memory ours.
    private static Complex[] PaddedCopy(ComplexMatrix a)
    {
        var copy = new Complex[checked(a.Data.Length + a.Rows + 4)];
        a.Data.CopyTo(copy, 0);
        return copy;
    }

    private static Matrix LowerOf(Matrix a)
    {
        var lower = new Matrix(a.Rows, a.Rows);
        for (var i = 0; i < a.Rows; i++)
        {
            a.Row(i)[..(i + 1)].CopyTo(lower.Row(i));
        }

        return lower;
    }

    // The upper triangle of LAPACK is the lower one here. In blocks that stay in the cache.
    private static void MirrorLower(Matrix g)
    {
        const int Block = 32;
        for (var first = 0; first < g.Rows; first += Block)
        {
            for (var i = first; i < g.Rows; i++)
            {
                for (var j = first; j < Math.Min(first + Block, i); j++)
                {
                    g.Data[j * g.Columns + i] = g.Data[i * g.Columns + j];
                }
            }
        }
    }

    private static void CheckConverged(int info)
    {
        if (info != 0)
        {
            throw new ArithmeticException($"The eigenvalue iteration of LAPACK did not converge (info = {info}).");
        }
    }
}
