using System.Numerics;
using Kramers.Magnetism.CrystalField;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Magnetism.CrystalField;

/// <summary>What tests of operators on a multiplet share.</summary>
internal static class Operators
{
    public static void Near(ComplexMatrix expected, ComplexMatrix actual, double tolerance = 1e-12) =>
        Assert.True((expected - actual).Norm() <= tolerance * (expected.Norm() + actual.Norm()), $"{(expected - actual).Norm()} of {expected.Norm()}");

    public static ComplexMatrix Commutator(ComplexMatrix a, ComplexMatrix b) => a * b - b * a;

    public static ComplexMatrix Power(ComplexMatrix a, int n)
    {
        var product = ComplexMatrix.Identity(a.Rows);
        for (var i = 0; i < n; i++)
        {
            product *= a;
        }

        return product;
    }

    /// <summary>Theta A Theta^-1 with Theta = exp(-i pi Jy) K: |J, M> to (-1)^(J-M) |J, -M>.</summary>
    public static ComplexMatrix TimeReversed(ComplexMatrix a)
    {
        var n = a.Rows;
        var y = new ComplexMatrix(n, n);
        for (var i = 0; i < n; i++)
        {
            y[n - 1 - i, i] = i % 2 == 0 ? 1 : -1;
        }

        return y * new ComplexMatrix(n, n, Array.ConvertAll(a.Data, Complex.Conjugate)) * y.Adjoint();
    }

    /// <summary>exp(-i angle H) of a Hermitian matrix.</summary>
    public static ComplexMatrix Exponential(ComplexMatrix h, double angle)
    {
        var eigen = DenseLinearAlgebra.Best.Hermitian(h);
        var phases = Array.ConvertAll(eigen.Values, e => Complex.FromPolarCoordinates(1, -angle * e));
        return eigen.Vectors * ComplexMatrix.Diagonal(phases) * eigen.Vectors.Adjoint();
    }

    public static (int K, int Q, double Value)[] RandomEntries(Random random, IEnumerable<int> ranks) =>
        [.. from k in ranks from q in Enumerable.Range(-k, 2 * k + 1) select (k, q, 2 * random.NextDouble() - 1)];

    public static ComplexMatrix RandomHermitian(Random random, int n)
    {
        var a = new ComplexMatrix(n, n, [.. Enumerable.Range(0, n * n).Select(_ => new Complex(2 * random.NextDouble() - 1, 2 * random.NextDouble() - 1))]);
        return 0.5 * (a + a.Adjoint());
    }

    public static ParameterProvenance Origin { get; } = new("test", "none", "laboratory", "as written");
}
