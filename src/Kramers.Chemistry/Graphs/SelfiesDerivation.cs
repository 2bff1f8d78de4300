namespace Kramers.Chemistry.Graphs;

/// <summary>
/// The derivation of one string. The state is the number of bonds that the last atom may still have. Rings are made at the end, where
/// both atoms have room.
/// </summary>
internal sealed class SelfiesDerivation(int capacity)
{
    private readonly List<SelfiesSymbol> symbols = new(capacity);
    private readonly List<SelfiesSymbol> atoms = new(capacity);
    private readonly List<int> counts = new(capacity);
    private readonly List<(int From, int To, int Order, int Direction)> bonds = new(capacity);
    private readonly List<(int From, int To, int Order, int Direction)> rings = [];
    private readonly Stack<(int End, int State, int Atom)> branches = [];
    private int at;

    internal void Add(SelfiesSymbol symbol) => symbols.Add(symbol);

    /// <summary>Derives what was added since the last call as a part of its own.</summary>
    internal void Derive()
    {
        at = 0;
        var (end, state, atom) = (symbols.Count, 0, -1);
        while (true)
        {
            if (at < end && state >= 0)
            {
                Step(ref end, ref state, ref atom);
            }
            else if (branches.TryPop(out var outer))
            {
                // whatever a branch leaves unread is skipped
                at = Math.Max(at, end);
                (end, state, atom) = outer;
            }
            else
            {
                break;
            }
        }

        symbols.Clear();
    }

    /// <summary>A state of -1 ends the chain.</summary>
    private void Step(ref int end, ref int state, ref int atom)
    {
        var symbol = symbols[at++];
        switch (symbol.Kind)
        {
            case SelfiesSymbol.SymbolKind.Atom:
                Atom(symbol, ref state, ref atom);
                break;
            case SelfiesSymbol.SymbolKind.Branch when state > 1:
                var inner = Math.Min(state - 1, symbol.Order);
                var length = ReadNumber(symbol.IndexLength) + 1;
                branches.Push((end, state - inner, atom));
                (end, state) = (Math.Min(at + length, symbols.Count), inner);
                break;
            case SelfiesSymbol.SymbolKind.Ring when state > 0:
                var order = Math.Min(symbol.Order, state);
                rings.Add((Math.Max(0, atom - ReadNumber(symbol.IndexLength) - 1), atom, order, symbol.Direction));
                state = state == order ? -1 : state - order;
                break;
            case SelfiesSymbol.SymbolKind.End:
                state = state == 0 ? 0 : -1;
                break;
        }
    }

    private void Atom(SelfiesSymbol symbol, ref int state, ref int atom)
    {
        var order = Math.Min(Math.Min(symbol.Order, state), symbol.Capacity);
        if (order > 0 || state == 0)
        {
            atoms.Add(symbol);
            counts.Add(order);
            if (order > 0)
            {
                counts[atom] += order;
                bonds.Add((atom, atoms.Count - 1, order, order == 1 ? symbol.Direction : 0));
            }

            atom = atoms.Count - 1;
        }

        state = symbol.Capacity == order ? -1 : symbol.Capacity - order;
    }

    /// <summary>Base 16, most significant first; symbols that are missing count as 0.</summary>
    private int ReadNumber(int length)
    {
        var number = 0;
        for (var i = 0; i < length; i++)
        {
            number = 16 * number + (at < symbols.Count ? symbols[at++].Digit : 0);
        }

        return number;
    }

    internal MolecularGraph ToGraph()
    {
        var tree = bonds.Count;
        foreach (var ring in rings)
        {
            Close(ring);
        }

        var graphAtoms = new GraphAtom[atoms.Count];
        var chiral = false;
        for (var i = 0; i < graphAtoms.Length; i++)
        {
            var (atom, plain) = (atoms[i].Atom, atoms[i].IsPlain);
            graphAtoms[i] = plain ? atom with { Hydrogens = (byte)Valences.ImplicitHydrogens(atom.AtomicNumber, counts[i]) } : atom;
            chiral |= atom.Chirality != Chirality.None;
        }

        var directed = false;
        var graphBonds = new GraphBond[bonds.Count];
        for (var k = 0; k < graphBonds.Length; k++)
        {
            graphBonds[k] = new GraphBond(bonds[k].From, bonds[k].To, (BondOrder)bonds[k].Order);
            directed |= bonds[k].Direction != 0;
        }

        var graph = new MolecularGraph(graphAtoms, graphBonds);
        return chiral || directed ? WithStereo(graph, tree) : graph;
    }

    private void Close((int From, int To, int Order, int Direction) ring)
    {
        var (from, to) = (ring.From, ring.To);
        var order = Math.Min(ring.Order, Math.Min(atoms[from].Capacity - counts[from], atoms[to].Capacity - counts[to]));
        if (from == to || order <= 0)
        {
            return;
        }

        var known = Known(from, to);
        if (known >= 0)
        {
            order = Math.Min(order, 3 - bonds[known].Order);
            bonds[known] = bonds[known] with { Order = bonds[known].Order + order };
        }
        else
        {
            bonds.Add(ring with { Order = order });
        }

        counts[from] += order;
        counts[to] += order;
    }

    private int Known(int from, int to)
    {
        for (var k = 0; k < bonds.Count; k++)
        {
            if ((bonds[k].From == from && bonds[k].To == to) || (bonds[k].From == to && bonds[k].To == from))
            {
                return k;
            }
        }

        return -1;
    }

    /// <summary>Neighbours come in the order: parent, hydrogen, rings as they were made, branches.</summary>
    private MolecularGraph WithStereo(MolecularGraph graph, int tree)
    {
        var graphAtoms = graph.Atoms.ToArray();
        for (var i = 0; i < graphAtoms.Length; i++)
        {
            graphAtoms[i] = graphAtoms[i].Chirality == Chirality.None ? graphAtoms[i] : graphAtoms[i] with { Chirality = ChiralityOf(graph, i, tree) };
        }

        var directions = bonds.Select(b => b.Order == 1 ? b.Direction : 0).ToArray();
        var graphBonds = graph.Bonds.ToArray();
        for (var k = 0; k < graphBonds.Length; k++)
        {
            graphBonds[k] = graphBonds[k] with { Geometry = BondDirections.Geometry(graph, k, directions) };
        }

        return new MolecularGraph(graphAtoms, graphBonds);
    }

    private static Chirality ChiralityOf(MolecularGraph graph, int atom, int tree)
    {
        var (z, _, hydrogens, _, mark) = graph.Atoms[atom];
        if (!StereoOrder.CanBeChiral(z, graph.Degree(atom), hydrogens))
        {
            return Chirality.None;
        }

        var incident = graph.BondsOf(atom).ToArray();
        var parent = incident.Where(k => k < tree && graph.Bonds[k].To == atom);
        var children = incident.Where(k => k < tree && graph.Bonds[k].From == atom);
        var order = parent.Select(k => graph.Bonds[k].From).Concat(Enumerable.Repeat(StereoOrder.Hydrogen, hydrogens))
            .Concat(incident.Where(k => k >= tree).Concat(children).Select(k => graph.Bonds[k].Other(atom)));
        return StereoOrder.Sorted(mark, order.ToArray());
    }
}
