using System.Globalization;

namespace Kramers.Chemistry.Graphs;

/// <summary>One symbol of SELFIES 2 with its meaning under given capacities (Lo et al., Digital Discovery 2, 897 (2023), doi:10.1039/D3DD00044C).</summary>
internal sealed class SelfiesSymbol
{
    private static readonly string[] Alphabet =
    [
        "[C]", "[Ring1]", "[Ring2]", "[Branch1]", "[=Branch1]", "[#Branch1]", "[Branch2]", "[=Branch2]", "[#Branch2]",
        "[O]", "[N]", "[=N]", "[=C]", "[#C]", "[S]", "[P]",
    ];

    internal enum SymbolKind
    {
        Atom,
        Branch,
        Ring,
        Nothing,
        End,
    }

    internal SymbolKind Kind { get; private init; }

    /// <summary>Bond order asked for, 1 to 3.</summary>
    internal int Order { get; private init; } = 1;

    /// <summary>+1 for /, -1 for \ in front of the atom; along a ring bond from its first atom.</summary>
    internal int Direction { get; private init; }

    /// <summary>Of rings and branches: how many symbols hold the number that follows.</summary>
    internal int IndexLength { get; private init; }

    /// <summary>The symbol's own digit where it stands in a number, base 16.</summary>
    internal int Digit { get; private init; }

    /// <summary>The atom; its mark stands for the neighbours as they come.</summary>
    internal GraphAtom Atom { get; private init; }

    /// <summary>Whether the atom was written without hydrogens and charge, so that the valence decides.</summary>
    internal bool IsPlain { get; private init; }

    /// <summary>Bonds that the atom may have beside its counted hydrogens.</summary>
    internal int Capacity { get; private init; }

    /// <summary>A number below 4096 as symbols, most significant first; at least one.</summary>
    internal static IEnumerable<string> Index(int number)
    {
        var digits = number < 16 ? 1 : number < 256 ? 2 : 3;
        return Enumerable.Range(0, digits).Select(k => Alphabet[(number >> (4 * (digits - 1 - k))) & 15]);
    }

    /// <summary>Reads a symbol in its brackets; null where it is none, or asks for more hydrogens than the atom can bind.</summary>
    internal static SelfiesSymbol? Read(ReadOnlySpan<char> symbol, BondingCapacities capacities)
    {
        var digit = Math.Max(0, Array.IndexOf(Alphabet, symbol.ToString()));
        var inside = symbol[1..^1];
        return inside switch
        {
            "nop" => new SelfiesSymbol { Kind = SymbolKind.Nothing },
            "epsilon" => new SelfiesSymbol { Kind = SymbolKind.End },
            [.., >= '1' and <= '3'] when inside[..^1].EndsWith("Ring") => Ring(inside, digit),
            [.., >= '1' and <= '3'] when inside[..^1].EndsWith("Branch") => Branch(inside, digit),
            _ => ReadAtom(inside, digit, capacities),
        };
    }

    private static SelfiesSymbol? Branch(ReadOnlySpan<char> inside, int digit)
    {
        var order = inside[..^7] switch { "" => 1, "=" => 2, "#" => 3, _ => 0 };
        return order == 0 ? null : new SelfiesSymbol { Kind = SymbolKind.Branch, Order = order, IndexLength = inside[^1] - '0', Digit = digit };
    }

    private static SelfiesSymbol? Ring(ReadOnlySpan<char> inside, int digit)
    {
        var bond = inside[..^5];
        var order = bond switch { "" => 1, "=" => 2, "#" => 3, _ => 0 };
        var direction = 0;
        if (bond is ['-' or '/' or '\\', '-' or '/' or '\\'] and not "--")
        {
            // the second mark stands at the later atom and looks back
            order = 1;
            direction = bond[0] != '-' ? Sign(bond[0]) : -Sign(bond[1]);
        }

        return order == 0 ? null : new SelfiesSymbol { Kind = SymbolKind.Ring, Order = order, Direction = direction, IndexLength = inside[^1] - '0', Digit = digit };
    }

    private static int Sign(char mark) => mark == '/' ? 1 : -1;

    private static SelfiesSymbol? ReadAtom(ReadOnlySpan<char> inside, int digit, BondingCapacities capacities)
    {
        var order = inside is ['=', ..] ? 2 : inside is ['#', ..] ? 3 : 1;
        var direction = inside is ['/' or '\\', ..] ? Sign(inside[0]) : 0;
        var text = order > 1 || direction != 0 ? inside[1..] : inside;
        if (!TryAtom(text, out var atom, out var plain))
        {
            return null;
        }

        var capacity = capacities[atom.AtomicNumber, atom.Charge] - atom.Hydrogens;
        return capacity < 0 ? null : new SelfiesSymbol { Kind = SymbolKind.Atom, Order = order, Direction = direction, Digit = digit, Atom = atom, IsPlain = plain, Capacity = capacity };
    }

    /// <summary>isotope element @ Hn +q; a lone symbol of the organic subset is plain, of another element an atom without hydrogens.</summary>
    private static bool TryAtom(ReadOnlySpan<char> text, out GraphAtom atom, out bool plain)
    {
        (atom, plain) = (default, false);
        var isotope = Number(ref text, 0);
        var length = text.Length > 1 && char.IsAsciiLetterLower(text[1]) ? 2 : 1;
        if (text.Length < length || !Element.TryFromSymbol(text[..length].ToString(), out var element))
        {
            return false;
        }

        text = text[length..];
        plain = isotope == 0 && text.IsEmpty && Valences.IsOrganic(element.AtomicNumber);
        var chirality = text.StartsWith("@@") ? Chirality.Clockwise : text.StartsWith("@") ? Chirality.Counterclockwise : Chirality.None;
        text = text[(chirality switch { Chirality.Clockwise => 2, Chirality.Counterclockwise => 1, _ => 0 })..];
        var hydrogens = 0;
        if (text is ['H', ..])
        {
            text = text[1..];
            hydrogens = Number(ref text, 1);
        }

        var sign = text is ['+', ..] ? 1 : text is ['-', ..] ? -1 : 0;
        text = sign != 0 ? text[1..] : text;
        var charge = sign == 0 ? 0 : sign * Number(ref text, 1);
        atom = new GraphAtom((byte)element.AtomicNumber, (sbyte)charge, (byte)hydrogens, (ushort)isotope, chirality);
        return text.IsEmpty && isotope < 1000 && hydrogens < 10 && Math.Abs(charge) < 16;
    }

    private static int Number(ref ReadOnlySpan<char> text, int without)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        var digits = end < 0 ? text : text[..end];
        text = text[digits.Length..];
        return digits.IsEmpty ? without : int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 1000 ? number : 1000;
    }
}
