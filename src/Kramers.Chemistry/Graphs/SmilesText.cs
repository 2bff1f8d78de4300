using System.Globalization;

namespace Kramers.Chemistry.Graphs;

/// <summary>The grammar of SMILES: one string to atoms and bonds as they are written.</summary>
internal sealed class SmilesText(string text)
{
    private readonly Stack<(int Atom, int Position)> branches = [];
    private readonly Dictionary<int, (int Atom, int Slot, BondMark Mark, int Position)> rings = [];
    private int at;
    private int previous = -1;
    private BondMark mark;

    /// <summary>A bond symbol; without one the atoms decide.</summary>
    private readonly record struct BondMark(BondOrder? Order = null, bool Aromatic = false, int Direction = 0, bool Backward = false)
    {
        internal bool IsNone => Order is null && !Aromatic;
    }

    internal List<SmilesAtom> Atoms { get; } = [];

    internal List<SmilesBond> Bonds { get; } = [];

    internal SmilesException Error(int position, string found, string advice) => new(text, position + 1, found, advice);

    internal void Parse()
    {
        while (at < text.Length)
        {
            Next();
        }

        if (!mark.IsNone)
        {
            throw Error(at, "the string ends after a bond", "Write the atom that it leads to");
        }

        if (branches.TryPeek(out var open))
        {
            throw Error(open.Position, "'(' is never closed", "Close the branch with ')'");
        }

        foreach (var (number, ring) in rings.OrderBy(r => r.Value.Position))
        {
            throw Error(ring.Position, $"ring {number} is opened and never closed", "Write its number a second time");
        }
    }

    private void Next()
    {
        var c = text[at];
        switch (c)
        {
            case '(' or ')':
                Branch(c);
                break;
            case '.':
                Dot();
                break;
            case '%' or (>= '0' and <= '9'):
                RingClosure();
                break;
            case '[':
                AddAtom(SmilesBracket.Read(text, ref at, Error));
                break;
            default:
                if (!Bond(c))
                {
                    AddAtom(Plain());
                }

                break;
        }
    }

    private void Branch(char c)
    {
        if (!mark.IsNone)
        {
            throw Error(at, $"'{c}' after a bond", "Write the bond inside the branch, in front of its atom");
        }

        if (c == '(')
        {
            branches.Push((previous >= 0 ? previous : throw Error(at, "'(' without an atom before it", "Begin with an atom"), at));
        }
        else
        {
            previous = branches.TryPop(out var branch) ? branch.Atom : throw Error(at, "')' without '('", "Remove it or open the branch");
            if (text[at - 1] == '(')
            {
                throw Error(at, "an empty branch '()'", "Write an atom in it or remove it");
            }
        }

        at++;
    }

    private void Dot()
    {
        if (!mark.IsNone)
        {
            throw Error(at, "'.' after a bond", "Write the atom that the bond leads to");
        }

        previous = -1;
        at++;
    }

    private bool Bond(char c)
    {
        var dative = text.AsSpan(at).StartsWith("->") || text.AsSpan(at).StartsWith("<-");
        BondMark? found = c switch
        {
            '-' when dative => new BondMark(BondOrder.Dative),
            '<' when dative => new BondMark(BondOrder.Dative, Backward: true),
            '-' => new BondMark(BondOrder.Single),
            '=' => new BondMark(BondOrder.Double),
            '#' => new BondMark(BondOrder.Triple),
            '$' => new BondMark(BondOrder.Quadruple),
            ':' => new BondMark(Aromatic: true),
            '/' => new BondMark(BondOrder.Single, Direction: 1),
            '\\' => new BondMark(BondOrder.Single, Direction: -1),
            _ => null,
        };
        if (found is null)
        {
            return false;
        }

        if (!mark.IsNone || previous < 0)
        {
            throw Error(at, mark.IsNone ? $"the bond '{c}' without an atom before it" : $"a second bond '{c}'", "Write one bond between two atoms");
        }

        mark = found.Value;
        at += dative ? 2 : 1;
        return true;
    }

