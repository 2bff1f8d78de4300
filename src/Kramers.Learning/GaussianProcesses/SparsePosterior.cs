using Kramers.Learning.Kernels;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.GaussianProcesses;

/// <summary>
/// The posterior of all samples seen through a subset M. With K_MM = L L^T, V = L^-1 K_MX, noise N and A = 1 + V N^-1 V^T = C C^T:
/// mean = k_* L^-T A^-1 V N^-1 y, variance = k_** - |L^-1 k_*|^2 + |C^-1 L^-1 k_*|^2. Quinonero-Candela and Rasmussen, J. Mach.
/// Learn. Res. 6, 1939 (2005), eq. 20, in factors that keep their digits.
/// </summary>
internal static class SparsePosterior
{
    // K_MM has no noise that would keep it from being singular to rounding.
    private const double Jitter = 1e-8;

    public static GaussianProcessRegressor Of(Kernel kernel, StandardisedData data, Matrix inducing)
    {
        var algebra = DenseLinearAlgebra.Best;
        var factor = FactorOf(kernel, inducing);
        var scaled = algebra.Multiply(factor, kernel.Between(inducing, data.X)); // V N^-1/2
        double[] with = kernel.Diagonal(data.X, true), without = kernel.Diagonal(data.X, false);
        double[] noise = [.. with.Select((v, i) => v - without[i])];
        if (noise.Any(v => !(v > 0)))
        {
            throw new ArgumentException($"A sparse Gaussian process of {data.X.Rows} samples needs noise: add a WhiteKernel, or raise LargestExact.");
        }

        for (var i = 0; i < scaled.Data.Length; i++)
        {
            scaled.Data[i] /= Math.Sqrt(noise[i % data.X.Rows]);
        }

        var y = data.Y.Copy();
        for (var i = 0; i < y.Data.Length; i++)
        {
            y.Data[i] /= Math.Sqrt(noise[i / y.Columns]);
        }

        var a = algebra.Gram(scaled.Transpose());
        for (var i = 0; i < a.Rows; i++)
        {
            a[i, i] += 1;
        }

        var c = InverseFactorOf(a);
        var regained = algebra.Multiply(c, factor);
        var weights = algebra.Multiply(regained.Transpose(), algebra.Multiply(c, algebra.Multiply(scaled, y)));
        return new GaussianProcessRegressor(kernel, data.Features, data.Targets, inducing, weights, double.NaN, factor, regained);
    }

    private static Matrix InverseFactorOf(Matrix a)
    {
        try
        {
            return DenseLinearAlgebra.Best.InverseTriangular(DenseLinearAlgebra.Best.Cholesky(a));
        }
        catch (ArithmeticException e)
        {
            throw new ArithmeticException("The noise of the Gaussian process is too small for its kernel.", e);
        }
    }

    /// <summary>L^-1.</summary>
    public static Matrix FactorOf(Kernel kernel, Matrix inducing)
    {
        var largest = kernel.Diagonal(inducing, withNoise: false).Max();
        return GaussianProcessRegressor.FactorOf(MarginalLikelihood.Jittered(kernel.Between(inducing, inducing), Jitter * largest));
    }
}
