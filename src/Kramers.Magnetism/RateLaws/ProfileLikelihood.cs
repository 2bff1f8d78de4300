namespace Kramers.Magnetism.RateLaws;

/// <summary>Interval of a parameter.</summary>
/// <param name="Name">With its term, e.g. "Orbach.U".</param>
/// <param name="Value">Best value, in the unit of the parameter.</param>
/// <param name="Lower">Lower end, or null where the data set none: the interval is open.</param>
/// <param name="Upper">Upper end, or null where the data set none.</param>
public sealed record ParameterInterval(string Name, double Value, double? Lower, double? Upper)
{
    /// <summary>Whether the data leave the parameter free on at least one side.</summary>
    public bool IsOpen => Lower is null || Upper is null;
}

/// <summary>
/// Intervals that ask at every value of a parameter how well the others can make up for it (D. J. Venzon and S. H. Moolgavkar,
/// Appl. Stat. 37, 87 (1988), doi:10.2307/2347496). Unlike standard errors they see curvature, bounds, and terms that fade away.
/// </summary>
public static class ProfileLikelihood
{
    private const int MaxDoublings = 10; // a thousand standard errors: then the side is open
    private const int MaxRefinements = 30;

    /// <summary>Values at which chi square, refitted, is less than sigmas^2 (in units of the variance) above its minimum.</summary>
    /// <param name="fit">A finished fit.</param>
    /// <param name="parameter">E.g. "Orbach.U"; not fixed.</param>
    /// <param name="sigmas">1 for 68.3 %, 2 for 95.4 %.</param>
    /// <exception cref="ArgumentException">No such parameter, it is fixed, or there are no more points than parameters.</exception>
    public static ParameterInterval Interval(RateFit fit, string parameter, double sigmas = 1)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sigmas);
        var k = fit.Model.IndexOf(parameter);
        if (fit.Model.Parameters[k].IsFixed || !(fit.Variance >= 0))
        {
            throw new ArgumentException($"{parameter} has no interval: it is fixed, or there are as many parameters as points.", nameof(parameter));
        }

        var p = fit.Model.Parameters[k];
        return new ParameterInterval(parameter, p.ToValue(fit.Law.Coordinates[k]), new Side(fit, k, -1, sigmas).End(), new Side(fit, k, +1, sigmas).End());
    }

    /// <summary>The way from the best value outwards, in coordinates. Heights are sqrt(rise of chi square), close to linear.</summary>
    private sealed class Side(RateFit fit, int k, int sign, double sigmas)
    {
        private readonly RateParameter _parameter = fit.Model.Parameters[k];
        private readonly double _goal = sigmas * Math.Sqrt(fit.Variance);
        private double[] _last = [.. fit.Law.Coordinates];

        public double? End()
        {
            var best = fit.Law.Coordinates[k];
            var error = Math.Sqrt(fit.Law.Covariance[k, k]);
            var step = sigmas * (double.IsFinite(error) && error > 0 ? error : 0.1 * Math.Max(1, Math.Abs(best)));
            var (inner, innerHeight) = (best, 0.0);
            for (var i = 0; i <= MaxDoublings; i++, step *= 2)
            {
                var outer = Bounded(inner + sign * step);
                if (outer == inner || !IsValue(outer))
                {
                    return null;
                }

                var height = Height(outer);
                if (height >= _goal && (height = HeightFromAllStarts(outer)) >= _goal)
                {
                    return _parameter.ToValue(Crossing(inner, innerHeight, outer, height));
                }

                (inner, innerHeight) = (outer, height);
            }

            return null;
        }

        private double Crossing(double inner, double innerHeight, double outer, double outerHeight)
        {
            for (var i = 0; i < MaxRefinements; i++)
            {
                var part = Math.Clamp((_goal - innerHeight) / (outerHeight - innerHeight), 0.05, 0.95);
                var middle = inner + part * (outer - inner);
                var height = Height(middle);
                if (Math.Abs(height - _goal) <= 1e-4 * _goal)
                {
                    return middle;
                }

                (inner, innerHeight, outer, outerHeight) = height < _goal ? (middle, height, outer, outerHeight) : (inner, innerHeight, middle, height);
            }

            return (inner + outer) / 2;
        }

        private double Height(double coordinate)
        {
            var start = (double[])_last.Clone();
            start[k] = coordinate;
            return Keep(Held(coordinate).Refine(start));
        }

        // Before a side is called closed, other arrangements of the terms must have failed too.
        private double HeightFromAllStarts(double coordinate)
        {
            var near = (Solution: _last, Height: Height(coordinate));
            var far = Held(coordinate).Solve(new RateData(fit.Points));
            return far.Coordinates.Length > 0 && Rise(far) < near.Height ? Keep(far) : near.Height;
        }

        private RateProblem Held(double coordinate) => fit.Problem with { Model = fit.Model.HeldAt(k, coordinate) };

        private double Keep(RateSolution solution)
        {
            _last = solution.Coordinates;
            return Rise(solution);
        }

        private double Rise(RateSolution solution) => Math.Sqrt(Math.Max(0, solution.ChiSquare - fit.ChiSquare));

        private double Bounded(double c) => Math.Clamp(c, _parameter.ToCoordinate(_parameter.Lower), _parameter.ToCoordinate(_parameter.Upper));

        private bool IsValue(double c) => double.IsFinite(_parameter.ToValue(c)) && (!_parameter.IsLogarithmic || _parameter.ToValue(c) > 0);
    }
}
