namespace Kramers.Chemistry;

/// <summary>
/// Neighbours of atoms that move: a list with a skin is searched once, and from then on only its vectors are made anew, until an atom has moved by half the skin
/// (Verlet, Phys. Rev. 159, 98 (1967), doi:10.1103/PhysRev.159.98). Other atoms, or another cell, start anew.
/// </summary>
public sealed class MovingNeighbours
{
    private readonly double cutoff;
    private readonly double skin;
    private Structure? searched;
    private NeighbourList near = null!;
    private int[] first = [];
    private int[] atoms = [];
    private double[] images = [];

    /// <summary>Nothing is searched yet.</summary>
    /// <param name="cutoff">In angstrom, positive.</param>
    /// <param name="skin">In angstrom, positive: a wide one is searched seldom, and has more pairs in vain.</param>
    /// <exception cref="ArgumentOutOfRangeException">A length is not positive and finite.</exception>
    public MovingNeighbours(double cutoff, double skin)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(cutoff);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(skin);
        if (!double.IsFinite(cutoff + skin))
        {
            throw new ArgumentOutOfRangeException(nameof(skin), skin, "Cutoff and skin must be finite.");
        }

        (this.cutoff, this.skin) = (cutoff, skin);
    }

    /// <summary>How often neighbours were searched.</summary>
    public int Searches { get; private set; }

    /// <summary>The neighbours of <see cref="NeighbourList.Within"/>; the list is written over by the next call.</summary>
    /// <param name="structure">The atoms where they are now.</param>
    public NeighbourList Of(Structure structure)
    {
        ArgumentNullException.ThrowIfNull(structure);
        if (searched is null || !IsValidFor(structure, searched))
        {
            Search(structure);
        }

        near.FillFrom(first, atoms, images, structure.Positions);
        return near;
    }

    private bool IsValidFor(Structure now, Structure before)
    {
        if (now.Count != before.Count || !IsSame(now.Cell, before.Cell))
        {
            return false;
        }

        var x = now.Positions;
        var y = before.Positions;
        var limit = skin * skin / 4;
        for (var i = 0; i < x.Length; i += 3)
        {
            var (a, b, c) = (x[i] - y[i], x[i + 1] - y[i + 1], x[i + 2] - y[i + 2]);
            if (!(a * a + b * b + c * c < limit))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsSame(UnitCell? a, UnitCell? b) =>
        ReferenceEquals(a, b) || (a is not null && b is not null && a.Vectors.Data.AsSpan().SequenceEqual(b.Vectors.Data));

    private void Search(Structure structure)
    {
        Searches++;
        searched = structure;
        var wide = NeighbourList.Within(structure, cutoff + skin);
        near = NeighbourList.Empty(structure.Count, 2 * wide.PairCount, cutoff);
        (first, atoms, images) = (new int[structure.Count + 1], new int[2 * wide.PairCount], new double[6 * wide.PairCount]);
        var positions = structure.Positions.ToArray();
        for (var i = 0; i < structure.Count; i++)
        {
            first[i + 1] = wide.First(i) + wide.Of(i).Length;
            Take(wide, i, structure.Cell, positions);
        }
    }

    /// <summary>Neighbours of one atom by atom, and those of one atom by image: an order that does not depend on when they are searched.</summary>
    private void Take(NeighbourList wide, int i, UnitCell? cell, double[] x)
    {
        var (vectors, others) = (wide.VectorsOf(i).ToArray(), wide.Of(i).ToArray());
        var found = new (int Atom, double A, double B, double C)[others.Length];
        for (var n = 0; n < others.Length; n++)
        {
            double[] shift = [.. Enumerable.Range(0, 3).Select(k => vectors[3 * n + k] - (x[3 * others[n] + k] - x[3 * i + k]))];
            var image = cell is not null ? Array.ConvertAll(cell.ToFractional(shift), Math.Round) : new double[3];
            found[n] = (others[n], image[0], image[1], image[2]);
        }

        Array.Sort(found);
        for (var n = 0; n < found.Length; n++)
        {
            var at = first[i] + n;
            atoms[at] = found[n].Atom;
            cell?.ToCartesian([found[n].A, found[n].B, found[n].C]).CopyTo(images, 3 * at);
        }
    }
}
