using System.Text.Json;
using Kramers.Learning.Kernels;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.GaussianProcesses;

/// <summary>The posterior of a Gaussian process.</summary>
public sealed class GaussianProcessRegressor : IRegressor
{
    internal const string KindName = "gaussian process";

    private readonly Standardisation _features;
    private readonly Standardisation _targets;
    private readonly Matrix _samples; // standardised, those of training or the inducing ones
    private readonly Matrix _weights; // [sample, target]
    private readonly Matrix _factor; // L^-1 of their covariance: takes away from the variance of the prior
    private readonly Matrix? _regained; // what a sparse posterior gives back

    internal GaussianProcessRegressor(
        Kernel kernel, Standardisation features, Standardisation targets, Matrix samples, Matrix weights, double likelihood, Matrix factor, Matrix? regained)
    {
        (Kernel, _features, _targets, LogMarginalLikelihood) = (kernel, features, targets, likelihood);
        (_samples, _weights, _factor, _regained) = (samples, weights, factor, regained);
        if (samples.Columns != features.Columns || weights.Rows != samples.Rows || weights.Columns != targets.Columns)
        {
            throw new ArgumentException($"Weights [{weights.Rows}, {weights.Columns}] do not go with {samples.Rows} samples and {targets.Columns} targets.");
        }
    }

    /// <summary>The kernel over standardised features, with its final parameters; variances are relative to that of each target.</summary>
    public Kernel Kernel { get; }

    /// <summary>ln p(standardised y | X) at the final parameters; NaN for a sparse posterior.</summary>
    public double LogMarginalLikelihood { get; }

    /// <inheritdoc/>
    public string Kind => KindName;

    /// <inheritdoc/>
    public int Features => _features.Columns;

    /// <inheritdoc/>
    public int Targets => _targets.Columns;

    /// <inheritdoc/>
    public Prediction Predict(Matrix x)
    {
        TrainingData.CheckSamples(x, Features);
        var (z, algebra) = (_features.Apply(x), DenseLinearAlgebra.Best);
        var between = Kernel.Between(_samples, z);
        var mean = algebra.Multiply(between.Transpose(), _weights);
        var variance = Kernel.Diagonal(z, withNoise: true);
        AddColumnSquares(variance, -1, algebra.Multiply(_factor, between));
        if (_regained is not null)
        {
            AddColumnSquares(variance, 1, algebra.Multiply(_regained, between));
        }

        var deviation = new Matrix(x.Rows, Targets);
        for (var i = 0; i < deviation.Data.Length; i++)
        {
            // Rounding may leave a little less than nothing on a training sample without noise.
            deviation.Data[i] = Math.Sqrt(Math.Max(variance[i / Targets], 0));
        }

        return new Prediction(_targets.Undo(mean), _targets.UndoScale(deviation));
    }

    /// <inheritdoc/>
    /// <remarks>The factor, n^2 numbers, is not written but made again from the kernel and the samples.</remarks>
    public void Write(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        Kernel.Write(json, "kernel");
        _features.Write(json, "features");
        _targets.Write(json, "targets");
        json.WriteMatrix("samples", _samples);
        json.WriteMatrix("weights", _weights);
        if (_regained is null)
        {
            json.WriteNumber("logMarginalLikelihood", LogMarginalLikelihood);
        }
        else
        {
            json.WriteMatrix("regained", _regained);
        }
    }

    internal static GaussianProcessRegressor Exact(Kernel kernel, StandardisedData data)
    {
        var (algebra, lower) = (DenseLinearAlgebra.Best, LowerOf(MarginalLikelihood.Covariance(kernel, data.X)));
        var alpha = algebra.SolveFromCholesky(lower, data.Y);
        var likelihood = MarginalLikelihood.ValueOf(lower, data.Y, alpha);
        return new GaussianProcessRegressor(kernel, data.Features, data.Targets, data.X, alpha, likelihood, algebra.InverseTriangular(lower), null);
    }

    /// <summary>L^-1 of K = L L^T.</summary>
    internal static Matrix FactorOf(Matrix covariance) => DenseLinearAlgebra.Best.InverseTriangular(LowerOf(covariance));

    private static Matrix LowerOf(Matrix covariance)
    {
        try
        {
            return DenseLinearAlgebra.Best.Cholesky(covariance);
        }
        catch (ArithmeticException e)
        {
            throw new ArithmeticException("The kernel matrix is not positive definite: are there equal samples? Add a WhiteKernel for the noise.", e);
        }
    }

    internal static GaussianProcessRegressor Read(JsonElement model)
    {
        var (kernel, samples) = (Kernel.Read(model.Member("kernel")), model.Matrix("samples"));
        var isSparse = model.TryGetProperty("regained", out _);
        return new GaussianProcessRegressor(
            kernel,
            Standardisation.Read(model.Member("features")),
            Standardisation.Read(model.Member("targets")),
            samples,
            model.Matrix("weights"),
            isSparse ? double.NaN : model.Number("logMarginalLikelihood"),
            isSparse ? SparsePosterior.FactorOf(kernel, samples) : FactorOf(MarginalLikelihood.Covariance(kernel, samples)),
            isSparse ? model.Matrix("regained") : null);
    }

    private static void AddColumnSquares(double[] sums, double sign, Matrix m)
    {
        for (var i = 0; i < m.Rows; i++)
        {
            var row = m.Row(i);
            for (var j = 0; j < sums.Length; j++)
            {
                sums[j] += sign * row[j] * row[j];
            }
        }
    }
}
