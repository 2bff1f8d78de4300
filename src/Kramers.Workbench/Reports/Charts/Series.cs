namespace Kramers.Workbench.Reports.Charts;

/// <summary>Something drawn in a figure.</summary>
/// <param name="Name">Marked text for the legend; null for no entry.</param>
/// <param name="Color">Its colour, <c>currentColor</c> while it draws.</param>
public abstract record Series(string? Name, PaletteColor Color)
{
    /// <summary>Length of the sample in the legend, pixels.</summary>
    protected const double KeyWidth = 22;

    /// <summary>Draws the data; what lies outside the frame is left out or clipped.</summary>
    /// <param name="svg">The writer.</param>
    /// <param name="frame">Where to draw.</param>
    public abstract void Draw(SvgWriter svg, PlotFrame frame);

    /// <summary>Draws the sample of the legend.</summary>
    /// <param name="svg">The writer.</param>
    /// <param name="x">Its left end, pixels.</param>
    /// <param name="y">Its middle, pixels.</param>
    public abstract void DrawKey(SvgWriter svg, double x, double y);
}
