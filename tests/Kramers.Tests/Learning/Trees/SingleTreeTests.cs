using Kramers.Learning.Trees;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Learning.Trees;

public class SingleTreeTests
{
    private static readonly Matrix X = Samples.Normal(60, 4, 1);
    private static readonly Matrix Y = Samples.Law(X, 0.1, 2);

    [Fact]
    public void One_question_is_the_best_of_all_there_are()
    {
        var tree = new SingleTree(new TreeLimits(MaximumDepth: 1, MinimumLeaf: 3)).Fit(X, Y).Trees[0];
        var best = (from f in Enumerable.Range(0, X.Columns)
                    from i in Enumerable.Range(0, X.Rows)
                    let left = Enumerable.Range(0, X.Rows).Where(s => X[s, f] <= X[i, f]).ToHashSet()
                    where left.Count >= 3 && X.Rows - left.Count >= 3
                    select (Error: Spread(left.Contains), Feature: f, Value: X[i, f])).Min();
        Assert.Equal(best.Feature, tree.Feature[0]);
        var next = Samples.Column(X, best.Feature).Where(v => v > best.Value).Min();
        Assert.Equal((best.Value + next) / 2, tree.Threshold[0], 1e-15);
        Assert.Equal(best.Error, Residual(tree), 1e-12);
    }

    [Fact]
    public void Grown_to_the_end_it_knows_every_sample()
    {
        var predicted = new SingleTree().Fit(X, Y).Predict(X);
        Assert.All(predicted.Mean.Data.Zip(Y.Data), pair => Assert.Equal(pair.Second, pair.First, 1e-14));
        Assert.All(predicted.StandardDeviation!.Data, deviation => Assert.Equal(0, deviation));
    }

    [Fact]
    public void A_stretched_feature_makes_the_same_tree()
    {
        var stretched = X.Copy();
        for (var i = 0; i < X.Rows; i++)
        {
            stretched[i, 2] = Math.Exp(3 * X[i, 2]);
        }

        var limits = new TreeLimits(4, 5);
        Assert.Equal(new SingleTree(limits).Fit(X, Y).Predict(X).Mean.Data, new SingleTree(limits).Fit(stretched, Y).Predict(stretched).Mean.Data);
    }

    [Fact]
    public void Leaves_keep_enough_samples_and_trees_their_depth()
    {
        var tree = new SingleTree(new TreeLimits(5, 7)).Fit(X, Y).Trees[0];
        var leaves = Enumerable.Range(0, X.Rows).Select(i => tree.LeafOf(X.Row(i))).CountBy(leaf => leaf).ToArray();
        Assert.All(leaves, leaf => Assert.True(leaf.Value >= 7));
        Assert.InRange(leaves.Length, 3, 8);
    }

    [Fact]
    public void Neighbouring_numbers_are_told_apart()
    {
        var x = new Matrix(2, 1, [1, Math.BitIncrement(1.0)]);
        var model = new SingleTree().Fit(x, new Matrix(2, 1, [3, 4]));
        Assert.Equal([3, 4], model.Predict(x).Mean.Data);
    }

    [Fact]
    public void Features_that_do_not_vary_make_one_leaf()
    {
        var tree = new SingleTree().Fit(new Matrix(3, 2), new Matrix(3, 1, [1, 2, 6])).Trees[0];
        Assert.Equal(1, tree.Nodes);
        Assert.Equal(3, tree.Evaluate([0, 0])[0], 1e-15);
    }

    [Fact]
    public void Classes_are_learned_with_their_probabilities()
    {
        int[] labels = [.. Enumerable.Range(0, X.Rows).Select(i => X[i, 0] < -0.5 ? 0 : X[i, 1] < 0 ? 1 : 2)];
        var model = new SingleTree(new TreeLimits(2)).Fit(X, ClassIndicators.Of(labels, 3));
        Assert.Equal(labels, ClassIndicators.MostProbable(model.Predict(X).Mean));
        Assert.Throws<ArgumentOutOfRangeException>(() => ClassIndicators.Of([0, 3], 3));
    }

    [Fact]
    public void Senseless_limits_and_data_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SingleTree(new TreeLimits(0)).Fit(X, Y));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SingleTree(new TreeLimits(1, 0)).Fit(X, Y));
        Assert.Throws<ArgumentException>(() => new SingleTree().Fit(X, new Matrix(2, 1)));
    }

    private static double Spread(Func<int, bool> isLeft) => Enumerable.Range(0, X.Rows).GroupBy(isLeft).Sum(side =>
    {
        var mean = side.Average(i => Y.Data[i]);
        return side.Sum(i => (Y.Data[i] - mean) * (Y.Data[i] - mean));
    });

    private static double Residual(DecisionTree tree) =>
        Enumerable.Range(0, X.Rows).Sum(i => Math.Pow(Y.Data[i] - tree.Evaluate(X.Row(i))[0], 2));
}
