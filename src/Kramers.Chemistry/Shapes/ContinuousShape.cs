namespace Kramers.Chemistry.Shapes;

/// <summary>
/// How far a coordination sphere is from a polyhedron: S = min 100 sum |q_i - s R p_pi(i)|^2 / sum |q_i - q_0|^2 over rotations R, sizes s,
/// permutations pi of the ligands and both hands of the polyhedron; q_0 is the centroid of ligands and metal, metal on centre (Pinsky and
/// Avnir, Inorg. Chem. 37, 5575 (1998), doi:10.1021/ic9804925; docs/conventions.md, section 21). S is 0 for the ideal shape, at most 100.
/// </summary>
public static class ContinuousShape
{
    /// <summary>The measure for one polyhedron. Does not allocate.</summary>
    /// <param name="ligands">[3N] positions in angstrom, any order.</param>
    /// <param name="centre">[3] position of the metal in angstrom.</param>
    /// <param name="polyhedron">A polyhedron with N vertices.</param>
    /// <exception cref="ArgumentException">Wrong lengths, numbers that are not finite, or all atoms in one place.</exception>
    public static double Measure(ReadOnlySpan<double> ligands, ReadOnlySpan<double> centre, ReferencePolyhedron polyhedron)
    {
        ArgumentNullException.ThrowIfNull(polyhedron);
        if (ligands.Length != 3 * polyhedron.CoordinationNumber || centre.Length != 3)
        {
            throw new ArgumentException($"{polyhedron.Code} needs {3 * polyhedron.CoordinationNumber} coordinates of ligands and 3 of the centre, got {ligands.Length} and {centre.Length}.", nameof(ligands));
        }

        Span<double> q = stackalloc double[3 * (LinearAssignment.Largest + 1)];
        q = q[..(ligands.Length + 3)];
        ligands.CopyTo(q);
        centre.CopyTo(q[ligands.Length..]);
        var size = Centre(q);
        return size > 0 && double.IsFinite(size)
            ? Measure(q, size, polyhedron)
            : throw new ArgumentException("The positions are not finite, or all atoms lie in one place.", nameof(ligands));
    }

    /// <summary>The measures for all polyhedra with as many vertices as there are ligands, the nearest first.</summary>
    /// <param name="ligands">[3N] positions in angstrom, N from 2 to 12.</param>
    /// <param name="centre">[3] position of the metal in angstrom.</param>
    /// <exception cref="ArgumentException">As <see cref="Measure(ReadOnlySpan{double}, ReadOnlySpan{double}, ReferencePolyhedron)"/>, or no such polyhedra.</exception>
    public static IReadOnlyList<ShapeMeasure> MeasureAll(ReadOnlySpan<double> ligands, ReadOnlySpan<double> centre)
    {
        var polyhedra = ReferencePolyhedron.WithVertices(ligands.Length / 3);
        var measures = new ShapeMeasure[polyhedra.Count];
        for (var k = 0; k < measures.Length; k++)
        {
            measures[k] = new ShapeMeasure(polyhedra[k], Measure(ligands, centre, polyhedra[k]));
        }

        return [.. measures.OrderBy(m => m.Value)];
    }

    // With the best size s, sum |q - s R p|^2 = sum q^2 - overlap^2 / sum p^2.
    private static double Measure(ReadOnlySpan<double> q, double size, ReferencePolyhedron polyhedron)
    {
        var overlap = PermutationSearch.LargestOverlap(q, polyhedron.Points, polyhedron.Starts, polyhedron.NearCopies);
        if (polyhedron.Mirrored is { } mirrored)
        {
            overlap = Math.Max(overlap, PermutationSearch.LargestOverlap(q, mirrored, polyhedron.Starts, polyhedron.NearCopies));
        }

        var ideal = 0.0;
        foreach (var x in polyhedron.Points)
        {
            ideal += x * x;
        }

        return Math.Max(0, 100 * (1 - overlap * overlap / (size * ideal)));
    }

    /// <summary>Moves the centroid to the origin and returns sum q^2.</summary>
    private static double Centre(Span<double> q)
    {
        var size = 0.0;
        for (var a = 0; a < 3; a++)
        {
            var mean = 0.0;
            for (var i = a; i < q.Length; i += 3)
            {
                mean += q[i] / (q.Length / 3);
            }

            for (var i = a; i < q.Length; i += 3)
            {
                q[i] -= mean;
                size += q[i] * q[i];
            }
        }

        return size;
    }
}

/// <summary>The measure of a coordination sphere for one polyhedron.</summary>
/// <param name="Polyhedron">The polyhedron.</param>
/// <param name="Value">S, 0 to 100.</param>
public readonly record struct ShapeMeasure(ReferencePolyhedron Polyhedron, double Value);
