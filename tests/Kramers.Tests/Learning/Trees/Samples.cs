using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Learning.Trees;

/// <summary>Data drawn at random with a known law.</summary>
internal static class Samples
{
    public static Matrix Normal(int rows, int columns, ulong seed)
    {
        var random = new SeededRandom(seed);
        var x = new Matrix(rows, columns);
        for (var i = 0; i < x.Data.Length; i++)
        {
            x.Data[i] = random.Gaussian();
        }

        return x;
    }

    /// <summary>y = x0 x1 + 2 x2 + noise; further features mean nothing.</summary>
    public static Matrix Law(Matrix x, double noise, ulong seed)
    {
        var random = new SeededRandom(seed);
        return new Matrix(x.Rows, 1, [.. Enumerable.Range(0, x.Rows).Select(i => x[i, 0] * x[i, 1] + 2 * x[i, 2] + noise * random.Gaussian())]);
    }

    public static double[] Column(Matrix m, int k) => [.. Enumerable.Range(0, m.Rows).Select(i => m[i, k])];
}
