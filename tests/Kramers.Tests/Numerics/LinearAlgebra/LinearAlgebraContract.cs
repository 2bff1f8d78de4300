using System.Numerics;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Numerics.LinearAlgebra;

/// <summary>What every implementation of <see cref="ILinearAlgebra"/> must do; one class below per implementation.</summary>
public abstract class LinearAlgebraContract
{
    protected abstract ILinearAlgebra Algebra { get; }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(40)]
    public void Symmetric_eigenvectors_rebuild_the_matrix_and_are_orthonormal(int n)
    {
        var random = Random(n, n, n);
        var a = random + random.Transpose();
        var (values, v) = Algebra.Symmetric(a);
        AssertAscending(values);
        Near(a, v * Matrix.Diagonal(values) * v.Transpose(), 1e-12 * n);
        Near(Matrix.Identity(n), v.Transpose() * v, 1e-13 * n);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(40)]
    public void Hermitian_eigenvectors_rebuild_the_matrix_and_are_orthonormal(int n)
    {
        var random = RandomComplex(n, n, n);
        var a = random + random.Adjoint();
        var (values, v) = Algebra.Hermitian(a);
        AssertAscending(values);
        var diagonal = ComplexMatrix.Diagonal(Array.ConvertAll(values, x => (Complex)x));
        Near(a, v * diagonal * v.Adjoint(), 1e-12 * n);
        Near(ComplexMatrix.Identity(n), v.Adjoint() * v, 1e-13 * n);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(40)]
    [InlineData(130)]
    public void Eigenvalues_alone_are_those_that_come_with_vectors(int n)
    {
        var (real, complex) = (Random(n, n, n), RandomComplex(n, n, n));
        var (a, b) = (real + real.Transpose(), complex + complex.Adjoint());
        AssertSame(Algebra.Symmetric(a).Values, Algebra.SymmetricEigenvalues(a));
        AssertSame(Algebra.Hermitian(b).Values, Algebra.HermitianEigenvalues(b));
        Assert.Equal(a.Trace(), Algebra.SymmetricEigenvalues(a).Sum(), 1e-12 * n);
        Assert.Equal(b.Trace().Real, Algebra.HermitianEigenvalues(b).Sum(), 1e-12 * n);

        static void AssertSame(double[] expected, double[] found)
        {
            AssertAscending(found);
            Assert.Equal(expected.Length, found.Length);
            Assert.All(expected.Zip(found), p => Assert.Equal(p.First, p.Second, 1e-12));
        }
    }

    [Fact]
    public void Pauli_y_shows_that_the_matrix_is_not_taken_for_its_conjugate()
    {
        var y = new ComplexMatrix(2, 2, [0, -Complex.ImaginaryOne, Complex.ImaginaryOne, 0]);
        var (values, v) = Algebra.Hermitian(y);
        Assert.Equal(-1, values[0], 1e-15);
        Assert.Equal(1, values[1], 1e-15);
        // The vector of +1 is (1, i)/sqrt2 up to a phase.
        Assert.Equal(0, (v[1, 1] / v[0, 1] - Complex.ImaginaryOne).Magnitude, 1e-14);
    }

    [Fact]
    public void Degenerate_levels_keep_orthonormal_vectors()
    {
        // A reflection I - 2 w w^T has -1 once and +1 fourfold.
        var w = new Matrix(5, 1, [0.1, 0.2, 0.3, 0.4, Math.Sqrt(0.7)]);
        var reflection = Matrix.Identity(5) - 2 * (w * w.Transpose());
        var (values, v) = Algebra.Symmetric(reflection);
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(i == 0 ? -1 : 1, values[i], 1e-14);
        }

        Near(Matrix.Identity(5), v.Transpose() * v, 1e-14);
        Near(reflection, v * Matrix.Diagonal(values) * v.Transpose(), 1e-14);
        var (complexValues, u) = Algebra.Hermitian(new ComplexMatrix(5, 5, Array.ConvertAll(reflection.Data, x => (Complex)x)));
        Assert.Equal(values.Length, complexValues.Length);
        Near(ComplexMatrix.Identity(5), u.Adjoint() * u, 1e-14);
    }

    [Fact]
    public void Only_the_lower_triangle_is_read_and_no_argument_changes()
    {
        var random = Random(5, 5, 1);
        var a = random + random.Transpose() + 10 * Matrix.Identity(5);
        var c = new ComplexMatrix(5, 5, Array.ConvertAll(a.Data, x => (Complex)x));
        var expected = (Algebra.Symmetric(a), Algebra.Hermitian(c), Algebra.SolvePositiveDefinite(a, random));
        for (var i = 0; i < 5; i++)
        {
            for (var j = i + 1; j < 5; j++)
            {
                (a[i, j], c[i, j]) = (99, 99);
            }
        }

        var before = (double[])a.Data.Clone();
        var beforeComplex = (Complex[])c.Data.Clone();
        Assert.All(expected.Item1.Values.Zip(Algebra.SymmetricEigenvalues(a)), p => Assert.Equal(p.First, p.Second, 1e-12));
        Assert.All(expected.Item2.Values.Zip(Algebra.HermitianEigenvalues(c)), p => Assert.Equal(p.First, p.Second, 1e-12));
        Assert.Equal(expected.Item1.Values, Algebra.Symmetric(a).Values);
        Assert.Equal(expected.Item2.Values, Algebra.Hermitian(c).Values);
        Assert.Equal(expected.Item3.Data, Algebra.SolvePositiveDefinite(a, random).Data);
        Assert.Equal(before, a.Data);
        Assert.Equal(beforeComplex, c.Data);
    }

    [Fact]
    public void General_eigenvalues_are_the_roots_of_the_characteristic_polynomial()
    {
        // Companion matrix of (x-3)(x^2-2x+5): 3, 1+2i, 1-2i.
        var a = Matrix.FromRows([5, -11, 15], [1, 0, 0], [0, 1, 0]);
        var values = Algebra.GeneralEigenvalues(a).OrderBy(x => x.Imaginary).ToArray();
        Complex[] roots = [new(1, -2), 3, new(1, 2)];
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(0, (values[i] - roots[i]).Magnitude, 1e-12);
        }
    }

    [Theory]
    [InlineData(3, 4, 5)]
    [InlineData(1, 1, 1)]
    [InlineData(6, 1, 2)]
    [InlineData(0, 3, 2)]
    [InlineData(3, 0, 2)]
    public void Products_equal_the_plain_triple_loop(int rows, int inner, int columns)
    {
        var (a, b) = (Random(rows, inner, 1), Random(inner, columns, 2));
        Near(a * b, Algebra.Multiply(a, b), 1e-14);
        var (c, d) = (RandomComplex(rows, inner, 1), RandomComplex(inner, columns, 2));
        Near(c * d, Algebra.Multiply(c, d), 1e-14);
    }

    [Theory]
    [InlineData(50, 7)]
    [InlineData(3, 9)]
    [InlineData(0, 4)]
    public void Gram_is_symmetric_to_the_last_bit(int rows, int columns)
    {
        var a = Random(rows, columns, 3);
        var g = Algebra.Gram(a);
        Near(a.Transpose() * a, g, 1e-13);
        Assert.Equal(g.Data, g.Transpose().Data);
    }

    [Fact]
    public void Cholesky_solves_the_normal_equations()
    {
        var (a, x) = (Random(20, 6, 4), Random(6, 3, 5));
        var g = a.Transpose() * a;
        Near(x, Algebra.SolvePositiveDefinite(g, g * x), 1e-11);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(65)]
    public void The_cholesky_factor_rebuilds_the_matrix_and_both_inverses_undo_it(int n)
    {
        var a = Random(2 * n, n, 6);
        var g = a.Transpose() * a + Matrix.Identity(n);
        var lower = Algebra.Cholesky(g);
        Near(g, lower * lower.Transpose(), 1e-13 * n);
        var inverse = Algebra.InverseTriangular(lower);
        Near(Matrix.Identity(n), inverse * lower, 1e-13 * n);
        Near(a.Transpose(), g * Algebra.SolveFromCholesky(lower, a.Transpose()), 1e-12 * n);
        var whole = Algebra.InverseFromCholesky(lower);
        Near(Matrix.Identity(n), whole * g, 1e-12 * n);
        Assert.Equal(whole.Data, whole.Transpose().Data);
        for (var i = 0; i < n; i++)
        {
            Assert.All(lower.Row(i)[(i + 1)..].ToArray().Concat(inverse.Row(i)[(i + 1)..].ToArray()), above => Assert.Equal(0, above));
            g.Row(i)[(i + 1)..].Fill(99); // above the diagonal nothing is read
        }

        Assert.Equal(lower.Data, Algebra.Cholesky(g).Data);
    }

    [Fact]
    public void Lu_solves_with_row_exchanges()
    {
        var a = Matrix.FromRows([0, 2, 1], [1, 0, 0], [3, 0, 4]);
        var x = Random(3, 2, 6);
        Near(x, Algebra.Solve(a, a * x), 1e-14);
        Assert.Throws<ArithmeticException>(() => Algebra.Solve(Matrix.FromRows([1, 2], [2, 4]), Matrix.Identity(2)));
    }

    [Fact]
    public void Matrices_that_are_not_positive_definite_are_an_arithmetic_error()
    {
        Assert.Throws<ArithmeticException>(() => Algebra.SolvePositiveDefinite(Matrix.FromRows([1, 2], [2, 1]), Matrix.Identity(2)));
        Assert.Throws<ArithmeticException>(() => Algebra.SolvePositiveDefinite(new Matrix(2, 2), Matrix.Identity(2)));
        Assert.Throws<ArithmeticException>(() => Algebra.Cholesky(Matrix.FromRows([1, 2], [2, 1])));
        Assert.Throws<ArithmeticException>(() => Algebra.Cholesky(new Matrix(2, 2)));
        Assert.Throws<ArithmeticException>(() => Algebra.InverseTriangular(Matrix.FromRows([1, 0], [2, 0])));
        Assert.Throws<ArithmeticException>(() => Algebra.InverseFromCholesky(Matrix.FromRows([1, 0], [2, 0])));
    }

    [Fact]
    public void Bad_arguments_are_refused()
    {
        var nan = Matrix.FromRows([double.NaN, 0], [0, 1]);
        Assert.Throws<ArithmeticException>(() => Algebra.Symmetric(nan));
        Assert.Throws<ArithmeticException>(() => Algebra.GeneralEigenvalues(nan));
        Assert.Throws<ArithmeticException>(() => Algebra.Solve(nan, nan));
        Assert.Throws<ArithmeticException>(() => Algebra.SymmetricEigenvalues(nan));
        Assert.Throws<ArithmeticException>(() => Algebra.Cholesky(nan));
        Assert.Throws<ArgumentException>(() => Algebra.Cholesky(new Matrix(2, 3)));
        Assert.Throws<ArgumentException>(() => Algebra.SolveFromCholesky(Matrix.Identity(2), new Matrix(3, 1)));
        Assert.Throws<ArgumentException>(() => Algebra.HermitianEigenvalues(new ComplexMatrix(2, 3)));
        Assert.Throws<ArgumentException>(() => Algebra.Symmetric(new Matrix(2, 3)));
        Assert.Throws<ArgumentException>(() => Algebra.Hermitian(new ComplexMatrix(2, 3)));
        Assert.Throws<ArgumentException>(() => Algebra.Multiply(new Matrix(2, 3), new Matrix(2, 3)));
        Assert.Throws<ArgumentException>(() => Algebra.SolvePositiveDefinite(Matrix.Identity(2), new Matrix(3, 1)));
    }

    [Fact]
    public void Empty_matrices_have_empty_answers()
    {
        var (empty, complexEmpty) = (new Matrix(0, 0), new ComplexMatrix(0, 0));
        Assert.Empty(Algebra.Symmetric(empty).Values);
        Assert.Empty(Algebra.Hermitian(complexEmpty).Values);
        Assert.Empty(Algebra.SymmetricEigenvalues(empty));
        Assert.Empty(Algebra.HermitianEigenvalues(complexEmpty));
        Assert.Empty(Algebra.GeneralEigenvalues(empty));
        Assert.Empty(Algebra.Cholesky(empty).Data);
        Assert.Empty(Algebra.InverseTriangular(empty).Data);
        Assert.Empty(Algebra.SolveFromCholesky(empty, new Matrix(0, 2)).Data);
        Assert.Empty(Algebra.InverseFromCholesky(empty).Data);
        Assert.Equal(0, Algebra.Gram(empty).Rows);
        Assert.Equal(2, Algebra.SolvePositiveDefinite(empty, new Matrix(0, 2)).Columns);
        Assert.Equal(0, Algebra.Solve(Matrix.Identity(3), new Matrix(3, 0)).Columns);
    }

    [Fact]
    public void The_same_input_gives_the_same_bits()
    {
        var random = RandomComplex(60, 60, 7);
        var a = random + random.Adjoint();
        var (first, again) = (Algebra.Hermitian(a), Algebra.Hermitian(a));
        Assert.Equal(first.Values, again.Values);
        Assert.Equal(first.Vectors.Data, again.Vectors.Data);
        var m = Random(300, 80, 8);
        Assert.Equal(Algebra.Gram(m).Data, Algebra.Gram(m).Data);
    }

    internal static Matrix Random(int rows, int columns, int seed)
    {
        var random = new SeededRandom((ulong)seed);
        return new Matrix(rows, columns, Enumerable.Range(0, rows * columns).Select(_ => random.Uniform(-0.5, 0.5)).ToArray());
    }

    internal static ComplexMatrix RandomComplex(int rows, int columns, int seed)
    {
        var random = new SeededRandom((ulong)seed);
        return new ComplexMatrix(rows, columns, Enumerable.Range(0, rows * columns)
            .Select(_ => new Complex(random.Uniform(-0.5, 0.5), random.Uniform(-0.5, 0.5))).ToArray());
    }

    internal static void Near(Matrix expected, Matrix actual, double tolerance)
    {
        Assert.Equal((expected.Rows, expected.Columns), (actual.Rows, actual.Columns));
        Assert.InRange((expected - actual).Norm(), 0, tolerance);
    }

    internal static void Near(ComplexMatrix expected, ComplexMatrix actual, double tolerance)
    {
        Assert.Equal((expected.Rows, expected.Columns), (actual.Rows, actual.Columns));
        Assert.InRange((expected - actual).Norm(), 0, tolerance);
    }

    private static void AssertAscending(double[] values) => Assert.Equal(values.Order(), values);
}

