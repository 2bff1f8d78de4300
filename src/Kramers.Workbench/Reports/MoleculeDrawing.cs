using Kramers.Workbench.Pipelines;
using Kramers.Workbench.Reports.Charts;

namespace Kramers.Workbench.Reports;

/// <summary>Balls and sticks of the relaxed geometry, seen slightly from above, with the main magnetic axis through the metal.</summary>
internal sealed class MoleculeDrawing
{
    private const double Width = 460;
    private const double Height = 360;
    private const double Margin = 44;
    private const double LargestScale = 60;
    private const double BondFactor = 1.25;
    private const double BallFactor = 0.42;

    private readonly IReadOnlyList<string> symbols;
    private readonly double[][] positions;
    private readonly AtomLook[] looks;
    private readonly double[][] view;
    private readonly double centerX;
    private readonly double centerY;
    private readonly double scale;

    private MoleculeDrawing(MoleculeResult molecule)
    {
        symbols = molecule.Symbols;
        positions = molecule.RelaxedPositionsAngstrom;
        looks = [.. symbols.Select(AtomLook.Of)];
        view = [.. positions.Select(Turn)];
        (centerX, double reachX) = Extent(0);
        (centerY, double reachY) = Extent(1);
        scale = Math.Min(Math.Min((Width / 2 - Margin) / reachX, (Height / 2 - Margin) / reachY), LargestScale);
    }

    /// <summary>Draws a molecule.</summary>
    /// <param name="molecule">The molecule.</param>
    /// <param name="mainAxis">Unit vector of the main magnetic axis in the same frame.</param>
    /// <returns>One <c>svg</c> element.</returns>
    public static string Render(MoleculeResult molecule, double[] mainAxis)
    {
        MoleculeDrawing drawing = new(molecule);
        SvgWriter svg = new();
        Figure.Begin(svg, "Relaxed geometry of " + molecule.Name + " with its main magnetic axis", Width, Height);
        drawing.DrawAxis(svg, mainAxis);
        foreach ((_, Action<SvgWriter> draw) in drawing.Parts().OrderBy(part => part.Depth)) draw(svg);
        drawing.DrawKey(svg);
        return svg.Close().ToString();
    }

    /// <summary>Turned about z by 25 degrees and tipped by 70, so that few atoms hide behind others; z points up.</summary>
    private static double[] Turn(double[] r)
    {
        (double sinA, double cosA) = Math.SinCos(25 * Math.PI / 180);
        (double sinB, double cosB) = Math.SinCos(70 * Math.PI / 180);
        (double x, double y) = (cosA * r[0] - sinA * r[1], sinA * r[0] + cosA * r[1]);
        return [x, cosB * y + sinB * r[2], -sinB * y + cosB * r[2]];
    }

    /// <summary>Middle and half width of the molecule along a direction of the view, angstrom, with room for the outermost atom.</summary>
    private (double Center, double Reach) Extent(int direction)
    {
        double min = view.Min(v => v[direction]), max = view.Max(v => v[direction]);
        return ((min + max) / 2, (max - min) / 2 + 0.4);
    }

    private IEnumerable<(double Depth, Action<SvgWriter> Draw)> Parts()
    {
        for (int i = 0; i < view.Length; i++)
        {
            int atom = i;
            yield return (view[i][2], svg => DrawAtom(svg, atom));
            for (int j = 0; j < view.Length; j++)
            {
                int other = j;
                if (i != j && AreBonded(i, j)) yield return (HalfBondDepth(i, j), svg => DrawHalfBond(svg, atom, other));
            }
        }
    }

    private bool AreBonded(int i, int j)
    {
        double square = 0;
        for (int k = 0; k < 3; k++) square += Math.Pow(positions[i][k] - positions[j][k], 2);
        return Math.Sqrt(square) < BondFactor * (looks[i].RadiusAngstrom + looks[j].RadiusAngstrom);
    }

    // A half bond lies behind its atom's front whichever way it points.
    private double HalfBondDepth(int i, int j) => Math.Min(view[i][2], 0.75 * view[i][2] + 0.25 * view[j][2]) - 1e-3;

    private void DrawHalfBond(SvgWriter svg, int i, int j)
    {
        double middleX = (view[i][0] + view[j][0]) / 2, middleY = (view[i][1] + view[j][1]) / 2;
        string path = new SvgPath().MoveTo(PixelX(view[i][0]), PixelY(view[i][1])).LineTo(PixelX(middleX), PixelY(middleY)).ToString();
        svg.Empty("path", ("d", path), ("class", "muted"), ("stroke", "currentColor"), ("stroke-width", 0.17 * scale + 2));
        svg.Empty("path", ("d", path), ("stroke", looks[i].Fill), ("stroke-width", 0.17 * scale));
    }

    private void DrawAtom(SvgWriter svg, int i)
    {
        double radius = scale * BallFactor * Math.Max(looks[i].RadiusAngstrom, 0.5) * (1 + 0.03 * view[i][2]);
        (double x, double y) = (PixelX(view[i][0]), PixelY(view[i][1]));
        svg.Open("g", ("class", "muted"));
        svg.Open("circle", ("cx", x), ("cy", y), ("r", radius), ("fill", looks[i].Fill), ("stroke", "currentColor")).Title(symbols[i]).Close();
        svg.Empty("circle", ("cx", x - 0.32 * radius), ("cy", y - 0.34 * radius), ("r", 0.26 * radius), ("fill", "#fff"), ("fill-opacity", 0.45));
        svg.Close();
    }

    private void DrawAxis(SvgWriter svg, double[] axis)
    {
        int metal = Enumerable.Range(0, looks.Length).MaxBy(i => looks[i].RadiusAngstrom);
        double[] direction = Turn(axis);
        (double x, double y) = (PixelX(view[metal][0]), PixelY(view[metal][1]));
        double up = ToEdge(x, y, direction[0], -direction[1]), down = ToEdge(x, y, -direction[0], direction[1]);
        string path = new SvgPath().MoveTo(x - down * direction[0], y + down * direction[1]).LineTo(x + up * direction[0], y - up * direction[1]).ToString();
        svg.Empty("path", ("class", "vermillion"), ("d", path), ("stroke", "currentColor"), ("stroke-width", 1.6), ("stroke-dasharray", "6 4"));
    }

    /// <summary>How far one can go from a point before leaving the drawing, at most half its height.</summary>
    private static double ToEdge(double x, double y, double dx, double dy)
    {
        const double Edge = 6;
        double acrossX = dx > 0 ? (Width - Edge - x) / dx : (Edge - x) / dx;
        double acrossY = dy > 0 ? (Height - Edge - y) / dy : (Edge - y) / dy;
        return Math.Min(Height / 2, Math.Min(dx == 0 ? double.MaxValue : acrossX, dy == 0 ? double.MaxValue : acrossY));
    }

    private void DrawKey(SvgWriter svg)
    {
        double y = Height - 10;
        foreach ((string symbol, AtomLook look) in symbols.Zip(looks).DistinctBy(pair => pair.First).OrderByDescending(pair => pair.First, StringComparer.Ordinal))
        {
            svg.Empty("circle", ("class", "muted"), ("cx", 14), ("cy", y), ("r", 5.5), ("fill", look.Fill), ("stroke", "currentColor"));
            svg.Open("text", ("x", 25), ("y", y + 4)).Text(symbol).Close();
            y -= 18;
        }
    }

    private double PixelX(double x) => Width / 2 + scale * (x - centerX);

    private double PixelY(double y) => Height / 2 - scale * (y - centerY);
}
