namespace Kramers.Workbench.Reports.Charts;

/// <summary>An axis of named places, the first at the far end: read from top to bottom on a vertical axis.</summary>
/// <param name="Names">One per category; category i has the value i.</param>
public sealed record CategoryAxis(IReadOnlyList<string> Names) : Axis("")
{
    /// <inheritdoc/>
    public override IReadOnlyList<Tick> Major => [.. Names.Select((name, i) => new Tick(i, name))];

    /// <inheritdoc/>
    public override IReadOnlyList<double> Minor => [];

    /// <inheritdoc/>
    public override bool HasGrid => false;

    /// <inheritdoc/>
    public override double Fraction(double value) => 1 - (value + 0.5) / Names.Count;
}
