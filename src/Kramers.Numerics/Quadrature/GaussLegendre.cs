namespace Kramers.Numerics.Quadrature;

/// <summary>
/// Gauss-Legendre rule on [-1, 1]: n points that integrate polynomials up to degree 2n - 1 exactly. Points are the zeros of P_n,
/// found by Newton's method; weights 2/((1 - x^2) P_n'(x)^2) (Abramowitz and Stegun 25.4.29).
/// </summary>
public sealed class GaussLegendre
{
    private GaussLegendre(double[] points, double[] weights) => (Points, Weights) = (points, weights);

    /// <summary>Points in (-1, 1), ascending, symmetric about 0 to the last bit.</summary>
    public double[] Points { get; }

    /// <summary>Weights, positive, with sum 2.</summary>
    public double[] Weights { get; }

    /// <summary>The rule with <paramref name="count"/> points.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is not even one point.</exception>
    public static GaussLegendre WithPoints(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var (points, weights) = (new double[count], new double[count]);
        for (var i = 0; i < (count + 1) / 2; i++)
        {
            var x = 2 * i + 1 == count ? 0 : Zero(count, Math.Cos(Math.PI * (i + 0.75) / (count + 0.5)));
            var slope = Legendre(count, x).Derivative;
            (points[i], points[count - 1 - i]) = (-x, x);
            weights[i] = weights[count - 1 - i] = 2 / ((1 - x * x) * slope * slope);
        }

        return new GaussLegendre(points, weights);
    }

    private static double Zero(int n, double x)
    {
        // From the asymptotic guess Newton's steps shrink quadratically; six reach rounding for every n.
        for (var step = 0; step < 6; step++)
        {
            var (value, derivative) = Legendre(n, x);
            x -= value / derivative;
        }

        return x;
    }

    /// <summary>P_n and P_n' from (k+1) P_k+1 = (2k+1) x P_k - k P_k-1 and (x^2 - 1) P_n' = n (x P_n - P_n-1).</summary>
    private static (double Value, double Derivative) Legendre(int n, double x)
    {
        var (previous, current) = (1.0, x);
        for (var k = 1; k < n; k++)
        {
            (previous, current) = (current, ((2 * k + 1) * x * current - k * previous) / (k + 1));
        }

        return (current, n * (x * current - previous) / (x * x - 1));
    }
}
