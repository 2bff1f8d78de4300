using System.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.Relaxation;

/// <summary>
/// The slowest approach to equilibrium under a rate matrix, tau = 1/(smallest non-zero eigenvalue).
/// <para>
/// In a good magnet this eigenvalue is 1e-15 of the largest and less, and an eigensolver on W returns rounding noise. Instead:
/// remove the most populated level k; N, the mean times spent in j when started in i before k is met, comes entry by entry to
/// full relative accuracy (<see cref="GrassmannTaksarHeyman"/>), and with m = N 1 (mean times to meet k) and the stationary
/// populations pi the non-zero eigenvalues of W are -1/mu, mu the eigenvalues of N - m pi^T. To see that, solve W^T f = g - (pi.g) 1
/// with f_k = 0: f = -N (g - (pi.g) 1). The slowest time is now the largest eigenvalue of a well-scaled matrix. Level k has to be
/// the most populated one because N - m pi^T then loses no more than about a factor n to cancellation.
/// </para>
/// </summary>
/// <param name="Seconds">tau in s; +infinity where the levels fall into parts that no rate connects, or where the way between
/// them takes longer than the largest double: the populations of the parts never equilibrate. 0 for a single level.</param>
/// <param name="StationaryPopulations">Equilibrium populations, sum 1, length n; null where tau is infinite, since they then
/// depend on the start.</param>
public sealed record RelaxationTime(double Seconds, double[]? StationaryPopulations)
{
    /// <summary>1/tau in s^-1.</summary>
    public double Rate => 1 / Seconds;

    /// <summary>Finds tau and the equilibrium of a rate matrix.</summary>
    public static RelaxationTime Of(RateMatrix rates)
    {
        ArgumentNullException.ThrowIfNull(rates);
        var closed = MarkovClasses.ClosedClassMembers(rates);
        var pi = closed.Count == 1 ? Stationary(rates, closed[0]) : null;
        if (pi is null || !pi.All(double.IsFinite))
        {
            return new RelaxationTime(double.PositiveInfinity, null);
        }

        return new RelaxationTime(RelaxationModes(rates, pi).Select(mu => 1 / DecayRate(mu)).FirstOrDefault(), pi);
    }

    /// <summary>
    /// All n - 1 decay rates, s^-1, slowest first. The slow end comes from mean times (relative error about eps tau rate), the fast
    /// end from W itself (eps rate_max/rate); each rate is taken from the better of the two, so the worst error lies in the
    /// middle, eps sqrt(tau rate_max).
    /// </summary>
    /// <returns>Empty where tau is infinite.</returns>
    public static double[] Spectrum(RateMatrix rates)
    {
        var relaxation = Of(rates);
        if (relaxation.StationaryPopulations is not { } pi)
        {
            return [];
        }

        double[] slow = [.. RelaxationModes(rates, pi).Select(DecayRate)];
        double[] fast = [.. DenseLinearAlgebra.Best.GeneralEigenvalues(rates.ToMatrix()).OrderBy(x => x.Magnitude).Skip(1).Select(x => -x.Real)];
        return [.. slow.Zip(fast, (s, f) => s * s < slow[0] * fast[^1] ? s : f)];
    }

    private static double[] Stationary(RateMatrix rates, int recurrent)
    {
        var order = Enumerable.Range(0, rates.Dimension).ToArray();
        (order[0], order[recurrent]) = (recurrent, 0);
        var pi = GrassmannTaksarHeyman.Stationary(FromTo(rates, order), order.Length);
        (pi[0], pi[recurrent]) = (pi[recurrent], pi[0]);
        return pi;
    }

    /// <summary>Eigenvalues mu of N - m pi^T in s, largest first. Scaled to 1 on the way: times may span the range of a double.</summary>
    private static Complex[] RelaxationModes(RateMatrix rates, double[] pi)
    {
        var k = Array.IndexOf(pi, pi.Max());
        int[] others = [.. Enumerable.Range(0, pi.Length).Where(i => i != k)];
        var n = others.Length;
        if (n == 0)
        {
            return [];
        }

        var times = GrassmannTaksarHeyman.OccupationTimes(FromTo(rates, others), [.. others.Select(i => rates[k, i])], n);
        if (!times.All(double.IsFinite))
        {
            return [double.PositiveInfinity];
        }

        var scale = times.Max();
        var deviation = new Matrix(n, n);
        for (var i = 0; i < n; i++)
        {
            var meeting = times.AsSpan(i * n, n);
            var m = 0.0;
            foreach (var t in meeting)
            {
                m += t / scale;
            }

            for (var j = 0; j < n; j++)
            {
                deviation[i, j] = meeting[j] / scale - m * pi[others[j]];
            }
        }

        var mu = n == 1 ? [deviation[0, 0]] : DenseLinearAlgebra.Best.GeneralEigenvalues(deviation);
        return [.. mu.OrderByDescending(x => x.Magnitude).Select(x => scale * x)];
    }

    /// <summary>Re(1/mu), s^-1: how fast a mode decays that may also oscillate.</summary>
    private static double DecayRate(Complex mu)
    {
        var ratio = mu.Imaginary / mu.Real;
        return 1 / (mu.Real * (1 + ratio * ratio));
    }

    /// <summary>Rates [from, to] among the chosen levels, in their order.</summary>
    private static double[] FromTo(RateMatrix rates, int[] levels) =>
        [.. from i in levels from j in levels select rates[j, i]];
}
