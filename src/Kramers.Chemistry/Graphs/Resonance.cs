namespace Kramers.Chemistry.Graphs;

/// <summary>
/// Bonds that are single in one Kekulé structure and double in another. They do not depend on the structure that was written down,
/// so that they, and not a rule for aromaticity, make equal molecules equal: a bond resonates where it lies on a ring in which single
/// and double bonds alternate. Benzene does, furan does not, cyclobutadiene does.
/// </summary>
public static class Resonance
{
    /// <summary>Whether each bond resonates, in the order of <see cref="MolecularGraph.Bonds"/>.</summary>
    public static bool[] Of(MolecularGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var resonating = new bool[graph.Bonds.Length];
        var neighbours = Alternating(graph);
        if (neighbours is null)
        {
            return resonating;
        }

        for (var k = 0; k < resonating.Length; k++)
        {
            var (from, to, _, _) = graph.Bonds[k];
            if (!resonating[k] && neighbours[from].Contains(to))
            {
                MarkRing(graph, k, neighbours, resonating);
            }
        }

        return resonating;
    }

    /// <summary>For each atom with just one double bond those neighbours that have one too, chain ends stripped off; null where nothing is left.</summary>
    private static List<int>[]? Alternating(MolecularGraph graph)
    {
        var one = new bool[graph.Count];
        for (var i = 0; i < graph.Count; i++)
        {
            one[i] = HasOneDoubleBond(graph, i);
        }

        one = [.. Enumerable.Range(0, graph.Count).Select(i => one[i] && one[DoubleBonded(graph, i)])];

        var lists = new List<int>[graph.Count];
        for (var i = 0; i < graph.Count; i++)
        {
            lists[i] = [];
            foreach (var k in graph.BondsOf(i))
            {
                var bond = graph.Bonds[k];
                if (one[i] && one[bond.Other(i)] && bond.Order is BondOrder.Single or BondOrder.Double)
                {
                    lists[i].Add(bond.Other(i));
                }
            }
        }

        StripChains(lists);
        return lists.All(l => l.Count == 0) ? null : lists;
    }

    /// <summary>The double bond at the end of a chain is on no ring: both its atoms go, which may make new ends.</summary>
    private static void StripChains(List<int>[] lists)
    {
        var ends = new Stack<int>(Enumerable.Range(0, lists.Length).Where(i => lists[i].Count == 1));
        while (ends.TryPop(out var end))
        {
            if (lists[end].Count == 0)
            {
                continue;
            }

            var mate = lists[end][0];
            foreach (var other in lists[mate])
            {
                lists[other].Remove(mate);
                if (lists[other].Count == 1)
                {
                    ends.Push(other);
                }
            }

            lists[mate].Clear();
        }
    }

    private static bool HasOneDoubleBond(MolecularGraph graph, int atom)
    {
        var doubles = 0;
        foreach (var k in graph.BondsOf(atom))
        {
            doubles += graph.Bonds[k].Order switch { BondOrder.Double => 1, BondOrder.Single or BondOrder.Dative => 0, _ => 2 };
        }

        return doubles == 1;
    }

    private static int DoubleBonded(MolecularGraph graph, int atom)
    {
        foreach (var k in graph.BondsOf(atom))
        {
            if (graph.Bonds[k].Order == BondOrder.Double)
            {
                return graph.Bonds[k].Other(atom);
            }
        }

        return -1;
    }

    /// <summary>Gives the bond the order that it does not have, and looks for a Kekulé structure of the rest.</summary>
    private static void MarkRing(MolecularGraph graph, int bond, List<int>[] neighbours, bool[] resonating)
    {
        var (from, to, order, _) = graph.Bonds[bond];
        var matching = Doubles(graph, neighbours);
        int root;
        Func<int, bool> allowed;
        if (order == BondOrder.Double)
        {
            matching.Release(from);
            root = from;
            neighbours[from].Remove(to);
            neighbours[to].Remove(from);
            allowed = _ => true;
        }
        else
        {
            root = matching.Mate(from);
            if (root < 0 || matching.Mate(to) < 0)
            {
                return;
            }

            matching.Release(from);
            matching.Release(to);
            allowed = i => i != from && i != to;
        }

        var found = matching.Augment(root, allowed);
        if (order == BondOrder.Double)
        {
            neighbours[from].Add(to);
            neighbours[to].Add(from);
        }

        if (found)
        {
            MarkChanged(graph, matching, bond, resonating);
        }
    }

    /// <summary>Whatever differs between the two structures resonates.</summary>
    private static void MarkChanged(MolecularGraph graph, Matching matching, int bond, bool[] resonating)
    {
        resonating[bond] = true;
        for (var k = 0; k < resonating.Length; k++)
        {
            var (from, to, order, _) = graph.Bonds[k];
            resonating[k] |= k != bond && matching.Mate(from) >= 0 && matching.Mate(to) >= 0
                && (order == BondOrder.Double) != (matching.Mate(from) == to) && order is BondOrder.Double or BondOrder.Single;
        }
    }

    private static Matching Doubles(MolecularGraph graph, List<int>[] neighbours)
    {
        var matching = new Matching(neighbours);
        foreach (var bond in graph.Bonds)
        {
            if (bond.Order == BondOrder.Double && neighbours[bond.From].Contains(bond.To))
            {
                matching.Pair(bond.From, bond.To);
            }
        }

        return matching;
    }
}
