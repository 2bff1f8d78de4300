using Kramers.Numerics.Fitting;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.RateLaws;

/// <summary>A solution: coordinates of all parameters, sum of squared residuals over sigma, and whether it is a minimum.</summary>
internal readonly record struct RateSolution(double[] Coordinates, double ChiSquare, bool Converged);

/// <summary>The data of a fit, as flat arrays, and the steps that a fit consists of.</summary>
internal sealed record RateProblem(RateModel Model, double[] Temperatures, double[] Fields, double[] LogRates, double[] Sigma)
{
    private const int StartsRefined = 12;

    /// <summary>The best of several starts: those that are nearest to the data are refined.</summary>
    public RateSolution Solve(RateData data) => Starts(data)
        .Select(s => (Start: s, Chi: ChiSquare(s)))
        .Where(s => double.IsFinite(s.Chi)).OrderBy(s => s.Chi).Take(StartsRefined)
        .Select(s => Refine(s.Start))
        .DefaultIfEmpty(new RateSolution([], double.NaN, false))
        .MinBy(s => s.ChiSquare);

    /// <summary>The minimum next to a start.</summary>
    public RateSolution Refine(double[] start)
    {
        var map = new AmplitudeMap(this, start);
        if (map.FreeCount == 0)
        {
            return new RateSolution(start, ChiSquare(start), true);
        }

        try
        {
            var fit = NonlinearFit.Run(x => Residuals(map.Expand(x)), map.Reduce(start), map.Lower, map.Upper);
            return new RateSolution(map.Expand(fit.Parameters), fit.RmsResidual * fit.RmsResidual * LogRates.Length, fit.Converged);
        }
        catch (ArithmeticException)
        {
            return new RateSolution(start, ChiSquare(start), false); // a start from where no step leads anywhere finite
        }
    }

    public double[] Residuals(double[] coordinates)
    {
        var r = new double[LogRates.Length];
        for (var i = 0; i < r.Length; i++)
        {
            r[i] = (Model.LogRate(coordinates, Temperatures[i], Fields[i]) - LogRates[i]) / Sigma[i];
        }

        return r;
    }

    public double ChiSquare(double[] coordinates) => Residuals(coordinates).Sum(x => x * x);

    /// <summary>
    /// (J^T J)^-1 over the parameters that are neither fixed nor at a bound, zeros elsewhere; NaN where the data do not determine them.
    /// </summary>
    public Matrix InverseCurvature(double[] coordinates)
    {
        int[] free = [.. Enumerable.Range(0, coordinates.Length).Where(k => !IsHeld(coordinates, k))];
        var jacobian = new double[LogRates.Length][];
        for (var i = 0; i < jacobian.Length; i++)
        {
            var row = jacobian[i] = new double[coordinates.Length];
            Model.LogRate(coordinates, Temperatures[i], Fields[i], row);
        }

        double Dot(int a, int b) => Enumerable.Range(0, jacobian.Length).Sum(i => jacobian[i][a] * jacobian[i][b] / (Sigma[i] * Sigma[i]));
        double[] norms = [.. free.Select(k => Math.Sqrt(Dot(k, k)))];
        var normal = new Matrix(free.Length, free.Length, [.. free.SelectMany((a, i) => free.Select((b, j) => Dot(a, b) / (norms[i] * norms[j])))]);
        var inverse = Inverse(normal);
        var result = new Matrix(coordinates.Length, coordinates.Length);
        for (var i = 0; i < free.Length; i++)
        {
            for (var j = 0; j < free.Length; j++)
            {
                result[free[i], free[j]] = inverse[i, j] / (norms[i] * norms[j]);
            }
        }

        return result;
    }

    public bool IsHeld(double[] coordinates, int k)
    {
        var p = Model.Parameters[k];
        return p.IsFixed || coordinates[k] <= p.ToCoordinate(p.Lower) || coordinates[k] >= p.ToCoordinate(p.Upper);
    }

    // Parameters may blow up each other's variance by so much before rounding rules, as in the nonlinear fit.
    private static Matrix Inverse(Matrix normal)
    {
        const double Undetermined = 1e13;
        var n = normal.Rows;
        try
        {
            var inverse = DenseLinearAlgebra.Managed.SolvePositiveDefinite(normal, Matrix.Identity(n));
            if (inverse.Data.All(x => Math.Abs(x) <= Undetermined))
            {
                return inverse;
            }
        }
        catch (ArithmeticException)
        {
            // Singular: the data say nothing about at least one parameter.
        }

        return new Matrix(n, n, [.. Enumerable.Repeat(double.NaN, n * n)]);
    }

    private IEnumerable<double[]> Starts(RateData data)
    {
        IEnumerable<double[]> starts = [[]];
        foreach (var term in Model.Terms)
        {
            double[][] own = [.. term.Starts(data)];
            starts = starts.SelectMany(_ => own, (before, here) => (double[])[.. before, .. here]);
        }

        return starts.Select(Inside);
    }

    private double[] Inside(double[] start) =>
        [.. start.Select((c, k) => Math.Clamp(c, Model.Parameters[k].ToCoordinate(Model.Parameters[k].Lower), Model.Parameters[k].ToCoordinate(Model.Parameters[k].Upper)))];
}
