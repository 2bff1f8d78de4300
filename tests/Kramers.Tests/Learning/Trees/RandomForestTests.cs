using Kramers.Learning;
using Kramers.Learning.Trees;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Learning.Trees;

public class RandomForestTests
{
    private static readonly Matrix X = Samples.Normal(300, 5, 1);
    private static readonly Matrix Y = Samples.Law(X, 0.3, 2);
    private static readonly Matrix NewX = Samples.Normal(400, 5, 3);
    private static readonly Matrix NewY = Samples.Law(NewX, 0.3, 4);
    private static readonly ForestRegressor Forest = new RandomForest(200, 0.6).Fit(X, Y);

    [Fact]
    public void The_mean_is_that_of_the_trees_and_the_deviation_of_all_they_hold()
    {
        var (sample, prediction) = (NewX.Row(0).ToArray(), Forest.Predict(NewX));
        double[] values = [.. Forest.Trees.Select(tree => tree.Evaluate(sample)[0])];
        Assert.Equal(values.Average(), prediction.Mean[0, 0], 1e-13);
        Assert.Equal(Math.Sqrt(values.Average(v => v * v) - values.Average() * values.Average()), prediction.StandardDeviation![0, 0], 1e-7);
    }

    [Fact]
    public void Coarse_leaves_bring_the_noise_inside_them()
    {
        var coarse = new RandomForest(200, 1, new TreeLimits(MinimumLeaf: 20)).Fit(X, Y).Predict(NewX);
        var z = Enumerable.Range(0, NewX.Rows).Average(i => Math.Pow((coarse.Mean.Data[i] - NewY.Data[i]) / coarse.StandardDeviation!.Data[i], 2));
        Assert.InRange(z, 0.6, 1.3);
    }

    [Fact]
    public void Samples_out_of_the_bag_tell_the_error_on_new_ones()
    {
        var outOfBag = Metrics.Rmse(Y.Data, Forest.OutOfBag!.Data);
        var test = Metrics.Rmse(NewY.Data, Forest.Predict(NewX).Mean.Data);
        Assert.InRange(outOfBag / test, 0.85, 1.15);
        Assert.True(Metrics.Rmse(Y.Data, Forest.Predict(X).Mean.Data) < 0.6 * outOfBag);
    }

    [Fact]
    public void The_seed_alone_decides()
    {
        var again = new RandomForest(200, 0.6).Fit(X, Y);
        Assert.Equal(Forest.Predict(NewX).Mean.Data, again.Predict(NewX).Mean.Data);
        Assert.Equal(Forest.OutOfBag!.Data, again.OutOfBag!.Data);
        Assert.NotEqual(Forest.Predict(NewX).Mean.Data, new RandomForest(200, 0.6).Fit(X, Y, seed: 2).Predict(NewX).Mean.Data);
    }

    [Fact]
    public void Quantiles_rise_and_hold_the_part_of_new_samples_they_promise()
    {
        var (low, middle, high) = (Forest.Quantile(NewX, 0.1), Forest.Quantile(NewX, 0.5), Forest.Quantile(NewX, 0.9));
        Assert.All(Enumerable.Range(0, NewX.Rows), i => Assert.True(low.Data[i] <= middle.Data[i] && middle.Data[i] <= high.Data[i]));
        var inside = Enumerable.Range(0, NewX.Rows).Count(i => NewY.Data[i] > low.Data[i] && NewY.Data[i] < high.Data[i]);
        Assert.InRange(inside / (double)NewX.Rows, 0.7, 0.95);
        Assert.Throws<ArgumentOutOfRangeException>(() => Forest.Quantile(NewX, 1.1));
    }

    [Fact]
    public void Importance_finds_the_features_of_the_law()
    {
        var importance = Forest.ImpurityImportance();
        Assert.Equal(1, importance.Sum(), 1e-12);
        Assert.True(importance[2] > 0.5);
        Assert.True(Math.Min(importance[0], importance[1]) > Math.Max(importance[3], importance[4]));
    }

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomForest(0).Fit(X, Y));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomForest(10, 0).Fit(X, Y));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomForest(10, double.NaN).Fit(X, Y));
    }

    [Fact]
    public void It_can_be_stopped() =>
        Assert.ThrowsAny<OperationCanceledException>(() => new RandomForest(10).Fit(X, Y, cancellation: new CancellationToken(canceled: true)));
}
