namespace Kramers.Workbench.Reports.Charts;

/// <summary>Horizontal bars, one per category of the vertical axis.</summary>
/// <param name="Name">Marked text for the legend; null for no entry.</param>
/// <param name="Color">Colour.</param>
/// <param name="Lengths">Length per category, in the unit of the horizontal axis.</param>
public sealed record BarSeries(string? Name, PaletteColor Color, IReadOnlyList<double> Lengths) : Series(Name, Color)
{
    private const double Filling = 0.66;

    /// <summary>Plain text per bar, written at its end; null for none.</summary>
    public IReadOnlyList<string>? Labels { get; init; }

    /// <inheritdoc/>
    public override void Draw(SvgWriter svg, PlotFrame frame)
    {
        double thickness = Filling * Math.Abs(frame.PixelY(1) - frame.PixelY(0));
        for (int i = 0; i < Lengths.Count; i++)
        {
            double left = frame.PixelX(0), right = Math.Min(frame.PixelX(Lengths[i]), frame.Right), middle = frame.PixelY(i);
            svg.Empty("rect", ("x", left), ("y", middle - thickness / 2), ("width", Math.Max(right - left, 0.5)), ("height", thickness), ("fill", "currentColor"));
            if (Labels is not null) svg.Open("text", ("x", right + 5), ("y", middle + 4), ("class", "tick")).Text(Labels[i]).Close();
        }
    }

    /// <inheritdoc/>
    public override void DrawKey(SvgWriter svg, double x, double y)
    {
        svg.Empty("rect", ("x", x + 4), ("y", y - 5), ("width", KeyWidth - 8), ("height", 10), ("fill", "currentColor"));
    }
}
