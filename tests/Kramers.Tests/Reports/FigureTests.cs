using System.Globalization;
using System.Xml.Linq;
using Kramers.Workbench.Reports.Charts;

namespace Kramers.Tests.Reports;

public class FigureTests
{
    private static readonly LinearAxis Unit = new("x (cm^-1)", 0, 1);

    [Fact]
    public void All_points_lie_inside_the_viewport()
    {
        double[] xs = [.. Enumerable.Range(0, 50).Select(i => 1e-9 * Math.Pow(10, i / 4.0))], ys = [.. xs.Select(x => Math.Sin(x) - 40)];
        ScatterSeries points = new("all", PaletteColor.Blue, xs, ys) { IsOpen = true };
        XElement svg = XElement.Parse(new Figure("points", LogAxis.Around("x", xs), LinearAxis.Around("y", ys), [points]).Render());
        XElement[] circles = [.. svg.Descendants().Where(e => e.Name.LocalName == "circle")];
        Assert.Equal(51, circles.Length);
        Assert.All(circles, circle =>
        {
            Assert.InRange((double)circle.Attribute("cx")!, 3, 457);
            Assert.InRange((double)circle.Attribute("cy")!, 3, 337);
        });
    }

    [Fact]
    public void Two_thousand_points_are_one_compact_path()
    {
        double[] values = [.. Enumerable.Range(0, 2000).Select(i => i / 2000.0)];
        string svg = new Figure("many", Unit, Unit, [new ScatterSeries(null, PaletteColor.Blue, values, values)]).Render();
        Assert.InRange(svg.Length, 2000 * 5, 2000 * 18);
        Assert.Equal(2000, Paths(svg).Max(data => data.Split("h0").Length - 1));
    }

    [Fact]
    public void Points_without_a_place_are_left_out_and_break_lines()
    {
        double[] xs = [0.1, 0.2, 0.3, 0.4, 0.5], ys = [0.1, 0.2, double.PositiveInfinity, 0.4, 0.5];
        ScatterSeries points = new(null, PaletteColor.Blue, [.. xs, 7], [.. ys, 0.5]);
        string svg = new Figure("gaps", Unit, Unit, [points, new LineSeries(null, PaletteColor.Blue, xs, ys)]).Render();
        Assert.Contains(Paths(svg), data => data.Split("h0").Length - 1 == 4);
        Assert.Contains(Paths(svg), data => data.Count(c => c == 'M') == 2 && data.Count(c => c == 'L') == 2);
        Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_leaves_the_frame_is_clipped_by_it()
    {
        LineSeries line = new(null, PaletteColor.Blue, [0, 1], [0, 1e12]);
        XElement inner = XElement.Parse(new Figure("steep", Unit, Unit, [line]).Render()).Descendants().Single(e => e.Name.LocalName == "svg");
        double[] box = [.. ((string)inner.Attribute("viewBox")!).Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
        Assert.Equal([(double)inner.Attribute("x")!, (double)inner.Attribute("y")!, (double)inner.Attribute("width")!, (double)inner.Attribute("height")!], box);
    }

    [Fact]
    public void Mirrored_sticks_start_at_zero_and_point_down()
    {
        LinearAxis y = new("", -1, 1);
        StemSeries up = new("up", PaletteColor.Blue, [0.5], [0.8]), down = up with { Name = "down", IsMirrored = true };
        PlotFrame frame = new(Unit, y, 0, 0, 100, 100);
        Assert.Equal("M50 50L50 10", Drawn(up, frame));
        Assert.Equal("M50 50L50 90", Drawn(down, frame));
    }

    [Fact]
    public void Bars_are_as_long_as_their_values()
    {
        PlotFrame frame = new(Unit, new CategoryAxis(["first", "second"]), 0, 0, 100, 40);
        SvgWriter svg = new();
        svg.Open("g");
        new BarSeries(null, PaletteColor.Blue, [0.25, 0.75]).Draw(svg, frame);
        XElement[] bars = [.. XElement.Parse(svg.Close().ToString()).Elements()];
        Assert.Equal([25.0, 75.0], bars.Select(bar => (double)bar.Attribute("width")!));
        Assert.True((double)bars[0].Attribute("y")! < (double)bars[1].Attribute("y")!);
    }

    [Fact]
    public void Arrows_join_the_levels_asked_for()
    {
        PlotFrame frame = new(new LinearAxis("", -2, 2), new LinearAxis("", 0, 100), 0, 0, 400, 400);
        SvgWriter svg = new();
        svg.Open("g");
        new LevelDiagram(null, PaletteColor.Blue, [-1.5, -0.5], [10, 90], [(0, 1)]).Draw(svg, frame);
        string[] paths = [.. Paths(svg.Close().ToString())];
        Assert.Equal(4, paths.Length);
        Assert.StartsWith("M52.19 353", paths[0], StringComparison.Ordinal);
        Assert.StartsWith("M147.81 47", paths[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_tells_screen_readers_what_it_is()
    {
        XElement svg = XElement.Parse(new Figure("tau < 1 s & \"more\"", Unit, Unit, []).Render());
        Assert.Equal("img", (string?)svg.Attribute("role"));
        Assert.Equal("tau < 1 s & \"more\"", (string?)svg.Attribute("aria-label"));
    }

    [Fact]
    public void Legend_entries_wrap_before_the_edge()
    {
        Series[] series = [.. Enumerable.Range(0, 12).Select(i => new LineSeries("a long name", Palette.InOrder(i), [], []))];
        XElement svg = XElement.Parse(new Figure("legend", Unit, Unit, series).Render());
        double[] ends = [.. svg.Descendants().Where(e => e.Value == "a long name" && e.Name.LocalName == "text").Select(e => (double)e.Attribute("x")! + RichText.Width(e.Value, 12))];
        Assert.Equal(12, ends.Length);
        Assert.All(ends, end => Assert.InRange(end, 0, 460));
    }

    private static string Drawn(Series series, PlotFrame frame)
    {
        SvgWriter svg = new();
        series.Draw(svg, frame);
        return Paths(svg.ToString()).Single();
    }

    private static IEnumerable<string> Paths(string svg) =>
        XElement.Parse(svg).DescendantsAndSelf().Where(e => e.Name.LocalName == "path").Select(e => (string)e.Attribute("d")!);
}
