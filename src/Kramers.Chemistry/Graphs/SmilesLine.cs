using System.Globalization;
using System.Text;

namespace Kramers.Chemistry.Graphs;

/// <summary>One string being written.</summary>
internal sealed class SmilesLine(WritingOrder order, bool[] resonating, int[] directions)
{
    private readonly StringBuilder text = new();
    private readonly Dictionary<int, int> rings = [];
    private readonly SortedSet<int> free = [.. Enumerable.Range(1, 99)];
    private readonly MolecularGraph graph = order.Graph;
    private readonly bool[] aromatic = AromaticAtoms(order.Graph, resonating);

    internal string Write()
    {
        for (var i = 0; i < order.Roots.Count; i++)
        {
            text.Append(i > 0 ? "." : "");
            Chain(order.Roots[i]);
        }

        return text.ToString();
    }

    private static bool[] AromaticAtoms(MolecularGraph graph, bool[] resonating)
    {
        var aromatic = new bool[graph.Count];
        for (var k = 0; k < resonating.Length; k++)
        {
            aromatic[graph.Bonds[k].From] |= resonating[k];
            aromatic[graph.Bonds[k].To] |= resonating[k];
        }

        // where a reader could not know of an atom's double bond, the Kekulé structure is written
        return Enumerable.Range(0, graph.Count).All(i => !aromatic[i] || HasLowerCase(graph, i)) ? aromatic : new bool[graph.Count];
    }

    private static bool HasLowerCase(MolecularGraph graph, int atom)
    {
        var (z, charge, hydrogens, _, chirality) = graph.Atoms[atom];
        var sum = graph.BondSum(atom);
        var counted = SmilesWriter.IsPlain(graph.Atoms[atom], chirality, sum) ? null : (int?)hydrogens;
        return z is 5 or 6 or 7 or 8 or 14 or 15 or 16 or 33 or 34 or 52 && KekuleStructure.Missing(z, charge, counted, sum - 1) == 1;
    }

    private void Chain(int atom)
    {
        for (var next = atom; next >= 0;)
        {
            Atom(next);
            var children = order.Children(next);
            foreach (var child in children.SkipLast(1))
            {
                text.Append('(');
                Chain(child);
                text.Append(')');
            }

            next = children.Count > 0 ? children[^1] : -1;
        }
    }

    private void Atom(int atom)
    {
        if (order.ParentBond(atom) >= 0)
        {
            Bond(order.ParentBond(atom));
        }

        SmilesWriter.AppendAtom(text, graph.Atoms[atom], order.ChiralityOf(atom), aromatic[atom], graph.BondSum(atom));
        foreach (var bond in order.Closed(atom))
        {
            RingNumber(rings[bond]);
        }

        foreach (var bond in order.Opened(atom))
        {
            Bond(bond);
            rings[bond] = free.Min > 0 ? free.Min : throw new InvalidOperationException("More than 99 rings are open at once, which SMILES cannot write.");
            free.Remove(rings[bond]);
            RingNumber(rings[bond]);
        }

        foreach (var bond in order.Closed(atom))
        {
            free.Add(rings[bond]);
        }
    }

    private void RingNumber(int number) => text.Append(CultureInfo.InvariantCulture, $"{(number > 9 ? "%" : "")}{number}");

    private void Bond(int bond)
    {
        var (from, to, kind, _) = graph.Bonds[bond];
        var forward = order.EarlierEnd(bond) == from;
        var direction = forward ? directions[bond] : -directions[bond];
        var both = aromatic[from] && aromatic[to];
        text.Append(kind switch
        {
            BondOrder.Dative => forward ? "->" : "<-",
            _ when both && resonating[bond] => "",
            BondOrder.Single when direction != 0 => direction > 0 ? "/" : "\\",
            BondOrder.Single => both ? "-" : "",
            BondOrder.Double => "=",
            BondOrder.Triple => "#",
            _ => "$",
        });
    }
}
