using Kramers.Learning;
using Kramers.Learning.Trees;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Validation.Learning.Trees;

/// <summary>Where no split is a tie, trees and boosting are those of scikit-learn; where chance enters, errors lie among those of its 20 seeds.</summary>
public class SklearnTreeTests
{
    [Fact]
    public void A_regression_tree_has_the_same_nodes() =>
        AssertSame("regressionTree", new SingleTree(new TreeLimits(6, 6)).Fit(SklearnTrees.X, SklearnTrees.Y));

    [Fact]
    public void A_classification_tree_has_the_same_nodes() =>
        AssertSame("classificationTree", new SingleTree(new TreeLimits(3, 8)).Fit(SklearnTrees.X, ClassIndicators.Of(SklearnTrees.Labels, 3)), areFractions: true);

    [Fact]
    public void A_tree_of_two_targets_has_the_same_nodes()
    {
        var two = new Matrix(SklearnTrees.X.Rows, 2);
        for (var i = 0; i < two.Rows; i++)
        {
            (two[i, 0], two[i, 1]) = (SklearnTrees.Y.Data[i], SklearnTrees.X[i, 5] * 5 - SklearnTrees.Y.Data[i]);
        }

        AssertSame("twoTargetTree", new SingleTree(new TreeLimits(5, 6)).Fit(SklearnTrees.X, two));
    }

    [Theory]
    [InlineData(BoostingLoss.Squared, "squared_error")]
    [InlineData(BoostingLoss.Huber, "huber")]
    public void Boosting_predicts_the_same(BoostingLoss loss, string recorded)
    {
        var predicted = new GradientBoosting(60, 0.1, loss, new TreeLimits(3, 5)).Fit(SklearnTrees.X, SklearnTrees.Y).Predict(SklearnTrees.TestX).Mean.Data;
        AssertClose(SklearnTrees.At($"boosting/{recorded}"), predicted, 1e-10);
    }

    [Fact]
    public void Logistic_boosting_predicts_the_same()
    {
        var predicted = new GradientBoosting(40, 0.1, BoostingLoss.Logistic, new TreeLimits(3, 8)).Fit(SklearnTrees.X, Binary()).Predict(SklearnTrees.TestX).Mean.Data;
        AssertClose(SklearnTrees.At("boosting/logistic"), predicted, 1e-10);
    }

    [Theory]
    [InlineData("all", 1.0)]
    [InlineData("third", 1 / 3.0)]
    public void Forests_err_as_much(string recorded, double fraction)
    {
        var forests = Seeds(seed => new RandomForest(100, fraction).Fit(SklearnTrees.X, SklearnTrees.Y, seed));
        AssertLikely(SklearnTrees.At($"forests/{recorded}/test"), forests.Select(f => Metrics.Rmse(SklearnTrees.TestY, f.Predict(SklearnTrees.TestX).Mean.Data)));
        AssertLikely(SklearnTrees.At($"forests/{recorded}/outOfBag"), forests.Select(f => Metrics.Rmse(SklearnTrees.Y.Data, f.OutOfBag!.Data)));
        AssertLikely(SklearnTrees.At($"forests/{recorded}/firstImportance"), forests.Select(f => f.ImpurityImportance()[0]));
    }

    [Fact]
    public void Forests_of_classes_err_as_much()
    {
        var forests = Seeds(seed => new RandomForest(100, 1 / 3.0).Fit(SklearnTrees.X, ClassIndicators.Of(SklearnTrees.Labels, 3), seed));
        AssertLikely(SklearnTrees.At("forests/classes/test"), forests.Select(f => Wrong(f.Predict(SklearnTrees.TestX).Mean, SklearnTrees.TestLabels)));
        AssertLikely(SklearnTrees.At("forests/classes/outOfBag"), forests.Select(f => Wrong(f.OutOfBag!, SklearnTrees.Labels)));
    }

