namespace Kramers.Chemistry.Shapes;

/// <summary>
/// Where the search for the best permutation begins: rotations that cover all orientations evenly, less those that the symmetry of the
/// polyhedron makes equal. Evenly spread are the super-Fibonacci spirals of Alexa, CVPR 2022, doi:10.1109/CVPR52688.2022.00811, eq. 8.
/// </summary>
internal static class StartRotations
{
    // The real root of x^4 = x + 4, of Alexa's table 1.
    private const double Psi = 1.533751168755204288118041;

    /// <summary>[K, 3, 3] rotations for a polyhedron.</summary>
    /// <param name="vertices">Number of its vertices.</param>
    /// <param name="group">[G, 3, 3] rotations that map it on itself.</param>
    internal static double[] For(int vertices, double[] group) => Reduced(Spiral(CountFor(vertices, group.Length / 9)), group);

    // So many that distorted and random sites lose nothing against ten times as many; tested.
    private static int CountFor(int vertices, int order) => vertices <= 8 ? 560 : Math.Max(2400, 800 * order);

    /// <summary>[n, 3, 3] rotations.</summary>
    internal static double[] Spiral(int n)
    {
        var rotations = new double[9 * n];
        for (var i = 0; i < n; i++)
        {
            var s = i + 0.5;
            var (sinA, cosA) = Math.SinCos(2 * Math.PI * s / Math.Sqrt(2));
            var (sinB, cosB) = Math.SinCos(2 * Math.PI * s / Psi);
            var (r, t) = (Math.Sqrt(s / n), Math.Sqrt(1 - s / n));
            OptimalRotation.ToRotation(r * sinA, r * cosA, t * sinB, t * cosB, rotations.AsSpan(9 * i, 9));
        }

        return rotations;
    }

    /// <summary>Of all R g that lay the polyhedron alike, the one nearest to the identity, that is of largest trace, is kept.</summary>
    internal static double[] Reduced(double[] rotations, double[] group)
    {
        List<double> kept = [];
        for (var i = 0; i < rotations.Length; i += 9)
        {
            var r = rotations.AsSpan(i, 9);
            var largest = double.NegativeInfinity;
            for (var g = 0; g < group.Length; g += 9)
            {
                largest = Math.Max(largest, TraceOfProduct(r, group.AsSpan(g, 9)));
            }

            if (r[0] + r[4] + r[8] >= largest - 1e-9)
            {
                kept.AddRange(r);
            }
        }

        return [.. kept];
    }

    private static double TraceOfProduct(ReadOnlySpan<double> r, ReadOnlySpan<double> g)
    {
        var trace = 0.0;
        for (var a = 0; a < 3; a++)
        {
            trace += r[3 * a] * g[a] + r[3 * a + 1] * g[3 + a] + r[3 * a + 2] * g[6 + a];
        }

        return trace;
    }
}