public sealed class ManagedLinearAlgebraTests : LinearAlgebraContract
{
    protected override ILinearAlgebra Algebra => DenseLinearAlgebra.Managed;
}

public sealed class LapackLinearAlgebraTests : LinearAlgebraContract
{
    protected override ILinearAlgebra Algebra => Lapack();

    [Fact]
    public void Both_implementations_agree()
    {
        var (lapack, managed) = (Lapack(), DenseLinearAlgebra.Managed);
        var (m, c) = (Random(50, 50, 11), RandomComplex(50, 50, 12));
        var (symmetric, hermitian) = (m + m.Transpose(), c + c.Adjoint());
        Near(Column(managed.Symmetric(symmetric).Values), Column(lapack.Symmetric(symmetric).Values), 1e-12);
        Near(Column(managed.Hermitian(hermitian).Values), Column(lapack.Hermitian(hermitian).Values), 1e-12);
        Near(managed.Multiply(m, symmetric), lapack.Multiply(m, symmetric), 1e-12);
        Near(managed.Multiply(c, hermitian), lapack.Multiply(c, hermitian), 1e-12);
        var gram = managed.Gram(m) + Matrix.Identity(50);
        Near(gram, lapack.Gram(m) + Matrix.Identity(50), 1e-12);
        Near(managed.SolvePositiveDefinite(gram, m), lapack.SolvePositiveDefinite(gram, m), 1e-12);
        Near(managed.Solve(gram, m), lapack.Solve(gram, m), 1e-12);
        Near(managed.Cholesky(gram), lapack.Cholesky(gram), 1e-12);
        Near(managed.SolveFromCholesky(lapack.Cholesky(gram), m), lapack.SolveFromCholesky(lapack.Cholesky(gram), m), 1e-12);
        Near(managed.InverseTriangular(lapack.Cholesky(gram)), lapack.InverseTriangular(lapack.Cholesky(gram)), 1e-12);
        Near(managed.InverseFromCholesky(lapack.Cholesky(gram)), lapack.InverseFromCholesky(lapack.Cholesky(gram)), 1e-12);
        var (one, other) = (Sorted(managed.GeneralEigenvalues(m)), Sorted(lapack.GeneralEigenvalues(m)));
        Assert.All(one.Zip(other), pair => Assert.Equal(0, (pair.First - pair.Second).Magnitude, 1e-11));
    }

