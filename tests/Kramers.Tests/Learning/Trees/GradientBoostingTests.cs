using Kramers.Learning;
using Kramers.Learning.Trees;
using Kramers.Learning.Validation;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Learning.Trees;

public class GradientBoostingTests
{
    private static readonly Matrix X = Samples.Normal(300, 5, 1);
    private static readonly Matrix Y = Samples.Law(X, 0.1, 2);
    private static readonly Matrix NewX = Samples.Normal(400, 5, 3);
    private static readonly Matrix NewY = Samples.Law(NewX, 0.1, 4);

    [Fact]
    public void One_full_stage_is_a_tree()
    {
        var limits = new TreeLimits(4);
        var boosted = new GradientBoosting(1, 1, Limits: limits).Fit(X, Y).Predict(NewX).Mean;
        var tree = new SingleTree(limits).Fit(X, Y).Predict(NewX).Mean;
        Assert.All(boosted.Data.Zip(tree.Data), pair => Assert.Equal(pair.Second, pair.First, 1e-12));
    }

    [Fact]
    public void More_stages_never_fit_the_training_samples_worse()
    {
        var errors = new[] { 1, 3, 10, 30, 100 }.Select(n => Metrics.Rmse(Y.Data, new GradientBoosting(n).Fit(X, Y).Predict(X).Mean.Data)).ToArray();
        Assert.Equal(errors.OrderDescending(), errors);
        Assert.True(errors[^1] < 0.25 * errors[0]);
    }

    [Theory]
    [InlineData(BoostingLoss.Absolute)]
    [InlineData(BoostingLoss.Huber)]
    public void Outliers_spoil_least_squares_more(BoostingLoss robust)
    {
        var spoiled = Y.Copy();
        for (var i = 0; i < X.Rows; i += 15)
        {
            spoiled.Data[i] += 30;
        }

        double Error(BoostingLoss loss) => Metrics.Rmse(NewY.Data, new GradientBoosting(200, 0.1, loss, new TreeLimits(3, 10)).Fit(X, spoiled).Predict(NewX).Mean.Data);
        Assert.True(Error(robust) < 0.25 * Error(BoostingLoss.Squared));
    }

    [Fact]
    public void Probabilities_are_those_of_the_law()
    {
        var random = new Kramers.Numerics.SeededRandom(5);
        double Truth(double x) => 1 / (1 + Math.Exp(-2 * x));
        var x = Samples.Normal(3000, 2, 6);
        var y = new Matrix(3000, 1, [.. Enumerable.Range(0, 3000).Select(i => random.Uniform() < Truth(x[i, 0]) ? 1.0 : 0.0)]);
        var model = new GradientBoosting(100, 0.1, BoostingLoss.Logistic, new TreeLimits(2, 20)).Fit(x, y);
        var predicted = model.Predict(x).Mean.Data;
        Assert.Equal(y.Data.Average(), predicted.Average(), 0.01);
        Assert.True(Metrics.Rmse([.. Samples.Column(x, 0).Select(Truth)], predicted) < 0.08);
        Assert.Equal(Math.Log(predicted[0] / (1 - predicted[0])), model.Score(x)[0, 0], 1e-10);
    }

    [Fact]
    public void Stopping_early_keeps_the_best_stage()
    {
        var noisy = Samples.Law(X, 3, 5);
        var stopped = new GradientBoosting(2000, 0.3, Stopping: new EarlyStopping(0.2, 15)).Fit(X, noisy);
        Assert.InRange(stopped.Stages(0), 1, 200);
        var truth = Samples.Law(NewX, 0, 1).Data;
        Assert.True(Metrics.Rmse(truth, stopped.Predict(NewX).Mean.Data)
            < Metrics.Rmse(truth, new GradientBoosting(2000, 0.3).Fit(X, noisy).Predict(NewX).Mean.Data));
    }

    [Fact]
    public void Subsamples_depend_on_the_seed_alone()
    {
        double[] Predict(ulong seed) => new GradientBoosting(50, Subsample: 0.5).Fit(X, Y, seed).Predict(NewX).Mean.Data;
        Assert.Equal(Predict(3), Predict(3));
        Assert.NotEqual(Predict(3), Predict(4));
    }

    [Fact]
    public void Two_targets_are_two_models()
    {
        var both = new Matrix(X.Rows, 2, [.. Y.Data.SelectMany(y => new[] { y, -2 * y })]);
        var predicted = new GradientBoosting(20).Fit(X, both).Predict(NewX).Mean;
        Assert.All(Enumerable.Range(0, NewX.Rows), i => Assert.Equal(-2 * predicted[i, 0], predicted[i, 1], 1e-10));
    }

    [Fact]
    public void Settings_and_targets_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new GradientBoosting(0).Fit(X, Y));
        Assert.Throws<ArgumentException>(() => new GradientBoosting(LearningRate: 0).Fit(X, Y));
        Assert.Throws<ArgumentException>(() => new GradientBoosting(Subsample: 1.5).Fit(X, Y));
        Assert.Throws<ArgumentException>(() => new GradientBoosting(Loss: BoostingLoss.Logistic).Fit(X, Y));
        Assert.Throws<ArgumentException>(() => new GradientBoosting(Loss: BoostingLoss.Logistic).Fit(X, new Matrix(X.Rows, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GradientBoosting(Stopping: new EarlyStopping(0)).Fit(X, Y));
    }
}
