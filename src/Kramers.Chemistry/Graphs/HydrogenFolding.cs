namespace Kramers.Chemistry.Graphs;

/// <summary>Hydrogens that are atoms of a graph and say no more than a count would.</summary>
internal static class HydrogenFolding
{
    /// <summary>Counts plain hydrogens with one single bond to an atom that is neither hydrogen nor a metal, and takes them out.</summary>
    internal static MolecularGraph Fold(MolecularGraph graph)
    {
        var goes = Enumerable.Range(0, graph.Count).Select(i => Goes(graph, i)).ToArray();
        if (!goes.Contains(true))
        {
            return graph;
        }

        // hydrogens first: the order of neighbours that a counted hydrogen has
        var numbers = Numbers(graph, goes);
        var moved = graph.Renumbered(numbers);
        var first = goes.Count(g => g);
        var atoms = moved.Atoms.ToArray();
        var bonds = moved.Bonds.ToArray();
        for (var k = 0; k < bonds.Length; k++)
        {
            var heavy = Math.Max(bonds[k].From, bonds[k].To);
            if (Math.Min(bonds[k].From, bonds[k].To) < first)
            {
                var hydrogens = atoms[heavy].Hydrogens + 1;
                var chirality = StereoOrder.CanBeChiral(atoms[heavy].AtomicNumber, moved.Degree(heavy) - hydrogens, hydrogens) ? atoms[heavy].Chirality : Chirality.None;
                atoms[heavy] = atoms[heavy] with { Hydrogens = (byte)hydrogens, Chirality = chirality };
            }
            else
            {
                bonds[k] = bonds[k] with { Geometry = Geometry(moved, k, first) };
            }
        }

        var kept = bonds.Where(b => Math.Min(b.From, b.To) >= first).Select(b => b with { From = b.From - first, To = b.To - first });
        return new MolecularGraph(atoms[first..], [.. kept]);
    }

    private static int[] Numbers(MolecularGraph graph, bool[] goes)
    {
        var numbers = new int[graph.Count];
        var next = 0;
        foreach (var i in Enumerable.Range(0, graph.Count).OrderBy(i => goes[i] ? 0 : 1))
        {
            numbers[i] = next++;
        }

        return numbers;
    }

    /// <summary>A hydrogen that said where its end points is replaced by the other neighbour, which lies opposite.</summary>
    private static DoubleBondGeometry Geometry(MolecularGraph moved, int bond, int first)
    {
        var (from, to, _, geometry) = moved.Bonds[bond];
        foreach (var (end, other) in ((int, int)[])[(from, to), (to, from)])
        {
            if (geometry != DoubleBondGeometry.None && StereoOrder.Reference(moved, end, other) < first)
            {
                var heavy = moved.Neighbours(end).Count(n => n != other && n >= first);
                geometry = heavy == 1 ? StereoOrder.Exchanged(geometry) : DoubleBondGeometry.None;
            }
        }

        return geometry;
    }

    private static bool Goes(MolecularGraph graph, int atom) =>
        graph.Atoms[atom] is { AtomicNumber: 1, Charge: 0, Isotope: 0, Hydrogens: 0 }
            && graph.Degree(atom) == 1
            && graph.Bonds[graph.BondsOf(atom)[0]].Order == BondOrder.Single
            && IsHeavyNonMetal(graph.Atoms[graph.Neighbours(atom).First()].AtomicNumber);

    private static bool IsHeavyNonMetal(int z) => z > 2 && LigandDonors.IsNonMetal(z);
}
