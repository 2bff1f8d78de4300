namespace Kramers.Chemistry.Shapes;

/// <summary>The rotations and reflections about the origin that map a set of points on itself.</summary>
/// <param name="Proper">[K, 3, 3] rotations, the identity among them.</param>
/// <param name="ImproperCount">Number of reflections, inversions and rotation-reflections.</param>
internal sealed record PolyhedronSymmetry(double[] Proper, int ImproperCount)
{
    // Of parallelograms that are equally wide the first is taken, whatever the rounding.
    private const double Flat = 1e-5;

    /// <summary>
    /// Two points u, v and u x v span the space, and an operation is known from where it takes them. Points on one line have infinitely
    /// many: for them the identity and one reflection are given.
    /// </summary>
    /// <param name="points">[3N] positions.</param>
    /// <param name="tolerance">How far a point may miss another, in the unit of the points.</param>
    internal static PolyhedronSymmetry Of(ReadOnlySpan<double> points, double tolerance)
    {
        if (FramePoints(points) is not var (i, j))
        {
            return new PolyhedronSymmetry([1, 0, 0, 0, 1, 0, 0, 0, 1], 1);
        }

        List<double> proper = [];
        var improper = 0;
        Span<double> operation = stackalloc double[9];
        for (var k = 0; k < points.Length / 3; k++)
        {
            for (var l = 0; l < points.Length / 3; l++)
            {
                if (k == l || !AreCongruent(points, i, j, k, l, tolerance))
                {
                    continue;
                }

                Map(points, i, j, k, l, 1, operation);
                proper.AddRange(IsSymmetry(points, operation, tolerance) ? operation : []);
                Map(points, i, j, k, l, -1, operation);
                improper += IsSymmetry(points, operation, tolerance) ? 1 : 0;
            }
        }

        return new PolyhedronSymmetry([.. proper], improper);
    }

    /// <summary>The two points that are farthest from lying on one line with the origin.</summary>
    private static (int I, int J)? FramePoints(ReadOnlySpan<double> points)
    {
        (int, int)? best = null;
        var widest = Flat;
        for (var i = 0; i < points.Length / 3; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (uu, vv, uv) = (Dot(points, i, i), Dot(points, j, j), Dot(points, i, j));
                if (uu * vv - uv * uv > widest)
                {
                    (best, widest) = ((j, i), uu * vv - uv * uv + Flat);
                }
            }
        }

        return best;
    }

    private static bool AreCongruent(ReadOnlySpan<double> points, int i, int j, int k, int l, double tolerance) =>
        Math.Abs(Dot(points, i, i) - Dot(points, k, k)) + Math.Abs(Dot(points, j, j) - Dot(points, l, l)) + Math.Abs(Dot(points, i, j) - Dot(points, k, l)) < 3 * tolerance;

    /// <summary>The operation that takes i to k, j to l, and the normal of (i, j) to that of (k, l) times a sign.</summary>
    private static void Map(ReadOnlySpan<double> points, int i, int j, int k, int l, int sign, Span<double> operation)
    {
        Span<double> from = stackalloc double[9], to = stackalloc double[9];
        Frame(points, i, j, 1, from);
        Frame(points, k, l, sign, to);
        for (var a = 0; a < 3; a++)
        {
            for (var b = 0; b < 3; b++)
            {
                operation[3 * a + b] = to[a] * from[b] + to[3 + a] * from[3 + b] + to[6 + a] * from[6 + b];
            }
        }
    }

    /// <summary>Three orthonormal rows: along u, along the part of v at right angles to u, and their normal times a sign.</summary>
    private static void Frame(ReadOnlySpan<double> points, int i, int j, int sign, Span<double> frame)
    {
        var (uu, uv) = (Dot(points, i, i), Dot(points, i, j));
        var (length, height) = (Math.Sqrt(uu), Math.Sqrt(Dot(points, j, j) - uv * uv / uu));
        for (var a = 0; a < 3; a++)
        {
            frame[a] = points[3 * i + a] / length;
            frame[3 + a] = (points[3 * j + a] - uv / uu * points[3 * i + a]) / height;
        }

        for (var a = 0; a < 3; a++)
        {
            var (b, c) = ((a + 1) % 3, (a + 2) % 3);
            frame[6 + a] = sign * (frame[b] * frame[3 + c] - frame[c] * frame[3 + b]);
        }
    }

    private static bool IsSymmetry(ReadOnlySpan<double> points, ReadOnlySpan<double> operation, double tolerance)
    {
        for (var i = 0; i < points.Length; i += 3)
        {
            var p = points.Slice(i, 3);
            if (!Has(points, operation[0] * p[0] + operation[1] * p[1] + operation[2] * p[2], operation[3] * p[0] + operation[4] * p[1] + operation[5] * p[2], operation[6] * p[0] + operation[7] * p[1] + operation[8] * p[2], tolerance))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Has(ReadOnlySpan<double> points, double x, double y, double z, double tolerance)
    {
        for (var i = 0; i < points.Length; i += 3)
        {
            if (Math.Abs(points[i] - x) + Math.Abs(points[i + 1] - y) + Math.Abs(points[i + 2] - z) < tolerance)
            {
                return true;
            }
        }

        return false;
    }

    private static double Dot(ReadOnlySpan<double> points, int i, int j) =>
        points[3 * i] * points[3 * j] + points[3 * i + 1] * points[3 * j + 1] + points[3 * i + 2] * points[3 * j + 2];
}
