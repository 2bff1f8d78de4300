using System.Numerics;
using Kramers.Learning.Explanation;
using Kramers.Learning.Trees;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Tests.Learning.Trees;

namespace Kramers.Tests.Learning.Explanation;

public class TreeShapTests
{
    private static readonly Matrix X = Samples.Normal(80, 5, 1);
    private static readonly Matrix Y = Samples.Law(X, 0.2, 2);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(int.MaxValue)]
    public void A_forest_has_the_values_of_Shapleys_definition(int depth)
    {
        var model = new RandomForest(5, 0.5, new TreeLimits(depth)).Fit(X, Y);
        var sample = Samples.Normal(1, 5, 3).Data;
        double Known(int set) => model.Trees.Average(tree => Expectation(tree, sample, set, 0, 0));
        Compare(TreeShap.Of(model, sample), Known, model.Predict(new Matrix(1, 5, sample)).Mean[0, 0]);
    }

    [Fact]
    public void Classes_are_explained_each()
    {
        int[] labels = [.. Y.Data.Select(y => y < -1 ? 0 : y < 1 ? 1 : 2)];
        var model = new SingleTree(new TreeLimits(4)).Fit(X, ClassIndicators.Of(labels, 3));
        var sample = Samples.Normal(1, 5, 4).Data;
        for (var c = 0; c < 3; c++)
        {
            double Known(int set) => Expectation(model.Trees[0], sample, set, 0, c);
            Compare(TreeShap.Of(model, sample, c), Known, model.Predict(new Matrix(1, 5, sample)).Mean[0, c]);
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => TreeShap.Of(model, sample, 3));
        Assert.Throws<ArgumentException>(() => TreeShap.Of(model, [1, 2]));
    }

    [Fact]
    public void Boosting_sums_to_its_score()
    {
        var y = new Matrix(80, 1, [.. Y.Data.Select(v => v > 0 ? 1.0 : 0.0)]);
        var model = new GradientBoosting(30, Loss: BoostingLoss.Logistic).Fit(X, y);
        for (var i = 0; i < 10; i++)
        {
            var shap = TreeShap.Of(model, X.Row(i));
            Assert.Equal(model.Score(X)[i, 0], shap.BaseValue + shap.Contributions.Sum(), 1e-10);
        }
    }

    private static void Compare(Attribution shap, Func<int, double> known, double prediction)
    {
        Assert.Equal(known(0), shap.BaseValue, 1e-12);
        Assert.Equal(prediction, shap.BaseValue + shap.Contributions.Sum(), 1e-11);
        var exact = Shapley(5, known);
        Assert.Contains(exact, value => Math.Abs(value) > 0.01);
        Assert.All(exact.Zip(shap.Contributions), pair => Assert.Equal(pair.First, pair.Second, 1e-11));
    }

    /// <summary>The sum over all sets, s!(n-1-s)!/n! for each.</summary>
    internal static double[] Shapley(int n, Func<int, double> known)
    {
        double Factorial(int k) => Enumerable.Range(1, k).Aggregate(1.0, (product, f) => product * f);
        return [.. Enumerable.Range(0, n).Select(f => Enumerable.Range(0, 1 << n).Where(set => (set >> f & 1) == 0).Sum(set =>
        {
            var s = BitOperations.PopCount((uint)set);
            return Factorial(s) * Factorial(n - 1 - s) / Factorial(n) * (known(set | 1 << f) - known(set));
        }))];
    }

    /// <summary>Algorithm 1 of arXiv:1802.03888.</summary>
    private static double Expectation(DecisionTree tree, double[] sample, int known, int node, int output)
    {
        var f = tree.Feature[node];
        if (f < 0)
        {
            return tree.Value[node, output];
        }

        var (left, right) = (tree.Left[node], tree.Right[node]);
        if ((known >> f & 1) != 0)
        {
            return Expectation(tree, sample, known, sample[f] <= tree.Threshold[node] ? left : right, output);
        }

        return (tree.Weight[left] * Expectation(tree, sample, known, left, output)
            + tree.Weight[right] * Expectation(tree, sample, known, right, output)) / tree.Weight[node];
    }
}
