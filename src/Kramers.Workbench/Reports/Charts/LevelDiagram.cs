namespace Kramers.Workbench.Reports.Charts;

/// <summary>Energy levels as short bars against the expectation value of the spin, with arrows between some of them.</summary>
/// <param name="Name">Marked text for the legend; null for no entry.</param>
/// <param name="Color">Colour of the levels.</param>
/// <param name="Spins">Expectation value per level.</param>
/// <param name="Energies">Energy per level, in the unit of the vertical axis.</param>
/// <param name="Arrows">Pairs of levels, from and to.</param>
public sealed record LevelDiagram(string? Name, PaletteColor Color, IReadOnlyList<double> Spins, IReadOnlyList<double> Energies, IReadOnlyList<(int From, int To)> Arrows)
    : Series(Name, Color)
{
    private const double HalfWidth = 22;
    private const double Gap = 7;

    /// <summary>Plain text per level, shown on hovering; null for none.</summary>
    public IReadOnlyList<string>? Tooltips { get; init; }

    /// <inheritdoc/>
    public override void Draw(SvgWriter svg, PlotFrame frame)
    {
        foreach ((int from, int to) in Arrows) DrawArrow(svg, frame, from, to);
        for (int i = 0; i < Spins.Count; i++)
        {
            if (!frame.Holds(Spins[i], Energies[i])) continue;
            double x = frame.PixelX(Spins[i]), y = frame.PixelY(Energies[i]);
            string bar = new SvgPath().MoveTo(x - HalfWidth, y).LineTo(x + HalfWidth, y).ToString();
            svg.Open("path", ("d", bar), ("stroke", "currentColor"), ("stroke-width", 3.5), ("stroke-linecap", "round")).Title(Tooltips?[i]).Close();
        }
    }

    /// <inheritdoc/>
    public override void DrawKey(SvgWriter svg, double x, double y)
    {
        svg.Empty("path", ("d", new SvgPath().MoveTo(x, y).LineTo(x + KeyWidth, y).ToString()), ("stroke", "currentColor"), ("stroke-width", 3.5));
    }

    private void DrawArrow(SvgWriter svg, PlotFrame frame, int from, int to)
    {
        (double startX, double startY) = (frame.PixelX(Spins[from]), frame.PixelY(Energies[from]));
        (double endX, double endY) = (frame.PixelX(Spins[to]), frame.PixelY(Energies[to]));
        if (Math.Abs(endY - startY) < 4 * Gap)
        {
            // Between levels of the same height the arrow runs from end to end.
            double side = Math.Sign(endX - startX) * (HalfWidth + Gap);
            DrawShaft(svg, startX + side, startY, endX - side, endY);
            return;
        }

        double up = Math.Sign(endY - startY) * Gap;
        DrawShaft(svg, startX, startY + up, endX, endY - up);
    }

    private static void DrawShaft(SvgWriter svg, double startX, double startY, double endX, double endY)
    {
        const double Head = 7, HalfHead = 3.2;
        double length = Math.Sqrt((endX - startX) * (endX - startX) + (endY - startY) * (endY - startY));
        if (length < 2 * Head) return;
        double ux = (endX - startX) / length, uy = (endY - startY) / length;
        double neckX = endX - Head * ux, neckY = endY - Head * uy;
        string shaft = new SvgPath().MoveTo(startX, startY).LineTo(neckX, neckY).ToString();
        string head = new SvgPath().MoveTo(endX, endY).LineTo(neckX - HalfHead * uy, neckY + HalfHead * ux)
            .LineTo(neckX + HalfHead * uy, neckY - HalfHead * ux).Close().ToString();
        svg.Open("g", ("class", "muted"));
        svg.Empty("path", ("d", shaft), ("stroke", "currentColor"), ("stroke-width", 1.2)).Empty("path", ("d", head), ("fill", "currentColor"));
        svg.Close();
    }
}
