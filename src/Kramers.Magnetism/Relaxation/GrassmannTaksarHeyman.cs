namespace Kramers.Magnetism.Relaxation;

/// <summary>
/// Elimination in Markov generators without a single subtraction (W. K. Grassmann, M. I. Taksar, D. P. Heyman, Oper. Res. 33,
/// 1107 (1985), doi:10.1287/opre.33.5.1107). Every result has full relative accuracy entry by entry, however many orders of
/// magnitude lie between the rates, because the diagonal is always rebuilt from the off-diagonal rates: C. A. O'Cinneide, Numer.
/// Math. 65, 109 (1993) for the stationary vector, A. S. Alfa, J. Xue, Q. Ye, Math. Comp. 71, 217 (2002),
/// doi:10.1090/S0025-5718-01-01325-4, for the inverse. Here q[i, j] is the rate from i to j, row-major.
/// </summary>
internal static class GrassmannTaksarHeyman
{
    /// <summary>
    /// Stationary populations, sum 1. State 0 must be reachable from every other state.
    /// </summary>
    /// <param name="q">Rates [from, to], n x n, diagonal ignored; overwritten.</param>
    /// <param name="n">Number of states.</param>
    public static double[] Stationary(double[] q, int n)
    {
        for (var k = n - 1; k > 0; k--)
        {
            var exit = 0.0;
            for (var j = 0; j < k; j++)
            {
                exit += q[k * n + j];
            }

            for (var i = 0; i < k; i++)
            {
                q[i * n + k] /= exit;
                AddDetour(q, n, i, k, k, q[i * n + k]);
            }
        }

        var pi = new double[n];
        pi[0] = 1;
        for (var k = 1; k < n; k++)
        {
            for (var i = 0; i < k; i++)
            {
                pi[k] += pi[i] * q[i * n + k];
            }
        }

        var sum = pi.Sum();
        return Array.ConvertAll(pi, x => x / sum);
    }

    /// <summary>
    /// Mean times N[i, j] spent in j before absorption when started in i: the inverse of the M-matrix
    /// diag(exit + sum_j q_ij) - q. Absorption must be reachable from every state.
    /// </summary>
    /// <param name="q">Rates [from, to], n x n, s^-1, diagonal ignored; overwritten.</param>
    /// <param name="exit">Rates into the absorbing state, length n; overwritten.</param>
    /// <param name="n">Number of transient states.</param>
    public static double[] OccupationTimes(double[] q, double[] exit, int n)
    {
        var times = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            times[i * n + i] = 1;
        }

        var pivot = new double[n];
        for (var k = n - 1; k >= 0; k--)
        {
            pivot[k] = exit[k];
            for (var j = 0; j < k; j++)
            {
                pivot[k] += q[k * n + j];
            }

            for (var i = 0; i < k; i++)
            {
                var share = q[i * n + k] / pivot[k];
                AddDetour(q, n, i, k, k, share);
                AddDetour(times, n, i, k, n, share);
                exit[i] += share * exit[k];
            }
        }

        SubstituteBack(q, times, pivot, n);
        return times;
    }

    /// <summary>row i += share * row k over the first <paramref name="count"/> columns: what goes to k goes on from there.</summary>
    private static void AddDetour(double[] q, int n, int i, int k, int count, double share)
    {
        for (var j = 0; j < count; j++)
        {
            q[i * n + j] += share * q[k * n + j];
        }
    }

    private static void SubstituteBack(double[] q, double[] times, double[] pivot, int n)
    {
        for (var k = 0; k < n; k++)
        {
            for (var i = 0; i < k; i++)
            {
                AddDetour(times, n, k, i, n, q[k * n + i]);
            }

            for (var j = 0; j < n; j++)
            {
                times[k * n + j] /= pivot[k];
            }
        }
    }
}
