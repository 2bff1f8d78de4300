using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Chemistry;

/// <summary>Small molecules and rotations for the tests of this folder.</summary>
internal static class Molecules
{
    internal static Structure Of(string symbols, params double[] positions) =>
        new(symbols.Split(' ').Select(Element.FromSymbol).ToArray(), positions);

    internal static Structure Water { get; } = Of("O H H", 0, 0, 0.1173, 0, 0.7572, -0.4692, 0, -0.7572, -0.4692);

    /// <summary>Rotation about (x, y, z) by an angle in radian (Rodrigues).</summary>
    internal static Matrix Rotation(double x, double y, double z, double angle)
    {
        var n = Math.Sqrt(x * x + y * y + z * z);
        var (a, b, c) = (x / n, y / n, z / n);
        var k = Matrix.FromRows([0, -c, b], [c, 0, -a], [-b, a, 0]);
        return Matrix.Identity(3) + Math.Sin(angle) * k + (1 - Math.Cos(angle)) * (k * k);
    }

    /// <summary>Hessian of springs between all pairs, K (n n^T) along each bond n: exactly invariant, minimum at the structure.</summary>
    internal static Matrix Springs(Structure s, Func<int, int, double> constant)
    {
        var h = new Matrix(3 * s.Count, 3 * s.Count);
        for (var i = 0; i < s.Count; i++)
        {
            for (var j = 0; j < s.Count; j++)
            {
                for (var k = 0; i != j && k < 9; k++)
                {
                    var (a, b) = (k / 3, k % 3);
                    var na = (s.Positions[3 * i + a] - s.Positions[3 * j + a]) / s.Distance(i, j);
                    var nb = (s.Positions[3 * i + b] - s.Positions[3 * j + b]) / s.Distance(i, j);
                    h[3 * i + a, 3 * i + b] += constant(i, j) * na * nb;
                    h[3 * i + a, 3 * j + b] -= constant(i, j) * na * nb;
                }
            }
        }

        return h;
    }
}
