namespace Kramers.Chemistry.Graphs;

/// <summary>Marks of stereochemistry that distinguish nothing: the molecule with the mark exchanged is the same molecule.</summary>
internal static class StereoCleaning
{
    internal static MolecularGraph Clean(MolecularGraph graph)
    {
        if (!HasMarks(graph))
        {
            return graph;
        }

        graph = WithoutImpossible(graph);
        var classes = CanonicalRanks.Classes(graph);
        for (var i = 0; i < graph.Count; i++)
        {
            graph = graph.Atoms[i].Chirality != Chirality.None && HasTwins(graph, i, -1, classes) ? WithoutIdle(graph, i) : graph;
        }

        for (var k = 0; k < graph.Bonds.Length; k++)
        {
            var (from, to, _, geometry) = graph.Bonds[k];
            graph = geometry != DoubleBondGeometry.None && (HasTwins(graph, from, to, classes) || HasTwins(graph, to, from, classes)) ? WithoutIdleBond(graph, k) : graph;
        }

        return graph;
    }

    private static bool HasMarks(MolecularGraph graph)
    {
        foreach (var atom in graph.Atoms)
        {
            if (atom.Chirality != Chirality.None)
            {
                return true;
            }
        }

        foreach (var bond in graph.Bonds)
        {
            if (bond.Geometry != DoubleBondGeometry.None)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>An end of a double bond with two hydrogens or none, and atoms that are not tetrahedral, have no marks.</summary>
    private static MolecularGraph WithoutImpossible(MolecularGraph graph)
    {
        var atoms = graph.Atoms.ToArray();
        for (var i = 0; i < atoms.Length; i++)
        {
            atoms[i] = StereoOrder.CanBeChiral(atoms[i].AtomicNumber, graph.Degree(i), atoms[i].Hydrogens) ? atoms[i] : atoms[i] with { Chirality = Chirality.None };
        }

        var bonds = graph.Bonds.ToArray();
        for (var k = 0; k < bonds.Length; k++)
        {
            var possible = bonds[k].Order == BondOrder.Double && graph.Degree(bonds[k].From) > 1 && graph.Degree(bonds[k].To) > 1;
            bonds[k] = possible ? bonds[k] : bonds[k] with { Geometry = DoubleBondGeometry.None };
        }

        return new MolecularGraph(atoms, bonds);
    }

    /// <summary>Only an atom with two neighbours of one class can be idle; asking is dear, so that this is asked first.</summary>
    private static bool HasTwins(MolecularGraph graph, int atom, int except, int[] classes)
    {
        var neighbours = graph.Neighbours(atom).Where(n => n != except).Select(n => classes[n]).ToList();
        return neighbours.Distinct().Count() < neighbours.Count;
    }

    private static MolecularGraph WithoutIdle(MolecularGraph graph, int atom)
    {
        var mirrored = WithMark(graph, atom, StereoOrder.Mirrored(graph.Atoms[atom].Chirality));
        return CanonicalRanks.Same(graph, mirrored) ? WithMark(graph, atom, Chirality.None) : graph;
    }

    private static MolecularGraph WithoutIdleBond(MolecularGraph graph, int bond)
    {
        var exchanged = WithGeometry(graph, bond, StereoOrder.Exchanged(graph.Bonds[bond].Geometry));
        return CanonicalRanks.Same(graph, exchanged) ? WithGeometry(graph, bond, DoubleBondGeometry.None) : graph;
    }

    private static MolecularGraph WithMark(MolecularGraph graph, int atom, Chirality mark)
    {
        var atoms = graph.Atoms.ToArray();
        atoms[atom] = atoms[atom] with { Chirality = mark };
        return new MolecularGraph(atoms, graph.Bonds.ToArray());
    }

    private static MolecularGraph WithGeometry(MolecularGraph graph, int bond, DoubleBondGeometry geometry)
    {
        var bonds = graph.Bonds.ToArray();
        bonds[bond] = bonds[bond] with { Geometry = geometry };
        return new MolecularGraph(graph.Atoms.ToArray(), bonds);
    }
}
