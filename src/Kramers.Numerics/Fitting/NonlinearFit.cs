using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Numerics.Fitting;

/// <summary>Nonlinear least squares with bounds.</summary>
public static class NonlinearFit
{
    /// <summary>
    /// Finds the parameters with the least sum of squared residuals near <paramref name="start"/>, by Levenberg-Marquardt with the
    /// damping of Nielsen. A parameter at a bound stays there while the sum would fall beyond it. Derivatives are
    /// central differences, so residuals should be smooth and parameters of like size (fit ln tau0, not tau0).
    /// </summary>
    /// <param name="residuals">Parameters to residuals (model minus data over its error), always of the same length. May give NaN away from the start: such a step is taken back.</param>
    /// <param name="start">Where to begin; inside the bounds.</param>
    /// <param name="lower">Lower bound of each parameter, or null for none.</param>
    /// <param name="upper">Upper bound of each parameter, or null for none.</param>
    /// <exception cref="ArgumentException">Bounds do not fit the start, or there is no parameter.</exception>
    /// <exception cref="ArithmeticException">The residuals at the start, or a derivative on the way, are not finite.</exception>
    public static FitResult Run(Func<double[], double[]> residuals, double[] start, double[]? lower = null, double[]? upper = null) =>
        Fit(residuals, null, start, lower, upper);

    /// <summary>As above with derivatives in closed form: faster, and exact.</summary>
    /// <param name="residuals">Parameters to residuals, as above.</param>
    /// <param name="jacobian">Parameters to derivatives, [residual, parameter].</param>
    /// <param name="start">Where to begin; inside the bounds.</param>
    /// <param name="lower">Lower bound of each parameter, or null for none.</param>
    /// <param name="upper">Upper bound of each parameter, or null for none.</param>
    /// <exception cref="ArgumentException">Bounds do not fit the start, or there is no parameter.</exception>
    /// <exception cref="ArithmeticException">The residuals at the start, or a derivative on the way, are not finite.</exception>
    public static FitResult Run(Func<double[], double[]> residuals, Func<double[], Matrix> jacobian, double[] start, double[]? lower = null, double[]? upper = null)
    {
        ArgumentNullException.ThrowIfNull(jacobian);
        return Fit(residuals, jacobian, start, lower, upper);
    }

    private static FitResult Fit(Func<double[], double[]> residuals, Func<double[], Matrix>? jacobian, double[] start, double[]? lower, double[]? upper)
    {
        ArgumentNullException.ThrowIfNull(residuals);
        ArgumentNullException.ThrowIfNull(start);
        lower ??= Filled(start.Length, double.NegativeInfinity);
        upper ??= Filled(start.Length, double.PositiveInfinity);
        if (start.Length == 0 || lower.Length != start.Length || upper.Length != start.Length)
        {
            throw new ArgumentException($"{start.Length} parameters need as many bounds, got {lower.Length} and {upper.Length}.", nameof(start));
        }

        for (var i = 0; i < start.Length; i++)
        {
            if (!(lower[i] <= start[i] && start[i] <= upper[i]))
            {
                throw new ArgumentException($"Parameter {i} starts at {start[i]}, outside its bounds {lower[i]} .. {upper[i]}.", nameof(start));
            }
        }

        return new LevenbergMarquardt(residuals, jacobian, lower, upper, start).Run();
    }

    private static double[] Filled(int n, double value)
    {
        var x = new double[n];
        Array.Fill(x, value);
        return x;
    }
}
