using Kramers.Magnetism.Relaxation;

namespace Kramers.Magnetism.MagnetisationDynamics;

/// <summary>
/// exp(W t) for a rate matrix whose rates may span thirty orders: column b holds the populations after the time t of what began in b.
/// With lambda the largest exit rate and W = lambda (Q - 1), Q has no negative entry; exp(W t/2^s) = exp(-x) sum x^k Q^k/k!,
/// x = lambda t/2^s below one half, is then squared s times. All sums are of positive numbers, so small probabilities keep their digits
/// (uniformisation: Jensen, Scand. Actuar. J. 36, 87 (1953)); columns are brought back to sum 1 after each squaring.
/// </summary>
internal static class PopulationPropagator
{
    private const int Terms = 14;

    /// <summary>[to, from], row-major.</summary>
    public static double[] After(RateMatrix rates, double seconds)
    {
        var n = rates.Dimension;
        var lambda = Enumerable.Range(0, n).Max(rates.ExitRate);
        var squarings = Math.Max(0, (int)Math.Ceiling(Math.Log2(Math.Max(2 * lambda * seconds, 1e-300))));
        var x = lambda * seconds * Math.Pow(2, -squarings);
        var propagator = x > 0 ? PowerSeries(Uniformised(rates, lambda), x, n) : Unit(n);
        for (var s = 0; s < squarings; s++)
        {
            propagator = Normalised(Multiply(propagator, propagator, n), n);
        }

        return propagator;
    }

    private static double[] Uniformised(RateMatrix rates, double lambda)
    {
        var n = rates.Dimension;
        var q = new double[n * n];
        for (var i = 0; i < q.Length; i++)
        {
            var (a, b) = (i / n, i % n);
            q[i] = a == b ? Math.Max(0, 1 - rates.ExitRate(a) / lambda) : rates[a, b] / lambda;
        }

        return q;
    }

    /// <summary>1 + x Q (1 + x Q/2 (1 + x Q/3 (...))).</summary>
    private static double[] PowerSeries(double[] q, double x, int n)
    {
        var sum = Unit(n);
        for (var k = Terms; k > 0; k--)
        {
            sum = Multiply(q, sum, n);
            for (var i = 0; i < sum.Length; i++)
            {
                sum[i] = x / k * sum[i] + (i % (n + 1) == 0 ? 1 : 0);
            }
        }

        return Normalised(sum, n);
    }

    private static double[] Normalised(double[] p, int n)
    {
        for (var b = 0; b < n; b++)
        {
            var sum = 0.0;
            for (var a = 0; a < n; a++)
            {
                sum += p[a * n + b];
            }

            for (var a = 0; a < n; a++)
            {
                p[a * n + b] /= sum;
            }
        }

        return p;
    }

    private static double[] Multiply(double[] x, double[] y, int n)
    {
        var product = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < n; k++)
            {
                var factor = x[i * n + k];
                for (var j = 0; j < n; j++)
                {
                    product[i * n + j] += factor * y[k * n + j];
                }
            }
        }

        return product;
    }

    private static double[] Unit(int n)
    {
        var unit = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            unit[i * (n + 1)] = 1;
        }

        return unit;
    }
}
