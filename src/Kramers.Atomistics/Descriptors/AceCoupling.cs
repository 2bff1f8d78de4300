using System.Collections.Concurrent;
using Kramers.Numerics.Angular;

namespace Kramers.Atomistics.Descriptors;

/// <summary>One term of an invariant: the orders m of its factors, each counted from 0, and a coefficient.</summary>
/// <param name="Orders">l + m of each factor.</param>
/// <param name="Value">The coefficient.</param>
internal readonly record struct AceCouplingTerm(int[] Orders, double Value);

/// <summary>
/// The generalised Clebsch-Gordan coefficients that couple one to four harmonics of given degrees to an invariant of even parity: pairwise,
/// ((l1 l2)L (l3 l4)L)0, one orthonormal invariant for every L that both pairs reach. Dusson et al., J. Comput. Phys. 454, 110946 (2022),
/// https://doi.org/10.1016/j.jcp.2022.110946.
/// </summary>
internal static class AceCoupling
{
    private static readonly ConcurrentDictionary<(int, int, int, int), AceCouplingTerm[][]> Known = new();

    /// <summary>All invariants of the degrees; none where the triangle rules or parity forbid them.</summary>
    internal static AceCouplingTerm[][] Of(ReadOnlySpan<int> degrees)
    {
        int At(ReadOnlySpan<int> l, int k) => k < l.Length ? l[k] : 0;
        return Known.GetOrAdd((At(degrees, 0), At(degrees, 1), At(degrees, 2), At(degrees, 3)), static l => Compute(l.Item1, l.Item2, l.Item3, l.Item4));
    }

    /// <summary>Fewer than four factors are four with l = 0 at the end, whose harmonics are constant.</summary>
    private static AceCouplingTerm[][] Compute(int l1, int l2, int l3, int l4)
    {
        var least = Math.Max(Math.Abs(l1 - l2), Math.Abs(l3 - l4));
        var most = Math.Min(l1 + l2, l3 + l4);
        return (l1 + l2 + l3 + l4) % 2 != 0 || most < least
            ? []
            : [.. Enumerable.Range(least, most - least + 1).Select(through => Invariant(RealCoupling.For(l1, l2, through), RealCoupling.For(l3, l4, through)))];
    }

    private static AceCouplingTerm[] Invariant(RealCoupling first, RealCoupling second)
    {
        var terms = new List<AceCouplingTerm>();
        var scale = 1 / Math.Sqrt(2 * first.L3 + 1);
        foreach (var a in first.Terms)
        {
            foreach (var b in second.Terms)
            {
                if (a.M3 == b.M3)
                {
                    terms.Add(new AceCouplingTerm([first.L1 + a.M1, first.L2 + a.M2, second.L1 + b.M1, second.L2 + b.M2], scale * a.Value * b.Value));
                }
            }
        }

        return [.. terms];
    }
}
