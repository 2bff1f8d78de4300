namespace Kramers.Workbench.Reports.Charts;

/// <summary>The rectangle that data are drawn in, and the way from data to pixels.</summary>
/// <param name="X">Horizontal axis.</param>
/// <param name="Y">Vertical axis.</param>
/// <param name="Left">Left edge, pixels.</param>
/// <param name="Top">Upper edge, pixels.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
public sealed record PlotFrame(Axis X, Axis Y, double Left, double Top, double Width, double Height)
{
    // Data on the very edge count as inside whatever rounding did to them.
    private const double Slack = 1e-6;

    /// <summary>Right edge, pixels.</summary>
    public double Right => Left + Width;

    /// <summary>Lower edge, pixels.</summary>
    public double Bottom => Top + Height;

    /// <summary>Horizontal place of a value.</summary>
    /// <param name="value">In the unit of <see cref="X"/>.</param>
    /// <returns>Pixels from the left; NaN where the axis cannot show it.</returns>
    public double PixelX(double value) => Left + Width * X.Fraction(value);

    /// <summary>Vertical place of a value.</summary>
    /// <param name="value">In the unit of <see cref="Y"/>.</param>
    /// <returns>Pixels from the top; NaN where the axis cannot show it.</returns>
    public double PixelY(double value) => Bottom - Height * Y.Fraction(value);

    /// <summary>True where both axes show the point.</summary>
    /// <param name="x">In the unit of <see cref="X"/>.</param>
    /// <param name="y">In the unit of <see cref="Y"/>.</param>
    /// <returns>False outside the frame and for values without a place.</returns>
    public bool Holds(double x, double y)
    {
        return X.Fraction(x) is >= -Slack and <= 1 + Slack && Y.Fraction(y) is >= -Slack and <= 1 + Slack;
    }
}
