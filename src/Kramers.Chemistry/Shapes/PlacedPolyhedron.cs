namespace Kramers.Chemistry.Shapes;

/// <summary>An ideal polyhedron turned, scaled and moved onto a coordination sphere as its shape measure has it, for drawings.</summary>
/// <param name="Polyhedron">The polyhedron.</param>
/// <param name="Vertices">[3N] its vertices in the frame of the structure, in angstrom.</param>
/// <param name="Rotation">[3, 3] R: from the frame of the polyhedron to that of the structure.</param>
/// <param name="VertexOf">[N] the vertex at which each ligand lies.</param>
public sealed record PlacedPolyhedron(ReferencePolyhedron Polyhedron, double[] Vertices, double[] Rotation, int[] VertexOf)
{
    private const int MostSteps = 20;

    /// <summary>Places a polyhedron: from every start of <see cref="ContinuousShape"/> permutation and rotation are improved in turn until they stay.</summary>
    /// <param name="sphere">The metal and its donors, as many as vertices.</param>
    /// <param name="polyhedron">The polyhedron.</param>
    /// <exception cref="ArgumentException">Another number of donors.</exception>
    public static PlacedPolyhedron On(CoordinationSphere sphere, ReferencePolyhedron polyhedron)
    {
        ArgumentNullException.ThrowIfNull(sphere);
        ArgumentNullException.ThrowIfNull(polyhedron);
        if (sphere.Donors.Count != polyhedron.CoordinationNumber)
        {
            throw new ArgumentException($"{polyhedron.Code} has {polyhedron.CoordinationNumber} vertices, the metal {sphere.Donors.Count} donors.", nameof(polyhedron));
        }

        double[] q = [.. sphere.Ligands, .. sphere.Centre];
        double[] centroid = [.. Enumerable.Range(0, 3).Select(a => q.Where((_, k) => k % 3 == a).Average())];
        double[] centred = [.. q.Select((x, k) => x - centroid[k % 3])];
        double[][] hands = polyhedron.Mirrored is { } mirrored ? [polyhedron.Points.ToArray(), mirrored] : [polyhedron.Points.ToArray()];
        var found = hands.SelectMany(hand => polyhedron.Starts.Chunk(9).Select(start => Climb(centred, hand, start))).MaxBy(fit => fit.Overlap);
        var copies = polyhedron.NearCopies.ToArray().Chunk(9).Select(copy => Climb(centred, found.Points, Product(found.Rotation, copy)));
        var (overlap, rotation, vertexOf, p) = copies.Append(found).MaxBy(fit => fit.Overlap);
        var scale = overlap / p.Sum(x => x * x);
        double[] vertices = [.. p[..^3].Chunk(3).SelectMany(v => Enumerable.Range(0, 3).Select(a => centroid[a] + scale * Turned(rotation, v, a)))];
        return new PlacedPolyhedron(polyhedron, vertices, rotation, vertexOf);
    }

    private static (double Overlap, double[] Rotation, int[] VertexOf, double[] Points) Climb(double[] q, double[] p, double[] start)
    {
        var (rotation, vertexOf, overlap) = ((double[])start.Clone(), new int[q.Length / 3 - 1], double.NegativeInfinity);
        for (var step = 0; step < MostSteps; step++)
        {
            Assign(q, p, rotation, vertexOf);
            var next = OptimalRotation.Find(Correlation(q, p, vertexOf), rotation);
            if (next - overlap < 1e-12)
            {
                break;
            }

            overlap = next;
        }

        return (overlap, rotation, vertexOf, p);
    }

    private static void Assign(double[] q, double[] p, double[] rotation, int[] vertexOf)
    {
        var n = vertexOf.Length;
        var weights = new double[n * n];
        for (var k = 0; k < weights.Length; k++)
        {
            var (ligand, vertex) = (k / n, k % n);
            weights[k] = Enumerable.Range(0, 3).Sum(a => q[3 * ligand + a] * Turned(rotation, p.AsSpan(3 * vertex, 3), a));
        }

        LinearAssignment.Maximise(weights, n, vertexOf);
    }

    /// <summary>[3, 3] sum q_a p_b over the pairs and the two centres.</summary>
    private static double[] Correlation(double[] q, double[] p, int[] vertexOf)
    {
        var m = new double[9];
        for (var i = 0; i <= vertexOf.Length; i++)
        {
            var j = i < vertexOf.Length ? vertexOf[i] : i;
            for (var k = 0; k < 9; k++)
            {
                m[k] += q[3 * i + k / 3] * p[3 * j + k % 3];
            }
        }

        return m;
    }

    private static double[] Product(double[] a, double[] b) =>
        [.. Enumerable.Range(0, 9).Select(k => Enumerable.Range(0, 3).Sum(j => a[k / 3 * 3 + j] * b[3 * j + k % 3]))];

    private static double Turned(double[] r, ReadOnlySpan<double> v, int a) => r[3 * a] * v[0] + r[3 * a + 1] * v[1] + r[3 * a + 2] * v[2];
}
