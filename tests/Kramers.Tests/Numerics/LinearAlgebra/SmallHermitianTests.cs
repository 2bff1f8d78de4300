using System.Numerics;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Numerics.LinearAlgebra;

/// <summary>Hermitian matrices of up to 32 rows, which have a solver of their own; eigenvalues alone come by LAPACK's or MathNet's route.</summary>
public sealed class SmallHermitianTests
{
    [Fact]
    public void All_sizes_around_its_limit_and_around_whole_vectors()
    {
        for (var n = 1; n <= 40; n++)
        {
            Check(LinearAlgebraContract.RandomComplex(n, n, n), 1);
        }
    }

    [Theory]
    [InlineData(1e-90)]
    [InlineData(1e90)]
    [InlineData(1e-200)]
    [InlineData(1e200)]
    public void Numbers_of_any_size(double scale) => Check(LinearAlgebraContract.RandomComplex(9, 9, 3), scale);

    [Fact]
    public void Levels_on_very_different_scales()
    {
        // A crystal field of 1e4 cm^-1 in a field that splits doublets by 1e-4: LAPACK and this solver agree to rounding of the whole.
        var random = new SeededRandom(4);
        var a = new ComplexMatrix(16, 16);
        for (var i = 0; i < 16; i++)
        {
            a[i, i] = 1e4 * (i / 2) / 7;
            for (var j = 0; j < i; j++)
            {
                a[i, j] = 1e-4 * new Complex(random.Uniform(-1, 1), random.Uniform(-1, 1));
                a[j, i] = Complex.Conjugate(a[i, j]);
            }
        }

        CheckHermitian(a, 1e4);
    }

    /// <summary>Rounding leaves elements of any size where there should be none.</summary>
    [Theory]
    [InlineData(1e-90)]
    [InlineData(1e-142)]
    [InlineData(1e-150)]
    [InlineData(1e-310)]
    public void Numbers_that_are_almost_zero(double tiny)
    {
        var random = LinearAlgebraContract.RandomComplex(10, 10, 6);
        var a = tiny * (random + random.Adjoint());
        for (var i = 0; i < 10; i++)
        {
            a[i, i] = i / 3;
        }

        CheckHermitian(a, 1);
    }

    [Fact]
    public void Blocks_tridiagonal_and_degenerate_matrices()
    {
        CheckHermitian(ComplexMatrix.Identity(7), 1);
        CheckHermitian(new ComplexMatrix(5, 5), 1);
        var blocks = new ComplexMatrix(6, 6);
        foreach (var (i, j) in new[] { (1, 0), (3, 2), (5, 4) })
        {
            (blocks[i, j], blocks[j, i]) = (new Complex(0, 2), new Complex(0, -2));
        }

        CheckHermitian(blocks, 1);
        var chain = new ComplexMatrix(12, 12);
        for (var i = 1; i < 12; i++)
        {
            (chain[i, i - 1], chain[i - 1, i]) = (new Complex(0, 1), new Complex(0, -1));
        }

        CheckHermitian(chain, 1);
        var values = DenseLinearAlgebra.Best.Hermitian(chain).Values;
        Assert.All(values.Index(), v => Assert.Equal(-2 * Math.Cos(Math.PI * (v.Index + 1) / 13), v.Item, 1e-14));
    }

    private static void Check(ComplexMatrix random, double scale) => CheckHermitian(scale * (random + random.Adjoint()), scale);

    private static void CheckHermitian(ComplexMatrix a, double scale)
    {
        var n = a.Rows;
        var (values, v) = DenseLinearAlgebra.Best.Hermitian(a);
        Assert.All(DenseLinearAlgebra.Best.HermitianEigenvalues(a).Zip(values), p => Assert.Equal(p.First / scale, p.Second / scale, 1e-14 * n));
        var residual = a * v - v * ComplexMatrix.Diagonal(Array.ConvertAll(values, x => (Complex)x));
        Assert.InRange(((1 / scale) * residual).Norm(), 0, 1e-14 * n);
        Assert.InRange((v.Adjoint() * v - ComplexMatrix.Identity(n)).Norm(), 0, 1e-14 * n);
    }
}