    [Theory]
    [InlineData(BoostingLoss.Squared, "squaredSpread")]
    [InlineData(BoostingLoss.Absolute, "absoluteSpread")]
    [InlineData(BoostingLoss.Huber, "huberSpread")]
    public void Boosting_with_subsamples_errs_as_much(BoostingLoss loss, string recorded)
    {
        var learner = new GradientBoosting(60, 0.1, loss, new TreeLimits(3, 5), Subsample: 0.5);
        AssertLikely(SklearnTrees.At($"boosting/{recorded}"), Seeds(seed => learner.Fit(SklearnTrees.X, SklearnTrees.Y, seed))
            .Select(model => Metrics.Rmse(SklearnTrees.TestY, model.Predict(SklearnTrees.TestX).Mean.Data)));
    }

    [Fact]
    public void Logistic_boosting_with_subsamples_errs_as_much()
    {
        var learner = new GradientBoosting(60, 0.1, BoostingLoss.Logistic, new TreeLimits(3, 5), Subsample: 0.5);
        AssertLikely(SklearnTrees.At("boosting/logisticSpread"), Seeds(seed => learner.Fit(SklearnTrees.X, Binary(), seed)).Select(model =>
            model.Predict(SklearnTrees.TestX).Mean.Data.Select((p, i) => -Math.Log(SklearnTrees.TestLabels[i] > 0 ? p : 1 - p)).Average()));
    }

    private static T[] Seeds<T>(Func<ulong, T> fit) => [.. Enumerable.Range(1, 20).Select(seed => fit((ulong)seed))];

    private static Matrix Binary() => SklearnTrees.Column([.. SklearnTrees.Labels.Select(label => label > 0 ? 1.0 : 0.0)]);

    private static double Wrong(Matrix probabilities, int[] labels) =>
        ClassIndicators.MostProbable(probabilities).Zip(labels).Average(pair => pair.First == pair.Second ? 0.0 : 1.0);

    /// <summary>Two samples of 20: their means within four standard errors of the difference, their spreads within a factor 2.2 (about one in a thousand).</summary>
    private static void AssertLikely(double[] theirs, IEnumerable<double> found)
    {
        var ours = found.ToArray();
        var difference = Math.Sqrt((Variance(ours) + Variance(theirs)) / 20);
        Assert.InRange(ours.Average() - theirs.Average(), -4 * difference, 4 * difference);
        Assert.InRange(Math.Sqrt(Variance(ours) / Variance(theirs)), 1 / 2.2, 2.2);
    }

    private static double Variance(double[] values) => values.Sum(v => Math.Pow(v - values.Average(), 2)) / (values.Length - 1);

    private static void AssertSame(string recorded, ForestRegressor model, bool areFractions = false)
    {
        var tree = model.Trees[0];
        double[] Of(string name) => SklearnTrees.At($"{recorded}/{name}");
        Assert.Equal(Of("left"), tree.Left.ToArray().Select(v => (double)v));
        Assert.Equal(Of("right"), tree.Right.ToArray().Select(v => (double)v));
        Assert.Equal(Of("samples"), tree.Weight.ToArray());
        for (var node = 0; node < tree.Nodes; node++)
        {
            if (tree.Left[node] >= 0)
            {
                Assert.Equal((int)Of("feature")[node], tree.Feature[node]);
                Assert.Equal(Of("threshold")[node], tree.Threshold[node]);
            }
        }

        // Version 1.2 records how many samples of each class a node has, and the means of targets.
        var value = SklearnTrees.Rows(SklearnTrees.Element($"{recorded}/value"));
        AssertClose(value.Data, [.. tree.Value.Data.Select((v, k) => areFractions ? v * tree.Weight[k / tree.Outputs] : v)], 1e-12);
    }

    private static void AssertClose(double[] expected, double[] found, double tolerance)
    {
        Assert.Equal(expected.Length, found.Length);
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, tolerance));
    }
}
