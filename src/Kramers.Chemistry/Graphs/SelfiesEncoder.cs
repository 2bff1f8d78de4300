using System.Globalization;
using System.Text;

namespace Kramers.Chemistry.Graphs;

/// <summary>Graphs to SELFIES 2 (sources: <see cref="SelfiesDecoder"/>). Atoms follow each other by their numbers, as far as a line allows.</summary>
public sealed class SelfiesEncoder
{
    private readonly BondingCapacities capacities;

    /// <summary>An encoder with the default capacities.</summary>
    public SelfiesEncoder()
        : this(BondingCapacities.Default)
    {
    }

    /// <summary>An encoder with other capacities, those of the decoder that will read its strings.</summary>
    public SelfiesEncoder(BondingCapacities capacities)
    {
        ArgumentNullException.ThrowIfNull(capacities);
        this.capacities = capacities;
    }

    /// <summary>SELFIES of <paramref name="graph"/>.</summary>
    /// <exception cref="ArgumentException">
    /// An atom has more bonds than its capacity, or SELFIES has no symbol for something: a dative or quadruple bond, a ring or branch that
    /// spans more than 4096 symbols.
    /// </exception>
    public string Encode(MolecularGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Check(graph);
        int[] ranks = [.. Enumerable.Range(0, graph.Count)];
        var line = new Line(new WritingOrder(graph, ranks), BondDirections.Of(graph, ranks));
        return string.Join('.', line.Order.Roots.Select(root => string.Concat(line.Chain(root))));
    }

    private void Check(MolecularGraph graph)
    {
        foreach (var bond in graph.Bonds)
        {
            if (bond.Order is BondOrder.Dative or BondOrder.Quadruple)
            {
                throw new ArgumentException($"SELFIES has no symbol for the {bond.Order} bond between atoms {bond.From} and {bond.To}. Encode ligands one by one.", nameof(graph));
            }
        }

        for (var i = 0; i < graph.Count; i++)
        {
            var (atom, sum) = (graph.Atoms[i], graph.BondSum(i));
            var counted = SmilesWriter.IsPlain(atom, atom.Chirality, sum) ? 0 : atom.Hydrogens;
            if (sum + counted > capacities[atom.AtomicNumber, atom.Charge])
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"Atom {i}, {atom.Element}{atom.Charge:+0;-0;#}, has {sum + counted} bonds, more than its capacity of {capacities[atom.AtomicNumber, atom.Charge]}. Raise the capacity."),
                    nameof(graph));
            }
        }
    }

    /// <summary>One string being written.</summary>
    private sealed class Line(WritingOrder order, int[] directions)
    {
        internal WritingOrder Order => order;

        internal List<string> Chain(int start)
        {
            var symbols = new List<string>();
            for (var atom = start; atom >= 0;)
            {
                symbols.Add(Atom(atom));
                foreach (var ring in order.Closed(atom))
                {
                    Ring(ring, atom, symbols);
                }

                var children = order.Children(atom);
                foreach (var child in children.SkipLast(1))
                {
                    Branch(child, symbols);
                }

                atom = children.Count > 0 ? children[^1] : -1;
            }

            return symbols;
        }

        private string Atom(int atom)
        {
            var text = new StringBuilder("[");
            var bond = order.ParentBond(atom);
            if (bond >= 0)
            {
                text.Append(order.Graph.Bonds[bond].Order == BondOrder.Single ? Mark(Direction(bond)) : Multiple(bond));
            }

            var (data, chirality) = (order.Graph.Atoms[atom], order.ChiralityOf(atom));
            text.Append(data.Isotope > 0 ? data.Isotope.ToString(CultureInfo.InvariantCulture) : "").Append(data.Element.Symbol);
            if (!SmilesWriter.IsPlain(data, chirality, order.Graph.BondSum(atom)))
            {
                Append(text, data, chirality);
            }

            return text.Append(']').ToString();
        }

        /// <summary>An atom that would be taken for a plain one says that it has no hydrogen.</summary>
        private static void Append(StringBuilder text, GraphAtom atom, Chirality chirality)
        {
            text.Append(chirality switch { Chirality.Counterclockwise => "@", Chirality.Clockwise => "@@", _ => "" });
            var looksPlain = atom is { Charge: 0, Isotope: 0 } && chirality == Chirality.None && Valences.IsOrganic(atom.AtomicNumber);
            text.Append(atom.Hydrogens > 0 || looksPlain ? string.Create(CultureInfo.InvariantCulture, $"H{atom.Hydrogens}") : "");
            text.Append(atom.Charge == 0 ? "" : atom.Charge.ToString("+0;-0", CultureInfo.InvariantCulture));
        }

        private void Ring(int bond, int atom, List<string> symbols)
        {
            var span = order.Place(atom) - order.Place(order.EarlierEnd(bond)) - 1;
            var mark = Direction(bond) == 0 ? "" : Mark(Direction(bond)) + "-";
            Counted($"{(order.Graph.Bonds[bond].Order == BondOrder.Single ? mark : Multiple(bond))}Ring", span, symbols);
        }

        private void Branch(int child, List<string> symbols)
        {
            var branch = Chain(child);
            Counted($"{Multiple(order.ParentBond(child))}Branch", branch.Count - 1, symbols);
            symbols.AddRange(branch);
        }

        private static void Counted(string name, int number, List<string> symbols)
        {
            if (number > 4095)
            {
                throw new ArgumentException($"A ring or branch spans {number + 1} symbols; SELFIES counts to 4096.");
            }

            var index = SelfiesSymbol.Index(number).ToList();
            symbols.Add(string.Create(CultureInfo.InvariantCulture, $"[{name}{index.Count}]"));
            symbols.AddRange(index);
        }

        private int Direction(int bond) => order.EarlierEnd(bond) == order.Graph.Bonds[bond].From ? directions[bond] : -directions[bond];

        private static string Mark(int direction) => direction switch { > 0 => "/", < 0 => "\\", _ => "" };

        private string Multiple(int bond) => order.Graph.Bonds[bond].Order switch { BondOrder.Double => "=", BondOrder.Triple => "#", _ => "" };
    }
}
