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
        return Evaluate(kernel, x, y);
    }

    internal static MarginalLikelihood Evaluate(Kernel kernel, Matrix x, Matrix y)
    {
        var gradient = new double[kernel.LogParameters.Length];
        if (InverseCholesky.Of(Covariance(kernel, x)) is not { } factor)
        {
            return new MarginalLikelihood(double.NegativeInfinity, gradient);
        }

        var algebra = DenseLinearAlgebra.Best;
        var whitened = algebra.Multiply(factor, y);
        var alpha = algebra.Multiply(factor.Transpose(), whitened);
        kernel.AddGradient(x, Weights(algebra.Gram(factor), algebra.Gram(alpha.Transpose()), y.Columns), gradient);
        return new MarginalLikelihood(ValueOf(factor, whitened), gradient);
    }

    /// <summary>The value alone.</summary>
    internal static double ValueOf(Matrix factor, Matrix whitened) =>
        -Math.Pow(whitened.Norm(), 2) / 2 - whitened.Columns * (InverseCholesky.LogDeterminant(factor) + whitened.Rows * Math.Log(Math.Tau)) / 2;

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

    /// <summary>(alpha alpha^T - targets K^-1)/2, in place of the inverse.</summary>
    private static Matrix Weights(Matrix inverse, Matrix outer, int targets)
    {
        for (var i = 0; i < inverse.Data.Length; i++)
        {
            inverse.Data[i] = (outer.Data[i] - targets * inverse.Data[i]) / 2;
        }

        return inverse;
    }
}
