using Kramers.Learning;

namespace Kramers.Tests.Learning;

public class MetricsTests
{
    [Fact]
    public void Root_mean_square_of_known_errors()
    {
        Assert.Equal(Math.Sqrt((1 + 4 + 4) / 3.0), Metrics.Rmse([1, 2, 3], [2, 4, 1]), 1e-15);
        Assert.Equal(0, Metrics.Rmse([1, 2], [1, 2]));
        Assert.Equal(double.NaN, Metrics.Rmse([], []));
    }

    [Fact]
    public void Determination_of_known_data()
    {
        // About the mean of 2.5: 5 in all; left over 0.1.
        Assert.Equal(1 - 0.1 / 5, Metrics.R2([1, 2, 3, 4], [1.1, 1.9, 3.2, 3.8]), 1e-14);
        Assert.Equal(1, Metrics.R2([1, 2, 3], [1, 2, 3]));
        Assert.Equal(0, Metrics.R2([1, 2, 3], [2, 2, 2]), 1e-15);
        Assert.True(Metrics.R2([1, 2, 3], [3, 2, 1]) < 0);
    }

    [Theory]
    [InlineData(0.1, 0.1)]
    [InlineData(0.1, 0.2)]
    public void What_does_not_vary_has_no_determination(double reference, double predicted)
    {
        Assert.Equal(double.NaN, Metrics.R2([reference, reference, reference], [predicted, predicted, predicted]));
    }

    [Fact]
    public void Unequal_lengths_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Metrics.Rmse([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => Metrics.R2([1, 2], [1, 2, 3]));
    }
}
