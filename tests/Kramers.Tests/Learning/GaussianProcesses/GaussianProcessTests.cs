using Kramers.Learning;
using Kramers.Learning.GaussianProcesses;
using Kramers.Learning.Kernels;
using Kramers.Learning.Linear;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Learning.GaussianProcesses;

public class GaussianProcessTests
{
    private static readonly Matrix X = Synthetic.Features(130, 4, 1);
    private static readonly Matrix Y = Synthetic.Targets(X, 2, 2);
    private static readonly Kernel Noisy = new ConstantKernel(1.2) * new Rbf(1, 2, 3, 2) + new WhiteKernel(0.05);

    [Fact]
    public void The_marginal_likelihood_is_that_of_a_normal_distribution()
    {
        // Its own Cholesky factor against the determinant from eigenvalues and LAPACK's solution.
        var k = Noisy.Of(Z(X)) + 1e-10 * Matrix.Identity(X.Rows);
        var t = Synthetic.Standardised(Y);
        var solved = DenseLinearAlgebra.Best.SolvePositiveDefinite(k, t);
        var expected = -(t.Transpose() * solved).Trace() / 2 - DenseLinearAlgebra.Best.SymmetricEigenvalues(k).Sum(Math.Log) - X.Rows * Math.Log(2 * Math.PI);
        Assert.Equal(expected, MarginalLikelihood.Of(Noisy, Z(X), t).Value, 1e-8);
        var fitted = (GaussianProcessRegressor)new GaussianProcess { Kernel = Noisy, Optimise = false }.Learn(X, Y);
        Assert.Equal(expected, fitted.LogMarginalLikelihood, 1e-8);
    }

    [Fact]
    public void Its_gradient_is_the_finite_difference()
    {
        var t = Synthetic.Standardised(Y);
        var gradient = MarginalLikelihood.Of(Noisy, Z(X), t).Gradient;
        for (var p = 0; p < gradient.Length; p++)
        {
            double Shifted(double by)
            {
                var logarithms = Noisy.LogParameters;
                logarithms[p] += by;
                return MarginalLikelihood.Of(Noisy.WithLogParameters(logarithms), Z(X), t).Value;
            }

            Assert.Equal((Shifted(1e-4) - Shifted(-1e-4)) / 2e-4, gradient[p], 1e-5 * (1 + Math.Abs(gradient[p])));
        }
    }

    [Fact]
    public void A_matrix_that_is_not_positive_definite_has_no_likelihood() =>
        Assert.Equal(double.NegativeInfinity, MarginalLikelihood.Of(new ConstantKernel(1e8), new Matrix(3, 1), new Matrix(3, 1)).Value);

    [Fact]
    public void Without_noise_it_goes_through_the_samples_and_far_away_it_knows_nothing()
    {
        var model = new GaussianProcess { Kernel = new ConstantKernel(1.5) * new Matern(MaternOrder.Half, 2), Optimise = false }.Learn(X, Y);
        var here = model.Predict(X);
        Synthetic.AssertClose(Y.Data, here.Mean.Data, 1e-6);
        Assert.All(here.StandardDeviation!.Data, s => Assert.True(s < 1e-3));
        var far = model.Predict(new Matrix(1, 4, [1e9, 0, 0, 0]));
        for (var t = 0; t < 2; t++)
        {
            var column = Synthetic.Column(Y, t).Data;
            Assert.Equal(column.Average(), far.Mean[0, t], 1e-9);
            Assert.Equal(Math.Sqrt(1.5 * column.Average(v => Math.Pow(v - column.Average(), 2))), far.StandardDeviation![0, t], 1e-9);
        }
    }

    [Fact]
    public void With_a_linear_kernel_it_is_ridge_regression_with_the_noise_as_penalty()
    {
        var unseen = Synthetic.Features(9, 4, 5);
        var process = new GaussianProcess { Kernel = new ConstantKernel(0.5) * new LinearKernel(1) + new WhiteKernel(2), Optimise = false };
        Synthetic.AssertClose(new Ridge { Lambda = 4 }.Learn(X, Y).Predict(unseen).Mean.Data, process.Learn(X, Y).Predict(unseen).Mean.Data, 1e-7);
    }

