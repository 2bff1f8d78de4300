namespace Kramers.Chemistry;

/// <summary>
/// For every atom the atoms nearer than a cutoff. Each pair stands twice, once under each atom. In a periodic cell all images count,
/// also where the cutoff is longer than the cell: the same index may then stand several times, even that of the atom itself.
/// </summary>
public sealed class NeighbourList
{
    private readonly int[] offsets;
    private readonly int[] neighbours;
    private readonly double[] vectors;

    private NeighbourList(int[] offsets, int[] neighbours, double[] vectors, double cutoff) =>
        (this.offsets, this.neighbours, this.vectors, Cutoff) = (offsets, neighbours, vectors, cutoff);

    /// <summary>In angstrom.</summary>
    public double Cutoff { get; }

    /// <summary>Number of pairs.</summary>
    public int PairCount => offsets[^1] / 2;

    /// <summary>Indices of the atoms nearer than the cutoff to <paramref name="atom"/>, ascending.</summary>
    public ReadOnlySpan<int> Of(int atom) => neighbours.AsSpan(offsets[atom]..offsets[atom + 1]);

    /// <summary>How many neighbours the atoms before <paramref name="atom"/> have: where its own begin, if all stand in one row.</summary>
    public int First(int atom) => offsets[atom];

    /// <summary>[3 per neighbour] from <paramref name="atom"/> to each of <see cref="Of"/>, to the image that is meant, in angstrom.</summary>
    public ReadOnlySpan<double> VectorsOf(int atom) => vectors.AsSpan((3 * offsets[atom])..(3 * offsets[atom + 1]));

    /// <summary>Finds the neighbours by sorting the atoms into boxes, in a time proportional to their number.</summary>
    /// <param name="structure">A molecule, or a crystal with its cell.</param>
    /// <param name="cutoff">In angstrom, positive; an atom at exactly this distance is no neighbour.</param>
    /// <exception cref="ArgumentOutOfRangeException">The cutoff is not positive and finite.</exception>
    public static NeighbourList Within(Structure structure, double cutoff)
    {
        ArgumentNullException.ThrowIfNull(structure);
        if (!(cutoff > 0) || double.IsInfinity(cutoff))
        {
            throw new ArgumentOutOfRangeException(nameof(cutoff), cutoff, "The cutoff must be positive and finite.");
        }

        var boxes = new NeighbourBoxes(structure, cutoff);
        var offsets = new int[structure.Count + 1];
        var (found, vectors, near) = (new List<int>(), new List<double>(), new List<NeighbourBoxes.Image>());
        for (var i = 0; i < structure.Count; i++)
        {
            near.Clear();
            boxes.AddNear(i, near);
            near.Sort();
            foreach (var image in near)
            {
                found.Add(image.Atom);
                vectors.AddRange([image.X, image.Y, image.Z]);
            }

            offsets[i + 1] = found.Count;
        }

        return new NeighbourList(offsets, [.. found], [.. vectors], cutoff);
    }

    /// <summary>A list with room for so many neighbours, and none yet.</summary>
    internal static NeighbourList Empty(int atoms, int most, double cutoff) => new(new int[atoms + 1], new int[most], new double[3 * most], cutoff);

    /// <summary>Takes those of a wider list that are nearer than the cutoff now.</summary>
    /// <param name="first">[N + 1] where the neighbours of each atom begin in the wider list.</param>
    /// <param name="atoms">The neighbours.</param>
    /// <param name="images">[3 per neighbour] from an atom to the image of it that is meant, angstrom.</param>
    /// <param name="x">[3N] where the atoms are now, angstrom.</param>
    internal void FillFrom(ReadOnlySpan<int> first, ReadOnlySpan<int> atoms, ReadOnlySpan<double> images, ReadOnlySpan<double> x)
    {
        var (count, squared) = (0, Cutoff * Cutoff);
        for (var i = 0; i + 1 < offsets.Length; i++)
        {
            for (var n = first[i]; n < first[i + 1]; n++)
            {
                var j = atoms[n];
                var dx = x[3 * j] - x[3 * i] + images[3 * n];
                var dy = x[3 * j + 1] - x[3 * i + 1] + images[3 * n + 1];
                var dz = x[3 * j + 2] - x[3 * i + 2] + images[3 * n + 2];
                if (dx * dx + dy * dy + dz * dz < squared)
                {
                    (neighbours[count], vectors[3 * count], vectors[3 * count + 1], vectors[3 * count + 2]) = (j, dx, dy, dz);
                    count++;
                }
            }

            offsets[i + 1] = count;
        }
    }
}
