namespace Kramers.Chemistry.Shapes;

/// <summary>
/// The largest overlap sum q_i.R p_pi(i) over rotations R and permutations pi of the vertices, the centres lying upon each other. From every
/// start the best permutation for the rotation, and the best rotation for that, are taken once; the best few go on until they meet a
/// permutation that has been seen. No allocation.
/// </summary>
internal static class PermutationSearch
{
    private const int Finalists = 8;
    private const int MostSeen = 4096;

    /// <summary>Finds the overlap.</summary>
    /// <param name="q">[3N + 3] ligands and centre, centroid at the origin.</param>
    /// <param name="p">[3N + 3] vertices and centre, centroid at the origin.</param>
    /// <param name="starts">[K, 3, 3] rotations to begin from.</param>
    /// <param name="nearCopies">[G, 3, 3] rotations of p that change it a little, to be tried at the end.</param>
    internal static double LargestOverlap(ReadOnlySpan<double> q, ReadOnlySpan<double> p, ReadOnlySpan<double> starts, ReadOnlySpan<double> nearCopies)
    {
        Span<ulong> seen = stackalloc ulong[MostSeen];
        Span<double> best = stackalloc double[Finalists], rotations = stackalloc double[9 * Finalists], rotation = stackalloc double[9], copy = stackalloc double[9];
        best.Fill(double.NegativeInfinity);
        var count = 0;
        for (var k = 0; k < starts.Length; k += 9)
        {
            starts.Slice(k, 9).CopyTo(rotation);
            if (Step(q, p, rotation, seen, ref count) is { } overlap && overlap > best[^1])
            {
                Insert(overlap, rotation, best, rotations);
            }
        }

        rotations[..9].CopyTo(rotation);
        var largest = best[0];
        for (var k = 0; k < rotations.Length; k += 9)
        {
            Climb(q, p, rotations.Slice(k, 9), rotation, seen, ref count, ref largest);
        }

        rotation.CopyTo(rotations);
        for (var g = 0; g < nearCopies.Length; g += 9)
        {
            Multiply(rotations, nearCopies.Slice(g, 9), copy);
            Climb(q, p, copy, rotation, seen, ref count, ref largest);
        }

        return largest;
    }

    /// <summary>Steps until a permutation comes back; keeps the largest overlap and its rotation.</summary>
    private static void Climb(ReadOnlySpan<double> q, ReadOnlySpan<double> p, Span<double> rotation, Span<double> bestRotation, Span<ulong> seen, ref int count, ref double largest)
    {
        while (Step(q, p, rotation, seen, ref count) is { } overlap)
        {
            if (overlap > largest)
            {
                largest = overlap;
                rotation.CopyTo(bestRotation);
            }
        }
    }

    private static void Multiply(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> product)
    {
        for (var k = 0; k < 9; k++)
        {
            var (row, column) = (3 * (k / 3), k % 3);
            product[k] = a[row] * b[column] + a[row + 1] * b[3 + column] + a[row + 2] * b[6 + column];
        }
    }

    /// <summary>The best permutation for a rotation, then the best rotation for it, and its overlap; null where the permutation is known.</summary>
    private static double? Step(ReadOnlySpan<double> q, ReadOnlySpan<double> p, Span<double> rotation, Span<ulong> seen, ref int count)
    {
        var n = q.Length / 3 - 1;
        Span<double> weights = stackalloc double[LinearAssignment.Largest * LinearAssignment.Largest], correlation = stackalloc double[9];
        Span<int> vertexOf = stackalloc int[LinearAssignment.Largest];
        Overlaps(q, p, rotation, n, weights);
        LinearAssignment.Maximise(weights, n, vertexOf);
        var packed = Pack(vertexOf[..n]);
        if (count == seen.Length || seen[..count].Contains(packed))
        {
            return null;
        }

        seen[count++] = packed;
        Correlate(q, p, vertexOf, n, correlation);
        return OptimalRotation.Find(correlation, rotation);
    }

    /// <summary>Puts an overlap and its rotation into the falling list.</summary>
    private static void Insert(double overlap, ReadOnlySpan<double> rotation, Span<double> best, Span<double> rotations)
    {
        var k = best.Length - 1;
        for (; k > 0 && best[k - 1] < overlap; k--)
        {
            best[k] = best[k - 1];
            rotations.Slice(9 * k - 9, 9).CopyTo(rotations[(9 * k)..]);
        }

        best[k] = overlap;
        rotation.CopyTo(rotations.Slice(9 * k, 9));
    }

    /// <summary>Four bits for each of at most twelve vertices: equal numbers are equal permutations.</summary>
    private static ulong Pack(ReadOnlySpan<int> vertexOf)
    {
        var packed = 0UL;
        foreach (var vertex in vertexOf)
        {
            packed = packed << 4 | (uint)vertex;
        }

        return packed;
    }

    /// <summary>weights[i, j] = q_i.R p_j.</summary>
    private static void Overlaps(ReadOnlySpan<double> q, ReadOnlySpan<double> p, ReadOnlySpan<double> r, int n, Span<double> weights)
    {
        for (var j = 0; j < n; j++)
        {
            var (px, py, pz) = (p[3 * j], p[3 * j + 1], p[3 * j + 2]);
            var (x, y, z) = (r[0] * px + r[1] * py + r[2] * pz, r[3] * px + r[4] * py + r[5] * pz, r[6] * px + r[7] * py + r[8] * pz);
            for (var i = 0; i < n; i++)
            {
                weights[i * n + j] = q[3 * i] * x + q[3 * i + 1] * y + q[3 * i + 2] * z;
            }
        }
    }

    /// <summary>m_ab = sum q_a p_b over the pairs of the permutation and the two centres.</summary>
    private static void Correlate(ReadOnlySpan<double> q, ReadOnlySpan<double> p, ReadOnlySpan<int> vertexOf, int n, Span<double> m)
    {
        m.Clear();
        for (var i = 0; i <= n; i++)
        {
            var j = i < n ? vertexOf[i] : n;
            var (x, y, z) = (p[3 * j], p[3 * j + 1], p[3 * j + 2]);
            for (var a = 0; a < 3; a++)
            {
                m[3 * a] += q[3 * i + a] * x;
                m[3 * a + 1] += q[3 * i + a] * y;
                m[3 * a + 2] += q[3 * i + a] * z;
            }
        }
    }
}
