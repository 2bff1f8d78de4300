namespace Kramers.Workbench.Reports.Charts;

/// <summary>A chart: two axes, the series between them, a legend above. Needs <see cref="Palette.StyleSheet"/> in its page.</summary>
/// <param name="Description">Plain sentence for readers who do not see the figure.</param>
/// <param name="X">Horizontal axis.</param>
/// <param name="Y">Vertical axis.</param>
/// <param name="Series">Drawn in this order.</param>
public sealed record Figure(string Description, Axis X, Axis Y, IReadOnlyList<Series> Series)
{
    /// <summary>Font size of labels, pixels.</summary>
    internal const double TextSize = 12;

    private const double Edge = 6;

    /// <summary>Pixels.</summary>
    public double Width { get; init; } = 460;

    /// <summary>Pixels, legend included.</summary>
    public double Height { get; init; } = 340;

    /// <summary>Short lines of marked text in the upper left corner of the plot.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Room to the right of the plot, pixels.</summary>
    public double RightMargin { get; init; } = 16;

    /// <summary>Draws the figure.</summary>
    /// <returns>One <c>svg</c> element.</returns>
    public string Render()
    {
        double labelX = Edge + TextSize;
        double left = AxisPainter.LabelWidth(Y) + 12 + (Y.Label.Length > 0 ? labelX + Edge : Edge);
        Legend legend = new(Series, left, Width - Edge);
        double top = Edge + legend.Height + (X.Opposite.Count > 0 ? 44 : 6);
        double bottom = Height - (X.Label.Length > 0 ? 46 : 26);
        PlotFrame frame = new(X, Y, left, top, Width - RightMargin - left, bottom - top);

        SvgWriter svg = new();
        Begin(svg, Description, Width, Height);
        AxisPainter.DrawGrid(svg, frame);
        AxisPainter.DrawAxes(svg, frame);
        DrawSeries(svg, frame);
        AxisPainter.DrawLabels(svg, frame, labelX);
        DrawNotes(svg, frame);
        legend.Draw(svg, Edge);
        return svg.Close().ToString();
    }

    /// <summary>Opens the root element that every drawing of a report has.</summary>
    /// <param name="svg">A fresh writer.</param>
    /// <param name="description">Plain sentence for readers who do not see the figure.</param>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    internal static void Begin(SvgWriter svg, string description, double width, double height)
    {
        svg.Open("svg", ("xmlns", "http://www.w3.org/2000/svg"), ("class", "chart"), ("role", "img"), ("aria-label", description),
            ("viewBox", "0 0 " + SvgWriter.Number(width) + " " + SvgWriter.Number(height)));
    }

    private void DrawSeries(SvgWriter svg, PlotFrame frame)
    {
        foreach (Series series in Series)
        {
            svg.Open("g", ("class", Palette.ClassOf(series.Color)));
            series.Draw(svg, frame);
            svg.Close();
        }
    }

    private void DrawNotes(SvgWriter svg, PlotFrame frame)
    {
        double y = frame.Top + 17;
        foreach (string note in Notes)
        {
            svg.Open("text", ("class", "note"), ("x", frame.Left + 10), ("y", y));
            RichText.Write(svg, note, TextSize);
            svg.Close();
            y += 17;
        }
    }
}
