namespace Kramers.Workbench.Reports.Charts;

/// <summary>How a line is broken.</summary>
public enum DashStyle
{
    /// <summary>Unbroken.</summary>
    Solid,

    /// <summary>Long strokes.</summary>
    Dashed,

    /// <summary>Dots.</summary>
    Dotted,

    /// <summary>Long strokes and dots in turn.</summary>
    DashDotted,
}
