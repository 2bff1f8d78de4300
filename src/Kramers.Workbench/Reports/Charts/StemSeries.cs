namespace Kramers.Workbench.Reports.Charts;

/// <summary>Sticks from zero, as in line spectra; mirrored ones point down.</summary>
/// <param name="Name">Marked text for the legend; null for no entry.</param>
/// <param name="Color">Colour.</param>
/// <param name="Xs">Horizontal values.</param>
/// <param name="Heights">Lengths of the sticks in the unit of the vertical axis, as many.</param>
public sealed record StemSeries(string? Name, PaletteColor Color, IReadOnlyList<double> Xs, IReadOnlyList<double> Heights) : Series(Name, Color)
{
    /// <summary>Sticks point down.</summary>
    public bool IsMirrored { get; init; }

    /// <summary>Pixels.</summary>
    public double StrokeWidth { get; init; } = 2;

    /// <summary>Plain text per stick, shown on hovering; null for none.</summary>
    public IReadOnlyList<string>? Tooltips { get; init; }

    /// <inheritdoc/>
    public override void Draw(SvgWriter svg, PlotFrame frame)
    {
        svg.Open("g", ("fill", "none"), ("stroke", "currentColor"), ("stroke-width", StrokeWidth));
        SvgPath all = new();
        for (int i = 0; i < Xs.Count; i++)
        {
            double tip = IsMirrored ? -Heights[i] : Heights[i];
            if (!frame.Holds(Xs[i], tip)) continue;
            SvgPath stick = (Tooltips is null ? all : new SvgPath())
                .MoveTo(frame.PixelX(Xs[i]), frame.PixelY(0)).LineTo(frame.PixelX(Xs[i]), frame.PixelY(tip));
            if (Tooltips is not null) svg.Open("path", ("d", stick.ToString())).Title(Tooltips[i]).Close();
        }

        if (!all.IsEmpty) svg.Empty("path", ("d", all.ToString()));
        svg.Close();
    }

    /// <inheritdoc/>
    public override void DrawKey(SvgWriter svg, double x, double y)
    {
        string sticks = new SvgPath().MoveTo(x + 6, y + 5).LineTo(x + 6, y - 2).MoveTo(x + 11, y + 5).LineTo(x + 11, y - 5)
            .MoveTo(x + 16, y + 5).LineTo(x + 16, y + 1).ToString();
        svg.Empty("path", ("d", sticks), ("stroke", "currentColor"), ("stroke-width", 2));
    }
}
