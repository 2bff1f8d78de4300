namespace Kramers.Chemistry.Graphs;

/// <summary>
/// The one graph that stands for a molecule: hydrogens counted, marks of stereochemistry that distinguish nothing left out, atoms
/// numbered by <see cref="CanonicalRanks"/>, one Kekulé structure of all. Molecules are equal where their canonical forms are.
/// </summary>
public static class CanonicalForm
{
    /// <summary>The canonical form of <paramref name="graph"/>.</summary>
    public static MolecularGraph Of(MolecularGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var plain = HydrogenFolding.Fold(graph);
        plain = WithoutGeometry(plain, Resonance.Of(plain));
        plain = StereoCleaning.Clean(plain);
        return OneKekuleStructure(plain.Renumbered(CanonicalRanks.Of(plain)));
    }

    /// <summary>A bond that is double in some Kekulé structures only has no cis and trans.</summary>
    internal static MolecularGraph WithoutGeometry(MolecularGraph graph, bool[] resonating)
    {
        if (!resonating.Contains(true))
        {
            return graph;
        }

        var bonds = graph.Bonds.ToArray();
        for (var k = 0; k < bonds.Length; k++)
        {
            bonds[k] = resonating[k] ? bonds[k] with { Geometry = DoubleBondGeometry.None } : bonds[k];
        }

        return new MolecularGraph(graph.Atoms.ToArray(), bonds);
    }

    /// <summary>Pairs resonating atoms in the order of their numbers, so that the structure depends on nothing else; sorts the bonds.</summary>
    private static MolecularGraph OneKekuleStructure(MolecularGraph graph)
    {
        var resonating = Resonance.Of(graph);
        var neighbours = Enumerable.Range(0, graph.Count).Select(_ => new List<int>()).ToArray();
        for (var k = 0; k < resonating.Length; k++)
        {
            if (resonating[k])
            {
                neighbours[graph.Bonds[k].From].Add(graph.Bonds[k].To);
                neighbours[graph.Bonds[k].To].Add(graph.Bonds[k].From);
            }
        }

        var matching = Paired(neighbours);
        var bonds = new GraphBond[resonating.Length];
        for (var k = 0; k < bonds.Length; k++)
        {
            var bond = Ascending(graph.Bonds[k]);
            bonds[k] = resonating[k] ? bond with { Order = matching.Mate(bond.From) == bond.To ? BondOrder.Double : BondOrder.Single } : bond;
        }

        Array.Sort(bonds, (a, b) => (Math.Min(a.From, a.To), Math.Max(a.From, a.To)).CompareTo((Math.Min(b.From, b.To), Math.Max(b.From, b.To))));
        return new MolecularGraph(graph.Atoms.ToArray(), bonds);
    }

    private static GraphBond Ascending(GraphBond bond) =>
        bond.Order == BondOrder.Dative || bond.From < bond.To ? bond : bond with { From = bond.To, To = bond.From };

    private static Matching Paired(List<int>[] neighbours)
    {
        foreach (var list in neighbours)
        {
            list.Sort();
        }

        var matching = new Matching(neighbours);
        for (var i = 0; i < neighbours.Length; i++)
        {
            if (neighbours[i].Count > 0 && matching.Mate(i) < 0)
            {
                matching.Augment(i, _ => true);
            }
        }

        return matching;
    }
}
