namespace Kramers.Workbench.Reports.Charts;

/// <summary>Points. Without tooltips all filled points are one path, so that thousands stay compact.</summary>
/// <param name="Name">Marked text for the legend; null for no entry.</param>
/// <param name="Color">Colour.</param>
/// <param name="Xs">Horizontal values.</param>
/// <param name="Ys">Vertical values, as many.</param>
public sealed record ScatterSeries(string? Name, PaletteColor Color, IReadOnlyList<double> Xs, IReadOnlyList<double> Ys) : Series(Name, Color)
{
    /// <summary>Radius, pixels.</summary>
    public double Radius { get; init; } = 3;

    /// <summary>0 (invisible) to 1.</summary>
    public double Opacity { get; init; } = 0.85;

    /// <summary>Circles instead of discs.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Plain text per point, shown on hovering; null for none.</summary>
    public IReadOnlyList<string>? Tooltips { get; init; }

    /// <inheritdoc/>
    public override void Draw(SvgWriter svg, PlotFrame frame)
    {
        if (IsOpen || Tooltips is not null) DrawCircles(svg, frame);
        else DrawDots(svg, frame);
    }

    /// <inheritdoc/>
    public override void DrawKey(SvgWriter svg, double x, double y)
    {
        svg.Open("g", Paint());
        svg.Empty("circle", ("cx", x + KeyWidth / 2), ("cy", y), ("r", Math.Max(Radius, 2.5)));
        svg.Close();
    }

    private void DrawCircles(SvgWriter svg, PlotFrame frame)
    {
        svg.Open("g", Paint());
        foreach (int i in Shown(frame))
        {
            ReadOnlySpan<SvgPair> place = [("cx", frame.PixelX(Xs[i])), ("cy", frame.PixelY(Ys[i])), ("r", Radius)];
            if (Tooltips is null) svg.Empty("circle", place);
            else svg.Open("circle", place).Title(Tooltips[i]).Close();
        }

        svg.Close();
    }

    private void DrawDots(SvgWriter svg, PlotFrame frame)
    {
        SvgPath path = new();
        foreach (int i in Shown(frame)) path.Dot(frame.PixelX(Xs[i]), frame.PixelY(Ys[i]));
        if (path.IsEmpty) return;
        svg.Empty("path", ("d", path.ToString()), ("fill", "none"), ("stroke", "currentColor"),
            ("stroke-width", 2 * Radius), ("stroke-linecap", "round"), ("stroke-opacity", Opacity));
    }

    private IEnumerable<int> Shown(PlotFrame frame) => Enumerable.Range(0, Xs.Count).Where(i => frame.Holds(Xs[i], Ys[i]));

    private SvgPair[] Paint() => IsOpen
        ? [("fill", "none"), ("stroke", "currentColor"), ("stroke-width", 1.4)]
        : [("fill", "currentColor"), ("fill-opacity", Opacity)];
}
