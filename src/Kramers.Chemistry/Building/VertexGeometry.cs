using Kramers.Chemistry.Shapes;

namespace Kramers.Chemistry.Building;

/// <summary>Directions of the vertices of a polyhedron as seen from its centre.</summary>
internal sealed class VertexGeometry
{
    // SHAPE has some symmetries to two digits only.
    private const double Rounding = 0.02;
    private readonly double[] directions;

    internal VertexGeometry(ReferencePolyhedron polyhedron)
    {
        Count = polyhedron.CoordinationNumber;
        directions = new double[3 * Count];
        RelativeLengths = new double[Count];
        for (var v = 0; v < Count; v++)
        {
            var (x, y, z) = (polyhedron.Vertices[3 * v] - polyhedron.Centre[0], polyhedron.Vertices[3 * v + 1] - polyhedron.Centre[1], polyhedron.Vertices[3 * v + 2] - polyhedron.Centre[2]);
            RelativeLengths[v] = Math.Sqrt(x * x + y * y + z * z);
            (directions[3 * v], directions[3 * v + 1], directions[3 * v + 2]) = (x / RelativeLengths[v], y / RelativeLengths[v], z / RelativeLengths[v]);
        }

        var mean = RelativeLengths.Average();
        RelativeLengths = Array.ConvertAll(RelativeLengths, l => l / mean);
        Rotations = Permutations(polyhedron);
        var angles = Enumerable.Range(0, Count).SelectMany(a => Enumerable.Range(0, a).Select(b => Angle(a, b))).ToArray();
        (SmallestAngle, LargestAngle) = (angles.Min(), angles.Max());
    }

    internal int Count { get; }

    /// <summary>Distance of each vertex from the centre over the mean: not 1 for the Johnson solids.</summary>
    internal double[] RelativeLengths { get; }

    /// <summary>[rotation][vertex]: where the proper rotations of the polyhedron take its vertices.</summary>
    internal IReadOnlyList<int[]> Rotations { get; }

    /// <summary>Degrees.</summary>
    internal double SmallestAngle { get; }

    /// <summary>Degrees.</summary>
    internal double LargestAngle { get; }

    /// <summary>[3] unit vector.</summary>
    internal ReadOnlySpan<double> Direction(int vertex) => directions.AsSpan(3 * vertex, 3);

    /// <summary>Angle of two vertices at the centre, degrees.</summary>
    internal double Angle(int a, int b)
    {
        var u = Direction(a);
        var v = Direction(b);
        return Math.Acos(Math.Clamp(u[0] * v[0] + u[1] * v[1] + u[2] * v[2], -1, 1)) * 180 / Math.PI;
    }

    private static int[][] Permutations(ReferencePolyhedron polyhedron)
    {
        var n = polyhedron.CoordinationNumber;
        if (polyhedron.Code == "L-2")
        {
            // Its rotations are infinitely many; on the vertices they are these two.
            return [[0, 1], [1, 0]];
        }

        var rotations = PolyhedronSymmetry.Of(polyhedron.Vertices, Rounding).Proper;
        return [.. Enumerable.Range(0, rotations.Length / 9).Select(k => Permutation(polyhedron, rotations.AsSpan(9 * k, 9), n))];
    }

    private static int[] Permutation(ReferencePolyhedron polyhedron, ReadOnlySpan<double> r, int n)
    {
        var images = new int[n];
        for (var v = 0; v < n; v++)
        {
            var p = polyhedron.Vertices.Slice(3 * v, 3);
            images[v] = Nearest(polyhedron.Vertices, r[0] * p[0] + r[1] * p[1] + r[2] * p[2], r[3] * p[0] + r[4] * p[1] + r[5] * p[2], r[6] * p[0] + r[7] * p[1] + r[8] * p[2]);
        }

        return images;
    }

    private static int Nearest(ReadOnlySpan<double> points, double x, double y, double z)
    {
        var (best, least) = (0, double.MaxValue);
        for (var v = 0; v < points.Length / 3; v++)
        {
            var d = Math.Pow(points[3 * v] - x, 2) + Math.Pow(points[3 * v + 1] - y, 2) + Math.Pow(points[3 * v + 2] - z, 2);
            (best, least) = d < least ? (v, d) : (best, least);
        }

        return best;
    }
}
