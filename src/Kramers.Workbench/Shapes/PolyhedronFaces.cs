namespace Kramers.Workbench.Shapes;

/// <summary>Faces of the convex hull of a few points, by trying all planes through three of them.</summary>
internal static class PolyhedronFaces
{
    // Of SHAPE's coordinates some have their symmetry to two digits only.
    private const double Flat = 0.03;

    /// <summary>The faces, each as vertices in order around it; one face for planar sets, none for linear ones.</summary>
    /// <param name="points">[N][3].</param>
    internal static IReadOnlyList<int[]> Of(double[][] points)
    {
        var faces = new Dictionary<string, int[]>();
        for (var i = 0; i < points.Length; i++)
        {
            for (var j = i + 1; j < points.Length; j++)
            {
                for (var k = j + 1; k < points.Length; k++)
                {
                    if (FaceThrough(points, i, j, k) is { } face)
                    {
                        faces[string.Join(' ', face.Order())] = face;
                    }
                }
            }
        }

        // where rounding bends a face, its largest set stands for it
        return [.. faces.Values.Where(f => !faces.Values.Any(other => other.Length > f.Length && f.All(other.Contains)))];
    }

    private static int[]? FaceThrough(double[][] points, int i, int j, int k)
    {
        var normal = Cross(Minus(points[j], points[i]), Minus(points[k], points[i]));
        var length = Math.Sqrt(Dot(normal, normal));
        if (length < Flat)
        {
            return null;
        }

        double[] heights = [.. points.Select(p => Dot(normal, Minus(p, points[i])) / length)];
        return heights.All(h => h < Flat) || heights.All(h => h > -Flat)
            ? Around(points, [.. Enumerable.Range(0, points.Length).Where(v => Math.Abs(heights[v]) < Flat)], normal)
            : null;
    }

    /// <summary>By the angle about the middle of the face.</summary>
    private static int[] Around(double[][] points, int[] face, double[] normal)
    {
        double[] middle = [.. Enumerable.Range(0, 3).Select(a => face.Average(v => points[v][a]))];
        var x = Minus(points[face[0]], middle);
        var y = Cross(normal, x);
        var scale = Math.Sqrt(Dot(normal, normal));
        return [.. face.OrderBy(v => Math.Atan2(Dot(Minus(points[v], middle), y) / scale, Dot(Minus(points[v], middle), x)))];
    }

    private static double[] Minus(double[] a, double[] b) => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];

    private static double Dot(double[] a, double[] b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

    private static double[] Cross(double[] a, double[] b) => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}
