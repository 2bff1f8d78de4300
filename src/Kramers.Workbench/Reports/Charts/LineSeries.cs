namespace Kramers.Workbench.Reports.Charts;

/// <summary>A line through points in their order, broken where a value has no place, clipped at the frame.</summary>
/// <param name="Name">Marked text for the legend; null for no entry.</param>
/// <param name="Color">Colour.</param>
/// <param name="Xs">Horizontal values.</param>
/// <param name="Ys">Vertical values, as many.</param>
public sealed record LineSeries(string? Name, PaletteColor Color, IReadOnlyList<double> Xs, IReadOnlyList<double> Ys) : Series(Name, Color)
{
    // Far beyond any frame and far below where browsers lose precision.
    private const double Far = 1e4;

    /// <summary>How the line is broken.</summary>
    public DashStyle Dash { get; init; }

    /// <summary>Pixels.</summary>
    public double StrokeWidth { get; init; } = 1.8;

    /// <inheritdoc/>
    public override void Draw(SvgWriter svg, PlotFrame frame)
    {
        SvgPath path = Trace(frame);
        if (path.IsEmpty) return;

        // A nested svg clips without an id, which would have to be unique in the whole page.
        string box = string.Join(' ', new[] { frame.Left, frame.Top, frame.Width, frame.Height }.Select(SvgWriter.Number));
        svg.Open("svg", ("x", frame.Left), ("y", frame.Top), ("width", frame.Width), ("height", frame.Height), ("viewBox", box));
        svg.Empty("path", Paint(path));
        svg.Close();
    }

    /// <inheritdoc/>
    public override void DrawKey(SvgWriter svg, double x, double y)
    {
        svg.Empty("path", Paint(new SvgPath().MoveTo(x, y).LineTo(x + KeyWidth, y)));
    }

    private SvgPath Trace(PlotFrame frame)
    {
        SvgPath path = new();
        bool drawing = false;
        for (int i = 0; i < Xs.Count; i++)
        {
            double x = frame.PixelX(Xs[i]), y = Math.Clamp(frame.PixelY(Ys[i]), -Far, Far);
            if (double.IsNaN(x) || double.IsNaN(y)) drawing = false;
            else if (drawing) path.LineTo(x, y);
            else
            {
                path.MoveTo(x, y);
                drawing = true;
            }
        }

        return path;
    }

    private SvgPair[] Paint(SvgPath path)
    {
        string? pattern = Dash switch { DashStyle.Dashed => "7 4", DashStyle.Dotted => "1.5 3.5", DashStyle.DashDotted => "8 3.5 1.5 3.5", _ => null };
        SvgPair[] solid = [("d", path.ToString()), ("fill", "none"), ("stroke", "currentColor"), ("stroke-width", StrokeWidth), ("stroke-linejoin", "round")];
        return pattern is null ? solid : [.. solid, ("stroke-dasharray", pattern)];
    }
}
