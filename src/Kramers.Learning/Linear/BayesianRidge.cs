using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Linear;

/// <summary>
/// Ridge regression whose penalty and noise come from the evidence, and which knows its errors. Noise 1/alpha, prior of the
/// coefficients N(0, 1/lambda), both with Gamma(1e-6, 1e-6) hyperpriors; gamma = sum alpha e/(lambda + alpha e) counts the
/// parameters that the data determine. MacKay, Neural Computation 4, 415 (1992), https://doi.org/10.1162/neco.1992.4.3.415;
/// updates of Tipping, J. Mach. Learn. Res. 1, 211 (2001), the choices of scikit-learn's BayesianRidge.
/// </summary>
public sealed record BayesianRidge : ILearner
{
    private const double Hyperprior = 1e-6;
    private const double Converged = 1e-9; // relative change of ln(lambda/alpha)

    /// <summary>Most iterations of the evidence per target.</summary>
    public int MaxIterations { get; init; } = 1000;

    /// <summary>Whether features are brought to standard deviation 1; without, their size acts as a prior.</summary>
    public bool Standardise { get; init; } = true;

    /// <inheritdoc/>
    public string Name => "bayesian ridge";

    /// <inheritdoc/>
    public IRegressor Fit(Matrix x, Matrix y, ulong seed = 1, CancellationToken cancellation = default)
    {
        var data = StandardisedData.Of(x, y, Standardise, scaleTargets: false);
        var spectrum = new RidgeSpectrum(data.X, data.Y, DenseLinearAlgebra.Best);
        var inBasis = DenseLinearAlgebra.Best.Multiply(spectrum.Left().Transpose(), data.Y); // U^T y
        double[] values = [.. spectrum.Values.Select((e, k) => spectrum.IsResolved(k) ? e : 0)];
        var (alpha, lambda) = (new double[y.Columns], new double[y.Columns]);
        var filtered = new Matrix(values.Length, y.Columns);
        for (var t = 0; t < y.Columns; t++)
        {
            cancellation.ThrowIfCancellationRequested();
            var target = Column(data.Y, t);
            (alpha[t], lambda[t]) = Evidence(values, Column(inBasis, t), target);
            for (var k = 0; k < values.Length; k++)
            {
                filtered[k, t] = values[k] > 0 ? spectrum.Projected[k, t] / (values[k] + lambda[t] / alpha[t]) : 0;
            }
        }

        var mean = new LinearRegressor(
            data.Features, data.Targets, spectrum.Coefficients(filtered), [.. lambda.Select((l, t) => l / alpha[t])]);
        return new BayesianLinearRegressor(mean, new LinearPosterior(data.Features, spectrum.Right(), values, alpha, lambda));
    }

    /// <summary>alpha and lambda of one target.</summary>
    /// <param name="e">Eigenvalues of X^T X; 0 where not resolved.</param>
    /// <param name="u">U^T y.</param>
    /// <param name="y">Centred target.</param>
    private (double Alpha, double Lambda) Evidence(double[] e, double[] u, double[] y)
    {
        var total = y.Sum(v => v * v);
        var outside = Math.Max(total - u.Sum(v => v * v), 0); // what no coefficients can fit
        var (alpha, lambda) = (1 / (total / y.Length + 2.2e-16), 1.0);
        for (var iteration = 0; iteration < MaxIterations; iteration++)
        {
            var (ratio, determined, size, residual) = (lambda / alpha, 0.0, 0.0, outside);
            for (var k = 0; k < e.Length; k++)
            {
                var kept = e[k] / (e[k] + ratio);
                determined += kept;
                size += e[k] > 0 ? u[k] * u[k] * kept * kept / e[k] : 0;
                residual += u[k] * u[k] * (1 - kept) * (1 - kept);
            }

            lambda = (determined + 2 * Hyperprior) / (size + 2 * Hyperprior);
            alpha = (y.Length - determined + 2 * Hyperprior) / (residual + 2 * Hyperprior);
            if (Math.Abs(Math.Log(lambda / alpha / ratio)) < Converged)
            {
                break;
            }
        }

        return (alpha, lambda);
    }

    private static double[] Column(Matrix m, int column) => [.. Enumerable.Range(0, m.Rows).Select(i => m[i, column])];
}
