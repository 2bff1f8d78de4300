using Kramers.Workbench.Reports;

namespace Kramers.Workbench.PropertyModels;

/// <summary>One answer to what a model looks at.</summary>
/// <param name="Table">The numbers.</param>
/// <param name="Figures">The same to be seen.</param>
internal sealed record Explanation(ResultTable Table, IReadOnlyList<CaptionedFigure> Figures);
