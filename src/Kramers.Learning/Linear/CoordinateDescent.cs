using System.Numerics;
using System.Runtime.InteropServices;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Linear;

/// <summary>
/// Minimises |y - X w|^2/2n + alpha (r |w|_1 + (1 - r) |w|^2/2) one coefficient at a time, on the normal equations: a coefficient
/// that stays zero costs nothing, one that moves costs a row of the Gram matrix. Friedman, Hastie and Tibshirani, J. Stat. Softw.
/// 33, 1 (2010), https://doi.org/10.18637/jss.v033.i01, section 2.2. It stops where the duality gap, an upper bound of what the
/// minimum still lies below, is <c>tolerance</c> of |y|^2/2n. Now and then all coefficients that are not zero go together towards the
/// minimum for their signs, sum_k (G_jk + alpha (1 - r) delta_jk) w_k = c_j - alpha r sign w_j, as far as no sign changes: sweeps alone creep
/// where features are correlated. All that goes on among the features that have pulled against the penalty so far; only when these
/// are done are the others asked, and those that now pull join. The features that take part are kept in front, so that what is
/// swept lies in one block. Down a path of penalties w is linear between those at which a feature comes or goes (Efron, Hastie, Johnstone and
/// Tibshirani, Ann. Stat. 32, 407 (2004)): every minimum starts on the line through the last two.
/// </summary>
internal sealed class CoordinateDescent
{
    private const int MostSweeps = 100_000;
    private const int MostRounds = 1000;
    private const int FewestSweeps = 4; // before a solve: sweeps choose the coefficients, the solve sets them
    private const int SizeOfOneSweep = 12; // a solve for so many coefficients costs about a sweep, for twice as many two

    // All in one order of the features, those that take part first.
    private readonly int[] _feature;
    private readonly Matrix _gram; // X^T X/n; rows of those that take part
    private readonly double[] _correlation; // X^T y/n
    private readonly double[] _gradient; // X^T (y - X w)/n
    private readonly double[] _w;
    private readonly double[] _known; // the w that went into the gradient of the features that take no part
    private readonly double[] _lastGradient; // at the penalty before
    private readonly double[] _lastW;

    private readonly INormalEquations _equations;
    private readonly double[] _row;
    private readonly double _square; // y.y/n
    private int _parts; // number of features that take part
    private double _alpha = double.PositiveInfinity;
    private double _lastAlpha = double.PositiveInfinity;

    /// <summary>Starts at w = 0.</summary>
    /// <param name="equations">Of the samples.</param>
    /// <param name="target">Which of their targets.</param>
    public CoordinateDescent(INormalEquations equations, int target)
    {
        var n = equations.Correlation.Columns;
        (_equations, _gram, _row, _square) = (equations, new Matrix(n, n), new double[n], equations.Squares[target]);
        _correlation = equations.Correlation.Row(target).ToArray();
        (_gradient, _lastGradient) = ((double[])_correlation.Clone(), (double[])_correlation.Clone());
        (_w, _known, _lastW) = (new double[n], new double[n], new double[n]);
        _feature = [.. Enumerable.Range(0, n)];
    }

    /// <summary>w, the last minimum, by the number of the feature; the next one starts from here.</summary>
    public double[] Coefficients()
    {
        var coefficients = new double[_w.Length];
        for (var s = 0; s < _parts; s++)
        {
            coefficients[_feature[s]] = _w[s];
        }

        return coefficients;
    }

    /// <summary>Goes to the minimum for one penalty.</summary>
    /// <exception cref="ArithmeticException">The gap did not close.</exception>
    public void Minimise(double alpha, double l1Ratio, double tolerance, CancellationToken cancellation)
    {
        var (l1, l2) = (alpha * l1Ratio, alpha * (1 - l1Ratio));
        Extrapolate(alpha);
        for (var round = 0; round < MostRounds; round++)
        {
            Join(l1);
            MinimiseParts(l1, l2, tolerance, cancellation);
            TellOthers();
            if (Gap(_w.Length, l1, l2) <= tolerance * _square / 2)
            {
                return;
            }
        }

        throw NotConverged(alpha);
    }

    /// <summary>The gradient is linear in w, so that it needs no product with the Gram matrix. Rounding does not grow: r &lt; 1 damps it.</summary>
    private void Extrapolate(double alpha)
    {
        var r = _lastAlpha > _alpha ? (_alpha - alpha) / (_lastAlpha - _alpha) : 0;
        for (var s = 0; s < _w.Length; s++)
        {
            (_w[s], _lastW[s]) = (_w[s] + r * (_w[s] - _lastW[s]), _w[s]);
            (_gradient[s], _lastGradient[s]) = (_gradient[s] + r * (_gradient[s] - _lastGradient[s]), _gradient[s]);
            _known[s] = _w[s];
        }

        (_lastAlpha, _alpha) = (_alpha, alpha);
    }

