using Kramers.Numerics.Optimisation;

namespace Kramers.Chemistry.Building;

/// <summary>
/// Limited-memory BFGS with the last few steps as memory and a backtracking line search (Nocedal and Wright, Numerical Optimization (2006),
/// algorithms 7.4, 7.5 and 3.1).
/// </summary>
public sealed class LimitedMemoryBfgs
{
    private const int Memory = 8;
    private const double Sufficient = 1e-4;
    private readonly Func<double[], double[], double> function;
    private readonly double longestStep;
    private readonly LbfgsMemory memory = new(Memory);

    /// <summary>Takes a function.</summary>
    /// <param name="function">Value at x, [n]; writes the gradient into its second argument, [n].</param>
    /// <param name="longestStep">Longest change of one coordinate in one step.</param>
    public LimitedMemoryBfgs(Func<double[], double[], double> function, double longestStep)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(longestStep);
        (this.function, this.longestStep) = (function, longestStep);
    }

    /// <summary>Walks downhill from <paramref name="x"/>, in place; returns the value there and the largest component of the gradient.</summary>
    /// <param name="x">[n] start, then the minimum.</param>
    /// <param name="steps">Most steps.</param>
    /// <param name="gradientThreshold">Done where no component of the gradient is larger.</param>
    public (double Value, double LargestGradient) Minimise(double[] x, int steps, double gradientThreshold)
    {
        ArgumentNullException.ThrowIfNull(x);
        var gradient = new double[x.Length];
        var value = function(x, gradient);
        for (var k = 0; k < steps && Largest(gradient) > gradientThreshold; k++)
        {
            var direction = memory.Direction(gradient, 1);
            var (moved, next, nextGradient) = Search(x, value, gradient, direction);
            if (moved is null)
            {
                if (memory.IsEmpty)
                {
                    break;
                }

                memory.Clear();
                continue;
            }

            memory.Learn(Difference(moved, x), Difference(nextGradient, gradient));
            moved.CopyTo(x, 0);
            (value, gradient) = (next, nextGradient);
        }

        return (value, Largest(gradient));
    }

    private (double[]? X, double Value, double[] Gradient) Search(double[] x, double value, double[] gradient, double[] direction)
    {
        var slope = Dot(direction, gradient);
        var largest = Largest(direction);
        var gradientNext = new double[x.Length];
        if (!(slope < 0) || !double.IsFinite(largest))
        {
            return (null, value, gradient);
        }

        for (var step = Math.Min(memory.IsEmpty ? 0.05 * longestStep / largest : 1, longestStep / largest); step > 1e-9 / largest; step *= 0.4)
        {
            var moved = (double[])x.Clone();
            Add(moved, step, direction);
            var next = function(moved, gradientNext);
            if (next <= value + Sufficient * step * slope)
            {
                return (moved, next, gradientNext);
            }
        }

        return (null, value, gradient);
    }

    private static double[] Difference(double[] a, double[] b)
    {
        var difference = new double[a.Length];
        for (var i = 0; i < a.Length; i++)
        {
            difference[i] = a[i] - b[i];
        }

        return difference;
    }

    private static double Largest(double[] x)
    {
        var largest = 0.0;
        foreach (var v in x)
        {
            largest = Math.Max(largest, Math.Abs(v));
        }

        return largest;
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private static void Add(double[] to, double factor, double[] what)
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] += factor * what[i];
        }
    }
}
