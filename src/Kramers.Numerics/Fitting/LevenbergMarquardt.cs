using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Numerics.Fitting;

/// <summary>
/// One fit in progress. Step (J^T J + lambda D) d = -J^T r with D the largest diagonal of J^T J seen so far (More, Lect. Notes
/// Math. 630, 105 (1978), doi:10.1007/BFb0067700), lambda by the gain ratio after Nielsen (IMM-REP-1999-05, DTU), bounds by projection.
/// </summary>
internal sealed class LevenbergMarquardt(
    Func<double[], double[]> residuals, Func<double[], Matrix>? derivatives, double[] lower, double[] upper, double[] start)
{
    private const int MaxSteps = 1000;
    private const double SmallCosine = 1e-11; // between the residual and a column of J: nothing left to gain
    private const double Undetermined = 1e13; // how much parameters may blow up each other's variance before rounding rules
    private const double SmallStep = 1e-12; // relative to the parameters
    private static readonly double DifferenceStep = Math.Cbrt(Math.BitIncrement(1.0) - 1);

    private readonly ILinearAlgebra _algebra = DenseLinearAlgebra.Managed; // p x p is small, and the result the same everywhere
    private readonly double[] _scale = new double[start.Length];
    private double[] _p = (double[])start.Clone();
    private double[] _r = [];
    private Matrix _jacobian = new(0, 0);
    private bool[] _free = [];
    private double _lambda = 1e-3;
    private double _growth = 2;

    public FitResult Run()
    {
        _r = residuals(_p);
        if (!double.IsFinite(SumOfSquares(_r)))
        {
            throw new ArithmeticException($"The residuals at the start ({string.Join(", ", start)}) are not finite.");
        }

        var converged = false;
        Linearise();
        for (var step = 0; step < MaxSteps && !converged; step++)
        {
            converged = IsStationary() || !Improve();
        }

        return Result(converged);
    }

    // One accepted step; false when even the smallest one brings nothing.
    private bool Improve()
    {
        while (true)
        {
            var trial = Trial();
            if (trial is not null && IsTiny(trial))
            {
                return false;
            }

            if (trial is not null && TryAccept(trial))
            {
                Linearise();
                return true;
            }

            _lambda *= _growth;
            _growth *= 2;
            if (_lambda > 1e100)
            {
                return false;
            }
        }
    }

    private bool TryAccept(double[] trial)
    {
        var r = residuals(trial);
        var (before, after) = (SumOfSquares(_r), SumOfSquares(r));
        if (!(after < before))
        {
            return false;
        }

        var gain = (before - after) / Math.Max(before - SumOfSquares(Predicted(trial)), double.Epsilon);
        _lambda *= Math.Max(1.0 / 3, 1 - Math.Pow(2 * Math.Min(gain, 1) - 1, 3));
        _growth = 2;
        (_p, _r) = (trial, r);
        return true;
    }

    private double[] Predicted(double[] trial)
    {
        var r = (double[])_r.Clone();
        for (var i = 0; i < r.Length; i++)
        {
            for (var k = 0; k < _p.Length; k++)
            {
                r[i] += _jacobian[i, k] * (trial[k] - _p[k]);
            }
        }

        return r;
    }

    private void Linearise()
    {
        _jacobian = derivatives is null ? Differences() : derivatives(_p);
        for (var k = 0; k < _p.Length; k++)
        {
            _scale[k] = Math.Max(_scale[k], ColumnDot(k, k));
            if (!double.IsFinite(_scale[k]))
            {
                throw new ArithmeticException($"The derivative of the residuals by parameter {k} is not finite at ({string.Join(", ", _p)}).");
            }
        }

        _free = Enumerable.Range(0, _p.Length).Select(IsFree).ToArray();
    }

    private Matrix Differences()
    {
        var jacobian = new Matrix(_r.Length, _p.Length);
        for (var k = 0; k < _p.Length; k++)
        {
            FillColumn(jacobian, k);
        }

        return jacobian;
    }

    private void FillColumn(Matrix jacobian, int k)
    {
        var h = DifferenceStep * (_p[k] == 0 ? 1 : Math.Abs(_p[k]));
        var (ahead, behind) = ((double[])_p.Clone(), (double[])_p.Clone());
        ahead[k] = Math.Min(_p[k] + h, upper[k]);
        behind[k] = Math.Max(_p[k] - h, lower[k]);
        var (after, before, width) = (residuals(ahead), residuals(behind), ahead[k] - behind[k]);
        for (var i = 0; i < _r.Length && width > 0; i++)
        {
            jacobian[i, k] = (after[i] - before[i]) / width;
        }
    }

    private bool IsFree(int k)
    {
        var slope = Slope(k);
        return lower[k] < upper[k] && !(_p[k] <= lower[k] && slope > 0) && !(_p[k] >= upper[k] && slope < 0);
    }

    private bool IsStationary()
    {
        var r = Math.Sqrt(SumOfSquares(_r));
        return Enumerable.Range(0, _p.Length).Where(k => _free[k])
            .All(k => Math.Abs(Slope(k)) <= SmallCosine * Math.Sqrt(ColumnDot(k, k)) * r);
    }

    // Null where the damped matrix is not positive definite; more damping helps.
    private double[]? Trial()
    {
        var free = Free();
        var (normal, slope) = (NormalMatrix(free), new Matrix(free.Length, 1));
        for (var i = 0; i < free.Length; i++)
        {
            normal[i, i] += _lambda * (_scale[free[i]] > 0 ? _scale[free[i]] : 1);
            slope[i, 0] = -Slope(free[i]);
        }

        try
        {
            return Moved(free, _algebra.SolvePositiveDefinite(normal, slope).Data);
        }
        catch (ArithmeticException)
        {
            return null;
        }
    }

    private double[] Moved(int[] free, double[] by)
    {
        var trial = (double[])_p.Clone();
        for (var i = 0; i < free.Length; i++)
        {
            trial[free[i]] = Math.Clamp(_p[free[i]] + by[i], lower[free[i]], upper[free[i]]);
        }

        return trial;
    }

    private bool IsTiny(double[] trial) =>
        Enumerable.Range(0, _p.Length).All(k => Math.Abs(trial[k] - _p[k]) <= SmallStep * (Math.Abs(_p[k]) + SmallStep));

    private FitResult Result(bool converged)
    {
        var (free, n) = (Free(), _p.Length);
        var covariance = new Matrix(n, n);
        var spread = Inverse(NormalMatrix(free));
        var variance = _r.Length > free.Length ? SumOfSquares(_r) / (_r.Length - free.Length) : double.NaN;
        for (var i = 0; i < free.Length; i++)
        {
            for (var j = 0; j < free.Length; j++)
            {
                covariance[free[i], free[j]] = variance * spread[i, j];
            }
        }

        var errors = Enumerable.Range(0, n).Select(k => Math.Sqrt(covariance[k, k])).ToArray();
        return new FitResult(_p, errors, covariance, Math.Sqrt(SumOfSquares(_r) / _r.Length), converged);
    }

    private Matrix Inverse(Matrix normal)
    {
        // With unit diagonal first: parameters of very different size must not look undetermined.
        var n = normal.Rows;
        var root = Enumerable.Range(0, n).Select(k => Math.Sqrt(normal[k, k])).ToArray();
        Matrix Scaled(Matrix m) => new(n, n, m.Data.Select((x, i) => x / (root[i / n] * root[i % n])).ToArray());
        var nothing = new Matrix(n, n, Enumerable.Repeat(double.NaN, n * n).ToArray());
        try
        {
            var inverse = _algebra.SolvePositiveDefinite(Scaled(normal), Matrix.Identity(n));
            return inverse.Data.Any(x => Math.Abs(x) > Undetermined) ? nothing : Scaled(inverse);
        }
        catch (ArithmeticException)
        {
            return nothing;
        }
    }

    private int[] Free() => Enumerable.Range(0, _p.Length).Where(k => _free[k]).ToArray();

    private Matrix NormalMatrix(int[] free)
    {
        var normal = new Matrix(free.Length, free.Length);
        for (var i = 0; i < free.Length; i++)
        {
            for (var j = 0; j < free.Length; j++)
            {
                normal[i, j] = ColumnDot(free[i], free[j]);
            }
        }

        return normal;
    }

    private double ColumnDot(int a, int b)
    {
        var sum = 0.0;
        for (var i = 0; i < _r.Length; i++)
        {
            sum += _jacobian[i, a] * _jacobian[i, b];
        }

        return sum;
    }

    private double Slope(int k)
    {
        var sum = 0.0;
        for (var i = 0; i < _r.Length; i++)
        {
            sum += _jacobian[i, k] * _r[i];
        }

        return sum;
    }

    private static double SumOfSquares(double[] r)
    {
        var sum = 0.0;
        foreach (var x in r)
        {
            sum += x * x;
        }

        return sum;
    }
}
