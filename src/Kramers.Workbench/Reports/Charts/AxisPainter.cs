namespace Kramers.Workbench.Reports.Charts;

/// <summary>Draws the axes of a frame: grid, lines, ticks and labels.</summary>
internal static class AxisPainter
{
    public const double TickSize = 11;
    private const double MajorLength = 5;
    private const double MinorLength = 3;

    public static double LabelWidth(Axis y) => y.Major.Select(tick => RichText.Width(tick.Label, TickSize)).DefaultIfEmpty(0).Max();

    public static void DrawGrid(SvgWriter svg, PlotFrame frame)
    {
        SvgPath grid = new();
        if (frame.X.HasGrid)
        {
            foreach (double x in frame.X.Major.Select(tick => frame.PixelX(tick.Value))) grid.MoveTo(x, frame.Top).LineTo(x, frame.Bottom);
        }

        if (frame.Y.HasGrid)
        {
            foreach (double y in frame.Y.Major.Select(tick => frame.PixelY(tick.Value))) grid.MoveTo(frame.Left, y).LineTo(frame.Right, y);
        }

        if (!grid.IsEmpty) svg.Empty("path", ("class", "grid"), ("d", grid.ToString()));
    }

    public static void DrawAxes(SvgWriter svg, PlotFrame frame)
    {
        SvgPath lines = new SvgPath().MoveTo(frame.Left, frame.Top).LineTo(frame.Left, frame.Bottom).LineTo(frame.Right, frame.Bottom);
        foreach (Tick tick in frame.X.Major) Mark(lines, frame.PixelX(tick.Value), frame.Bottom, 0, MajorLength);
        foreach (double value in frame.X.Minor) Mark(lines, frame.PixelX(value), frame.Bottom, 0, MinorLength);
        if (frame.Y.HasGrid)
        {
            foreach (Tick tick in frame.Y.Major) Mark(lines, frame.Left, frame.PixelY(tick.Value), -MajorLength, 0);
            foreach (double value in frame.Y.Minor) Mark(lines, frame.Left, frame.PixelY(value), -MinorLength, 0);
        }

        DrawOpposite(svg, lines, frame);
        svg.Empty("path", ("class", "axis"), ("d", lines.ToString()));
        DrawTickLabels(svg, frame);
    }

    public static void DrawLabels(SvgWriter svg, PlotFrame frame, double labelX)
    {
        Label(svg, frame.X.Label, frame.Left + frame.Width / 2, frame.Bottom + 37, null);
        double middle = frame.Top + frame.Height / 2;
        Label(svg, frame.Y.Label, labelX, middle, "rotate(-90 " + SvgWriter.Number(labelX) + " " + SvgWriter.Number(middle) + ")");
        Label(svg, frame.X.OppositeLabel, frame.Left + frame.Width / 2, frame.Top - 25, null);
    }

    private static void DrawTickLabels(SvgWriter svg, PlotFrame frame)
    {
        foreach (Tick tick in frame.X.Major) TickLabel(svg, tick.Label, frame.PixelX(tick.Value), frame.Bottom + 18, "middle");
        foreach (Tick tick in frame.Y.Major) TickLabel(svg, tick.Label, frame.Left - 8, frame.PixelY(tick.Value) + 4, "end");
    }

    private static void DrawOpposite(SvgWriter svg, SvgPath lines, PlotFrame frame)
    {
        if (frame.X.Opposite.Count == 0) return;
        lines.MoveTo(frame.Left, frame.Top).LineTo(frame.Right, frame.Top);
        foreach (Tick tick in frame.X.Opposite)
        {
            Mark(lines, frame.PixelX(tick.Value), frame.Top, 0, -MajorLength);
            TickLabel(svg, tick.Label, frame.PixelX(tick.Value), frame.Top - 9, "middle");
        }
    }

    private static void Mark(SvgPath path, double x, double y, double dx, double dy) => path.MoveTo(x, y).LineTo(x + dx, y + dy);

    private static void TickLabel(SvgWriter svg, string label, double x, double y, string anchor)
    {
        svg.Open("text", ("class", "tick"), ("x", x), ("y", y), ("text-anchor", anchor));
        RichText.Write(svg, label, TickSize);
        svg.Close();
    }

    private static void Label(SvgWriter svg, string label, double x, double y, string? transform)
    {
        if (label.Length == 0) return;
        SvgPair[] place = [("x", x), ("y", y), ("text-anchor", "middle")];
        svg.Open("text", transform is null ? place : [.. place, ("transform", transform)]);
        RichText.Write(svg, label, Figure.TextSize);
        svg.Close();
    }
}
