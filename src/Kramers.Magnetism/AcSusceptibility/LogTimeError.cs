using Kramers.Numerics.Fitting;

namespace Kramers.Magnetism.AcSusceptibility;

/// <summary>Error propagation from the coordinates of a fit.</summary>
internal static class LogTimeError
{
    /// <summary>Error of ln tau + mean(shape), the coordinates being ln tau at <paramref name="at"/> and the shape after it.</summary>
    public static double OfMean(FitResult fit, int at, double[] shape, Func<double[], double> mean)
    {
        const double Step = 1e-5;
        var gradient = new double[fit.Parameters.Length];
        gradient[at] = 1;
        for (var i = 0; i < shape.Length; i++)
        {
            var (ahead, behind) = ((double[])shape.Clone(), (double[])shape.Clone());
            ahead[i] += Step;
            behind[i] -= Step;
            gradient[at + 1 + i] = (mean(ahead) - mean(behind)) / (2 * Step);
        }

        return Along(fit, gradient);
    }

    /// <summary>Error of a function of the coordinates with this gradient.</summary>
    public static double Along(FitResult fit, double[] gradient)
    {
        var variance = 0.0;
        for (var i = 0; i < gradient.Length; i++)
        {
            for (var j = 0; j < gradient.Length; j++)
            {
                // Undetermined coordinates have NaN in the covariance and must not touch what does not depend on them.
                variance += gradient[i] == 0 || gradient[j] == 0 ? 0 : gradient[i] * fit.Covariance[i, j] * gradient[j];
            }
        }

        return Math.Sqrt(variance);
    }
}
