using Kramers.Workbench.Reports.Charts;

namespace Kramers.Tests.Reports;

public class TicksTests
{
    [Theory]
    [InlineData(10, 5, 2)]
    [InlineData(1, 5, 0.2)]
    [InlineData(0.37, 4, 0.1)]
    [InlineData(3600, 10, 500)]
    [InlineData(4.4e-7, 5, 1e-7)]
    public void A_step_is_one_two_or_five_times_a_power_of_ten(double span, int pieces, double expected)
    {
        Assert.Equal(expected, Ticks.NiceStep(span, pieces), 1e-9 * expected);
    }

    [Fact]
    public void Linear_ticks_carry_just_the_decimals_of_their_step_and_a_true_minus()
    {
        Assert.Equal(["\u22120.4", "\u22120.2", "0.0", "0.2", "0.4"], Ticks.Linear(-0.41, 0.4, 0.2).Select(tick => tick.Label));
        Assert.Equal(["0", "500", "1000"], Ticks.Linear(0, 1400, 500).Select(tick => tick.Label));
    }

    [Fact]
    public void A_few_decades_are_marked_by_one_two_and_five()
    {
        Assert.Equal(["2", "5", "10", "20", "50", "100", "200"], Ticks.Logarithmic(2, 300).Select(tick => tick.Label));
    }

    [Theory]
    [InlineData(1e-12, 1e5)]
    [InlineData(3e-9, 2e60)]
    [InlineData(1e-3, 1)]
    public void Many_decades_get_few_labels_evenly_spaced_in_the_logarithm(double min, double max)
    {
        double[] logs = [.. Ticks.Logarithmic(min, max).Select(tick => Math.Log10(tick.Value))];
        Assert.InRange(logs.Length, 3, 9);
        Assert.All(logs.Zip(logs.Skip(1)), pair => Assert.Equal(logs[1] - logs[0], pair.Second - pair.First, 1e-6));
    }

    [Fact]
    public void Minor_marks_of_a_decade_are_its_multiples()
    {
        Assert.Equal(10, Ticks.LogarithmicMinor(1, 10).Count);
        Assert.Equal(11, Ticks.LogarithmicMinor(1, 1e10).Count);
    }

    [Fact]
    public void The_reciprocal_axis_reads_kelvin_above_and_inverse_kelvin_below()
    {
        ReciprocalTemperatureAxis axis = new(2);
        Assert.Equal(["0.0", "0.1", "0.2", "0.3", "0.4", "0.5"], axis.Major.Select(tick => tick.Label));
        Assert.Equal(axis.Fraction(2) / 2, axis.Fraction(4), 1e-12);
        Assert.Equal("2", axis.Opposite[0].Label);
        Assert.All(axis.Major.Concat(axis.Opposite), tick => Assert.InRange(axis.Fraction(tick.Value), 0, 1));
    }
}
