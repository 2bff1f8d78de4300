using System.Collections.Concurrent;
using System.Numerics;

namespace Kramers.Numerics.Angular;

/// <summary>One coefficient of a <see cref="RealCoupling"/>.</summary>
/// <param name="M1">Order of the first factor, -l1..l1.</param>
/// <param name="M2">Order of the second factor, -l2..l2.</param>
/// <param name="M3">Order of the product, -l3..l3.</param>
/// <param name="Value">The coefficient, not zero.</param>
public readonly record struct RealCouplingTerm(int M1, int M2, int M3, double Value);

/// <summary>
/// Clebsch-Gordan coupling in the basis of the real harmonics: c_m3 = sum C_m1m2m3 a_m1 b_m2 turns under rotation as the real
/// harmonics of degree l3 when a and b turn as those of l1 and l2. With Y_real = U Y_complex
/// (<see cref="RealSphericalHarmonics.FromComplex"/>) the tensor is U3 &lt;l1 l2|l3&gt; conj(U1) conj(U2): real for even l1+l2+l3,
/// imaginary for odd, and then its factor i is left out. The rows are orthonormal: sum over m1, m2 of C C' is 1 or 0. An odd
/// coupling makes a pseudotensor: l = 1 with l = 1 to l = 1 is the cross product over sqrt2, up to the sign.
/// </summary>
public sealed class RealCoupling
{
    private static readonly ConcurrentDictionary<(int, int, int), RealCoupling> Known = new();

    private readonly RealCouplingTerm[] _terms;

    private RealCoupling(int l1, int l2, int l3)
    {
        (L1, L2, L3) = (l1, l2, l3);
        _terms = Compute(l1, l2, l3).ToArray();
    }

    /// <summary>Degree of the first factor.</summary>
    public int L1 { get; }

    /// <summary>Degree of the second factor.</summary>
    public int L2 { get; }

    /// <summary>Degree of the product.</summary>
    public int L3 { get; }

    /// <summary>The coefficients that are not zero, ordered by M3, M1, M2.</summary>
    public ReadOnlySpan<RealCouplingTerm> Terms => _terms;

    /// <summary>The coupling of degrees l1 and l2 to l3; computed once and kept.</summary>
    /// <exception cref="ArgumentException">The degrees do not fulfil |l1 - l2| &lt;= l3 &lt;= l1 + l2.</exception>
    public static RealCoupling For(int l1, int l2, int l3)
    {
        if (l1 < 0 || l2 < 0 || l3 < Math.Abs(l1 - l2) || l3 > l1 + l2)
        {
            throw new ArgumentException($"Degrees {l1} and {l2} do not couple to {l3}.", nameof(l3));
        }

        return Known.GetOrAdd((l1, l2, l3), static l => new RealCoupling(l.Item1, l.Item2, l.Item3));
    }

    /// <summary>Adds the coupled product of <paramref name="a"/> and <paramref name="b"/> to <paramref name="c"/>.</summary>
    /// <param name="a">Length 2 l1 + 1, from m = -l1.</param>
    /// <param name="b">Length 2 l2 + 1.</param>
    /// <param name="c">Length 2 l3 + 1; it is added to.</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    public void AddProduct(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> c)
    {
        if (a.Length != 2 * L1 + 1 || b.Length != 2 * L2 + 1 || c.Length != 2 * L3 + 1)
        {
            throw new ArgumentException($"Degrees {L1}, {L2}, {L3} have lengths 2l+1, got {a.Length}, {b.Length}, {c.Length}.", nameof(a));
        }

        foreach (var t in _terms)
        {
            c[L3 + t.M3] += t.Value * a[L1 + t.M1] * b[L2 + t.M2];
        }
    }

    private static IEnumerable<RealCouplingTerm> Compute(int l1, int l2, int l3)
    {
        for (var m3 = -l3; m3 <= l3; m3++)
        {
            for (var m1 = -l1; m1 <= l1; m1++)
            {
                for (var m2 = -l2; m2 <= l2; m2++)
                {
                    var value = Coefficient((l1, m1), (l2, m2), (l3, m3));
                    var kept = ((l1 + l2 + l3) & 1) == 0 ? value.Real : value.Imaginary;
                    if (Math.Abs(kept) > 1e-14) // what the phases cancel leaves rounding only
                    {
                        yield return new RealCouplingTerm(m1, m2, m3, kept);
                    }
                }
            }
        }
    }

    private static Complex Coefficient((int L, int M) a, (int L, int M) b, (int L, int M) c)
    {
        var sum = Complex.Zero;
        foreach (var m1 in ComplexOrders(a.M))
        {
            foreach (var m2 in ComplexOrders(b.M).Where(m2 => Math.Abs(m1 + m2) == Math.Abs(c.M)))
            {
                var phase = RealSphericalHarmonics.Mixing(c.M, m1 + m2)
                    * Complex.Conjugate(RealSphericalHarmonics.Mixing(a.M, m1) * RealSphericalHarmonics.Mixing(b.M, m2));
                sum += phase * Wigner.ClebschGordan(2 * a.L, 2 * m1, 2 * b.L, 2 * m2, 2 * c.L, 2 * (m1 + m2));
            }
        }

        return sum;
    }

    // The complex orders that a real harmonic is made of.
    private static int[] ComplexOrders(int m) => m == 0 ? [0] : [-Math.Abs(m), Math.Abs(m)];
}
