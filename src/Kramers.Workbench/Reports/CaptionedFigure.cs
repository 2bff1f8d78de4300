using Kramers.Workbench.Reports.Charts;

namespace Kramers.Workbench.Reports;

/// <summary>A drawing and what one sees in it.</summary>
/// <param name="Svg">One <c>svg</c> element.</param>
/// <param name="Caption">Marked text.</param>
internal sealed record CaptionedFigure(string Svg, string Caption)
{
    /// <summary>A chart over the full width of a page.</summary>
    public static CaptionedFigure Wide(string caption, Axis x, Axis y, IEnumerable<Series> series) =>
        new(new Figure(RichText.ToPlain(caption), x, y, [.. series]) { Width = 760, Height = 400 }.Render(), caption);
}
