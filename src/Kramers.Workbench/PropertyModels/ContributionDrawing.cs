using Kramers.Chemistry;
using Kramers.Workbench.Reports;
using Kramers.Workbench.Reports.Charts;

namespace Kramers.Workbench.PropertyModels;

/// <summary>A structure as balls and sticks, each ball in the colour of the atom's contribution: vermillion raises the prediction, blue lowers it, white does neither.</summary>
internal sealed class ContributionDrawing
{
    private const double Width = 560;
    private const double Height = 400;
    private const double Margin = 48;
    private const double LargestScale = 60;
    private const double BondFactor = 1.25;

    // Ends of the scale: Okabe and Ito's vermillion and blue.
    private static readonly double[] Raising = [213, 94, 0], Lowering = [0, 114, 178];

    private readonly Structure _structure;
    private readonly double?[] _contributions;
    private readonly double _largest;
    private readonly double[][] _view;
    private readonly double _scale, _centreX, _centreY;

    private ContributionDrawing(Structure structure, AtomContributions shared)
    {
        (_structure, _contributions, _largest) = (structure, new double?[structure.Count], shared.Contributions.Max(Math.Abs));
        foreach (var (atom, value) in shared.Atoms.Zip(shared.Contributions))
        {
            _contributions[atom] = value;
        }

        _view = [.. structure.Positions.ToArray().Chunk(3).Select(Turn)];
        (_centreX, var reachX) = Extent(0);
        (_centreY, var reachY) = Extent(1);
        _scale = Math.Min(Math.Min((Width / 2 - Margin) / reachX, (Height / 2 - Margin) / reachY), LargestScale);
    }

    /// <summary>The figure of one sample.</summary>
    public static CaptionedFigure Of(Structure structure, AtomContributions shared, string name, string target)
    {
        var caption = $"What each atom adds to {PropertyFigures.Verbatim(target)} of {PropertyFigures.Verbatim(name)}: {NumberText.Significant(shared.Usual, 4)} for the same atoms in the usual surroundings "
            + $"of their elements, {NumberText.Significant(shared.Predicted, 4)} for this structure. Vermillion surroundings raise it, blue ones lower it; open circles are not looked at.";
        return new CaptionedFigure(new ContributionDrawing(structure, shared).Draw(RichText.ToPlain(caption)), caption);
    }

    /// <summary>Turned about z by 25 degrees and tipped by 70, as molecules in all reports.</summary>
    private static double[] Turn(double[] r)
    {
        var (sinA, cosA) = Math.SinCos(25 * Math.PI / 180);
        var (sinB, cosB) = Math.SinCos(70 * Math.PI / 180);
        var (x, y) = (cosA * r[0] - sinA * r[1], sinA * r[0] + cosA * r[1]);
        return [x, cosB * y + sinB * r[2], -sinB * y + cosB * r[2]];
    }

    private (double Centre, double Reach) Extent(int direction)
    {
        var (min, max) = (_view.Min(v => v[direction]), _view.Max(v => v[direction]));
        return ((min + max) / 2, (max - min) / 2 + 0.4);
    }

    private string Draw(string description)
    {
        SvgWriter svg = new();
        Figure.Begin(svg, description, Width, Height);
        for (var i = 0; i < _view.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                DrawBond(svg, i, j);
            }
        }

        foreach (var atom in Enumerable.Range(0, _view.Length).OrderBy(i => _view[i][2]))
        {
            DrawAtom(svg, atom);
        }

        DrawScale(svg);
        return svg.Close().ToString();
    }

    private void DrawBond(SvgWriter svg, int i, int j)
    {
        if (Radius(i) + Radius(j) is var sum && Math.Sqrt(_view[i].Zip(_view[j], (a, b) => (a - b) * (a - b)).Sum()) < BondFactor * sum)
        {
            var path = new SvgPath().MoveTo(X(i), Y(i)).LineTo(X(j), Y(j)).ToString();
            svg.Empty("path", ("class", "muted"), ("d", path), ("stroke", "currentColor"), ("stroke-width", 3), ("stroke-opacity", 0.55));
        }
    }

    private void DrawAtom(SvgWriter svg, int i)
    {
        var radius = Math.Max(9, 0.42 * _scale * Math.Max(Radius(i), 0.5));
        var name = FormattableString.Invariant($"{_structure.Elements[i].Symbol}{i + 1}");
        var title = _contributions[i] is { } value ? $"{name}: {RichText.ToPlain(NumberText.Significant(value, 3))}" : name;
        svg.Open("g", ("class", "muted"));
        svg.Open("circle", ("cx", X(i)), ("cy", Y(i)), ("r", radius), ("fill", Fill(_contributions[i])), ("stroke", "currentColor")).Title(title).Close();
        svg.Close();
        svg.Open("text", ("x", X(i)), ("y", Y(i) + 4), ("text-anchor", "middle"), ("style", "fill:#111;font-size:10px")).Text(_structure.Elements[i].Symbol).Close();
    }

    /// <summary>Five circles from the lowest to the highest colour, with the contributions that they stand for.</summary>
    private void DrawScale(SvgWriter svg)
    {
        for (var n = 0; n < 5; n++)
        {
            var (value, y) = (_largest * (n - 2) / 2, Height - 16 - 20 * n);
            svg.Empty("circle", ("class", "muted"), ("cx", 14), ("cy", y), ("r", 7), ("fill", Fill(value)), ("stroke", "currentColor"));
            svg.Open("text", ("x", 27), ("y", y + 4)).Text(RichText.ToPlain(NumberText.Significant(value, 2))).Close();
        }
    }

    private string Fill(double? contribution)
    {
        if (contribution is not { } value)
        {
            return "none";
        }

        var (end, part) = (value > 0 ? Raising : Lowering, _largest > 0 ? Math.Abs(value) / _largest : 0);
        return FormattableString.Invariant($"#{Tone(0):x2}{Tone(1):x2}{Tone(2):x2}");
        int Tone(int k) => (int)Math.Round(255 + part * (end[k] - 255));
    }

    private double Radius(int i) => AtomLook.Of(_structure.Elements[i].Symbol).RadiusAngstrom;

    private double X(int i) => Width / 2 + _scale * (_view[i][0] - _centreX);

    private double Y(int i) => Height / 2 - _scale * (_view[i][1] - _centreY);
}
