using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Kernels;

/// <summary>
/// Kernel ridge regression: y = mean + k(x, X) (K + lambda)^-1 (Y - mean), over standardised features. The penalty of all candidates
/// comes from one diagonalisation of K and the errors of samples left out one by one, alpha_i/((K + lambda)^-1)_ii (Rasmussen and
/// Williams (2006), eq. 5.12), the mean held. A sample may stand twice: with lambda above zero K + lambda is never singular.
/// </summary>
public sealed record KernelRidge : ILearner
{
    /// <summary>The kernel over (standardised) features; null: <see cref="Rbf"/> with a length of sqrt(features).</summary>
    public Kernel? Kernel { get; init; }

    /// <summary>Penalty, positive; null: each target chooses its own among <see cref="Lambdas"/>.</summary>
    public double? Lambda { get; init; }

    /// <summary>Penalties to choose from, all positive.</summary>
    public IReadOnlyList<double> Lambdas { get; init; } = [.. Enumerable.Range(-20, 27).Select(k => Math.Pow(10, k / 2.0))];

    /// <summary>Whether features are brought to standard deviation 1.</summary>
    public bool Standardise { get; init; } = true;

    /// <inheritdoc/>
    public string Name => "kernel ridge";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">As for all learners; or a penalty is not positive.</exception>
    public IRegressor Fit(Matrix x, Matrix y, ulong seed = 1, CancellationToken cancellation = default)
    {
        var data = StandardisedData.Of(x, y, Standardise, scaleTargets: false);
        var candidates = Lambda is { } given ? [given] : Lambdas.ToArray();
        if (candidates.Length == 0 || candidates.Any(l => !(l > 0)))
        {
            throw new ArgumentException("Kernel ridge regression needs a positive penalty, or positive ones to choose from.");
        }

        var (algebra, kernel) = (DenseLinearAlgebra.Best, Kernel ?? new Rbf(Math.Sqrt(x.Columns)));
        cancellation.ThrowIfCancellationRequested();
        var eigen = algebra.Symmetric(kernel.Of(data.X));
        var inBasis = algebra.Multiply(eigen.Vectors.Transpose(), data.Y);
        double[] penalties = candidates.Length == 1 ? [.. Enumerable.Repeat(candidates[0], y.Columns)] : Choose(eigen, inBasis, candidates);
        for (var i = 0; i < inBasis.Data.Length; i++)
        {
            inBasis.Data[i] /= Math.Max(eigen.Values[i / y.Columns], 0) + penalties[i % y.Columns];
        }

        return new KernelRegressor(kernel, data.Features, data.Targets, data.X, algebra.Multiply(eigen.Vectors, inBasis), penalties);
    }

    private static double[] Choose(SymmetricEigen eigen, Matrix inBasis, double[] lambdas)
    {
        var (algebra, n) = (DenseLinearAlgebra.Best, eigen.Values.Length);
        var inverse = new Matrix(n, lambdas.Length);
        for (var i = 0; i < inverse.Data.Length; i++)
        {
            inverse.Data[i] = 1 / (Math.Max(eigen.Values[i / lambdas.Length], 0) + lambdas[i % lambdas.Length]);
        }

        var diagonal = algebra.Multiply(new Matrix(n, n, Array.ConvertAll(eigen.Vectors.Data, v => v * v)), inverse);
        var penalties = new double[inBasis.Columns];
        for (var t = 0; t < penalties.Length; t++)
        {
            var weights = inverse.Copy();
            for (var i = 0; i < weights.Data.Length; i++)
            {
                weights.Data[i] *= inBasis[i / lambdas.Length, t];
            }

            var alpha = algebra.Multiply(eigen.Vectors, weights);
            var errors = new double[lambdas.Length];
            for (var i = 0; i < alpha.Data.Length; i++)
            {
                var error = alpha.Data[i] / diagonal.Data[i];
                errors[i % lambdas.Length] += error * error;
            }

            penalties[t] = lambdas[Array.IndexOf(errors, errors.Min())];
        }

        return penalties;
    }
}
