using System.Globalization;

namespace Kramers.Chemistry.Shapes;

/// <summary>An ideal coordination polyhedron of SHAPE 2.1, with its central atom.</summary>
public sealed class ReferencePolyhedron
{
    // Some of SHAPE's coordinates have their symmetry to two digits only; TT-8 is the worst.
    private const double Rounding = 0.02;
    private const double Exact = 1e-6;
    private readonly double[] points;

    private ReferencePolyhedron(string code, string pointGroup, string name, double[] points)
    {
        (Code, PointGroup, Name, this.points) = (code, pointGroup, name, points);
        CoordinationNumber = points.Length / 3 - 1;
        var symmetry = PolyhedronSymmetry.Of(Vertices, Rounding);
        IsChiral = symmetry.ImproperCount == 0;
        SymmetryOrder = symmetry.Proper.Length / 9 + symmetry.ImproperCount;
        Starts = StartRotations.For(CoordinationNumber, symmetry.Proper);
        NearCopies = PolyhedronSymmetry.Of(Vertices, Exact).Proper.Length < symmetry.Proper.Length ? symmetry.Proper : [];
        Mirrored = IsChiral ? Array.ConvertAll(points, x => -x) : null;
    }

    /// <summary>All polyhedra with 2 to 12 vertices, in SHAPE's order.</summary>
    public static IReadOnlyList<ReferencePolyhedron> All { get; } = ReadAll();

    /// <summary>SHAPE's code, for example SAPR-8.</summary>
    public string Code { get; }

    /// <summary>Name, for example Square antiprism.</summary>
    public string Name { get; }

    /// <summary>Schoenflies symbol, for example D4d.</summary>
    public string PointGroup { get; }

    /// <summary>Number of vertices N.</summary>
    public int CoordinationNumber { get; }

    /// <summary>Whether the polyhedron differs from its mirror image.</summary>
    public bool IsChiral { get; }

    /// <summary>[3N] vertices; the centroid of vertices and centre is the origin, and the sum of all r^2 is N + 1.</summary>
    public ReadOnlySpan<double> Vertices => points.AsSpan(0, 3 * CoordinationNumber);

    /// <summary>[3] the central atom, in the same frame.</summary>
    public ReadOnlySpan<double> Centre => points.AsSpan(3 * CoordinationNumber);

    /// <summary>Rotations and reflections that map the polyhedron on itself; 1 for the linear one, whose group is infinite.</summary>
    internal int SymmetryOrder { get; }

    /// <summary>[3N + 3] vertices, then the centre.</summary>
    internal ReadOnlySpan<double> Points => points;

    /// <summary>The inverted points; null where they are no different polyhedron.</summary>
    internal double[]? Mirrored { get; }

    /// <summary>[K, 3, 3] rotations from which the best permutation is looked for.</summary>
    internal double[] Starts { get; }

    /// <summary>[G, 3, 3] rotations that map the polyhedron nearly on itself, to be tried on the best rotation; empty where the symmetry is exact.</summary>
    internal double[] NearCopies { get; }

    /// <summary>The polyhedra with <paramref name="vertices"/> vertices, in SHAPE's order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not within 2 to 12.</exception>
    public static IReadOnlyList<ReferencePolyhedron> WithVertices(int vertices)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(vertices, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(vertices, 12);
        return [.. All.Where(p => p.CoordinationNumber == vertices)];
    }

    /// <summary>The polyhedron with SHAPE's code.</summary>
    /// <exception cref="ArgumentException">There is no such code.</exception>
    public static ReferencePolyhedron FromCode(string code) =>
        All.FirstOrDefault(p => p.Code == code) ?? throw new ArgumentException($"There is no polyhedron '{code}'; codes look like SAPR-8.", nameof(code));

    /// <summary>The code.</summary>
    public override string ToString() => Code;

    private static ReferencePolyhedron[] ReadAll()
    {
        var points = Read(SmallPolyhedra.Text).Concat(Read(LargePolyhedra.Text)).ToDictionary();
        return Array.ConvertAll(PolyhedronNames.All, p => new ReferencePolyhedron(p.Code, p.PointGroup, p.Name, points[p.Code]));
    }

    /// <summary>Codes begin with a letter, lines of coordinates do not.</summary>
    private static Dictionary<string, double[]> Read(string text)
    {
        var read = new Dictionary<string, List<double>>();
        var current = new List<double>();
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries))
        {
            if (char.IsLetter(line[0]))
            {
                read[line] = current = [];
            }
            else
            {
                current.AddRange(line.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Select(x => double.Parse(x, CultureInfo.InvariantCulture)));
            }
        }

        return read.ToDictionary(p => p.Key, p => p.Value.ToArray());
    }
}
