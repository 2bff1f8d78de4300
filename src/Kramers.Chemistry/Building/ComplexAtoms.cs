using Kramers.Chemistry.Graphs;
using Kramers.Chemistry.Ligands;

namespace Kramers.Chemistry.Building;

/// <summary>A vertex of the coordination sphere: an atom, or the atoms of a haptic group.</summary>
/// <param name="Atoms">Numbers in the complex.</param>
/// <param name="Copy">Number of the ligand, copies counted.</param>
/// <param name="Vertex">Vertex of the polyhedron, from 0; of a bridge the vertex of the first metal.</param>
/// <param name="Metal">The metal that it binds, 0 or 1; an atom that bridges two is listed with each.</param>
internal sealed record DonorVertex(int[] Atoms, int Copy, int Vertex, int Metal);

/// <summary>A stereocentre: its atom, three neighbours, and whether their triple product as seen from it is positive.</summary>
internal readonly record struct Stereocentre(int Atom, int A, int B, int C, bool Positive);

/// <summary>The atoms of a complex, hydrogens among them, with their bonds; the metal is the first, two metals are the first two.</summary>
internal sealed class ComplexAtoms
{
    private readonly List<Element> elements = [];
    private readonly List<int> charges = [];
    private readonly List<int> copies = [];
    private readonly List<GraphBond> bonds = [];
    private readonly List<DonorVertex> donors = [];
    private readonly List<Stereocentre> stereocentres = [];
    private readonly List<int[]> rings = [];
    private readonly List<List<int>> neighbours = [];

    internal ComplexAtoms(ComplexRecipe recipe, SiteAssignment assignment)
    {
        Recipe = recipe;
        for (var metal = 0; metal < recipe.MetalCount; metal++)
        {
            AddAtom(recipe.Metal, 0, -1);
        }

        Ligand[] terminal = [.. recipe.Ligands.SelectMany(l => Enumerable.Repeat(l.Ligand, l.Count))];
        Ligand[] bridges = recipe.Core is { } core ? [.. Enumerable.Repeat(core.Bridge, core.Bridges)] : [];
        LigandNames = [.. bridges.Concat(Enumerable.Repeat(terminal, recipe.MetalCount).SelectMany(t => t)).Select(l => l.Name)];
        for (var copy = 0; copy < bridges.Length; copy++)
        {
            AddBridge(bridges[copy], copy, assignment.Vertices[copy][0]);
        }

        for (var k = 0; k < recipe.MetalCount * terminal.Length; k++)
        {
            var (metal, number) = (k / terminal.Length, k % terminal.Length);
            var vertices = assignment.Vertices[bridges.Length + number];
            donors.AddRange(Add(terminal[number], bridges.Length + k).Select((g, d) => new DonorVertex(g, bridges.Length + k, vertices[d], metal)));
        }

        IsDonor = new bool[Count];
        foreach (var atom in donors.SelectMany(d => d.Atoms))
        {
            IsDonor[atom] = true;
        }

        Hybridisation = new Hybridisation(this);
    }

    internal ComplexRecipe Recipe { get; }

    internal IReadOnlyList<string> LigandNames { get; }

    internal IReadOnlyList<Element> Elements => elements;

    /// <summary>Formal charges of the ligands' atoms in e.</summary>
    internal IReadOnlyList<int> Charges => charges;

    /// <summary>Number of the ligand of each atom, copies counted; -1 for the metal.</summary>
    internal IReadOnlyList<int> Copies => copies;

    /// <summary>Bonds within the ligands.</summary>
    internal IReadOnlyList<GraphBond> Bonds => bonds;

    internal IReadOnlyList<DonorVertex> Donors => donors;

    internal IReadOnlyList<Stereocentre> Stereocentres => stereocentres;

    /// <summary>Smallest rings of the ligands, without those that the metal closes.</summary>
    internal IReadOnlyList<int[]> Rings => rings;

    internal bool[] IsDonor { get; }

    internal Hybridisation Hybridisation { get; }

    internal int Count => elements.Count;

    internal bool IsMetal(int atom) => atom < Recipe.MetalCount;

    /// <summary>Neighbours within the ligand.</summary>
    internal List<int> Neighbours(int atom) => neighbours[atom];

    internal string NameOf(int atom) => copies[atom] < 0 ? elements[atom].Symbol : $"{elements[atom].Symbol}{atom + 1} of {LigandNames[copies[atom]]}";

    /// <summary>An atom binds both metals; of two atoms each binds one.</summary>
    private void AddBridge(Ligand bridge, int copy, int vertex)
    {
        var groups = Add(bridge, copy);
        donors.Add(new DonorVertex(groups[0], copy, vertex, 0));
        donors.Add(new DonorVertex(groups[^1], copy, vertex, 1));
    }

    /// <summary>Adds a ligand and returns its donors.</summary>
    private int[][] Add(Ligand ligand, int copy)
    {
        var (graph, first) = (ligand.Graph, Count);
        for (var i = 0; i < graph.Count; i++)
        {
            AddAtom(graph.Atoms[i].Element, graph.Atoms[i].Charge, copy);
        }

        foreach (var bond in graph.Bonds)
        {
            Join(new GraphBond(first + bond.From, first + bond.To, bond.Order, bond.Geometry));
        }

        for (var i = 0; i < graph.Count; i++)
        {
            AddHydrogens(graph, i, first, copy);
        }

        rings.AddRange(RingPerception.SmallestRings(graph).Select(r => r.Select(a => first + a).ToArray()));
        return [.. ligand.DonorAtoms.Select(d => new[] { first + d }), .. ligand.HapticGroups.Select(g => g.Select(a => first + a).ToArray())];
    }

    private void AddAtom(Element element, int charge, int copy)
    {
        elements.Add(element);
        charges.Add(charge);
        copies.Add(copy);
        neighbours.Add([]);
    }

    private void AddHydrogens(MolecularGraph graph, int atom, int first, int copy)
    {
        var heavy = graph.Neighbours(atom).Order().Select(n => first + n).ToList();
        for (var h = 0; h < graph.Atoms[atom].Hydrogens; h++)
        {
            heavy.Insert(0, Count);
            AddAtom(Element.FromAtomicNumber(1), 0, copy);
            Join(new GraphBond(first + atom, Count - 1));
        }

        // Counterclockwise seen from the first neighbour: the others have a negative triple product (GraphAtom.Chirality).
        if (graph.Atoms[atom].Chirality != Chirality.None && heavy.Count == 4)
        {
            stereocentres.Add(new Stereocentre(first + atom, heavy[1], heavy[2], heavy[3], graph.Atoms[atom].Chirality == Chirality.Clockwise));
        }
    }

    private void Join(GraphBond bond)
    {
        bonds.Add(bond);
        neighbours[bond.From].Add(bond.To);
        neighbours[bond.To].Add(bond.From);
    }
}
