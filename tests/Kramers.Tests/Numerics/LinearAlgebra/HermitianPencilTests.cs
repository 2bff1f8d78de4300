using System.Runtime.Intrinsics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Numerics.LinearAlgebra;

/// <summary>Four matrices at once against one at a time.</summary>
public sealed class HermitianPencilTests
{
    public static TheoryData<int> Sizes => [.. Enumerable.Range(1, HermitianPencil.LargestDimension)];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Lanes_have_the_values_and_expectations_of_single_matrices(int n) =>
        Check(Hermitian(n), [.. Enumerable.Range(0, n).Select(i => Math.Cos(3 * i + n))], Vector256.Create(0, 0.3, 2, 50));

    [Fact]
    public void Blocks_and_zeros_of_a_matrix_end_lanes_at_different_rows()
    {
        var a = Hermitian(12);
        for (var i = 0; i < 12; i++)
        {
            for (var j = 0; j < 12; j++)
            {
                a[i, j] = i / 3 == j / 3 ? a[i, j] : 0;
            }
        }

        Check(a, [.. Enumerable.Range(0, 12).Select(i => i == 5 ? 1.0 : 0)], Vector256.Create(0, 1, -1, 1e6));
    }

    [Fact]
    public void A_diagonal_matrix_stays_as_it_is()
    {
        var (values, expectations) = Solve(ComplexMatrix.Diagonal([3, 1, 1, 2]), [1, 2, 3, 4], Vector256.Create(0.0, 1, 2, 3));
        Assert.Equal([3, 1, 1, 2], values.Select(v => v[0]));
        Assert.Equal([1, -3, -5, -6], values.Select(v => v[2]));
        Assert.Equal([1, 2, 3, 4], expectations.Select(v => v[1]));
    }

    [Theory]
    [InlineData(1e-90)]
    [InlineData(1e90)]
    public void Numbers_of_any_size(double scale) => Check(scale * Hermitian(9), [.. Enumerable.Range(0, 9).Select(i => scale * i)], Vector256.Create(0.1, 0.2, 0.3, 0.4));

    /// <summary>Levels, and the sums of expectation values over levels that are closer than rounding tells apart.</summary>
    private static void Check(ComplexMatrix a, double[] b, Vector256<double> x)
    {
        var (values, expectations) = Solve(a, b, x);
        for (var lane = 0; lane < HermitianPencil.Count; lane++)
        {
            var h = a.Copy();
            for (var i = 0; i < b.Length; i++)
            {
                h[i, i] -= x[lane] * b[i];
            }

            var (expected, vectors) = new ManagedLinearAlgebra().Hermitian(h);
            var order = Enumerable.Range(0, b.Length).OrderBy(k => values[k][lane]).ToArray();
            var size = expected.Max(Math.Abs);
            for (var k = 0; k < b.Length; k++)
            {
                Assert.Equal(expected[k] / size, values[order[k]][lane] / size, 1e-13);
            }

            var (gap, largest) = (1e-6 * size, b.Max(Math.Abs));
            for (var first = 0; first < b.Length;)
            {
                var end = first + 1;
                while (end < b.Length && expected[end] - expected[end - 1] < gap)
                {
                    end++;
                }

                double Expectation(int k) => Enumerable.Range(0, b.Length).Sum(i => b[i] * (vectors[i, k].Real * vectors[i, k].Real + vectors[i, k].Imaginary * vectors[i, k].Imaginary));
                Assert.Equal(Enumerable.Range(first, end - first).Sum(Expectation) / largest, Enumerable.Range(first, end - first).Sum(k => expectations[order[k]][lane]) / largest, 1e-8);
                first = end;
            }
        }
    }

    private static (Vector256<double>[] Values, Vector256<double>[] Expectations) Solve(ComplexMatrix a, double[] b, Vector256<double> x)
    {
        var (values, expectations) = (new Vector256<double>[b.Length], new Vector256<double>[b.Length]);
        new HermitianPencil(a, b).Solve(x, values, expectations);
        return (values, expectations);
    }

    private static ComplexMatrix Hermitian(int n)
    {
        var random = LinearAlgebraContract.RandomComplex(n, n, n);
        return random + random.Adjoint();
    }
}
