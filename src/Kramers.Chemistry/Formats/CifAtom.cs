namespace Kramers.Chemistry.Formats;

/// <summary>An atom of the asymmetric unit.</summary>
/// <param name="Label">As in the file, for example Dy1.</param>
/// <param name="Element">The element; deuterium counts as hydrogen.</param>
/// <param name="Fractional">[3] fractional coordinates.</param>
/// <param name="Occupancy">0 to 1.</param>
/// <param name="Assembly">Disorder assembly, or empty.</param>
/// <param name="Group">Disorder group, or empty for an atom that is in all of them.</param>
/// <param name="Line">Line in the file, from 1.</param>
public sealed record CifAtom(string Label, Element Element, double[] Fractional, double Occupancy, string Assembly, string Group, int Line)
{
    private const string Prefix = "_atom_site_";

    /// <summary>The atoms of a block that have coordinates; null where it has no coordinates at all.</summary>
    internal static IReadOnlyList<CifAtom>? ReadAll(CifBlock block)
    {
        var (x, y, z) = (block.Column(Prefix + "fract_x"), block.Column(Prefix + "fract_y"), block.Column(Prefix + "fract_z"));
        var labels = block.Column(Prefix + "label", Prefix + "type_symbol");
        if (x is null || y is null || z is null || labels is null)
        {
            return null;
        }

        var (types, occupancies) = (block.Column(Prefix + "type_symbol"), block.Column(Prefix + "occupancy"));
        var (assemblies, groups) = (block.Column(Prefix + "disorder_assembly"), block.Column(Prefix + "disorder_group"));
        return
        [
            .. Enumerable.Range(0, labels.Count).Where(i => new[] { x[i], y[i], z[i] }.All(IsKnown)).Select(i => new CifAtom(
                labels[i].Text,
                ElementOf(types?[i] is { } type && IsKnown(type) ? type : labels[i], block.File),
                [block.Number(x[i], Prefix + "fract_x"), block.Number(y[i], Prefix + "fract_y"), block.Number(z[i], Prefix + "fract_z")],
                occupancies?[i] is { } o && IsKnown(o) ? block.Number(o, Prefix + "occupancy") : 1,
                Word(assemblies, i),
                Word(groups, i),
                labels[i].Line)),
        ];
    }

    private static bool IsKnown(CifToken token) => token.IsQuoted || token.Text is not ("?" or ".");

    private static string Word(IReadOnlyList<CifToken>? column, int i) => column?[i] is { } token && IsKnown(token) && token.Text != "0" ? token.Text : "";

    /// <summary>Dy3+ and Dy1 are Dy, CA is Ca where a type says so; D is hydrogen.</summary>
    private static Element ElementOf(CifToken token, string file)
    {
        var letters = string.Concat(token.Text.TakeWhile(char.IsAsciiLetter));
        for (var length = Math.Min(2, letters.Length); length > 0; length--)
        {
            var symbol = string.Concat(letters[..1].ToUpperInvariant(), letters[1..length].ToLowerInvariant());
            if (Element.TryFromSymbol(symbol == "D" ? "H" : symbol, out var element))
            {
                return element;
            }
        }

        throw new InputException(file, token.Line, $"'{token.Text}' is not an element", "Write _atom_site_type_symbol such as Dy or O");
    }
}
