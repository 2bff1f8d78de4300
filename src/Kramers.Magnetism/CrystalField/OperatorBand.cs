using System.Collections.Concurrent;
using System.Numerics;
using Kramers.Magnetism.Spins;

namespace Kramers.Magnetism.CrystalField;

/// <summary>
/// The only diagonal of J's operators A_k^q, q >= 0, that is not zero: element i stands in row i (M = J - i) and column i + q.
/// All are real. Made in integers, with one square root of an exact ratio per element.
/// </summary>
internal static class OperatorBand
{
    private static readonly ConcurrentDictionary<(int TwoJ, int K, int Q), double[]> Known = new();

    /// <summary>Row i, column i + q of O_k^q, i = 0 .. 2J - q; empty for q > 2J. O_k^-q has -i times it there.</summary>
    public static ReadOnlySpan<double> Stevens(Spin j, int k, int q) =>
        Known.GetOrAdd((j.Doubled, k, q), static key =>
        {
            var length = OperatorNorms.Content(key.K, key.Q) * OperatorNorms.InverseAlpha(key.K, key.Q) * (key.Q == 0 ? 1 : 2);
            return Build(key.TwoJ, key.K, key.Q, ((key.K - key.Q) & 1) == 0 ? 1 : -1, BigInteger.One, length * length);
        });

    /// <summary>Row i, column i + q of T_k^q.</summary>
    public static double[] Spherical(Spin j, int k, int q)
    {
        var (numerator, denominator) = OperatorNorms.SphericalSquared(k, q);
        return Build(j.Doubled, k, q, (k & 1) == 0 ? 1 : -1, numerator, denominator);
    }

    private static double[] Build(int twoJ, int k, int q, int sign, BigInteger numerator, BigInteger denominator)
    {
        var band = new double[Math.Max(0, twoJ + 1 - q)];
        var polynomial = OperatorNorms.Polynomial(k, q);
        for (var i = 0; i < band.Length; i++)
        {
            var p = polynomial.Scaled(twoJ, twoJ - 2 * (i + q));
            var square = p * p * RaisingSquared(twoJ, i, q) * numerator;
            band[i] = sign * p.Sign * OperatorNorms.SqrtOfRatio(square, denominator << (2 * (k - q)));
        }

        return band;
    }

    // <J - i| J+^q |J - i - q>^2 = product over the q steps of (J - M)(J + M + 1).
    private static BigInteger RaisingSquared(int twoJ, int i, int q)
    {
        var product = BigInteger.One;
        for (var step = i + 1; step <= i + q; step++)
        {
            product *= (BigInteger)step * (twoJ - step + 1);
        }

        return product;
    }
}
