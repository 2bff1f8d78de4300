using System.Collections.Concurrent;
using System.Numerics;
using static Kramers.Numerics.Angular.ExactIntegers;

namespace Kramers.Numerics.Angular;

/// <summary>
/// Wigner 3j, 6j and 9j symbols and Clebsch-Gordan coefficients, Condon-Shortley phases. All angular momenta are given doubled, so
/// that 3/2 is 3. The sums of Racah are done in exact integers, as in Johansson and Forssen, SIAM J. Sci. Comput. 38, A376
/// (2016), doi:10.1137/15M1021908, and rounded once at the end: 3j, 6j and Clebsch-Gordan are good to the last digits at any size.
/// Symbols that the selection rules forbid are zero.
/// </summary>
public static class Wigner
{
    private static readonly ConcurrentDictionary<(int, int, int, int, int), double> ThreeJs = new();
    private static readonly ConcurrentDictionary<(int, int, int, int, int, int), double> SixJs = new();

    /// <summary>The 3j symbol (j1 j2 j3; m1 m2 m3), arguments doubled.</summary>
    /// <exception cref="ArgumentException">A j is negative, or an m is half-integer where its j is integer or the other way round.</exception>
    public static double ThreeJ(int twoJ1, int twoJ2, int twoJ3, int twoM1, int twoM2, int twoM3)
    {
        CheckProjection(twoJ1, twoM1);
        CheckProjection(twoJ2, twoM2);
        CheckProjection(twoJ3, twoM3);
        return twoM1 + twoM2 + twoM3 != 0 || !IsTriad(twoJ1, twoJ2, twoJ3)
            || Math.Abs(twoM1) > twoJ1 || Math.Abs(twoM2) > twoJ2 || Math.Abs(twoM3) > twoJ3
            ? 0
            : ThreeJs.GetOrAdd((twoJ1, twoJ2, twoJ3, twoM1, twoM2), static k => ComputeThreeJ(k.Item1, k.Item2, k.Item3, k.Item4, k.Item5));
    }

    /// <summary>The Clebsch-Gordan coefficient &lt;j1 m1 j2 m2 | j m&gt;, arguments doubled.</summary>
    /// <exception cref="ArgumentException">As for <see cref="ThreeJ"/>.</exception>
    public static double ClebschGordan(int twoJ1, int twoM1, int twoJ2, int twoM2, int twoJ, int twoM)
    {
        var symbol = ThreeJ(twoJ1, twoJ2, twoJ, twoM1, twoM2, -twoM);
        return Sign((twoJ1 - twoJ2 + twoM) / 2) * Math.Sqrt(twoJ + 1) * symbol;
    }

    /// <summary>The 6j symbol {j1 j2 j3; j4 j5 j6}, arguments doubled.</summary>
    /// <exception cref="ArgumentException">A j is negative.</exception>
    public static double SixJ(int twoJ1, int twoJ2, int twoJ3, int twoJ4, int twoJ5, int twoJ6)
    {
        CheckSize(twoJ1, twoJ2, twoJ3, twoJ4, twoJ5, twoJ6);
        return IsTriad(twoJ1, twoJ2, twoJ3) && IsTriad(twoJ1, twoJ5, twoJ6) && IsTriad(twoJ4, twoJ2, twoJ6) && IsTriad(twoJ4, twoJ5, twoJ3)
            ? SixJs.GetOrAdd((twoJ1, twoJ2, twoJ3, twoJ4, twoJ5, twoJ6), ComputeSixJ)
            : 0;
    }

    /// <summary>
    /// The 9j symbol {j1 j2 j3; j4 j5 j6; j7 j8 j9}, arguments doubled, as the sum over products of three 6j symbols
    /// (Edmonds, Angular Momentum in Quantum Mechanics (1957), eq. 6.4.3).
    /// </summary>
    /// <exception cref="ArgumentException">A j is negative.</exception>
    public static double NineJ(
        int twoJ1, int twoJ2, int twoJ3, int twoJ4, int twoJ5, int twoJ6, int twoJ7, int twoJ8, int twoJ9)
    {
        var sum = 0.0;
        var last = Math.Min(twoJ1 + twoJ9, Math.Min(twoJ4 + twoJ8, twoJ2 + twoJ6));
        for (var x = (twoJ1 + twoJ9) & 1; x <= last; x += 2)
        {
            sum += Sign(x) * (x + 1)
                * SixJ(twoJ1, twoJ4, twoJ7, twoJ8, twoJ9, x)
                * SixJ(twoJ2, twoJ5, twoJ8, twoJ4, x, twoJ6)
                * SixJ(twoJ3, twoJ6, twoJ9, x, twoJ1, twoJ2);
        }

        return sum;
    }

