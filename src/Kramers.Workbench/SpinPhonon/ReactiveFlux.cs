using Kramers.Magnetism.Relaxation;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Workbench.SpinPhonon;

/// <summary>
/// How population gets from one level to another: the current carried by those that leave the source and reach the sink without coming
/// back. Net current f_ij - f_ji with f_ij = pi_i q-_i W_ji q+_j; q+_i is the probability to meet the sink before the source, q-_i that
/// the source was met last (P. Metzner, Ch. Schutte, E. Vanden-Eijnden, Multiscale Model. Simul. 7, 1192 (2009),
/// doi:10.1137/070699500). Committors come from an elimination without subtractions, as tau does: wells that exchange nothing for
/// 1e15 steps keep all their digits.
/// </summary>
internal static class ReactiveFlux
{
    /// <summary>Net currents [from, to], not negative, those out of the source adding to 1. Null where nothing arrives.</summary>
    /// <param name="rates">The rates.</param>
    /// <param name="stationary">Their stationary populations.</param>
    /// <param name="source">Level that population leaves.</param>
    /// <param name="sink">Level where it arrives, another one.</param>
    public static Matrix? Net(RateMatrix rates, double[] stationary, int source, int sink)
    {
        var n = rates.Dimension;
        var forward = Committor(n, (i, j) => rates[j, i], source, sink);

        // The last visit seen backwards in time is the first: rates of the reversed process are pi_j W_ij / pi_i.
        var backward = Committor(n, (i, j) => stationary[j] * rates[i, j] / stationary[i], sink, source);
        var gross = new Matrix(n, n);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                gross[i, j] = i == j ? 0 : stationary[i] * backward[i] * rates[j, i] * forward[j];
            }
        }

        var net = new Matrix(n, n, [.. from i in Enumerable.Range(0, n) from j in Enumerable.Range(0, n) select Math.Max(0, gross[i, j] - gross[j, i])]);
        var total = net.Row(source).ToArray().Sum();
        return total > 0 && double.IsFinite(total) ? (1 / total) * net : null;
    }

    /// <summary>Probability from each level to meet <paramref name="target"/> before <paramref name="avoided"/>, where k(i, j) is the rate from i to j.</summary>
    private static double[] Committor(int n, Func<int, int, double> k, int avoided, int target)
    {
        int[] order = [avoided, target, .. Enumerable.Range(0, n).Where(i => i != avoided && i != target)];
        var q = new Matrix(n, n, [.. from i in order from j in order select i == j ? 0 : k(i, j)]);
        var exit = new double[n];
        for (var e = n - 1; e >= 2; e--)
        {
            exit[e] = Sum(q, e, e);
            for (var i = 2; i < e && exit[e] > 0; i++)
            {
                var share = q[i, e] / exit[e];
                for (var j = 0; j < e; j++)
                {
                    q[i, j] += j == i ? 0 : share * q[e, j];
                }
            }
        }

        var reach = new double[n];
        reach[order[1]] = 1;
        for (var e = 2; e < n; e++)
        {
            for (var j = 1; j < e && exit[e] > 0; j++)
            {
                reach[order[e]] += q[e, j] / exit[e] * reach[order[j]];
            }
        }

        return reach;
    }

    private static double Sum(Matrix q, int row, int count)
    {
        var sum = 0.0;
        for (var j = 0; j < count; j++)
        {
            sum += q[row, j];
        }

        return sum;
    }
}
