using System.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Linear;

/// <summary>
/// Minimises |y - X w|^2/2n + alpha (r |w|_1 + (1 - r) |w|^2/2) one coefficient at a time, on the normal equations: a coefficient
/// that stays zero costs nothing, one that moves costs a row of the Gram matrix. Friedman, Hastie and Tibshirani, J. Stat. Softw.
/// 33, 1 (2010), https://doi.org/10.18637/jss.v033.i01, section 2.2. It stops where the duality gap, an upper bound of what the
/// minimum still lies below, is <c>tolerance</c> of |y|^2/2n. Now and then all coefficients that are not zero go together towards the
/// minimum for their signs, sum_k (G_jk + alpha (1 - r) delta_jk) w_k = c_j - alpha r sign w_j, as far as no sign changes: sweeps alone creep
/// where features are correlated. All that goes on among the features that move or pull against the penalty; only when these
/// are done are the others asked, and those that now pull join.
/// </summary>
internal sealed class CoordinateDescent
{
    private const int MostSweeps = 100_000;
    private const int MostRounds = 1000;
    private const int FewestSweeps = 4; // before a solve: sweeps choose the coefficients, the solve sets them
    private const int SizeOfOneSweep = 12; // a solve for so many coefficients costs about a sweep, for twice as many two

    private readonly Matrix _gram; // X^T X/n
    private readonly double[] _correlation; // X^T y/n
    private readonly double _square; // y.y/n
    private readonly double[] _gradient; // X^T (y - X w)/n

    /// <summary>Starts at w = 0.</summary>
    /// <param name="gram">X^T X/n, [feature, feature].</param>
    /// <param name="correlation">X^T y/n.</param>
    /// <param name="square">y.y/n.</param>
    public CoordinateDescent(Matrix gram, double[] correlation, double square)
    {
        (_gram, _correlation, _square) = (gram, correlation, square);
        _gradient = (double[])correlation.Clone();
        Coefficients = new double[correlation.Length];
    }

    /// <summary>The same problem with some of the features, from where it stands.</summary>
    private CoordinateDescent(CoordinateDescent whole, int[] features)
    {
        _gram = new Matrix(features.Length, features.Length);
        for (var s = 0; s < features.Length; s++)
        {
            var from = whole._gram.Row(features[s]);
            var to = _gram.Row(s);
            for (var t = 0; t < features.Length; t++)
            {
                to[t] = from[features[t]];
            }
        }

        _correlation = Array.ConvertAll(features, j => whole._correlation[j]);
        _gradient = Array.ConvertAll(features, j => whole._gradient[j]);
        Coefficients = Array.ConvertAll(features, j => whole.Coefficients[j]);
        _square = whole._square;
    }

    /// <summary>w, the last minimum; the next one starts from here.</summary>
    public double[] Coefficients { get; }

    /// <summary>Goes to the minimum for one penalty.</summary>
    /// <exception cref="ArithmeticException">The gap did not close.</exception>
    public void Minimise(double alpha, double l1Ratio, double tolerance, CancellationToken cancellation)
    {
        var (l1, l2) = (alpha * l1Ratio, alpha * (1 - l1Ratio));
        var takesPart = new bool[Coefficients.Length];
        for (var round = 0; round < MostRounds; round++)
        {
            for (var j = 0; j < takesPart.Length; j++)
            {
                takesPart[j] |= Coefficients[j] != 0 || Math.Abs(_gradient[j]) > l1;
            }

            int[] part = [.. Enumerable.Range(0, takesPart.Length).Where(j => takesPart[j])];
            MinimiseAmong(part, l1, l2, tolerance, cancellation);
            if (Gap(l1, l2) <= tolerance * _square / 2)
            {
                return;
            }
        }

        throw NotConverged(alpha);
    }

    private void MinimiseAmong(int[] part, double l1, double l2, double tolerance, CancellationToken cancellation)
    {
        if (2 * part.Length > Coefficients.Length)
        {
            MinimiseAll(l1, l2, tolerance, cancellation); // a copy would cost more than it saves
            return;
        }

        var restricted = new CoordinateDescent(this, part);
        restricted.MinimiseAll(l1, l2, tolerance, cancellation);
        TakeOver(restricted, part);
    }

    /// <summary>All coefficients but those of a part are zero and stay so.</summary>
    private void TakeOver(CoordinateDescent restricted, int[] part)
    {
        for (var s = 0; s < part.Length; s++)
        {
            var (j, value) = (part[s], restricted.Coefficients[s]);
            if (value != Coefficients[j])
            {
                Subtract(value - Coefficients[j], _gram.Row(j), _gradient);
                Coefficients[j] = value;
            }
        }
    }