    /// <summary>(-1)^n, exactly.</summary>
    internal static int Sign(int n) => (n & 1) == 0 ? 1 : -1;

    // Racah's sum, written with binomials so that every term is an integer (Johansson and Forssen, eqs. 2.1 to 2.4).
    private static double ComputeThreeJ(int twoJ1, int twoJ2, int twoJ3, int twoM1, int twoM2)
    {
        var (a, b, c) = ((twoJ1 + twoJ2 - twoJ3) / 2, (twoJ1 - twoJ2 + twoJ3) / 2, (-twoJ1 + twoJ2 + twoJ3) / 2);
        var (down1, up2) = ((twoJ1 - twoM1) / 2, (twoJ2 + twoM2) / 2);
        var sum = BigInteger.Zero;
        for (var k = 0; k <= a; k++)
        {
            sum += Sign(k) * Binomial(a, k) * Binomial(b, down1 - k) * Binomial(c, up2 - k);
        }

        var numerator = Projections(twoJ1, twoM1) * Projections(twoJ2, twoM2) * Projections(twoJ3, -twoM1 - twoM2) * sum * sum;
        var denominator = Factorial(a) * Factorial(b) * Factorial(c) * Factorial(a + b + c + 1);
        return sum.IsZero ? 0 : Sign((twoJ1 - twoJ2 + twoM1 + twoM2) / 2) * sum.Sign * SqrtOfRatio(numerator, denominator);
    }

    private static double ComputeSixJ((int A, int B, int C, int D, int E, int F) j)
    {
        // Sums of the four triads, and of the three quadruples that close them to tetrahedra.
        int[] s = [(j.A + j.B + j.C) / 2, (j.A + j.E + j.F) / 2, (j.D + j.B + j.F) / 2, (j.D + j.E + j.C) / 2];
        int[] q = [(j.A + j.B + j.D + j.E) / 2, (j.B + j.C + j.E + j.F) / 2, (j.C + j.A + j.F + j.D) / 2];
        var sum = BigInteger.Zero;
        for (var t = s.Max(); t <= q.Min(); t++)
        {
            sum += Sign(t) * Binomial(t + 1, s[0] + 1)
                * Binomial(q[0] - s[1], t - s[1]) * Binomial(q[1] - s[2], t - s[2]) * Binomial(q[2] - s[3], t - s[3]);
        }

        var outside = sum * Factorial(s[0] + 1);
        var (above, below) = (outside * outside, BigInteger.One);
        foreach (var (x, y, z) in new[] { (j.A, j.B, j.C), (j.A, j.E, j.F), (j.D, j.B, j.F), (j.D, j.E, j.C) })
        {
            above *= Factorial((x + y - z) / 2) * Factorial((x - y + z) / 2) * Factorial((-x + y + z) / 2);
            below *= Factorial((x + y + z) / 2 + 1);
        }

        var inside = Factorial(q[0] - s[1]) * Factorial(q[1] - s[2]) * Factorial(q[2] - s[3]);
        return sum.IsZero ? 0 : sum.Sign * SqrtOfRatio(above, below * inside * inside);
    }

    private static BigInteger Projections(int twoJ, int twoM) => Factorial((twoJ + twoM) / 2) * Factorial((twoJ - twoM) / 2);

    private static bool IsTriad(int a, int b, int c) => ((a + b + c) & 1) == 0 && Math.Abs(a - b) <= c && c <= a + b;

    private static void CheckProjection(int twoJ, int twoM)
    {
        CheckSize(twoJ);
        if (((twoJ + twoM) & 1) != 0)
        {
            throw new ArgumentException($"j = {twoJ}/2 has no projection {twoM}/2; arguments are doubled.", nameof(twoM));
        }
    }

    private static void CheckSize(params ReadOnlySpan<int> twoJs)
    {
        foreach (var twoJ in twoJs)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(twoJ, nameof(twoJs));
        }
    }
}
