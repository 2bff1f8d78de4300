using Kramers.Learning.Linear;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Learning.Linear;

public class BayesianRidgeTests
{
    [Theory]
    [InlineData(40, 6)]
    [InlineData(15, 25)]
    public void The_evidence_is_stationary(int samples, int features)
    {
        var (x, y, z, t) = Data(samples, features);
        var model = (BayesianLinearRegressor)new BayesianRidge { MaxIterations = 100_000 }.Learn(x, y);
        var alpha = Math.Pow(model.Noise()[0], -2);
        var lambda = model.Mean.Penalties[0] * alpha;
        var w = DenseLinearAlgebra.Best.SolvePositiveDefinite(Precision(z, alpha, lambda), alpha * (z.Transpose() * t));
        var determined = features - lambda * DenseLinearAlgebra.Best.SolvePositiveDefinite(Precision(z, alpha, lambda), Matrix.Identity(features)).Trace();
        var residual = (t - z * w).Norm();
        Assert.Equal(1, (determined + 2e-6) / (w.Norm() * w.Norm() + 2e-6) / lambda, 1e-6);
        Assert.Equal(1, (samples - determined + 2e-6) / (residual * residual + 2e-6) / alpha, 1e-6);
    }

    [Theory]
    [InlineData(40, 6)]
    [InlineData(15, 25)]
    public void Errors_are_those_of_the_posterior(int samples, int features)
    {
        var (x, y, z, _) = Data(samples, features);
        var model = (BayesianLinearRegressor)new BayesianRidge().Learn(x, y);
        var alpha = Math.Pow(model.Noise()[0], -2);
        var lambda = model.Mean.Penalties[0] * alpha;
        var covariance = z * DenseLinearAlgebra.Best.SolvePositiveDefinite(Precision(z, alpha, lambda), z.Transpose());
        double[] expected = [.. Enumerable.Range(0, samples).Select(i => Math.Sqrt(1 / alpha + covariance[i, i]))];
        Synthetic.AssertClose(expected, model.Predict(x).StandardDeviation!.Data, 1e-9);

        // Away from all samples, across all directions, the prior is what remains.
        var far = Synthetic.Features(3, features, 77);
        var centred = far.Copy();
        for (var i = 0; i < far.Data.Length; i++)
        {
            var column = Synthetic.Column(x, i % features).Data;
            centred.Data[i] = (far.Data[i] - column.Average()) / Math.Sqrt(column.Average(v => Math.Pow(v - column.Average(), 2)));
        }

        var there = centred * DenseLinearAlgebra.Best.SolvePositiveDefinite(Precision(z, alpha, lambda), centred.Transpose());
        Synthetic.AssertClose([.. Enumerable.Range(0, 3).Select(i => Math.Sqrt(1 / alpha + there[i, i]))], model.Predict(far).StandardDeviation!.Data, 1e-9);
    }

    [Fact]
    public void The_noise_that_was_put_in_is_found()
    {
        var x = Synthetic.Features(400, 5, 1);
        var model = (BayesianLinearRegressor)new BayesianRidge().Learn(x, Synthetic.Targets(x, 1, 2));
        Assert.Equal(0.05, model.Noise()[0], 0.005);
    }

    private static Matrix Precision(Matrix z, double alpha, double lambda) => alpha * (z.Transpose() * z) + lambda * Matrix.Identity(z.Columns);

    private static (Matrix X, Matrix Y, Matrix Z, Matrix T) Data(int samples, int features)
    {
        var x = Synthetic.Features(samples, features, 1);
        var y = Synthetic.Targets(x, 1, 2) + 2 * Synthetic.Column(Synthetic.Features(samples, 2, 5), 1);
        return (x, y, Synthetic.Standardised(x), Synthetic.Standardised(y, scale: false));
    }
}
