using System.Globalization;
using Kramers.Chemistry.Shapes;
using Kramers.Workbench.Reports;
using Kramers.Workbench.Reports.Charts;

namespace Kramers.Workbench.Shapes;

/// <summary>A coordination sphere as balls and sticks in the nearest ideal polyhedron, seen slightly from above its main axis; its measures beside it.</summary>
internal sealed class ShapeDrawing
{
    private const double Width = 760;
    private const double Height = 380;
    private const double CentreX = 215;
    private const double Room = 46;
    private const double MetalRadius = 19;
    private const double DonorRadius = 13;
    private const int MostMeasures = 5;
    private readonly SvgWriter svg = new();
    private readonly ShapeSite site;
    private readonly double[] rotation;
    private readonly double[][] ideal;
    private readonly double[][] donors;
    private readonly double[] metal;
    private readonly double scale;

    private ShapeDrawing(ShapeSite site)
    {
        this.site = site;
        var placed = PlacedPolyhedron.On(site.Sphere, site.Measures[0].Polyhedron);
        rotation = placed.Rotation;
        ideal = [.. placed.Vertices.Chunk(3).Select(View)];
        donors = [.. site.Sphere.Donors.Select(d => View(d.Position))];
        metal = View(site.Sphere.Centre);
        scale = (Height / 2 - Room) / ideal.Concat(donors).Max(v => Math.Max(Math.Abs(v[0]), Math.Abs(v[1])));
    }

    /// <summary>The figure of a site that has measures.</summary>
    internal static CaptionedFigure Of(ShapeSite site)
    {
        var nearest = site.Measures[0];
        var caption = string.Create(CultureInfo.InvariantCulture, $"{site.Label}: {site.Sphere.Metal} and its donors in the nearest ideal polyhedron, {nearest.Polyhedron.Code} ({nearest.Polyhedron.Name.ToLowerInvariant()}), *S* = {nearest.Value:0.000}");
        return new CaptionedFigure(new ShapeDrawing(site).Draw(RichText.ToPlain(caption)), caption);
    }

    private string Draw(string description)
    {
        Figure.Begin(svg, description, Width, Height);
        var middles = Faces().Select(f => (Depth: f.Average(v => ideal[v][2]), Draw: (Action)(() => DrawFace(f))));
        var atoms = Enumerable.Range(0, donors.Length).Select(i => (Depth: donors[i][2], Draw: (Action)(() => DrawDonor(i))));
        foreach (var (_, draw) in middles.Concat(atoms).Append((metal[2], () => DrawBall(metal, site.Sphere.Metal.Symbol))).OrderBy(part => part.Item1))
        {
            draw();
        }

        DrawMeasures();
        return svg.Close().ToString();
    }

    private IReadOnlyList<int[]> Faces() => PolyhedronFaces.Of([.. site.Measures[0].Polyhedron.Vertices.ToArray().Chunk(3)]);

    /// <summary>Into the frame of the polyhedron, whose main axis is z, then turned by 25 degrees and tipped by 70.</summary>
    private double[] View(double[] position)
    {
        double[] r = [.. position.Zip(site.Sphere.Centre, (p, c) => p - c)];
        double[] own = [.. Enumerable.Range(0, 3).Select(a => rotation[a] * r[0] + rotation[3 + a] * r[1] + rotation[6 + a] * r[2])];
        var (sinA, cosA) = Math.SinCos(25 * Math.PI / 180);
        var (sinB, cosB) = Math.SinCos(70 * Math.PI / 180);
        var (x, y) = (cosA * own[0] - sinA * own[1], sinA * own[0] + cosA * own[1]);
        return [x, cosB * y + sinB * own[2], -sinB * y + cosB * own[2]];
    }

    private void DrawFace(int[] face)
    {
        var path = new SvgPath().MoveTo(X(ideal[face[0]]), Y(ideal[face[0]]));
        foreach (var vertex in face.Skip(1))
        {
            path.LineTo(X(ideal[vertex]), Y(ideal[vertex]));
        }

        var isBehind = face.Average(v => ideal[v][2]) < metal[2];
        svg.Empty("path", ("class", "blue"), ("d", path.Close().ToString()), ("fill", "currentColor"), ("fill-opacity", isBehind ? 0.05 : 0.1),
            ("stroke", "currentColor"), ("stroke-width", isBehind ? 1 : 2), ("stroke-opacity", isBehind ? 0.45 : 0.9), ("stroke-linejoin", "round"));
    }

    private void DrawDonor(int i)
    {
        // from the rim of the metal, whose symbol is to be read
        var (dx, dy) = (X(donors[i]) - X(metal), Y(donors[i]) - Y(metal));
        var rim = Math.Min(1, MetalRadius / Math.Sqrt(dx * dx + dy * dy));
        var stick = new SvgPath().MoveTo(X(metal) + rim * dx, Y(metal) + rim * dy).LineTo(X(donors[i]), Y(donors[i])).ToString();
        svg.Empty("path", ("class", "muted"), ("d", stick), ("stroke", "currentColor"), ("stroke-width", 4), ("stroke-opacity", 0.55), ("stroke-linecap", "round"));
        DrawBall(donors[i], site.Sphere.Donors[i].Name);
    }

    private void DrawBall(double[] at, string name)
    {
        var look = AtomLook.Of(site.Sphere.Metal.Symbol == name ? name : string.Concat(name.TakeWhile(char.IsAsciiLetter)));
        var radius = (name == site.Sphere.Metal.Symbol ? MetalRadius : DonorRadius) * (1 + 0.03 * at[2]);
        svg.Open("g", ("class", "muted"));
        svg.Open("circle", ("cx", X(at)), ("cy", Y(at)), ("r", radius), ("fill", look.Fill), ("stroke", "currentColor")).Title(name).Close();
        svg.Empty("circle", ("cx", X(at) - 0.32 * radius), ("cy", Y(at) - 0.34 * radius), ("r", 0.26 * radius), ("fill", "#fff"), ("fill-opacity", 0.45));
        svg.Close();
        svg.Open("text", ("x", X(at)), ("y", Y(at) + 4), ("text-anchor", "middle"), ("style", "fill:#111")).Text(name).Close();
    }

    /// <summary>The nearest shapes with bars as long as their measures.</summary>
    private void DrawMeasures()
    {
        const double Left = 430, BarWidth = 150;
        var shown = site.Measures.Take(MostMeasures).ToArray();
        var longest = Math.Max(1, shown.Max(m => m.Value));
        for (var k = 0; k < shown.Length; k++)
        {
            var y = 70 + 52 * k;
            svg.Open("text", ("x", Left), ("y", y)).Text($"{shown[k].Polyhedron.Code}  {shown[k].Polyhedron.Name}").Close();
            svg.Empty("rect", ("class", k == 0 ? "blue" : "muted"), ("x", Left), ("y", y + 7), ("width", Math.Max(1, BarWidth * shown[k].Value / longest)), ("height", 8), ("fill", "currentColor"));
            svg.Open("text", ("class", "tick"), ("x", Left + BarWidth * shown[k].Value / longest + 6), ("y", y + 15)).Text(shown[k].Value.ToString("0.000", CultureInfo.InvariantCulture)).Close();
        }
    }

    private double X(double[] at) => CentreX + scale * at[0];

    private double Y(double[] at) => Height / 2 - scale * at[1];
}