    private void Join(double l1)
    {
        for (var s = _parts; s < _w.Length; s++)
        {
            if (Math.Abs(_gradient[s]) > l1)
            {
                Exchange(s, _parts);
                _equations.GramRow(_feature[_parts], _row);
                var row = _gram.Row(_parts++);
                for (var t = 0; t < row.Length; t++)
                {
                    row[t] = _row[_feature[t]];
                }
            }
        }
    }

    private void Exchange(int s, int t)
    {
        (_feature[s], _feature[t]) = (_feature[t], _feature[s]);
        foreach (var v in (ReadOnlySpan<double[]>)[_correlation, _gradient, _w, _known, _lastGradient, _lastW])
        {
            (v[s], v[t]) = (v[t], v[s]);
        }

        for (var part = 0; part < _parts && s != t; part++)
        {
            (_gram[part, s], _gram[part, t]) = (_gram[part, t], _gram[part, s]);
        }
    }

    /// <summary>Brings the gradient of the features that take no part up to date.</summary>
    private void TellOthers()
    {
        for (var s = 0; s < _parts; s++)
        {
            if (_w[s] != _known[s])
            {
                Subtract(_w[s] - _known[s], _gram.Row(s)[_parts..], _gradient.AsSpan(_parts));
                _known[s] = _w[s];
            }
        }
    }

    private void MinimiseParts(double l1, double l2, double tolerance, CancellationToken cancellation)
    {
        var sinceSolve = 0;
        for (var sweep = 0; sweep < MostSweeps; sweep++)
        {
            cancellation.ThrowIfCancellationRequested();
            Sweep(l1, l2);
            if (Gap(_parts, l1, l2) <= tolerance * _square / 2)
            {
                return;
            }

            if (++sinceSolve >= Math.Max(FewestSweeps, _parts / SizeOfOneSweep))
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
        var gradient = _gradient.AsSpan(0, _parts);
        for (var s = 0; s < gradient.Length; s++)
        {
            var row = _gram.Row(s)[..gradient.Length];
            var (curvature, old) = (row[s], _w[s]);
            var pull = gradient[s] + curvature * old;
            var value = curvature > 0 ? Math.CopySign(Math.Max(Math.Abs(pull) - l1, 0), pull) / (curvature + l2) : 0;
            if (value != old)
            {
                _w[s] = value;
                Subtract(value - old, row, gradient);
            }
        }
    }

    /// <summary>One step of Newton's method on the support; the objective falls all the way to its end. Whether a change of sign ended it early.</summary>
    private bool SolveSupport(double l1, double l2)
    {
        int[] support = [.. Enumerable.Range(0, _parts).Where(j => _w[j] != 0)];
        if (support.Length < 2 || NewtonStep(support, l1, l2) is not { } step)
        {
            return false;
        }

        var part = 1.0;
        for (var s = 0; s < support.Length; s++)
        {
            var w = _w[support[s]];
            part = (w + step[s]) * w < 0 ? Math.Min(part, -w / step[s]) : part;
        }

        for (var s = 0; s < support.Length; s++)
        {
            var (j, w) = (support[s], _w[support[s]]);
            var value = w + part * step[s];
            _w[j] = value * w > 0 ? value : 0; // the one that would change its sign first
            Subtract(_w[j] - w, _gram.Row(j)[.._parts], _gradient.AsSpan(0, _parts));
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
            slope[s, 0] = _gradient[j] - l2 * _w[j] - Math.CopySign(l1, _w[j]);
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

    /// <summary>Primal minus dual of the first so many features, at the residual scaled into the dual's domain: Kim et al., IEEE J. Sel. Top. Signal Process. 1, 606 (2007).</summary>
    private double Gap(int features, double l1, double l2)
    {
        var (steepest, absolute, square, explained, left) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (var j = 0; j < features; j++)
        {
            var w = _w[j];
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
        var lanes = MemoryMarshal.Cast<double, Vector<double>>(row);
        var fromLanes = MemoryMarshal.Cast<double, Vector<double>>(from)[..lanes.Length];
        for (var (i, many) = (0, new Vector<double>(factor)); i < lanes.Length; i++)
        {
            fromLanes[i] -= many * lanes[i];
        }

        for (var j = lanes.Length * Vector<double>.Count; j < row.Length; j++)
        {
            from[j] -= factor * row[j];
        }
    }
}
