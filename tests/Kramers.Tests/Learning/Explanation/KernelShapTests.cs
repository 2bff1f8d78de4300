using Kramers.Learning.Explanation;
using Kramers.Learning.Networks;
using Kramers.Learning.Trees;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Tests.Learning.Trees;

namespace Kramers.Tests.Learning.Explanation;

public class KernelShapTests
{
    private static readonly Matrix X = Samples.Normal(80, 5, 1);
    private static readonly Matrix Y = Samples.Law(X, 0.2, 2);
    private static readonly Matrix Background = Samples.Normal(7, 5, 3);
    private static readonly double[] Sample = [1, -2, 0.5, 0.2, 0.1];

    [Fact]
    public void All_sets_give_the_values_of_Shapleys_definition()
    {
        var model = new NeuralNetwork([8], Epochs: 50).Fit(X, Y);
        double Known(int set)
        {
            var x = Background.Copy();
            for (var k = 0; k < x.Data.Length; k++)
            {
                x.Data[k] = (set >> (k % 5) & 1) != 0 ? Sample[k % 5] : x.Data[k];
            }

            return model.Predict(x).Mean.Data.Average();
        }

        var shap = KernelShap.Of(model, Sample, Background);
        Assert.Equal(Known(0), shap.BaseValue, 1e-12);
        Assert.All(TreeShapTests.Shapley(5, Known).Zip(shap.Contributions), pair => Assert.Equal(pair.First, pair.Second, 1e-11));
    }

    [Fact]
    public void A_linear_model_needs_few_sets()
    {
        var x = Samples.Normal(200, 16, 4);
        var y = new Matrix(200, 1, [.. Enumerable.Range(0, 200).Select(i => Enumerable.Range(0, 16).Sum(f => (f - 4) * x[i, f]))]);
        var model = new NeuralNetwork([], Epochs: 100, LearningRate: 0.02).Fit(x, y);
        var slope = model.InputGradient(new double[16]);
        var (sample, background) = (x.Row(0).ToArray(), Samples.Normal(5, 16, 6));
        var shap = KernelShap.Of(model, sample, background, sets: 200);
        for (var f = 0; f < 16; f++)
        {
            Assert.Equal(slope[0, f] * (sample[f] - Samples.Column(background, f).Average()), shap.Contributions[f], 1e-9);
        }
    }

    [Fact]
    public void Features_that_mean_nothing_are_not_important()
    {
        var x = Samples.Normal(400, 5, 1);
        var model = new GradientBoosting(100).Fit(x, Samples.Law(x, 0.2, 2));
        var test = Samples.Normal(200, 5, 5);
        var importance = PermutationImportance.Of(model, test, Samples.Law(test, 0.2, 6));
        Assert.True(importance.Mean[2] > 1);
        Assert.True(Math.Min(importance.Mean[0], importance.Mean[1]) > 0.1);
        Assert.All(importance.Mean[3..], increase => Assert.InRange(increase, -0.1, 0.1));
    }

    [Fact]
    public void Dependence_on_one_feature_is_a_mean_of_predictions()
    {
        var model = new SingleTree(new TreeLimits(4)).Fit(X, Y);
        var dependence = PartialDependence.Of(model, Background, 2, [-1, 1]);
        var set = Background.Copy();
        for (var i = 0; i < set.Rows; i++)
        {
            set[i, 2] = 1;
        }

        Assert.Equal(model.Predict(set).Mean.Data.Average(), dependence[1, 0], 1e-13);
        Assert.True(dependence[1, 0] - dependence[0, 0] > 2);
    }

    [Fact]
    public void What_does_not_go_together_is_refused()
    {
        var model = new SingleTree().Fit(X, Y);
        Assert.Throws<ArgumentException>(() => KernelShap.Of(model, [1, 2], Background));
        Assert.Throws<ArgumentException>(() => KernelShap.Of(model, Sample, new Matrix(0, 5)));
        Assert.Throws<ArgumentOutOfRangeException>(() => PartialDependence.Of(model, X, 5, [0]));
    }
}