    [Fact]
    public void The_best_algebra_is_lapack_where_it_is_installed()
    {
        var library = Library();
        Assert.IsType<LapackLinearAlgebra>(DenseLinearAlgebra.Best);
        Assert.StartsWith("OpenBLAS", library.Configuration, StringComparison.Ordinal);
        Assert.Contains(library.Path, OpenBlas.Search.Explanation, StringComparison.Ordinal);
        Assert.InRange(library.Threads, 1, 4096);
    }

    [Fact]
    public void Builds_with_64_bit_integers_are_refused_with_a_way_out()
    {
        Assert.Null(OpenBlas.Objection("OpenBLAS 0.3.21 NO_LAPACKE DYNAMIC_ARCH NO_AFFINITY Haswell MAX_THREADS=64"));
        Assert.Contains("apt install", OpenBlas.Objection("OpenBLAS 0.3.21 USE64BITINT DYNAMIC_ARCH"), StringComparison.Ordinal);
    }

    private static LapackLinearAlgebra Lapack() => new(Library());

    private static OpenBlas Library()
    {
        Assert.SkipWhen(OpenBlas.Search.Library is null, OpenBlas.Search.Explanation);
        return OpenBlas.Search.Library!;
    }

    private static Matrix Column(double[] values) => new(values.Length, 1, values);

    private static Complex[] Sorted(Complex[] values) => values.OrderBy(x => Math.Round(x.Real, 8)).ThenBy(x => x.Imaginary).ToArray();
}
