using System.Numerics;

namespace Kramers.Numerics.Angular;

/// <summary>Factorials and binomials in exact integers, and the one rounding at the end.</summary>
internal static class ExactIntegers
{
    private static volatile BigInteger[] _factorials = [BigInteger.One];

    public static BigInteger Factorial(int n)
    {
        var known = _factorials;
        if (n >= known.Length)
        {
            _factorials = known = Extend(known, n + 32);
        }

        return known[n];
    }

    /// <summary>n over k, zero outside 0 &lt;= k &lt;= n.</summary>
    public static BigInteger Binomial(int n, int k) =>
        k < 0 || k > n ? BigInteger.Zero : Factorial(n) / (Factorial(k) * Factorial(n - k));

    /// <summary>sqrt(a/b) for a &gt;= 0 and b &gt; 0: the quotient is taken to more than 100 bits before it becomes a double.</summary>
    public static double SqrtOfRatio(BigInteger a, BigInteger b)
    {
        var shift = (int)(b.GetBitLength() - a.GetBitLength()) + 110;
        var quotient = shift >= 0 ? (a << shift) / b : a / (b << -shift);
        return Math.Sqrt(Math.ScaleB((double)quotient, -shift));
    }

    private static BigInteger[] Extend(BigInteger[] known, int last)
    {
        var more = new BigInteger[last + 1];
        known.CopyTo(more, 0);
        for (var i = known.Length; i <= last; i++)
        {
            more[i] = i * more[i - 1];
        }

        return more;
    }
}
