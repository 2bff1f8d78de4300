using System.Collections.Concurrent;
using System.Numerics;

namespace Kramers.Magnetism.CrystalField;

/// <summary>
/// Lengths of the operator sets relative to each other, exact until one square root at the end. With A_k^q of
/// <see cref="LadderPolynomial"/> and q >= 0, |A| its part without the sign (-1)^(k-q):
///   extended Stevens    O_k^q = alpha/F (|A| + |A|^+)/2, O_k^-q = alpha/F (|A| - |A|^+)/(2i)
///   spherical           T_k^q = (-1)^q s |A|, s^2 = 2^-k (k+q)!/((2k)! (k-q)!)
///   tesseral            ((-1)^q T_k^q + T_k^-q)/sqrt2 and ((-1)^q T_k^q - T_k^-q)/(i sqrt2)
/// </summary>
internal static class OperatorNorms
{
    private static readonly ConcurrentDictionary<int, Rank> Ranks = new();

    /// <summary>P_kq, q >= 0.</summary>
    public static LadderPolynomial Polynomial(int k, int q) => Of(k).Polynomials[q];

    /// <summary>F(k, q), q >= 0.</summary>
    public static BigInteger Content(int k, int q) => Of(k).Contents[q];

    /// <summary>1/alpha: 2 for even k and odd q, else 1.</summary>
    public static int InverseAlpha(int k, int q) => (k & 1) == 0 && (q & 1) == 1 ? 2 : 1;

    /// <summary>s^2 as numerator and denominator, q >= 0.</summary>
    public static (BigInteger Numerator, BigInteger Denominator) SphericalSquared(int k, int q) =>
        (Factorial(k + q), (Factorial(2 * k) * Factorial(k - q)) << k);

    /// <summary>r_kq of tesseral = r_kq Stevens; the same for q and -q.</summary>
    public static double TesseralPerStevens(int k, int q)
    {
        q = Math.Abs(q);
        var (numerator, denominator) = SphericalSquared(k, q);
        var length = Content(k, q) * InverseAlpha(k, q);
        return SqrtOfRatio(numerator * length * length * (q == 0 ? 1 : 2), denominator);
    }

    /// <summary>t_k of J's T_k^q = t_k |r|^k C_k^q in the limit of a classical vector: t_k^2 = 2^k (k!)^2/(2k)!.</summary>
    public static double SphericalPerRacah(int k) =>
        SqrtOfRatio((Factorial(k) * Factorial(k)) << k, Factorial(2 * k));

    /// <summary>sqrt(a/b), a >= 0, b > 0; the quotient is taken to more than 100 bits before it becomes a double.</summary>
    public static double SqrtOfRatio(BigInteger a, BigInteger b)
    {
        if (a.IsZero)
        {
            return 0;
        }

        // An even shift leaves the root of a perfect square exact.
        var shift = ((int)(b.GetBitLength() - a.GetBitLength()) + 110) & ~1;
        var quotient = shift >= 0 ? (a << shift) / b : a / (b << -shift);
        return Math.ScaleB(Math.Sqrt((double)quotient), -shift / 2);
    }

    private static Rank Of(int k) => Ranks.GetOrAdd(k, static rank =>
    {
        var polynomials = LadderPolynomial.OfRank(rank);
        return new Rank(polynomials, Array.ConvertAll(polynomials, p => p.Content()));
    });

    private static BigInteger Factorial(int n)
    {
        var product = BigInteger.One;
        for (var i = 2; i <= n; i++)
        {
            product *= i;
        }

        return product;
    }

    private sealed record Rank(LadderPolynomial[] Polynomials, BigInteger[] Contents);
}
