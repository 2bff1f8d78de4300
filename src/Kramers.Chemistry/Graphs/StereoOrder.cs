namespace Kramers.Chemistry.Graphs;

/// <summary>Marks of stereochemistry under another order of the neighbours.</summary>
internal static class StereoOrder
{
    /// <summary>Place of a counted hydrogen among neighbours: before all of them.</summary>
    internal const int Hydrogen = -1;

    /// <summary>The mark with the neighbours in ascending order, from the mark with the neighbours in <paramref name="order"/>, or the other way round.</summary>
    internal static Chirality Sorted(Chirality mark, ReadOnlySpan<int> order)
    {
        var odd = false;
        for (var i = 0; i < order.Length; i++)
        {
            for (var j = i + 1; j < order.Length; j++)
            {
                odd ^= order[i] > order[j];
            }
        }

        return odd ? Mirrored(mark) : mark;
    }

    internal static Chirality Mirrored(Chirality mark) => mark switch
    {
        Chirality.Clockwise => Chirality.Counterclockwise,
        Chirality.Counterclockwise => Chirality.Clockwise,
        _ => mark,
    };

    internal static DoubleBondGeometry Exchanged(DoubleBondGeometry geometry) => geometry switch
    {
        DoubleBondGeometry.Cis => DoubleBondGeometry.Trans,
        DoubleBondGeometry.Trans => DoubleBondGeometry.Cis,
        _ => geometry,
    };

    /// <summary>
    /// Whether an atom may carry a mark: four neighbours of which at most one is a counted hydrogen, or three and the lone pair of an
    /// element that does not invert (P, S and those below).
    /// </summary>
    internal static bool CanBeChiral(int atomicNumber, int degree, int hydrogens) =>
        hydrogens <= 1 && (degree + hydrogens == 4 || (degree + hydrogens == 3 && (atomicNumber is 15 or 16 or 33 or 34 or 51 or 52)));

    internal static Chirality Renumbered(MolecularGraph graph, int atom, IReadOnlyList<int> numbers)
    {
        var mark = graph.Atoms[atom].Chirality;
        if (mark == Chirality.None)
        {
            return mark;
        }

        // a hydrogen stays in front and adds no inversion
        int[] order = [.. graph.Neighbours(atom).Order().Select(n => numbers[n])];
        return Sorted(mark, order);
    }

    internal static DoubleBondGeometry RenumberedBond(MolecularGraph graph, int bond, IReadOnlyList<int> numbers)
    {
        var (from, to, _, geometry) = graph.Bonds[bond];
        if (geometry == DoubleBondGeometry.None)
        {
            return geometry;
        }

        var exchanged = Changes(graph, from, to, numbers) ^ Changes(graph, to, from, numbers);
        return exchanged ? Exchanged(geometry) : geometry;
    }

    /// <summary>The neighbour that says where an end of a double bond points: the one with the lowest number; -1 where there is none.</summary>
    internal static int Reference(MolecularGraph graph, int end, int otherEnd)
    {
        var lowest = -1;
        foreach (var bond in graph.BondsOf(end))
        {
            var other = graph.Bonds[bond].Other(end);
            lowest = other != otherEnd && (lowest < 0 || other < lowest) ? other : lowest;
        }

        return lowest;
    }

    private static bool Changes(MolecularGraph graph, int end, int otherEnd, IReadOnlyList<int> numbers) =>
        graph.Neighbours(end).Where(n => n != otherEnd).MinBy(n => numbers[n]) != Reference(graph, end, otherEnd);
}
