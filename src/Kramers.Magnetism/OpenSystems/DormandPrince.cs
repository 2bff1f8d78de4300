using System.Numerics;

namespace Kramers.Magnetism.OpenSystems;

/// <summary>
/// Explicit Runge-Kutta 5(4) with steps of its own choice (J. R. Dormand and P. J. Prince, J. Comput. Appl. Math. 6, 19 (1980),
/// doi:10.1016/0771-050X(80)90013-3), for dy/dt = f(t, y).
/// </summary>
internal sealed class DormandPrince(Action<double, Complex[], Complex[]> derivative, double tolerance)
{
    private const int MaxSteps = 1_000_000;
    private static readonly double[] Nodes = [0, 1.0 / 5, 3.0 / 10, 4.0 / 5, 8.0 / 9, 1, 1];
    private static readonly double[][] Stages =
    [
        [],
        [1.0 / 5],
        [3.0 / 40, 9.0 / 40],
        [44.0 / 45, -56.0 / 15, 32.0 / 9],
        [19372.0 / 6561, -25360.0 / 2187, 64448.0 / 6561, -212.0 / 729],
        [9017.0 / 3168, -355.0 / 33, 46732.0 / 5247, 49.0 / 176, -5103.0 / 18656],
        [35.0 / 384, 0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84],
    ];

    // Fifth order minus fourth.
    private static readonly double[] Error = [71.0 / 57600, 0, -71.0 / 16695, 71.0 / 1920, -17253.0 / 339200, 22.0 / 525, -1.0 / 40];

    /// <summary>y at <paramref name="to"/> from y at <paramref name="from"/>, s; the error per step is below the tolerance times the largest |y|.</summary>
    /// <exception cref="ArithmeticException">A million steps do not reach the end.</exception>
    public Complex[] Run(Complex[] y, double from, double to)
    {
        var k = Array.ConvertAll(Nodes, _ => new Complex[y.Length]);
        var (t, h) = (from, to - from);
        for (var step = 0; step < MaxSteps; step++)
        {
            if (!(t < to))
            {
                return y;
            }

            h = Math.Min(h, to - t);
            var next = Step(y, k, t, h, out var error);
            if (error <= 1)
            {
                (y, t) = (next, h == to - t ? to : t + h);
            }

            h *= Math.Clamp(0.9 * Math.Pow(Math.Max(error, 1e-10), -0.2), 0.2, 5);
        }

        throw new ArithmeticException($"{MaxSteps} steps reach {t:g3} of {to:g3} s: the fastest rate is too fast for this time span.");
    }

    private Complex[] Step(Complex[] y, Complex[][] k, double t, double h, out double error)
    {
        var x = y;
        for (var s = 0; s < Nodes.Length; s++)
        {
            x = Combined(y, k, Stages[s], h);
            derivative(t + Nodes[s] * h, x, k[s]);
        }

        var size = Math.Max(y.Max(Complex.Abs), double.Epsilon);
        error = Combined(new Complex[y.Length], k, Error, h).Max(Complex.Abs) / (tolerance * size);
        return x; // the last stage is the result of fifth order
    }

    private static Complex[] Combined(Complex[] y, Complex[][] k, double[] weights, double h)
    {
        var x = (Complex[])y.Clone();
        for (var s = 0; s < weights.Length; s++)
        {
            for (var i = 0; i < x.Length; i++)
            {
                x[i] += h * weights[s] * k[s][i];
            }
        }

        return x;
    }
}
