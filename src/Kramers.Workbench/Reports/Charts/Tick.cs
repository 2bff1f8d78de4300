namespace Kramers.Workbench.Reports.Charts;

/// <summary>A labelled mark on an axis.</summary>
/// <param name="Value">Where it stands, in the axis's data unit.</param>
/// <param name="Label">Marked text, see <see cref="RichText"/>.</param>
public readonly record struct Tick(double Value, string Label);
