using Kramers.Learning;
using Kramers.Learning.Linear;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Learning.Linear;

public class RidgeTests
{
    private static readonly double[] Lambdas = [0.01, 0.3, 3, 30, 300];

    [Theory]
    [InlineData(20, 6)]
    [InlineData(12, 30)]
    public void Left_out_samples_choose_as_refitting_without_each_does(int samples, int features)
    {
        var (x, y) = Noisy(samples, features);
        var errors = Lambdas.Select(lambda => Enumerable.Range(0, samples).Sum(left =>
        {
            var model = new Ridge { Lambda = lambda, Standardise = false }.Learn(Synthetic.Rows(x, i => i != left), Synthetic.Rows(y, i => i != left));
            return Math.Pow(model.Predict(Synthetic.Rows(x, i => i == left)).Mean.Data[0] - y.Data[left], 2);
        })).ToArray();
        var chosen = (LinearRegressor)new Ridge { Lambdas = Lambdas, Standardise = false }.Learn(x, y);
        Assert.Equal(Lambdas[Array.IndexOf(errors, errors.Min())], chosen.Penalties[0]);
        Assert.NotEqual(Lambdas[0], chosen.Penalties[0]);
    }

    [Fact]
    public void Gcv_minimises_the_residual_over_the_degrees_of_freedom_that_are_left()
    {
        var (x, y) = Noisy(20, 6);
        var z = Synthetic.Standardised(x, scale: false);
        var errors = Lambdas.Select(lambda =>
        {
            var hat = z * DenseLinearAlgebra.Best.SolvePositiveDefinite(z.Transpose() * z + lambda * Matrix.Identity(6), z.Transpose());
            var residual = Synthetic.Standardised(y, scale: false);
            residual -= hat * residual;
            return Math.Pow(residual.Norm() / (20 - 1 - hat.Trace()), 2);
        }).ToArray();
        var chosen = (LinearRegressor)new Ridge { Lambdas = Lambdas, Standardise = false, Choice = RidgeChoice.Gcv }.Learn(x, y);
        Assert.Equal(Lambdas[Array.IndexOf(errors, errors.Min())], chosen.Penalties[0]);
    }

    [Theory]
    [InlineData(20, 6)]
    [InlineData(12, 30)]
    public void It_is_the_ridge_regression_of_the_potentials_on_centred_data(int samples, int features)
    {
        var (x, y) = Noisy(samples, features);
        var (z, t) = (Synthetic.Standardised(x), Synthetic.Standardised(y, scale: false));
        var meanEigenvalue = (double)samples; // of Z^T Z for unit deviations
        var expected = new RidgeRegression(z, t.Data, scaleColumns: false).Solve(3 / meanEigenvalue);
        var model = (LinearRegressor)new Ridge { Lambda = 3 }.Learn(x, y);
        Synthetic.AssertClose((z * new Matrix(features, 1, expected)).Data, [.. model.Predict(x).Mean.Data.Select(v => v - y.Data.Average())], 1e-10);
    }

    [Fact]
    public void Coefficients_and_intercept_are_in_the_units_of_the_data()
    {
        var x = Synthetic.Features(15, 3, 1);
        var y = new Matrix(15, 1, [.. Enumerable.Range(0, 15).Select(i => 2 + 3 * x[i, 0] - x[i, 1] + 0.5 * x[i, 2])]);
        var model = (LinearRegressor)new Ridge { Lambda = 0 }.Learn(x, y);
        Synthetic.AssertClose([3, -1, 0.5], model.Coefficients().Data, 1e-10);
        Assert.Equal(2, model.Intercept()[0], 1e-9);
    }

    [Fact]
    public void Without_penalty_and_with_few_samples_the_shortest_interpolation_is_taken()
    {
        var (x, y) = Noisy(8, 20);
        var model = (LinearRegressor)new Ridge { Lambda = 0 }.Learn(x, y);
        Synthetic.AssertClose(y.Data, model.Predict(x).Mean.Data, 1e-9);
        var z = Synthetic.Standardised(x);
        var coefficients = Synthetic.Column(model.Coefficients(), 0);
        for (var k = 0; k < 20; k++)
        {
            coefficients.Data[k] *= Math.Sqrt(Synthetic.Column(x, k).Data.Average(v => Math.Pow(v - Synthetic.Column(x, k).Data.Average(), 2)));
        }

        // The shortest lies in the row space: w = Z^T a.
        var outer = z * z.Transpose() + new Matrix(8, 8, [.. Enumerable.Repeat(1.0, 64)]); // the centred rows sum to zero
        var inRows = z.Transpose() * DenseLinearAlgebra.Best.SolvePositiveDefinite(outer, z * coefficients);
        Synthetic.AssertClose(coefficients.Data, inRows.Data, 1e-9);
    }

    [Theory]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    public void Bad_penalties_are_refused(double lambda) =>
        Assert.Throws<ArgumentException>(() => new Ridge { Lambda = lambda }.Learn(new Matrix(2, 1), new Matrix(2, 1)));

    private static (Matrix X, Matrix Y) Noisy(int samples, int features)
    {
        var x = Synthetic.Standardised(Synthetic.Features(samples, features, 3));
        var y = Synthetic.Column(Synthetic.Features(samples, 2, 9), 1);
        for (var i = 0; i < samples; i++)
        {
            y.Data[i] += 0.5 * x[i, 0] + 0.3 * x[i, 1];
        }

        return (x, y);
    }
}
