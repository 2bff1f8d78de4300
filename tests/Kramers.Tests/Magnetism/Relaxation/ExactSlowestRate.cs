using System.Numerics;
using Kramers.Magnetism.Relaxation;

namespace Kramers.Tests.Magnetism.Relaxation;

/// <summary>
/// Smallest non-zero eigenvalue of a rate matrix from its characteristic polynomial in exact integers (Faddeev-LeVerrier; a
/// double is an integer times a power of two), and Newton's iteration from zero in 400-bit fixed point.
/// </summary>
internal static class ExactSlowestRate
{
    private const int FractionBits = 400;

    public static double Of(RateMatrix rates)
    {
        var n = rates.Dimension;
        var (generator, exponent) = ToIntegers(rates);
        var c = CharacteristicPolynomial(generator, n);

        // With lambda = -x and the root at zero divided out: q(x) = sum_k c_k (-x)^(k-1).
        var q = Enumerable.Range(1, n).Select(k => k % 2 == 1 ? c[k] : -c[k]).ToArray();
        var slopes = Enumerable.Range(1, n - 1).Select(k => k * q[k]).ToArray();
        var x = BigInteger.Zero;
        for (var i = 0; i < 2000; i++)
        {
            var step = -(Evaluate(q, x) << FractionBits) / Evaluate(slopes, x);
            x += step;
            if (BigInteger.Abs(step) <= 1)
            {
                break;
            }
        }

        return ToDouble(x, exponent - FractionBits);
    }

    private static (BigInteger[] Generator, int Exponent) ToIntegers(RateMatrix rates)
    {
        var n = rates.Dimension;
        var parts = new (long Mantissa, int Exponent)[n * n];
        for (var i = 0; i < n * n; i++)
        {
            var bits = BitConverter.DoubleToInt64Bits(i / n == i % n ? 0.0 : rates[i / n, i % n]);
            parts[i] = bits == 0 ? (0, int.MaxValue) : ((bits & 0xFFFFFFFFFFFFFL) | 0x10000000000000L, (int)((bits >> 52) & 0x7FF) - 1075);
        }

        var lowest = parts.Min(p => p.Exponent);
        var generator = parts.Select(p => p.Mantissa == 0 ? BigInteger.Zero : new BigInteger(p.Mantissa) << (p.Exponent - lowest)).ToArray();
        for (var b = 0; b < n; b++)
        {
            generator[b * n + b] = -Enumerable.Range(0, n).Aggregate(BigInteger.Zero, (sum, a) => sum + generator[a * n + b]);
        }

        return (generator, lowest);
    }

    /// <summary>c[0..n] of det(lambda - A), c[n] = 1.</summary>
    private static BigInteger[] CharacteristicPolynomial(BigInteger[] a, int n)
    {
        var c = new BigInteger[n + 1];
        c[n] = 1;
        var m = new BigInteger[n * n];
        for (var k = 1; k <= n; k++)
        {
            for (var i = 0; i < n; i++)
            {
                m[i * n + i] += c[n - k + 1];
            }

            m = Multiply(a, m, n);
            c[n - k] = -Enumerable.Range(0, n).Aggregate(BigInteger.Zero, (sum, i) => sum + m[i * n + i]) / k;
        }

        return c;
    }

    private static BigInteger[] Multiply(BigInteger[] a, BigInteger[] b, int n) =>
        [.. Enumerable.Range(0, n * n).Select(ij =>
            Enumerable.Range(0, n).Aggregate(BigInteger.Zero, (sum, k) => sum + a[ij / n * n + k] * b[k * n + ij % n]))];

    private static BigInteger Evaluate(BigInteger[] coefficients, BigInteger x)
    {
        var value = BigInteger.Zero;
        for (var k = coefficients.Length - 1; k >= 0; k--)
        {
            value = ((value * x) >> FractionBits) + (coefficients[k] << FractionBits);
        }

        return value;
    }

    private static double ToDouble(BigInteger x, int exponent)
    {
        var shift = (int)x.GetBitLength() - 64;
        return shift > 0 ? Math.ScaleB((double)(x >> shift), exponent + shift) : Math.ScaleB((double)x, exponent);
    }
}
