using System.Globalization;

namespace Kramers.Chemistry.Formats;

/// <summary>One entry of <c>Properties=name:type:columns:...</c>.</summary>
/// <param name="Name">For example "pos".</param>
/// <param name="Type">R real, I integer, S text, L logical.</param>
/// <param name="Start">First column, from 0.</param>
/// <param name="Width">Number of columns.</param>
internal sealed record Column(string Name, char Type, int Start, int Width);

/// <summary>What stands in which column of the atom lines.</summary>
internal sealed class Columns
{
    /// <summary>What a plain XYZ file has, and the default where Properties is missing.</summary>
    internal const string Plain = "species:S:1:pos:R:3";

    private Columns(string text, IReadOnlyList<Column> all)
    {
        Text = text;
        All = all;
        Count = all.Sum(c => c.Width);
    }

    /// <summary>The text of Properties.</summary>
    internal string Text { get; }

    /// <summary>In the order of the file.</summary>
    internal IReadOnlyList<Column> All { get; }

    /// <summary>Columns that an atom line must have.</summary>
    internal int Count { get; }

    /// <summary>The entry with a name and the shape that it must have, or null.</summary>
    internal Column? Find(string name, char type, int width) => All.FirstOrDefault(c => c.Name == name && c.Type == type && c.Width == width);

    /// <summary>Reads the text of Properties.</summary>
    /// <exception cref="FormatException">It is not a list of name:type:columns with an element and a position.</exception>
    internal static Columns Parse(string text)
    {
        var fields = text.Split(':');
        if (fields.Length % 3 != 0)
        {
            throw new FormatException($"Properties={text} is not a list of name:type:columns");
        }

        var all = new List<Column>();
        for (var (i, start) = (0, 0); i < fields.Length; i += 3)
        {
            all.Add(One(fields[i], fields[i + 1], fields[i + 2], start));
            start += all[^1].Width;
        }

        var columns = new Columns(text, all);
        columns.RequireAtoms();
        return columns;
    }

    private static Column One(string name, string type, string width, int start)
    {
        if (type is not ("R" or "I" or "S" or "L"))
        {
            throw new FormatException($"Properties gives '{name}' the type '{type}', which is none of R, I, S, L");
        }

        return int.TryParse(width, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is > 0 and < 1000
            ? new Column(name, type[0], start, n)
            : throw new FormatException($"Properties gives '{name}' '{width}' columns");
    }

    private void RequireAtoms()
    {
        if (Find("species", 'S', 1) is null && Find("Z", 'I', 1) is null)
        {
            throw new FormatException($"Properties={Text} has neither species:S:1 nor Z:I:1");
        }

        if (Find("pos", 'R', 3) is null)
        {
            throw new FormatException($"Properties={Text} has no pos:R:3");
        }

        if (All.Any(c => c.Name == "forces") && Find("forces", 'R', 3) is null)
        {
            throw new FormatException($"Properties={Text} has forces that are not forces:R:3");
        }
    }
}
