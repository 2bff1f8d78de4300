namespace Kramers.Chemistry.Graphs;

/// <summary>The order in which a graph is written as a line: depth first, from the lowest rank of every component, lower ranks first.</summary>
internal sealed class WritingOrder
{
    private readonly int[] parentBonds;
    private readonly int[] visits;
    private readonly List<int>[] children;
    private readonly List<int>[] opened;
    private readonly List<int>[] closed;

    internal WritingOrder(MolecularGraph graph, int[] ranks)
    {
        Graph = graph;
        parentBonds = new int[graph.Count];
        visits = new int[graph.Count];
        Array.Fill(parentBonds, -1);
        Array.Fill(visits, -1);
        children = Lists(graph.Count);
        opened = Lists(graph.Count);
        closed = Lists(graph.Count);
        var ordered = SortedBonds(graph, ranks);
        var count = 0;
        foreach (var root in Enumerable.Range(0, graph.Count).OrderBy(i => ranks[i]).Where(i => visits[i] < 0))
        {
            Roots.Add(root);
            Visit(root, ordered, ref count);
        }

        foreach (var list in opened)
        {
            list.Sort((a, b) => visits[LaterEnd(a)].CompareTo(visits[LaterEnd(b)]));
        }

        foreach (var list in closed)
        {
            list.Sort((a, b) => visits[EarlierEnd(a)].CompareTo(visits[EarlierEnd(b)]));
        }
    }

    internal MolecularGraph Graph { get; }

    /// <summary>First atoms of the components.</summary>
    internal List<int> Roots { get; } = [];

    /// <summary>The bond that leads to an atom, or -1.</summary>
    internal int ParentBond(int atom) => parentBonds[atom];

    /// <summary>Place of an atom in the line, from 0.</summary>
    internal int Place(int atom) => visits[atom];

    /// <summary>Atoms that follow; the last continues the chain.</summary>
    internal List<int> Children(int atom) => children[atom];

    /// <summary>Ring bonds to atoms that come later, the nearest first.</summary>
    internal List<int> Opened(int atom) => opened[atom];

    /// <summary>Ring bonds to atoms that came before, the first first.</summary>
    internal List<int> Closed(int atom) => closed[atom];

    /// <summary>The end of a bond that is written first.</summary>
    internal int EarlierEnd(int bond) => visits[Graph.Bonds[bond].From] < visits[Graph.Bonds[bond].To] ? Graph.Bonds[bond].From : Graph.Bonds[bond].To;

    /// <summary>The mark of an atom for its neighbours in the order: parent, hydrogen, rings closed, rings opened, children.</summary>
    internal Chirality ChiralityOf(int atom)
    {
        var (_, _, hydrogens, _, mark) = Graph.Atoms[atom];
        if (mark == Chirality.None)
        {
            return mark;
        }

        var order = new List<int>(4);
        if (parentBonds[atom] >= 0)
        {
            order.Add(Graph.Bonds[parentBonds[atom]].Other(atom));
        }

        order.AddRange(Enumerable.Repeat(StereoOrder.Hydrogen, hydrogens));
        order.AddRange(closed[atom].Concat(opened[atom]).Select(k => Graph.Bonds[k].Other(atom)));
        order.AddRange(children[atom]);
        return StereoOrder.Sorted(mark, order.ToArray());
    }

    private int LaterEnd(int bond) => Graph.Bonds[bond].Other(EarlierEnd(bond));

    private void Visit(int root, int[][] ordered, ref int count)
    {
        var used = new HashSet<int>();
        var stack = new Stack<(int Atom, int Next)>([(root, 0)]);
        visits[root] = count++;
        while (stack.TryPop(out var top))
        {
            if (top.Next == ordered[top.Atom].Length)
            {
                continue;
            }

            stack.Push((top.Atom, top.Next + 1));
            var bond = ordered[top.Atom][top.Next];
            var other = Graph.Bonds[bond].Other(top.Atom);
            if (!used.Add(bond))
            {
                continue;
            }

            if (visits[other] < 0)
            {
                visits[other] = count++;
                parentBonds[other] = bond;
                children[top.Atom].Add(other);
                stack.Push((other, 0));
            }
            else
            {
                closed[top.Atom].Add(bond);
                opened[other].Add(bond);
            }
        }
    }

    private static int[][] SortedBonds(MolecularGraph graph, int[] ranks) =>
        [.. Enumerable.Range(0, graph.Count).Select(i => graph.BondsOf(i).ToArray().OrderBy(k => ranks[graph.Bonds[k].Other(i)]).ToArray())];

    private static List<int>[] Lists(int count) => [.. Enumerable.Range(0, count).Select(_ => new List<int>())];
}
