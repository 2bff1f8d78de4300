namespace Kramers.Workbench.Reports;

/// <summary>A drawing and what one sees in it.</summary>
/// <param name="Svg">One <c>svg</c> element.</param>
/// <param name="Caption">Marked text.</param>
internal sealed record CaptionedFigure(string Svg, string Caption);
