namespace Kramers.Chemistry.Graphs;

/// <summary>A graph under one numbering as a list of numbers: equal lists mean equal graphs.</summary>
internal static class GraphDescription
{
    /// <summary>What a bond is, in all Kekulé structures: its order, 5 where it resonates; +8 for a mark.</summary>
    internal static ulong[] BondLabels(MolecularGraph graph)
    {
        var resonating = Resonance.Of(graph);
        var labels = new ulong[resonating.Length];
        for (var k = 0; k < labels.Length; k++)
        {
            labels[k] = resonating[k] ? 5ul : (ulong)graph.Bonds[k].Order;
            labels[k] += graph.Bonds[k].Geometry == DoubleBondGeometry.None ? 0ul : 8;
        }

        return labels;
    }

    internal static ulong[] Of(MolecularGraph graph, ulong[] labels, int[] ranks)
    {
        var list = new ulong[graph.Count + labels.Length];
        for (var i = 0; i < graph.Count; i++)
        {
            list[ranks[i]] = ColourRefinement.Invariant(graph, i) << 2 | (ulong)StereoOrder.Renumbered(graph, i, ranks);
        }

        for (var k = 0; k < labels.Length; k++)
        {
            var bond = graph.Bonds[k];
            var (low, high) = (Math.Min(ranks[bond.From], ranks[bond.To]), Math.Max(ranks[bond.From], ranks[bond.To]));
            var backward = bond.Order == BondOrder.Dative && ranks[bond.From] > ranks[bond.To] ? 64ul : 0;
            var geometry = (ulong)StereoOrder.RenumberedBond(graph, k, ranks) << 4;
            list[graph.Count + k] = (ulong)low << 40 | (ulong)high << 16 | backward | geometry | labels[k];
        }

        Array.Sort(list, graph.Count, labels.Length);
        return list;
    }
}
