using Kramers.Workbench.Reports.Charts;

namespace Kramers.Workbench.Shapes;

/// <summary>Counts in bins of equal width, as columns; several stand in front of each other, half transparent.</summary>
/// <param name="Name">Marked text for the legend.</param>
/// <param name="Color">Colour.</param>
/// <param name="Starts">Left edges of the bins that hold something, in the unit of the horizontal axis.</param>
/// <param name="Counts">As many.</param>
/// <param name="BinWidth">In the unit of the horizontal axis.</param>
internal sealed record HistogramSeries(string? Name, PaletteColor Color, double[] Starts, double[] Counts, double BinWidth) : Series(Name, Color)
{
    /// <summary>Counts values into bins that begin at whole multiples of the width.</summary>
    internal static HistogramSeries Of(string name, PaletteColor color, IEnumerable<double> values, double binWidth)
    {
        // a thousandth of a bin keeps 2.40, which is a little less in binary, in its own bin
        var bins = values.CountBy(v => (int)Math.Floor(v / binWidth + 1e-3)).OrderBy(b => b.Key).ToArray();
        return new HistogramSeries(name, color, [.. bins.Select(b => b.Key * binWidth)], [.. bins.Select(b => (double)b.Value)], binWidth);
    }

    /// <inheritdoc/>
    public override void Draw(SvgWriter svg, PlotFrame frame)
    {
        for (var i = 0; i < Starts.Length; i++)
        {
            var (left, right, top) = (frame.PixelX(Starts[i]), frame.PixelX(Starts[i] + BinWidth), frame.PixelY(Counts[i]));
            svg.Open("rect", ("x", left), ("y", top), ("width", right - left), ("height", frame.PixelY(0) - top), ("fill", "currentColor"), ("fill-opacity", 0.45), ("stroke", "currentColor"))
                .Title(FormattableString.Invariant($"{Starts[i]:0.###} to {Starts[i] + BinWidth:0.###}: {Counts[i]}")).Close();
        }
    }

    /// <inheritdoc/>
    public override void DrawKey(SvgWriter svg, double x, double y) =>
        svg.Empty("rect", ("x", x + 4), ("y", y - 5), ("width", KeyWidth - 8), ("height", 10), ("fill", "currentColor"), ("fill-opacity", 0.45), ("stroke", "currentColor"));
}
