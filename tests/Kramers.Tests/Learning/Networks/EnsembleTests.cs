using Kramers.Learning.Networks;
using Kramers.Learning.Validation;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Tests.Learning.Trees;

namespace Kramers.Tests.Learning.Networks;

public class EnsembleTests
{
    private static readonly Matrix X = Samples.Normal(300, 3, 1);
    private static readonly Matrix Y = Samples.Law(X, 0.5, 2);
    private static readonly EnsembleRegressor Model = new Ensemble(new NeuralNetwork([16], Epochs: 100), 6).Fit(X, Y);

    [Fact]
    public void The_mean_is_that_of_the_members()
    {
        var members = Model.Members.Select(member => member.Predict(X).Mean[7, 0]).ToArray();
        Assert.Equal(6, members.Distinct().Count());
        Assert.Equal(members.Average(), Model.Predict(X).Mean[7, 0], 1e-13);
    }

    [Fact]
    public void Noise_is_found_and_errors_are_as_large_as_said()
    {
        Assert.InRange(Math.Sqrt(Model.NoiseVariance[0]), 0.4, 0.7);
        var x = Samples.Normal(400, 3, 3);
        var prediction = Model.Predict(x);
        var calibration = Calibration.Of(Samples.Law(x, 0.5, 4).Data, prediction.Mean.Data, prediction.StandardDeviation!.Data);
        Assert.InRange(calibration.ZRms, 0.85, 1.2);
        Assert.True(calibration.MiscalibrationArea < 0.06);
    }

    [Fact]
    public void Members_disagree_far_from_the_data()
    {
        var near = Model.Predict(new Matrix(1, 3)).StandardDeviation![0, 0];
        var far = Model.Predict(new Matrix(1, 3, [8, -8, 8])).StandardDeviation![0, 0];
        Assert.True(far > 3 * near);
    }

    [Fact]
    public void The_seed_alone_decides_though_members_learn_side_by_side() =>
        Assert.Equal(Model.Predict(X).Mean.Data, new Ensemble(new NeuralNetwork([16], Epochs: 100), 6).Fit(X, Y).Predict(X).Mean.Data);
}