    private SmilesAtom Plain()
    {
        var symbol = text.AsSpan(at) switch
        {
            ['C', 'l', ..] => "Cl",
            ['B', 'r', ..] => "Br",
            ['B' or 'C' or 'N' or 'O' or 'P' or 'S' or 'F' or 'I' or 'b' or 'c' or 'n' or 'o' or 'p' or 's', ..] => text[at].ToString(),
            ['*', ..] => throw Error(at, "the wildcard '*'", "Name an element: this graph has no unknown atoms"),
            _ => throw Error(at, $"'{text[at]}'", "Expected an atom (B C N O P S F Cl Br I, b c n o p s, others in brackets), a bond, a ring number, '(' , ')' or '.'"),
        };
        var atom = new SmilesAtom
        {
            AtomicNumber = Element.FromSymbol(symbol.Length == 1 ? symbol.ToUpperInvariant() : symbol).AtomicNumber,
            Aromatic = char.IsLower(symbol[0]),
            Position = at,
        };
        at += symbol.Length;
        return atom;
    }

    private void AddAtom(SmilesAtom atom)
    {
        var number = Atoms.Count;
        Atoms.Add(atom);
        if (previous >= 0)
        {
            atom.Order.Add(previous);
            Atoms[previous].Order.Add(number);
            Connect(previous, number, mark);
        }

        if (atom.Hydrogens == 1)
        {
            atom.Order.Add(StereoOrder.Hydrogen);
        }

        mark = default;
        previous = number;
    }

    private void RingClosure()
    {
        var start = at;
        var number = RingNumber();
        if (previous < 0)
        {
            throw Error(start, $"ring number {number} without an atom before it", "Write it behind an atom");
        }

        if (!rings.Remove(number, out var open))
        {
            rings[number] = (previous, Atoms[previous].Order.Count, mark, start);
            Atoms[previous].Order.Add(int.MinValue);
        }
        else
        {
            Close(open.Atom, open.Mark, number, start);
            Atoms[open.Atom].Order[open.Slot] = previous;
            Atoms[previous].Order.Add(open.Atom);
        }

        mark = default;
    }

    /// <summary>The ring's bond may be written at either end; at the far end directions and arrows point backwards.</summary>
    private void Close(int opener, BondMark atOpener, int number, int position)
    {
        var here = mark with { Direction = -mark.Direction, Backward = mark.Order == BondOrder.Dative && !mark.Backward };
        if (!here.IsNone && !atOpener.IsNone && (here.Order, here.Aromatic, here.Backward) != (atOpener.Order, atOpener.Aromatic, atOpener.Backward))
        {
            throw Error(position, $"ring {number} closes with another bond than it was opened with", "Write the bond once or twice alike");
        }

        if (opener == previous || Bonds.Any(b => (b.From == opener && b.To == previous) || (b.From == previous && b.To == opener)))
        {
            throw Error(position, $"ring {number} joins {(opener == previous ? "an atom to itself" : "two atoms that are bound already")}", "Give the ring another number or write a multiple bond");
        }

        Connect(opener, previous, atOpener.IsNone || atOpener.Direction == 0 && here.Direction != 0 ? here : atOpener);
    }

    private int RingNumber()
    {
        if (text[at] != '%')
        {
            return text[at++] - '0';
        }

        var digits = text.AsSpan(at + 1, Math.Min(2, text.Length - at - 1));
        if (digits.Length != 2 || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            throw Error(at, $"'%{digits}'", "Write two digits behind '%'");
        }

        at += 3;
        return number;
    }

    private void Connect(int from, int to, BondMark bond)
    {
        var aromatic = bond.Aromatic || (bond.Order is null && Atoms[from].Aromatic && Atoms[to].Aromatic);
        Bonds.Add(new SmilesBond
        {
            From = bond.Backward ? to : from,
            To = bond.Backward ? from : to,
            Order = bond.Order ?? BondOrder.Single,
            Aromatic = aromatic,
            Direction = bond.Direction,
        });
    }
}
