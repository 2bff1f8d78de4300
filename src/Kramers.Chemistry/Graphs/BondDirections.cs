namespace Kramers.Chemistry.Graphs;

/// <summary>Between / and \ on single bonds, and cis and trans on the double bond between them. A direction is +1 for / along the bond, -1 for \.</summary>
internal static class BondDirections
{
    /// <summary>Cis or trans of double bond <paramref name="bond"/> from the directions of all bonds.</summary>
    internal static DoubleBondGeometry Geometry(MolecularGraph graph, int bond, ReadOnlySpan<int> directions)
    {
        var (from, to, order, _) = graph.Bonds[bond];
        if (order != BondOrder.Double)
        {
            return DoubleBondGeometry.None;
        }

        return (Side(graph, from, to, directions) * Side(graph, to, from, directions)) switch
        {
            > 0 => DoubleBondGeometry.Cis,
            < 0 => DoubleBondGeometry.Trans,
            _ => DoubleBondGeometry.None,
        };
    }

    /// <summary>Above (+1) or below (-1) its end: the neighbour with the lowest number; 0 where no bond says.</summary>
    private static int Side(MolecularGraph graph, int end, int otherEnd, ReadOnlySpan<int> directions)
    {
        var reference = StereoOrder.Reference(graph, end, otherEnd);
        foreach (var k in graph.BondsOf(end))
        {
            if (directions[k] != 0 && graph.Bonds[k].Order == BondOrder.Single)
            {
                var side = graph.Bonds[k].From == end ? directions[k] : -directions[k];
                return graph.Bonds[k].Other(end) == reference ? side : -side;
            }
        }

        return 0;
    }

    /// <summary>Directions of all bonds, from From to To, that show every cis and trans of a graph; double bonds joined by one single bond share it.</summary>
    internal static int[] Of(MolecularGraph graph, ReadOnlySpan<int> ranks)
    {
        var directions = new int[graph.Bonds.Length];
        var marked = Enumerable.Range(0, directions.Length).Where(k => HasGeometry(graph, k)).ToList();
        var keys = ranks.ToArray();
        marked.Sort((a, b) => Key(graph, a, keys).CompareTo(Key(graph, b, keys)));
        while (marked.Count > 0)
        {
            // one that shares a bond with a neighbour that is done must be next, or the two could contradict each other
            var next = Math.Max(0, marked.FindIndex(k => Known(graph, k, directions)));
            Mark(graph, marked[next], keys, directions);
            marked.RemoveAt(next);
        }

        return directions;
    }

    private static bool HasGeometry(MolecularGraph graph, int bond) =>
        graph.Bonds[bond] is { Order: BondOrder.Double, Geometry: not DoubleBondGeometry.None } b && HasSingle(graph, b.From) && HasSingle(graph, b.To);

    private static bool HasSingle(MolecularGraph graph, int atom)
    {
        foreach (var k in graph.BondsOf(atom))
        {
            if (graph.Bonds[k].Order == BondOrder.Single)
            {
                return true;
            }
        }

        return false;
    }

    private static (int, int) Key(MolecularGraph graph, int bond, int[] ranks)
    {
        var (from, to) = (ranks[graph.Bonds[bond].From], ranks[graph.Bonds[bond].To]);
        return (Math.Min(from, to), Math.Max(from, to));
    }

    private static bool Known(MolecularGraph graph, int bond, int[] directions) =>
        Side(graph, graph.Bonds[bond].From, graph.Bonds[bond].To, directions) != 0 || Side(graph, graph.Bonds[bond].To, graph.Bonds[bond].From, directions) != 0;

    private static void Mark(MolecularGraph graph, int bond, int[] ranks, int[] directions)
    {
        var (from, to, _, geometry) = graph.Bonds[bond];
        var first = ranks[from] < ranks[to] ? from : to;
        var second = first == from ? to : from;
        var sign = geometry == DoubleBondGeometry.Cis ? 1 : -1;
        var sideFirst = Side(graph, first, second, directions);
        var sideSecond = Side(graph, second, first, directions);
        sideFirst = sideFirst != 0 ? sideFirst : sideSecond != 0 ? sideSecond * sign : -1;
        Point(graph, first, second, sideFirst, ranks, directions);
        Point(graph, second, first, sideFirst * sign, ranks, directions);
    }

    private static void Point(MolecularGraph graph, int end, int otherEnd, int side, int[] ranks, int[] directions)
    {
        if (Side(graph, end, otherEnd, directions) != 0)
        {
            return;
        }

        var bond = -1;
        foreach (var k in graph.BondsOf(end))
        {
            if (graph.Bonds[k].Order == BondOrder.Single && (bond < 0 || ranks[graph.Bonds[k].Other(end)] < ranks[graph.Bonds[bond].Other(end)]))
            {
                bond = k;
            }
        }

        var reference = StereoOrder.Reference(graph, end, otherEnd);
        var here = graph.Bonds[bond].Other(end) == reference ? side : -side;
        directions[bond] = graph.Bonds[bond].From == end ? here : -here;
    }
}
