using Kramers.Learning.Kernels;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.GaussianProcesses;

/// <summary>
/// ln p(y | X) = -y^T K^-1 y/2 - ln det K/2 - n ln(2 pi)/2, summed over targets that share the kernel, and its gradient
/// tr[(alpha alpha^T - K^-1) dK/d ln p]/2 with alpha = K^-1 y. Rasmussen and Williams (2006), eq. 5.8 and 5.9.
/// </summary>
/// <param name="Value">ln p(y | X); minus infinity where K is not positive definite.</param>
/// <param name="Gradient">By the natural logarithm of each kernel parameter.</param>
public sealed record MarginalLikelihood(double Value, double[] Gradient)
{
    // Keeps K positive definite to rounding where the kernel has no noise.
    internal const double Jitter = 1e-10;

    /// <summary>Of data as they are, without standardisation.</summary>
    /// <param name="kernel">Covariance of the observations, noise included.</param>
    /// <param name="x">[sample, feature].</param>
    /// <param name="y">[sample, target], of mean zero.</param>
    /// <exception cref="ArgumentException">The shapes do not go together, or a number is not finite.</exception>
    public static MarginalLikelihood Of(Kernel kernel, Matrix x, Matrix y)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        TrainingData.Check(x, y);
        return Evaluate(kernel, new SamplePairs(x), y);
    }

    internal static MarginalLikelihood Evaluate(Kernel kernel, SamplePairs pairs, Matrix y)
    {
        var (algebra, gradient) = (DenseLinearAlgebra.Best, new double[kernel.LogParameters.Length]);
        var covariance = kernel.On(pairs);
        if (LowerOrNull(Jittered(covariance.Values, Jitter)) is not { } lower)
        {
            return new MarginalLikelihood(double.NegativeInfinity, gradient);
        }

        var alpha = algebra.SolveFromCholesky(lower, y);
        covariance.AddGradient(Weights(algebra.InverseFromCholesky(lower), alpha), gradient);
        return new MarginalLikelihood(ValueOf(lower, y, alpha), gradient);
    }

    /// <summary>The value alone, from L of K = L L^T and alpha; ln det K is twice the sum of the logarithms of the diagonal of L.</summary>
    internal static double ValueOf(Matrix lower, Matrix y, Matrix alpha)
    {
        var (fit, logarithms) = (0.0, 0.0);
        for (var i = 0; i < y.Data.Length; i++)
        {
            fit += y.Data[i] * alpha.Data[i];
        }

        for (var i = 0; i < lower.Rows; i++)
        {
            logarithms += Math.Log(lower[i, i]);
        }

        return -fit / 2 - y.Columns * (logarithms + y.Rows * Math.Log(Math.Tau) / 2);
    }

    internal static Matrix Covariance(Kernel kernel, Matrix x) => Jittered(kernel.Of(x), Jitter);

    /// <summary>Adds to the diagonal, in place.</summary>
    internal static Matrix Jittered(Matrix k, double jitter)
    {
        for (var i = 0; i < k.Rows; i++)
        {
            k[i, i] += jitter;
        }

        return k;
    }

    private static Matrix? LowerOrNull(Matrix covariance)
    {
        try
        {
            return DenseLinearAlgebra.Best.Cholesky(covariance);
        }
        catch (ArithmeticException)
        {
            return null;
        }
    }

    /// <summary>(alpha alpha^T - targets K^-1)/2, in place of the inverse.</summary>
    private static Matrix Weights(Matrix inverse, Matrix alpha)
    {
        var byTarget = alpha.Transpose();
        for (var i = 0; i < inverse.Rows; i++)
        {
            var row = inverse.Row(i);
            foreach (ref var w in row)
            {
                w *= -alpha.Columns / 2.0;
            }

            for (var t = 0; t < alpha.Columns; t++)
            {
                var others = byTarget.Row(t);
                var half = alpha[i, t] / 2;
                for (var j = 0; j < row.Length; j++)
                {
                    row[j] += half * others[j];
                }
            }
        }

        return inverse;
    }
}
