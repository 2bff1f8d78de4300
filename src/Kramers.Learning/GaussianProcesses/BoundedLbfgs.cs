using Kramers.Numerics.Optimisation;

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

    private readonly LbfgsMemory _memory = new(Memory);

    /// <summary>Goes down from a start inside the box until the projected gradient or the reduction is small.</summary>
    public (double[] Point, double Value) Minimise(double[] start, int maxIterations, CancellationToken cancellation)
    {
        _memory.Clear();
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
                if (_memory.IsEmpty)
                {
                    break;
                }

                _memory.Clear(); // curvature of long ago misleads; the gradient does not
                continue;
            }

            _memory.Learn(Difference(next.Point, point), Difference(next.Gradient, gradient));
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
        double[] free = [.. gradient.Select((g, k) => isFree[k] ? g : 0)];
        var d = _memory.Direction(free, 1 / Math.Max(1, Math.Sqrt(Dot(free, free))));
        d = [.. d.Select((v, k) => isFree[k] ? v : 0)];
        return Dot(d, gradient) < 0 ? d : Array.ConvertAll(free, g => -g);
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

    private static double[] Difference(double[] a, double[] b) => [.. a.Zip(b, (u, v) => u - v)];

    private static double Dot(double[] a, double[] b) => a.Zip(b, (u, v) => u * v).Sum();
}
