using Kramers.Workbench.Reports.Charts;

namespace Kramers.Workbench.SpinSystems;

/// <summary>A short text at a point of a figure.</summary>
/// <param name="X">Place in the unit of the horizontal axis.</param>
/// <param name="Y">Place in the unit of the vertical axis.</param>
/// <param name="Text">Marked text.</param>
internal sealed record PlotLabel(double X, double Y, string Text);

/// <summary>Texts just above points of a figure; those beside its middle stand on the outer side of their point.</summary>
/// <param name="Labels">The texts.</param>
internal sealed record PlotLabels(IReadOnlyList<PlotLabel> Labels) : Series(null, PaletteColor.Ink)
{
    private const double Size = 11;
    private const double Away = 6;

    public override void Draw(SvgWriter svg, PlotFrame frame)
    {
        foreach (var label in Labels.Where(l => frame.Holds(l.X, l.Y)))
        {
            var fromMiddle = frame.X.Fraction(label.X) - 0.5;
            var side = Math.Abs(fromMiddle) < 0.02 ? 0 : Math.Sign(fromMiddle);
            var anchor = side switch { 0 => "middle", > 0 => "start", _ => "end" };
            svg.Open("text", ("class", "tick"), ("text-anchor", anchor), ("x", frame.PixelX(label.X) + side * Away), ("y", frame.PixelY(label.Y) - Away));
            RichText.Write(svg, label.Text, Size);
            svg.Close();
        }
    }

    public override void DrawKey(SvgWriter svg, double x, double y)
    {
        // Without a name there is no entry in the legend.
    }
}
