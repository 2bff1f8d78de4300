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
    public void A_quantile_is_that_of_the_weighted_targets_in_the_leaf_by_hand()
    {
        // One split: x <= 2.5 holds 1, 7, 3, the rest 30, 50, 40, 60.
        var x = new Matrix(7, 1, [0, 1, 2, 3, 4, 5, 6]);
        var tree = new SingleTree(new TreeLimits(MaximumDepth: 1)).Fit(x, new Matrix(7, 1, [1, 7, 3, 30, 50, 40, 60]));
        var at = new Matrix(2, 1, [1.5, 4.5]);
        Assert.Equal([1, 30], tree.Quantile(at, 0).Data);
        Assert.Equal([1, 30], tree.Quantile(at, 0.25).Data); // a quarter of four is the first
        Assert.Equal([3, 40], tree.Quantile(at, 0.5).Data);
        Assert.Equal([7, 50], tree.Quantile(at, 0.75).Data);
        Assert.Equal([7, 60], tree.Quantile(at, 1).Data);
    }

    [Fact]
    public void Quantiles_of_a_forest_weigh_the_targets_in_the_leaves_of_all_trees()
    {
        // Summed over quantiles, the distribution has the mean of the forest and its deviation: leaves of one sample and of several, drawn once and more.
        var y = new Matrix(5, 2, [1, 50, 2, 40, 4, 30, 8, 20, 16, 10]);
        foreach (var depth in new[] { 1, 2 })
        {
            var forest = new RandomForest(30, 1, new TreeLimits(MaximumDepth: depth)).Fit(new Matrix(5, 1, [3, 1, 4, 2, 5]), y);
            var at = new Matrix(1, 1, [2.6]);
            var prediction = forest.Predict(at);
            var quantiles = Enumerable.Range(0, 20_000).Select(k => forest.Quantile(at, (k + 0.5) / 20_000).Data).ToArray();
            for (var t = 0; t < 2; t++)
            {
                var mean = quantiles.Average(q => q[t]);
                Assert.Equal(prediction.Mean[0, t], mean, 0.005);
                Assert.Equal(prediction.StandardDeviation![0, t], Math.Sqrt(quantiles.Average(q => Math.Pow(q[t] - mean, 2))), 0.005);
            }
        }
    }

    [Fact]
    public void Quantiles_hold_the_part_of_new_observations_they_promise_where_noise_grows()
    {
        var (x, newX) = (Samples.Normal(1500, 2, 11), Samples.Normal(1500, 2, 12));
        var forest = new RandomForest(150, 1, new TreeLimits(MinimumLeaf: 15)).Fit(x, Noisy(x, 13));
        var (newY, low, middle, high) = (Noisy(newX, 14), forest.Quantile(newX, 0.1), forest.Quantile(newX, 0.5), forest.Quantile(newX, 0.9));
        var all = Enumerable.Range(0, newX.Rows).ToArray();
        Assert.All(all, i => Assert.True(low.Data[i] <= middle.Data[i] && middle.Data[i] <= high.Data[i]));
        double Inside(Func<int, bool> of) => all.Where(of).Average(i => newY.Data[i] >= low.Data[i] && newY.Data[i] <= high.Data[i] ? 1.0 : 0);
        double Width(Func<int, bool> of) => all.Where(of).Average(i => high.Data[i] - low.Data[i]);
        bool IsQuiet(int i) => newX[i, 0] is > -1.5 and < -0.5;
        bool IsLoud(int i) => newX[i, 0] is > 0.5 and < 1.5;
        Assert.InRange(Inside(_ => true), 0.76, 0.86);
        Assert.InRange(Inside(IsQuiet), 0.72, 0.9);
        Assert.InRange(Inside(IsLoud), 0.72, 0.9);

        // The interval of a normal distribution from 0.1 to 0.9 is 2.563 s wide; means of s over the ranges are 0.4 and 1.6 or so.
        Assert.InRange(Width(IsLoud) / Width(IsQuiet), 2.5, 5);
        Assert.Throws<ArgumentOutOfRangeException>(() => forest.Quantile(newX, 1.1));
    }

    [Fact]
    public void Quantiles_survive_the_file()
    {
        using var stream = new MemoryStream();
        RegressorFile.Save(Forest, stream);
        stream.Position = 0;
        Assert.Equal(Forest.Quantile(NewX, 0.3).Data, ((ForestRegressor)RegressorFile.Load(stream)).Quantile(NewX, 0.3).Data);
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

    /// <summary>y = s(x0) noise with s rising from 0.2 to 1.8: a mean that moves inside of leaves would widen the quantiles.</summary>
    private static Matrix Noisy(Matrix x, ulong seed)
    {
        var noise = Samples.Normal(x.Rows, 1, seed);
        return new Matrix(x.Rows, 1, [.. Enumerable.Range(0, x.Rows).Select(i => Math.Clamp(1 + 0.6 * x[i, 0], 0.2, 1.8) * noise[i, 0])]);
    }
}
