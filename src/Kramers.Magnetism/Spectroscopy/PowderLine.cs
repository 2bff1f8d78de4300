namespace Kramers.Magnetism.Spectroscopy;

/// <summary>A line of one orientation; those of the same levels are told apart by their order.</summary>
/// <param name="Lower">Index of the lower level.</param>
/// <param name="Upper">Index of the upper level.</param>
/// <param name="Position">Where it is on the axis of the spectrum.</param>
/// <param name="Area">Its area.</param>
internal readonly record struct PowderLine(int Lower, int Upper, double Position, double Area)
{
    /// <summary>Adds the lines of all orientations, which ascend in position; those of equally many resonances at all corners of a triangle are interpolated.</summary>
    public static void AddAll(LineBins bins, OrientationTriangles grid, IReadOnlyList<PowderLine>[] lines)
    {
        var byLevels = Array.ConvertAll(lines, l => l.ToLookup(x => (x.Lower, x.Upper)));
        foreach (var (a, b, c, weight) in grid.Triangles)
        {
            foreach (var pair in lines[a].Concat(lines[b]).Concat(lines[c]).Select(x => (x.Lower, x.Upper)).Distinct())
            {
                AddPair(bins, [.. byLevels[a][pair]], [.. byLevels[b][pair]], [.. byLevels[c][pair]], weight);
            }
        }
    }

    private static void AddPair(LineBins bins, PowderLine[] a, PowderLine[] b, PowderLine[] c, double weight)
    {
        if (a.Length == b.Length && b.Length == c.Length)
        {
            for (var i = 0; i < a.Length; i++)
            {
                bins.AddTriangle(a[i].Position, b[i].Position, c[i].Position, weight * (a[i].Area + b[i].Area + c[i].Area) / 3);
            }

            return;
        }

        foreach (var line in a.Concat(b).Concat(c))
        {
            bins.Add(line.Position, weight * line.Area / 3);
        }
    }
}
