using System.Text;

namespace Kramers.Workbench.Reports.Charts;

/// <summary>Builds the <c>d</c> attribute of a path: thousands of marks in one element.</summary>
public sealed class SvgPath
{
    private readonly StringBuilder commands = new();

    /// <summary>True as long as nothing was drawn.</summary>
    public bool IsEmpty => commands.Length == 0;

    /// <summary>Starts a new piece.</summary>
    /// <param name="x">Pixels from the left.</param>
    /// <param name="y">Pixels from the top.</param>
    /// <returns>This path.</returns>
    public SvgPath MoveTo(double x, double y) => Append('M', x, y);

    /// <summary>A straight line to a point.</summary>
    /// <param name="x">Pixels from the left.</param>
    /// <param name="y">Pixels from the top.</param>
    /// <returns>This path.</returns>
    public SvgPath LineTo(double x, double y) => Append('L', x, y);

    /// <summary>A quadratic Bezier curve.</summary>
    /// <param name="controlX">Control point, pixels from the left.</param>
    /// <param name="controlY">Control point, pixels from the top.</param>
    /// <param name="x">End, pixels from the left.</param>
    /// <param name="y">End, pixels from the top.</param>
    /// <returns>This path.</returns>
    public SvgPath CurveTo(double controlX, double controlY, double x, double y)
    {
        Append('Q', controlX, controlY);
        return Append(' ', x, y);
    }

    /// <summary>A line of no length: a round dot where the stroke has round caps.</summary>
    /// <param name="x">Pixels from the left.</param>
    /// <param name="y">Pixels from the top.</param>
    /// <returns>This path.</returns>
    public SvgPath Dot(double x, double y)
    {
        Append('M', x, y);
        commands.Append("h0");
        return this;
    }

    /// <summary>Joins the end of the piece to its start.</summary>
    /// <returns>This path.</returns>
    public SvgPath Close()
    {
        commands.Append('Z');
        return this;
    }

    /// <summary>The path data.</summary>
    public override string ToString() => commands.ToString();

    private SvgPath Append(char command, double x, double y)
    {
        commands.Append(command).Append(SvgWriter.Number(x)).Append(' ').Append(SvgWriter.Number(y));
        return this;
    }
}
