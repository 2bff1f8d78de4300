using Kramers.Workbench.Reports.Charts;

namespace Kramers.Tests.RelaxationFits;

/// <summary>What figures of relaxation times need of the charts.</summary>
public class RelaxationChartTests
{
    private static readonly PlotFrame Frame = new(new LinearAxis("", 0, 1), new LinearAxis("", 0, 1), 0, 0, 100, 100);

    [Fact]
    public void An_error_bar_reaches_from_its_lower_to_its_upper_end() => Assert.Contains("M50 80L50 30", Bars([0.5], [0.2], [0.7]), StringComparison.Ordinal);

    [Fact]
    public void An_error_bar_is_cut_at_the_frame_and_left_out_where_it_has_no_length()
    {
        Assert.Contains("M50 100L50 0", Bars([0.5], [-5], [7]), StringComparison.Ordinal);
        Assert.Equal("", Bars([0.5, 2, 0.5], [0.2, 0.1, double.NaN], [0.2, 0.3, 1]));
    }

    [Fact]
    public void The_ramp_goes_from_the_coldest_to_the_hottest_colour()
    {
        Assert.Equal(PaletteColor.Coldest, Palette.Ramp(0, 17));
        Assert.Equal(PaletteColor.Hottest, Palette.Ramp(16, 17));
        Assert.Equal(PaletteColor.Coldest, Palette.Ramp(0, 1));
        Assert.All(Enumerable.Range(0, 8), i => Assert.Contains("." + Palette.ClassOf(Palette.Ramp(i, 8)) + "{", Palette.StyleSheet, StringComparison.Ordinal));
    }

    [Fact]
    public void A_reciprocal_axis_with_a_highest_temperature_leaves_out_what_is_hotter()
    {
        ReciprocalTemperatureAxis axis = new(10) { HighestK = 20 };
        Assert.InRange(axis.Fraction(20), 0.01, 0.05);
        Assert.InRange(axis.Fraction(10), 0.95, 0.99);

        // 1/T is the mean of 1/10 and 1/20 at 40/3 K.
        Assert.Equal((axis.Fraction(10) + axis.Fraction(20)) / 2, axis.Fraction(40.0 / 3), 12);
        Assert.True(axis.Fraction(25) < 0);
        Assert.All(axis.Opposite, tick => Assert.InRange(tick.Value, 10, 20));
    }

    private static string Bars(double[] xs, double[] lowers, double[] uppers)
    {
        SvgWriter svg = new();
        new ErrorBarSeries(null, PaletteColor.Blue, xs, lowers, uppers).Draw(svg, Frame);
        return svg.ToString();
    }
}
