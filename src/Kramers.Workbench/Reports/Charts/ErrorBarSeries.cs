namespace Kramers.Workbench.Reports.Charts;

/// <summary>Vertical bars with caps, clipped at the frame; drawn under the points that they belong to.</summary>
/// <param name="Name">Marked text for the legend; null for no entry.</param>
/// <param name="Color">Colour.</param>
/// <param name="Xs">Horizontal values.</param>
/// <param name="Lowers">Lower ends in the unit of the vertical axis, as many.</param>
/// <param name="Uppers">Upper ends, as many.</param>
public sealed record ErrorBarSeries(string? Name, PaletteColor Color, IReadOnlyList<double> Xs, IReadOnlyList<double> Lowers, IReadOnlyList<double> Uppers) : Series(Name, Color)
{
    private const double Cap = 3;

    /// <inheritdoc/>
    public override void Draw(SvgWriter svg, PlotFrame frame)
    {
        SvgPath path = new();
        for (int i = 0; i < Xs.Count; i++)
        {
            double x = frame.PixelX(Xs[i]), low = frame.PixelY(Lowers[i]), high = frame.PixelY(Uppers[i]);
            if (!(x >= frame.Left && x <= frame.Right) || double.IsNaN(low) || double.IsNaN(high) || low == high) continue;
            Bar(path, x, Math.Clamp(low, frame.Top, frame.Bottom), Math.Clamp(high, frame.Top, frame.Bottom));
        }

        if (!path.IsEmpty) svg.Empty("path", Paint(path));
    }

    /// <inheritdoc/>
    public override void DrawKey(SvgWriter svg, double x, double y)
    {
        SvgPath path = new();
        Bar(path, x + KeyWidth / 2, y + 6, y - 6);
        svg.Empty("path", Paint(path));
    }

    private static void Bar(SvgPath path, double x, double low, double high)
    {
        path.MoveTo(x, low).LineTo(x, high).MoveTo(x - Cap, low).LineTo(x + Cap, low).MoveTo(x - Cap, high).LineTo(x + Cap, high);
    }

    private static SvgPair[] Paint(SvgPath path) => [("d", path.ToString()), ("fill", "none"), ("stroke", "currentColor"), ("stroke-width", 1), ("stroke-opacity", 0.7)];
}
