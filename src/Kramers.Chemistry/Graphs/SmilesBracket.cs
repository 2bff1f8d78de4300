using System.Globalization;

namespace Kramers.Chemistry.Graphs;

/// <summary>An atom in brackets: [isotope symbol chirality hydrogens charge :class].</summary>
internal static class SmilesBracket
{
    private static readonly string[] Aromatic = ["se", "as", "te", "si", "b", "c", "n", "o", "p", "s"];

    /// <summary>Reads from '[' and leaves <paramref name="at"/> behind ']'.</summary>
    internal static SmilesAtom Read(string text, ref int at, Func<int, string, string, SmilesException> error)
    {
        var start = at++;
        var isotope = Number(text, ref at) ?? 0;
        var (element, aromatic) = Symbol(text, ref at, error);
        var chirality = Handedness(text, ref at, error);
        var hydrogens = Hydrogens(text, ref at);
        var charge = Charge(text, ref at);
        if (At(text, at) == ':')
        {
            at++;
            _ = Number(text, ref at) ?? throw error(at, "':' without a number", "Write the number of the atom class behind ':'");
        }

        if (At(text, at) != ']')
        {
            throw error(at, at < text.Length ? $"'{text[at]}' inside brackets" : "the string ends inside brackets", "Expected [isotope symbol @ H charge], closed by ']'");
        }

        if (isotope > 999 || hydrogens > 99 || Math.Abs(charge) > 99)
        {
            throw error(start, "an isotope, a count of hydrogens or a charge that no atom has", "Write isotopes below 1000, the others below 100");
        }

        at++;
        return new SmilesAtom { AtomicNumber = element.AtomicNumber, Aromatic = aromatic, Isotope = isotope, Chirality = chirality, Hydrogens = hydrogens, Charge = charge, Position = start };
    }

    private static (Element Element, bool Aromatic) Symbol(string text, ref int at, Func<int, string, string, SmilesException> error)
    {
        var rest = text.AsSpan(at);
        foreach (var symbol in Aromatic)
        {
            if (rest.StartsWith(symbol, StringComparison.Ordinal))
            {
                at += symbol.Length;
                return (Element.FromSymbol(char.ToUpperInvariant(symbol[0]) + symbol[1..]), true);
            }
        }

        foreach (var length in (ReadOnlySpan<int>)[2, 1])
        {
            if (rest.Length >= length && Element.TryFromSymbol(rest[..length].ToString(), out var element))
            {
                at += length;
                return (element, false);
            }
        }

        throw error(at, rest.Length > 0 ? $"'{rest[0]}' where the symbol of an element should stand" : "the string ends inside brackets", "Write an element, for example [Fe+2]");
    }

    private static Chirality Handedness(string text, ref int at, Func<int, string, string, SmilesException> error)
    {
        if (At(text, at) != '@')
        {
            return Chirality.None;
        }

        var rest = text.AsSpan(at);
        var (length, chirality) = rest switch
        {
            _ when rest.StartsWith("@TH1") => (4, Chirality.Counterclockwise),
            _ when rest.StartsWith("@TH2") => (4, Chirality.Clockwise),
            _ when rest.StartsWith("@@") => (2, Chirality.Clockwise),
            _ when rest.Length > 2 && char.IsUpper(rest[1]) && char.IsUpper(rest[2]) => throw error(at, $"the chirality '{rest[..3]}'", "Only tetrahedral centres are read: @ or @@"),
            _ => (1, Chirality.Counterclockwise),
        };
        at += length;
        return chirality;
    }

    private static int Hydrogens(string text, ref int at)
    {
        if (At(text, at) != 'H')
        {
            return 0;
        }

        at++;
        return Number(text, ref at) ?? 1;
    }

    private static int Charge(string text, ref int at)
    {
        var sign = At(text, at);
        if (sign is not ('+' or '-'))
        {
            return 0;
        }

        var charge = 0;
        while (At(text, at) == sign)
        {
            charge++;
            at++;
        }

        charge = charge == 1 ? Number(text, ref at) ?? 1 : charge;
        return sign == '+' ? charge : -charge;
    }

    private static char At(string text, int at) => at < text.Length ? text[at] : '\0';

    private static int? Number(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        // a number too long to be meant is caught by the bound on its size
        return at == start ? null : int.TryParse(text.AsSpan(start, at - start), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;
    }
}
