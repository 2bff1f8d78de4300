namespace Kramers.Learning.GaussianProcesses;

/// <summary>
/// Minimises a smooth function in a box: the L-BFGS direction (Nocedal and Wright, Numerical Optimization (2006), algorithm 7.4) of
/// the variables that are not held by a bound, steps projected into the box and halved until the decrease is sufficient.
/// </summary>
internal sealed class BoundedLbfgs(Func<double[], (double Value, double[] Gradient)> function, double[] lower, double[] upper)
{
    private const int Memory = 10;
    private const double SufficientDecrease = 1e-4;
    private const double LongestStep = 4.6; // of a variable, a factor of 100 for logarithms
    private const double FlatGradient = 1e-5;
    private const double SmallReduction = 1e-9; // relative

    private readonly List<(double[] Step, double[] Change, double Curvature)> _pairs = [];

    /// <summary>Goes down from a start inside the box until the projected gradient or the reduction is small.</summary>
    public (double[] Point, double Value) Minimise(double[] start, int maxIterations, CancellationToken cancellation)
    {
        _pairs.Clear();
        var point = Project(start);
        var (value, gradient) = function(point);
        for (var iteration = 0; iteration < maxIterations && double.IsFinite(value); iteration++)
        {
            cancellation.ThrowIfCancellationRequested();
            var isFree = Free(point, gradient);
            if (!isFree.Where((free, k) => free && Math.Abs(gradient[k]) > FlatGradient).Any())
            {
                break;
            }

            if (Search(point, value, gradient, Direction(gradient, isFree)) is not { } next)
            {
                if (_pairs.Count == 0)
                {
                    break;
                }

                _pairs.Clear(); // curvature of long ago misleads; the gradient does not
                continue;
            }

            Remember(point, next.Point, gradient, next.Gradient);
            var reduction = value - next.Value;
            (point, value, gradient) = next;
            if (reduction <= SmallReduction * Math.Max(Math.Abs(value), 1))
            {
                break;
            }
        }

        return (point, value);
    }

    private double[] Project(double[] point) => [.. point.Select((v, k) => Math.Clamp(v, lower[k], upper[k]))];

    private bool[] Free(double[] point, double[] gradient) =>
        [.. point.Select((v, k) => !((v <= lower[k] && gradient[k] > 0) || (v >= upper[k] && gradient[k] < 0)))];

    private double[] Direction(double[] gradient, bool[] isFree)
    {
        double[] d = [.. gradient.Select((g, k) => isFree[k] ? -g : 0)];
        var weights = new double[_pairs.Count];
        for (var p = _pairs.Count - 1; p >= 0; p--)
        {
            weights[p] = Dot(_pairs[p].Step, d) / _pairs[p].Curvature;
            Add(d, -weights[p], _pairs[p].Change);
        }

        var scale = _pairs.Count == 0 ? 1 / Math.Max(1, Math.Sqrt(Dot(d, d))) : _pairs[^1].Curvature / Dot(_pairs[^1].Change, _pairs[^1].Change);
        d = Array.ConvertAll(d, v => scale * v);
        for (var p = 0; p < _pairs.Count; p++)
        {
            Add(d, weights[p] - Dot(_pairs[p].Change, d) / _pairs[p].Curvature, _pairs[p].Step);
        }

        d = [.. d.Select((v, k) => isFree[k] ? v : 0)];
        return Dot(d, gradient) < 0 ? d : [.. gradient.Select((g, k) => isFree[k] ? -g : 0)];
    }

    private (double[] Point, double Value, double[] Gradient)? Search(double[] point, double value, double[] gradient, double[] direction)
    {
        var step = Math.Min(1, LongestStep / direction.Max(Math.Abs));
        for (var halving = 0; halving < 30; halving++, step /= 2)
        {
            var trial = Project([.. point.Select((v, k) => v + step * direction[k])]);
            var expected = gradient.Select((g, k) => g * (trial[k] - point[k])).Sum();
            var (trialValue, trialGradient) = function(trial);
            if (expected < 0 && trialValue <= value + SufficientDecrease * expected)
            {
                return (trial, trialValue, trialGradient);
            }
        }

        return null;
    }

    /// <summary>Pairs of negative curvature would spoil the positive definite approximation and are left out.</summary>
    private void Remember(double[] from, double[] to, double[] before, double[] after)
    {
        double[] step = [.. to.Select((v, k) => v - from[k])], change = [.. after.Select((g, k) => g - before[k])];
        var curvature = Dot(step, change);
        if (curvature <= 1e-10 * Math.Sqrt(Dot(step, step) * Dot(change, change)))
        {
            return;
        }

        if (_pairs.Count == Memory)
        {
            _pairs.RemoveAt(0);
        }

        _pairs.Add((step, change, curvature));
    }

    private static double Dot(double[] a, double[] b) => a.Zip(b, (u, v) => u * v).Sum();

    private static void Add(double[] to, double factor, double[] from)
    {
        for (var k = 0; k < to.Length; k++)
        {
            to[k] += factor * from[k];
        }
    }
}
