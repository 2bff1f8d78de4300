using Kramers.Learning.Linear;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Learning.Linear;

public class ElasticNetTests
{
    private static readonly Matrix X = Synthetic.Standardised(Synthetic.Features(50, 12, 1));
    private static readonly Matrix Y = Synthetic.Targets(Synthetic.Features(50, 12, 1), 1, 2) + Synthetic.Column(Synthetic.Features(50, 2, 8), 1);

    [Theory]
    [InlineData(1.0, 0.3, 50)]
    [InlineData(0.5, 0.3, 50)]
    [InlineData(1.0, 0.05, 8)]
    [InlineData(0.5, 0.5, 8)]
    public void The_minimum_satisfies_the_optimality_conditions(double ratio, double alpha, int samples)
    {
        var (x, y) = (Synthetic.Standardised(Synthetic.Rows(X, i => i < samples)), Synthetic.Rows(Y, i => i < samples));
        var model = (LinearRegressor)new ElasticNet { L1Ratio = ratio, Alpha = alpha, Tolerance = 1e-14 }.Learn(x, y);
        var w = model.Coefficients();
        var slope = (1.0 / samples) * (x.Transpose() * (y - model.Predict(x).Mean));
        for (var j = 0; j < 12; j++)
        {
            var left = slope.Data[j] - alpha * (1 - ratio) * w.Data[j];
            Assert.True(w.Data[j] == 0 ? Math.Abs(left) <= alpha * ratio + 1e-6 : Math.Abs(left - alpha * ratio * Math.Sign(w.Data[j])) < 1e-6);
        }

        Assert.Contains(w.Data, c => c == 0);
        Assert.Contains(w.Data, c => c != 0);
    }

    [Theory]
    [InlineData(1.0, 1e-2)]
    [InlineData(0.9, 1e-5)]
    public void Many_features_that_follow_each_other_have_the_minimum_too(double ratio, double alpha)
    {
        // A walk along the features, so that neighbours are all but equal: where sweeps alone creep.
        var x = Synthetic.Features(25, 90, 3);
        for (var i = 0; i < x.Data.Length; i++)
        {
            x.Data[i] = i % 90 == 0 ? x.Data[i] : 0.98 * x.Data[i - 1] + 0.02 * Math.Sin(37.0 * i * i);
        }

        var y = Synthetic.Targets(Synthetic.Features(25, 4, 5), 1, 6);
        x = Synthetic.Standardised(x);
        var model = (LinearRegressor)new ElasticNet { L1Ratio = ratio, Alpha = alpha, Tolerance = 1e-12 }.Learn(x, y);
        var w = model.Coefficients();
        var slope = (1.0 / 25) * (x.Transpose() * (y - model.Predict(x).Mean));
        for (var j = 0; j < 90; j++)
        {
            var left = slope.Data[j] - alpha * (1 - ratio) * w.Data[j];
            Assert.True(w.Data[j] == 0 ? Math.Abs(left) <= alpha * ratio + 1e-6 : Math.Abs(left - alpha * ratio * Math.Sign(w.Data[j])) < 1e-6);
        }
    }

    [Fact]
    public void Features_that_are_orthogonal_are_thresholded_one_by_one()
    {
        // Rows of a Hadamard matrix: X^T X/n = 1, so w_j = sign(c_j) max(|c_j| - alpha, 0) with c = X^T y/n.
        var x = Matrix.FromRows([1, 1, 1], [-1, 1, -1], [1, -1, -1], [-1, -1, 1]);
        var y = new Matrix(4, 1, [5, 1, -2, 0.5]);
        double[] c = (0.25 * (x.Transpose() * y)).Data;
        var model = (LinearRegressor)(ElasticNet.Lasso with { Alpha = 0.9, Tolerance = 1e-14 }).Learn(x, y);
        Synthetic.AssertClose(Array.ConvertAll(c, v => Math.Sign(v) * Math.Max(Math.Abs(v) - 0.9, 0)), model.Coefficients().Data, 1e-12);
    }

    [Fact]
    public void The_path_begins_where_the_first_feature_enters()
    {
        var (alphas, coefficients) = ElasticNet.Lasso.Path(X, Y);
        Assert.Equal(100, alphas.Length);
        Assert.Equal(1e-3, alphas[^1] / alphas[0], 1e-12);
        Assert.All(Synthetic.Column(coefficients, 0).Data, c => Assert.True(Math.Abs(c) < 1e-9));
        Assert.Equal(1, Synthetic.Column(coefficients, 1).Data.Count(c => c != 0));
        Assert.Equal(12, Synthetic.Column(coefficients, 99).Data.Count(c => c != 0));
    }

    [Theory]
    [InlineData(true, 4, 1)]
    [InlineData(false, 4, 1)]
    [InlineData(true, 12, 1)] // so many folds that their sums are not kept
    [InlineData(true, 4, 1e-7)] // a feature that all but vanishes where the second fold is left out
    [InlineData(true, 4, 0)]
    public void Cross_validation_takes_the_penalty_that_refitting_every_fold_finds_best(bool standardise, int foldCount, double outsideOneFold)
    {
        int[] folds = [.. Enumerable.Range(0, 50).Select(i => i * foldCount / 50)];
        var (x, y) = (X.Copy(), Y + 3.0 * Synthetic.Column(X, 0));
        for (var i = 0; i < 50; i++)
        {
            x[i, 0] *= folds[i] == 1 ? 1 : outsideOneFold;
        }

        var net = ElasticNet.Lasso with { Folds = folds, Steps = 20, Tolerance = 1e-12, Standardise = standardise };
        var (alphas, _) = net.Path(x, y);
        var errors = alphas.Select(alpha => folds.Distinct().Average(f =>
        {
            var model = (net with { Alpha = alpha }).Learn(Synthetic.Rows(x, i => folds[i] != f), Synthetic.Rows(y, i => folds[i] != f));
            var predicted = model.Predict(Synthetic.Rows(x, i => folds[i] == f)).Mean - Synthetic.Rows(y, i => folds[i] == f);
            return predicted.Norm() * predicted.Norm() / predicted.Rows;
        })).ToArray();
        Assert.Equal(alphas[Array.IndexOf(errors, errors.Min())], ((LinearRegressor)net.Learn(x, y)).Penalties[0], 1e-12);
    }

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        foreach (var net in new[]
        {
            new ElasticNet { L1Ratio = 0 }, new ElasticNet { L1Ratio = 1.1 }, new ElasticNet { Alpha = 0 }, new ElasticNet { Steps = 1 },
            new ElasticNet { SmallestAlpha = 1 }, new ElasticNet { Tolerance = 0 }, new ElasticNet { Folds = [0, 1] }, new ElasticNet { Folds = new int[50] },
        })
        {
            Assert.Throws<ArgumentException>(() => net.Learn(X, Y));
        }
    }
}
