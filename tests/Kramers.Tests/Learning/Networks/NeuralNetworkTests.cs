using Kramers.Learning;
using Kramers.Learning.Networks;
using Kramers.Learning.Validation;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Tests.Learning.Trees;

namespace Kramers.Tests.Learning.Networks;

public class NeuralNetworkTests
{
    private static readonly Matrix X = Samples.Normal(200, 3, 1);
    private static readonly Matrix Y = Smooth(X);

    [Theory]
    [InlineData(Activation.Tanh)]
    [InlineData(Activation.Silu)]
    [InlineData(Activation.Relu)]
    public void The_gradient_is_the_finite_difference(Activation activation)
    {
        var model = new NeuralNetwork([7, 6], activation, Epochs: 30).Fit(X, Y);
        double[] sample = [0.3, -0.7, 1.1];
        var gradient = model.InputGradient(sample);
        for (var f = 0; f < 3; f++)
        {
            const double Step = 1e-5;
            var shifted = new Matrix(2, 3, [.. sample, .. sample]);
            (shifted[0, f], shifted[1, f]) = (sample[f] + Step, sample[f] - Step);
            var mean = model.Predict(shifted).Mean;
            for (var t = 0; t < 2; t++)
            {
                Assert.Equal((mean[0, t] - mean[1, t]) / (2 * Step), gradient[t, f], 1e-7);
            }
        }
    }

    [Fact]
    public void A_smooth_law_is_learned_well()
    {
        var model = new NeuralNetwork([24, 24]).Fit(X, Y);
        var test = Samples.Normal(200, 3, 2);
        var (truth, mean) = (Smooth(test), model.Predict(test).Mean);
        Assert.True(Metrics.R2(Samples.Column(truth, 0), Samples.Column(mean, 0)) > 0.95);
        Assert.True(Metrics.R2(Samples.Column(truth, 1), Samples.Column(mean, 1)) > 0.95);
    }

    [Fact]
    public void Without_hidden_nodes_it_is_least_squares()
    {
        var y = new Matrix(X.Rows, 1, [.. Enumerable.Range(0, X.Rows).Select(i => 3 * X[i, 0] - X[i, 1] + 5)]);
        var gradient = new NeuralNetwork([], LearningRate: 0.03, Epochs: 300).Fit(X, y).InputGradient([0, 0, 0]);
        Assert.Equal(3, gradient[0, 0], 1e-4);
        Assert.Equal(-1, gradient[0, 1], 1e-4);
        Assert.Equal(0, gradient[0, 2], 1e-4);
    }

    [Fact]
    public void Units_do_not_matter()
    {
        var (x, y) = (1000.0 * X, 1e-6 * Y);
        var (plain, scaled) = (new NeuralNetwork([8], Epochs: 20).Fit(X, Y).Predict(X).Mean, new NeuralNetwork([8], Epochs: 20).Fit(x, y).Predict(x).Mean);
        Assert.All(plain.Data.Zip(scaled.Data), pair => Assert.Equal(pair.First, 1e6 * pair.Second, 1e-6));
    }

    [Fact]
    public void The_seed_alone_decides()
    {
        double[] Predict(ulong seed) => new NeuralNetwork([8], Epochs: 10).Fit(X, Y, seed).Predict(X).Mean.Data;
        Assert.Equal(Predict(1), Predict(1));
        Assert.NotEqual(Predict(1), Predict(2));
    }

    [Fact]
    public void Stopping_early_helps_against_noise()
    {
        var noise = Samples.Normal(200, 2, 9);
        var settings = new NeuralNetwork([64, 64], Epochs: 300, Schedule: RateSchedule.Constant);
        var test = Samples.Normal(300, 3, 2);
        double Error(NeuralNetwork learner) => Metrics.Rmse(Smooth(test).Data, learner.Fit(X, Y + 2.0 * noise).Predict(test).Mean.Data);
        Assert.True(Error(settings with { Stopping = new EarlyStopping(0.2) }) < 0.7 * Error(settings));
    }

    [Fact]
    public void Divergence_is_said() =>
        Assert.Contains("learning rate", Assert.Throws<ArithmeticException>(() => new NeuralNetwork([8], LearningRate: 1e300, Epochs: 20).Fit(X, Y)).Message, StringComparison.Ordinal);

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new NeuralNetwork([0]).Fit(X, Y));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NeuralNetwork([3], Epochs: 0).Fit(X, Y));
        Assert.Throws<ArgumentException>(() => new NeuralNetwork([3], Epochs: 1).Fit(X, Y).InputGradient([1]));
    }

    private static Matrix Smooth(Matrix x)
    {
        var y = new Matrix(x.Rows, 2);
        for (var i = 0; i < x.Rows; i++)
        {
            (y[i, 0], y[i, 1]) = (Math.Sin(x[i, 0]) + x[i, 1] * x[i, 2], x[i, 2] - 0.5 * x[i, 0]);
        }

        return y;
    }
}