    [Fact]
    public void The_optimum_is_stationary_and_restarts_do_not_make_it_worse()
    {
        var process = new GaussianProcess();
        var once = (GaussianProcessRegressor)process.Learn(X, Y);
        var gradient = MarginalLikelihood.Of(once.Kernel, Z(X), Synthetic.Standardised(Y)).Gradient;
        var start = MarginalLikelihood.Of(GaussianProcess.DefaultKernel(4), Z(X), Synthetic.Standardised(Y));
        Assert.All(gradient, g => Assert.True(Math.Abs(g) < 1e-3 * start.Gradient.Max(Math.Abs)));
        var again = (GaussianProcessRegressor)(process with { Restarts = 3 }).Learn(X, Y, 5);
        Assert.True(again.LogMarginalLikelihood >= once.LogMarginalLikelihood);
    }

    [Fact]
    public void A_feature_that_does_not_matter_gets_a_long_length()
    {
        var y = new Matrix(X.Rows, 1, [.. Enumerable.Range(0, X.Rows).Select(i => Math.Sin(2 * Z(X)[i, 1]))]);
        var model = (GaussianProcessRegressor)new GaussianProcess { Kernel = GaussianProcess.DefaultKernel(4, oneScaleEach: true) }.Learn(X, y);
        var lengths = model.Kernel.LogParameters[1..5];
        Assert.All([0, 2, 3], k => Assert.True(lengths[k] > lengths[1] + Math.Log(20)));
    }

    [Fact]
    public void Seen_through_all_samples_the_sparse_posterior_is_the_exact_one()
    {
        var unseen = Synthetic.Features(20, 4, 6);
        var exact = new GaussianProcess { Kernel = Noisy, Optimise = false };
        var sparse = exact with { LargestExact = 10, InducingSamples = 1000 };
        var (expected, found) = (exact.Learn(X, Y).Predict(unseen), sparse.Learn(X, Y).Predict(unseen));
        Synthetic.AssertClose(expected.Mean.Data, found.Mean.Data, 1e-6);
        Synthetic.AssertClose(expected.StandardDeviation!.Data, found.StandardDeviation!.Data, 1e-6);
    }

    [Fact]
    public void Seen_through_a_subset_it_is_the_textbook_formula()
    {
        // Quinonero-Candela and Rasmussen (2005), eq. 20: S = (K_MM + K_MX K_XM/v)^-1, mean k_*M S K_MX y/v,
        // variance k_** - k_*M K_MM^-1 k_M* + k_*M S k_M*.
        var (z, unseen) = (Z(X), Synthetic.Features(20, 4, 6));
        var m = Matrix.FromRows([.. new SeededRandom(3).Permutation(130).Take(30).Order().Select(i => z.Row(i).ToArray())]);
        var (smm, smx, star) = (Noisy.Between(m, m), Noisy.Between(m, z), Noisy.Between(m, Standardisation.Of(X).Apply(unseen)));
        var s = DenseLinearAlgebra.Best.Solve(smm + 20 * (smx * smx.Transpose()), Matrix.Identity(30));
        var mean = Standardisation.Of(Y).Undo(20 * (star.Transpose() * s * smx * Z(Y)));
        var less = star.Transpose() * DenseLinearAlgebra.Best.Solve(smm, star) - star.Transpose() * s * star;
        var found = new GaussianProcess { Kernel = Noisy, Optimise = false, LargestExact = 10, InducingSamples = 30 }.Learn(X, Y, 3).Predict(unseen);
        Synthetic.AssertClose(mean.Data, found.Mean.Data, 1e-5);
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(Math.Sqrt(1.25 - less[i, i]) * Standardisation.Of(Y).Scale[1], found.StandardDeviation![i, 1], 1e-5);
        }
    }

    [Fact]
    public void A_sparse_process_without_noise_is_refused() =>
        Assert.Throws<ArgumentException>(() => new GaussianProcess { Kernel = new Rbf(1), Optimise = false, LargestExact = 10 }.Learn(X, Y));

    private static Matrix Z(Matrix x) => Synthetic.Standardised(x);
}
