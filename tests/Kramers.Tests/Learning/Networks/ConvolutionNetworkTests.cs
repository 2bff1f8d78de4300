using System.Text;
using System.Text.Json.Nodes;
using Kramers.Learning;
using Kramers.Learning.Networks;
using Kramers.Learning.Validation;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Tests.Learning.Trees;

namespace Kramers.Tests.Learning.Networks;

public class ConvolutionNetworkTests
{
    private static readonly VoxelShape Grid = new(2, 3, 4, 2);

    [Fact]
    public void Two_blobs_and_their_distance_are_learned_wherever_they_are()
    {
        var (grid, learner) = (VoxelShape.Cube(1, 6), new ConvolutionNetwork(VoxelShape.Cube(1, 6), [6, 8], [16], Epochs: 40, LearningRate: 0.01));
        var (x, y) = Blobs(grid, 300, 1);
        var (test, truth) = Blobs(grid, 100, 2);
        var found = learner.Fit(x, y).Predict(test).Mean;
        Assert.True(Metrics.R2(truth.Data, found.Data) > 0.8, $"{Metrics.R2(truth.Data, found.Data)}");
    }

    [Theory]
    [InlineData(Activation.Tanh)]
    [InlineData(Activation.Silu)]
    public void The_gradient_by_voxels_is_the_finite_difference(Activation activation)
    {
        var (grid, x, y) = (Grid, Samples.Normal(4, Grid.Length, 1), Samples.Normal(4, 2, 2));
        var model = new ConvolutionNetwork(grid, [3, 2], [4], activation, 3, 4).Fit(x, y);
        var gradient = model.InputGradient(x.Row(0));
        for (var k = 0; k < grid.Length; k++)
        {
            const double Step = 1e-5;
            var shifted = Matrix.FromRows(x.Row(0).ToArray(), x.Row(0).ToArray());
            (shifted[0, k], shifted[1, k]) = (shifted[0, k] + Step, shifted[1, k] - Step);
            var mean = model.Predict(shifted).Mean;
            Assert.Equal((mean[0, 0] - mean[1, 0]) / (2 * Step), gradient[0, k], 1e-8);
            Assert.Equal((mean[0, 1] - mean[1, 1]) / (2 * Step), gradient[1, k], 1e-8);
        }
    }

    /// <summary>The first step of Adam goes by the rate against the sign of the derivative, for every parameter.</summary>
    [Theory]
    [InlineData(Activation.Tanh)]
    [InlineData(Activation.Silu)]
    public void The_first_step_goes_down_every_finite_difference(Activation activation)
    {
        var (x, y) = (Samples.Normal(4, Grid.Length, 1), Samples.Normal(4, 2, 2));
        JsonNode Start(double rate) => Json(new ConvolutionNetwork(Grid, [3, 2], [4], activation, 1, 4, rate).Fit(x, y));
        var (start, after, deviation) = (Start(1e-200), Parameters(Start(1e-4)), Standardisation.Of(y).Scale.ToArray());
        double Loss(int k, double step)
        {
            var moved = start.DeepClone();
            Parameters(moved)[k] = Number(Parameters(moved), k) + step;
            var errors = RegressorFile.Load(new MemoryStream(Encoding.UTF8.GetBytes(moved.ToJsonString()))).Predict(x).Mean - y;
            return errors.Data.Select((e, n) => e * e / deviation[n % 2] / deviation[n % 2]).Sum();
        }

        for (var k = 0; k < after.Count; k++)
        {
            var (slope, step) = ((Loss(k, 1e-5) - Loss(k, -1e-5)) / 2e-5, Number(after, k) - Number(Parameters(start), k));
            Assert.True(Math.Abs(slope) < 1e-6 || (step * slope < 0 && Math.Abs(Math.Abs(step) - 1e-4) < 1e-6), $"Parameter {k}: slope {slope}, step {step}.");
        }
    }

    [Fact]
    public void Stopping_early_keeps_the_best_epoch()
    {
        var grid = VoxelShape.Cube(1, 3);
        var (x, y) = (Samples.Normal(60, 27, 1), Samples.Normal(60, 1, 2));
        var test = Samples.Normal(200, 27, 3);
        double Size(ConvolutionNetwork learner) => learner.Fit(x, y).Predict(test).Mean.Norm();
        var forAll = new ConvolutionNetwork(grid, [8], [16], Epochs: 60);
        Assert.True(Size(forAll with { Stopping = new EarlyStopping(0.3, 5) }) < 0.6 * Size(forAll)); // noise is not learned
    }

    [Fact]
    public void Settings_that_do_not_fit_are_refused()
    {
        Matrix x = new(3, 8), y = new(3, 1);
        Assert.Contains("27 voxels", Assert.Throws<ArgumentException>(() => new ConvolutionNetwork(VoxelShape.Cube(1, 3), [2], []).Fit(x, y)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new ConvolutionNetwork(VoxelShape.Cube(1, 2), [0], []).Fit(x, y));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConvolutionNetwork(VoxelShape.Cube(1, 2), [2], [], Epochs: 0).Fit(x, y));
    }

    private static JsonNode Json(ConvolutionRegressor model)
    {
        using var stream = new MemoryStream();
        RegressorFile.Save(model, stream);
        return JsonNode.Parse(stream.ToArray())!;
    }

    private static JsonArray Parameters(JsonNode file) => file["model"]!["parameters"]!.AsArray();

    private static double Number(JsonArray numbers, int k) => numbers[k]!.GetValue<double>();

    /// <summary>Two Gaussians of sigma 0.8 voxels within the grid, and their distance in voxels.</summary>
    private static (Matrix X, Matrix Y) Blobs(VoxelShape grid, int samples, ulong seed)
    {
        var random = new SeededRandom(seed);
        Matrix x = new(samples, grid.Length), y = new(samples, 1);
        for (var i = 0; i < samples; i++)
        {
            double[] At() => [.. Enumerable.Range(0, 3).Select(_ => random.Uniform(0.5, grid.X - 1.5))];
            double[] a = At(), b = At();
            y[i, 0] = Math.Sqrt(a.Zip(b, (p, q) => (p - q) * (p - q)).Sum());
            for (var v = 0; v < grid.Length; v++)
            {
                double[] r = [v / grid.Y / grid.Z, v / grid.Z % grid.Y, v % grid.Z];
                double Blob(double[] at) => Math.Exp(-r.Zip(at, (p, q) => (p - q) * (p - q)).Sum() / 1.28);
                x[i, v] = Blob(a) + Blob(b);
            }
        }

        return (x, y);
    }
}