    private void MinimiseAll(double l1, double l2, double tolerance, CancellationToken cancellation)
    {
        var sinceSolve = 0;
        for (var sweep = 0; sweep < MostSweeps; sweep++)
        {
            cancellation.ThrowIfCancellationRequested();
            Sweep(l1, l2);
            if (Gap(l1, l2) <= tolerance * _square / 2)
            {
                return;
            }

            if (++sinceSolve >= Math.Max(FewestSweeps, Coefficients.Length / SizeOfOneSweep))
            {
                sinceSolve = 0;
                while (SolveSupport(l1, l2))
                {
                    // What a change of sign has stopped goes on without that coefficient.
                }
            }
        }

        throw NotConverged(l1 + l2);
    }

    private static ArithmeticException NotConverged(double alpha) =>
        new($"Coordinate descent did not converge for alpha = {alpha:g4}; take a larger alpha or tolerance.");

    private void Sweep(double l1, double l2)
    {
        for (var j = 0; j < Coefficients.Length; j++)
        {
            var curvature = _gram[j, j];
            var old = Coefficients[j];
            var pull = _gradient[j] + curvature * old;
            var value = curvature > 0 ? Math.CopySign(Math.Max(Math.Abs(pull) - l1, 0), pull) / (curvature + l2) : 0;
            if (value != old)
            {
                Coefficients[j] = value;
                Subtract(value - old, _gram.Row(j), _gradient);
            }
        }
    }

    /// <summary>One step of Newton's method on the support; the objective falls all the way to its end. Whether a change of sign ended it early.</summary>
    private bool SolveSupport(double l1, double l2)
    {
        int[] support = [.. Enumerable.Range(0, Coefficients.Length).Where(j => Coefficients[j] != 0)];
        if (support.Length < 2 || NewtonStep(support, l1, l2) is not { } step)
        {
            return false;
        }

        var part = 1.0;
        for (var s = 0; s < support.Length; s++)
        {
            var w = Coefficients[support[s]];
            part = (w + step[s]) * w < 0 ? Math.Min(part, -w / step[s]) : part;
        }

        for (var s = 0; s < support.Length; s++)
        {
            var (j, w) = (support[s], Coefficients[support[s]]);
            var value = w + part * step[s];
            Coefficients[j] = value * w > 0 ? value : 0; // the one that would change its sign first
            Subtract(Coefficients[j] - w, _gram.Row(j), _gradient);
        }

        return part < 1;
    }

    /// <summary>Null where the support is too large for the samples to fix it. The length is that of the least objective, as rounding may spoil the direction.</summary>
    private double[]? NewtonStep(int[] support, double l1, double l2)
    {
        var n = support.Length;
        Matrix curvature = new(n, n), slope = new(n, 1);
        for (var s = 0; s < n; s++)
        {
            var j = support[s];
            slope[s, 0] = _gradient[j] - l2 * Coefficients[j] - Math.CopySign(l1, Coefficients[j]);
            for (var t = 0; t < n; t++)
            {
                curvature[s, t] = _gram[j, support[t]];
            }

            curvature[s, s] += l2;
        }

        try
        {
            var (algebra, d) = (DenseLinearAlgebra.Best, DenseLinearAlgebra.Best.SolvePositiveDefinite(curvature, slope));
            var fall = algebra.Multiply(d.Transpose(), slope)[0, 0];
            var length = Math.Min(1, fall / algebra.Multiply(d.Transpose(), algebra.Multiply(curvature, d))[0, 0]);
            return length > 0 ? (length * d).Data : null;
        }
        catch (ArithmeticException)
        {
            return null;
        }
    }

    /// <summary>Primal minus dual at the residual scaled into the dual's domain: Kim et al., IEEE J. Sel. Top. Signal Process. 1, 606 (2007).</summary>
    private double Gap(double l1, double l2)
    {
        var (steepest, absolute, square, explained, left) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (var j = 0; j < Coefficients.Length; j++)
        {
            var w = Coefficients[j];
            steepest = Math.Max(steepest, Math.Abs(_gradient[j] - l2 * w));
            absolute += Math.Abs(w);
            square += w * w;
            explained += w * _correlation[j];
            left += w * _gradient[j];
        }

        var residual = Math.Max(_square - explained - left, 0);
        var scale = steepest > l1 ? l1 / steepest : 1;
        return (1 + scale * scale) / 2 * (residual + l2 * square) + l1 * absolute - scale * (_square - explained);
    }

    private static void Subtract(double factor, ReadOnlySpan<double> row, Span<double> from)
    {
        var (j, many) = (0, new Vector<double>(factor));
        for (; j <= row.Length - Vector<double>.Count; j += Vector<double>.Count)
        {
            (new Vector<double>(from[j..]) - many * new Vector<double>(row[j..])).CopyTo(from[j..]);
        }

        for (; j < row.Length; j++)
        {
            from[j] -= factor * row[j];
        }
    }
}
