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
    private const double MostHalfWidth = 22;
    private const double Gap = 7;
    private const double SideGap = 4;

    /// <summary>Plain text per level, shown on hovering; null for none.</summary>
    public IReadOnlyList<string>? Tooltips { get; init; }

    /// <inheritdoc/>
    public override void Draw(SvgWriter svg, PlotFrame frame)
    {
        double halfWidth = HalfWidth(frame);
        foreach ((int from, int to) in Arrows) DrawArrow(svg, frame, from, to, halfWidth);
        for (int i = 0; i < Spins.Count; i++)
        {
            if (!frame.Holds(Spins[i], Energies[i])) continue;
            double x = frame.PixelX(Spins[i]), y = frame.PixelY(Energies[i]);
            string bar = new SvgPath().MoveTo(x - halfWidth, y).LineTo(x + halfWidth, y).ToString();
            svg.Open("path", ("d", bar), ("stroke", "currentColor"), ("stroke-width", 3.5), ("stroke-linecap", "round")).Title(Tooltips?[i]).Close();
        }
    }

    /// <inheritdoc/>
    public override void DrawKey(SvgWriter svg, double x, double y)
    {
        svg.Empty("path", ("d", new SvgPath().MoveTo(x, y).LineTo(x + KeyWidth, y).ToString()), ("stroke", "currentColor"), ("stroke-width", 3.5));
    }

    private void DrawArrow(SvgWriter svg, PlotFrame frame, int from, int to, double halfWidth)
    {
        (double startX, double startY) = (frame.PixelX(Spins[from]), frame.PixelY(Energies[from]));
        (double dx, double dy) = (frame.PixelX(Spins[to]) - startX, frame.PixelY(Energies[to]) - startY);

        // The arrow begins and ends where its line leaves the boxes around the two bars.
        double trim = Math.Min((halfWidth + SideGap) / Math.Abs(dx), Gap / Math.Abs(dy));
        if (trim < 0.5) DrawShaft(svg, startX + trim * dx, startY + trim * dy, startX + (1 - trim) * dx, startY + (1 - trim) * dy);
    }

    /// <summary>Bars of neighbouring levels leave room for the arrow between them.</summary>
    private double HalfWidth(PlotFrame frame)
    {
        const double Distinct = 4;
        double[] places = [.. Spins.Select(frame.PixelX).Order()];
        double closest = places.Zip(places.Skip(1), (left, right) => right - left).Where(distance => distance > Distinct).DefaultIfEmpty(double.MaxValue).Min();
        return Math.Min(MostHalfWidth, 0.3 * closest);
    }

    private static void DrawShaft(SvgWriter svg, double startX, double startY, double endX, double endY)
    {
        const double LongestHead = 7, Shortest = 6;
        double length = Math.Sqrt((endX - startX) * (endX - startX) + (endY - startY) * (endY - startY));
        if (length < Shortest) return;
        double head = Math.Min(LongestHead, 0.6 * length), halfHead = 0.45 * head;
        double ux = (endX - startX) / length, uy = (endY - startY) / length;
        double neckX = endX - head * ux, neckY = endY - head * uy;
        string shaft = new SvgPath().MoveTo(startX, startY).LineTo(neckX, neckY).ToString();
        string tip = new SvgPath().MoveTo(endX, endY).LineTo(neckX - halfHead * uy, neckY + halfHead * ux)
            .LineTo(neckX + halfHead * uy, neckY - halfHead * ux).Close().ToString();
        svg.Open("g", ("class", "muted"));
        svg.Empty("path", ("d", shaft), ("stroke", "currentColor"), ("stroke-width", 1.2)).Empty("path", ("d", tip), ("fill", "currentColor"));
        svg.Close();
    }
}
