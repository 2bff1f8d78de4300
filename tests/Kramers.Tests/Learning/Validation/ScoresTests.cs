using Kramers.Learning.Validation;
using Kramers.Numerics;

namespace Kramers.Tests.Learning.Validation;

public class ScoresTests
{
    [Fact]
    public void Absolute_error_and_ranks_of_known_numbers()
    {
        var scores = RegressionScores.Of([1, 2, 3, 4], [1.5, 2, 2, 8]);
        Assert.Equal((0.5 + 0 + 1 + 4) / 4, scores.Mae, 1e-15);
        // Ranks 1 2 3 4 and 1 2.5 2.5 4: covariance 4.5, variances 5 and 4.5.
        Assert.Equal(4.5 / Math.Sqrt(5 * 4.5), scores.Spearman, 1e-15);
        Assert.Equal(-1, RegressionScores.Of([1, 2, 3], [9, 4, 1]).Spearman, 1e-15);
        Assert.Equal(double.NaN, RegressionScores.Of([1, 2, 3], [2, 2, 2]).Spearman);
    }

    [Fact]
    public void Areas_of_known_scores()
    {
        var scores = ClassificationScores.Of([false, false, true, true], [0.1, 0.4, 0.35, 0.8]);
        Assert.Equal(0.75, scores.RocAuc, 1e-15);
        Assert.Equal(0.5 * 1 + 0.5 * 2 / 3, scores.AveragePrecision, 1e-15);
        Assert.Equal(new ClassificationScores(0.5, 0.5), ClassificationScores.Of([true, false], [1, 1]));
        Assert.Throws<ArgumentException>(() => ClassificationScores.Of([true, true], [0, 1]));
    }

    /// <summary>Handbook values of erf(z/sqrt2).</summary>
    [Theory]
    [InlineData(1, 0.682689492137086)]
    [InlineData(2, 0.954499736103642)]
    [InlineData(3, 0.997300203936740)]
    [InlineData(5, 0.999999426696856)]
    [InlineData(0, 0)]
    public void Probability_within_some_deviations(double z, double probability) => Assert.Equal(probability, Calibration.ProbabilityWithin(z), 1e-14);

    [Theory]
    [InlineData(1, 1, 0.02)]
    [InlineData(0.5, 2, 0.3)]
    public void Deviations_that_are_too_small_are_found(double said, double z, double area)
    {
        var random = new SeededRandom(1);
        double[] predicted = [.. Enumerable.Range(0, 4000).Select(_ => random.Gaussian())];
        double[] deviation = [.. Enumerable.Repeat(said, 4000)];
        var calibration = Calibration.Of(new double[4000], predicted, deviation);
        Assert.Equal(z, calibration.ZRms, 0.05 * z);
        Assert.InRange(calibration.MiscalibrationArea, area - 0.1 * (said < 1 ? 1 : 10), area);
        Assert.Throws<ArgumentException>(() => Calibration.Of([1], [1], [0]));
    }

    [Fact]
    public void Likelihood_is_that_of_the_normal_density() =>
        Assert.Equal(-Math.Log(Math.Exp(-0.5 * 1.5 * 1.5) / (2 * Math.Sqrt(2 * Math.PI))), Calibration.Of([1], [4], [2]).NegativeLogLikelihood, 1e-14);
}
