namespace Kramers.Chemistry.Building;

/// <summary>Whether a bond goes through a ring, taken as the triangles between its centroid and its bonds.</summary>
internal static class RingPiercing
{
    internal static bool Pierces(double[] x, int[] ring, int from, int to)
    {
        var centre = new double[3];
        foreach (var atom in ring)
        {
            for (var k = 0; k < 3; k++)
            {
                centre[k] += x[ForceField.Dimensions * atom + k] / ring.Length;
            }
        }

        for (var k = 0; k < ring.Length; k++)
        {
            if (Crosses(At(x, from), At(x, to), centre, At(x, ring[k]), At(x, ring[(k + 1) % ring.Length])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the segment p q crosses the triangle a b c: Möller and Trumbore, J. Graph. Tools 2, 21 (1997).</summary>
    private static bool Crosses(ReadOnlySpan<double> p, ReadOnlySpan<double> q, ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c)
    {
        Span<double> d = stackalloc double[3], u = stackalloc double[3], v = stackalloc double[3], t = stackalloc double[3], n = stackalloc double[3], m = stackalloc double[3];
        for (var k = 0; k < 3; k++)
        {
            (d[k], u[k], v[k], t[k]) = (q[k] - p[k], b[k] - a[k], c[k] - a[k], p[k] - a[k]);
        }

        Cross(d, v, n);
        var determinant = Dot(u, n);
        if (Math.Abs(determinant) < 1e-12)
        {
            return false;
        }

        Cross(t, u, m);
        var (first, second, along) = (Dot(t, n) / determinant, Dot(d, m) / determinant, Dot(v, m) / determinant);
        return first >= 0 && second >= 0 && first + second <= 1 && along is >= 0 and <= 1;
    }

    private static ReadOnlySpan<double> At(double[] x, int atom) => x.AsSpan(ForceField.Dimensions * atom, 3);

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

    private static void Cross(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> c)
    {
        for (var k = 0; k < 3; k++)
        {
            var (l, m) = ((k + 1) % 3, (k + 2) % 3);
            c[k] = a[l] * b[m] - a[m] * b[l];
        }
    }
}
