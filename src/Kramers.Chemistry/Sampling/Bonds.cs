namespace Kramers.Chemistry.Sampling;

/// <summary>Which atoms are bonded, by distance, and small steps of geometry that samplers share.</summary>
internal static class Bonds
{
    // Atoms within this many times the sum of the covalent radii count as bonded: long metal-donor bonds are in, contacts are out.
    private const double Reach = 1.3;

    // Beyond curium there is no covalent radius; that of curium is the nearest.
    private const double HeaviestRadius = 1.69;

    /// <summary>Sum of the covalent radii, angstrom.</summary>
    public static double Length(Element a, Element b) => (a.CovalentRadius ?? HeaviestRadius) + (b.CovalentRadius ?? HeaviestRadius);

    /// <summary>The atoms that go along with <paramref name="atom"/> when it leaves <paramref name="anchor"/>; null where a ring joins both.</summary>
    public static int[]? Fragment(Structure structure, int anchor, int atom)
    {
        var found = new HashSet<int> { atom };
        var open = new Stack<int>([atom]);
        while (open.TryPop(out var at))
        {
            foreach (var next in Enumerable.Range(0, structure.Count).Where(n => AreBonded(structure, at, n)))
            {
                if (next == anchor && at != atom)
                {
                    return null;
                }

                if (next != anchor && found.Add(next))
                {
                    open.Push(next);
                }
            }
        }

        return [.. found.Order()];
    }

    /// <summary>Every coordinate moved by <paramref name="factor"/> times <paramref name="shift"/>, [3N] in angstrom.</summary>
    public static Structure Displaced(this Structure structure, double[] shift, double factor)
    {
        var moved = structure.Positions.ToArray();
        for (var k = 0; k < moved.Length; k++)
        {
            moved[k] += factor * shift[k];
        }

        return structure.WithPositions(moved);
    }

    private static bool AreBonded(Structure structure, int i, int j) =>
        i != j && structure.Distance(i, j) < Reach * Length(structure.Elements[i], structure.Elements[j]);
}
