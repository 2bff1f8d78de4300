namespace Kramers.Numerics.Optimisation;

/// <summary>
/// The curvature that the last steps of a descent have shown, and the direction that follows from it: limited-memory BFGS, Nocedal and
/// Wright, Numerical Optimization (2006), algorithm 7.4. How far to go is the user's.
/// </summary>
/// <param name="most">Number of steps to remember; of more, the last.</param>
public sealed class LbfgsMemory(int most)
{
    private const double LeastCurvature = 1e-10; // of s.y/|s||y|: only pairs of positive curvature keep directions downhill

    private readonly List<(double[] Step, double[] Change, double Rho)> _pairs = new(most);

    /// <summary>Whether nothing is remembered.</summary>
    public bool IsEmpty => _pairs.Count == 0;

    /// <summary>Forgets all.</summary>
    public void Clear() => _pairs.Clear();

    /// <summary>Remembers a step, unless the function is not convex along it.</summary>
    /// <param name="step">s, from point to point, [n]; kept.</param>
    /// <param name="change">y, of the gradient on the way, [n]; kept.</param>
    public void Learn(double[] step, double[] change)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(change);
        var curvature = Dot(step, change);
        if (curvature > LeastCurvature * Math.Sqrt(Dot(step, step) * Dot(change, change)))
        {
            _pairs.RemoveRange(0, _pairs.Count == most ? 1 : 0);
            _pairs.Add((step, change, 1 / curvature));
        }
    }

    /// <summary>Minus the inverse Hessian times the gradient, [n].</summary>
    /// <param name="gradient">[n].</param>
    /// <param name="firstScale">Inverse curvature as long as nothing is remembered, in units of x^2 per unit of the function.</param>
    public double[] Direction(ReadOnlySpan<double> gradient, double firstScale)
    {
        var q = new double[gradient.Length];
        Add(q, -1, gradient);
        var shares = new double[_pairs.Count];
        for (var i = _pairs.Count - 1; i >= 0; i--)
        {
            shares[i] = _pairs[i].Rho * Dot(_pairs[i].Step, q);
            Add(q, -shares[i], _pairs[i].Change);
        }

        var scale = IsEmpty ? firstScale : 1 / (_pairs[^1].Rho * Dot(_pairs[^1].Change, _pairs[^1].Change));
        for (var k = 0; k < q.Length; k++)
        {
            q[k] *= scale;
        }

        for (var i = 0; i < _pairs.Count; i++)
        {
            Add(q, shares[i] - _pairs[i].Rho * Dot(_pairs[i].Change, q), _pairs[i].Step);
        }

        return q;
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var k = 0; k < a.Length; k++)
        {
            sum += a[k] * b[k];
        }

        return sum;
    }

    private static void Add(double[] to, double factor, ReadOnlySpan<double> what)
    {
        for (var k = 0; k < to.Length; k++)
        {
            to[k] += factor * what[k];
        }
    }
}
