namespace Kramers.Chemistry;

/// <summary>For every atom of a molecule the atoms nearer than a cutoff, without periodic images. Each pair stands twice, once under each atom.</summary>
public sealed class NeighbourList
{
    private readonly int[] offsets;
    private readonly int[] neighbours;

    private NeighbourList(int[] offsets, int[] neighbours, double cutoff) =>
        (this.offsets, this.neighbours, Cutoff) = (offsets, neighbours, cutoff);

    /// <summary>In angstrom.</summary>
    public double Cutoff { get; }

    /// <summary>Number of pairs.</summary>
    public int PairCount => neighbours.Length / 2;

    /// <summary>Indices of the atoms nearer than the cutoff to <paramref name="atom"/>, ascending, without itself.</summary>
    public ReadOnlySpan<int> Of(int atom) => neighbours.AsSpan(offsets[atom]..offsets[atom + 1]);

    /// <summary>Finds the neighbours by looking at all pairs.</summary>
    /// <param name="structure">The molecule.</param>
    /// <param name="cutoff">In angstrom, positive; an atom at exactly this distance is no neighbour.</param>
    /// <exception cref="ArgumentOutOfRangeException">The cutoff is not positive.</exception>
    public static NeighbourList Within(Structure structure, double cutoff)
    {
        ArgumentNullException.ThrowIfNull(structure);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(cutoff);
        var offsets = new int[structure.Count + 1];
        var found = new List<int>();
        for (var i = 0; i < structure.Count; i++)
        {
            for (var j = 0; j < structure.Count; j++)
            {
                if (i != j && structure.Distance(i, j) < cutoff)
                {
                    found.Add(j);
                }
            }

            offsets[i + 1] = found.Count;
        }

        return new NeighbourList(offsets, [.. found], cutoff);
    }
}
