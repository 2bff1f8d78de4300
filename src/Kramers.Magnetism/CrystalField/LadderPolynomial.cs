using System.Numerics;

namespace Kramers.Magnetism.CrystalField;

/// <summary>
/// The exact part of a tensor operator. A_k^k = J+^k and A_k^(q-1) = [J-, A_k^q] give A_k^q = J+^q P_kq(Jz, X), X = J(J+1), and P_kq
/// has integer coefficients (Ryabov, J. Magn. Reson. 140, 141 (1999), doi:10.1006/jmre.1999.1783). Jz J- = J-(Jz - 1) turns the
/// commutator into
///   P_(q-1)(z) = [X - (z+q-1)(z+q)] P_q(z) - [X - z^2 + z] P_q(z-1).
/// A_k^q carries the sign (-1)^(k-q): every step down lowers through -2 Jz.
/// </summary>
internal sealed class LadderPolynomial
{
    // [a, b]: coefficient of z^a X^b; a + 2b is at most k - q.
    private readonly BigInteger[,] _coefficients;

    private LadderPolynomial(BigInteger[,] coefficients) => _coefficients = coefficients;

    private int Degree => _coefficients.GetLength(0) - 1;

    /// <summary>P_k0 .. P_kk.</summary>
    public static LadderPolynomial[] OfRank(int k)
    {
        var all = new LadderPolynomial[k + 1];
        all[k] = new LadderPolynomial(new BigInteger[,] { { 1 } });
        for (var q = k; q > 0; q--)
        {
            all[q - 1] = all[q].Lowered(q);
        }

        return all;
    }

    /// <summary>The greatest common divisor of the coefficients, positive: Ryabov's F(k, q).</summary>
    public BigInteger Content()
    {
        var gcd = BigInteger.Zero;
        foreach (var c in _coefficients)
        {
            gcd = BigInteger.GreatestCommonDivisor(gcd, c);
        }

        return gcd;
    }

    /// <summary>2^(k-q) P_kq(M, J(J+1)), an integer for half-integers too.</summary>
    public BigInteger Scaled(int twoJ, int twoM)
    {
        var fourX = (BigInteger)twoJ * (twoJ + 2);
        var sum = BigInteger.Zero;
        for (var a = 0; a <= Degree; a++)
        {
            for (var b = 0; a + 2 * b <= Degree; b++)
            {
                sum += (_coefficients[a, b] * BigInteger.Pow(twoM, a) * BigInteger.Pow(fourX, b)) << (Degree - a - 2 * b);
            }
        }

        return sum;
    }

    private LadderPolynomial Lowered(int q)
    {
        var lower = new BigInteger[Degree + 2, Degree / 2 + 2];
        var shifted = ShiftedDown();
        for (var a = 0; a <= Degree; a++)
        {
            for (var b = 0; a + 2 * b <= Degree; b++)
            {
                var (p, s) = (_coefficients[a, b], shifted[a, b]);
                AddAt(lower, a, b + 1, p - s);
                AddAt(lower, a + 2, b, s - p);
                AddAt(lower, a + 1, b, -((2 * q - 1) * p + s));
                AddAt(lower, a, b, -(q * (q - 1)) * p);
            }
        }

        return new LadderPolynomial(lower);
    }

    // The terms of degree k - q + 2 cancel between P(z) and P(z-1), so that the array needs no room for them.
    private static void AddAt(BigInteger[,] target, int a, int b, BigInteger value)
    {
        if (!value.IsZero)
        {
            target[a, b] += value;
        }
    }

    // Coefficients of P(z - 1), by Horner's scheme for a shift.
    private BigInteger[,] ShiftedDown()
    {
        var c = (BigInteger[,])_coefficients.Clone();
        for (var i = 0; i < Degree; i++)
        {
            for (var a = Degree - 1; a >= i; a--)
            {
                for (var b = 0; b < c.GetLength(1); b++)
                {
                    c[a, b] -= c[a + 1, b];
                }
            }
        }

        return c;
    }
}
