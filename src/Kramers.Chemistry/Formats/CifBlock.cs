using System.Globalization;

namespace Kramers.Chemistry.Formats;

/// <summary>One data block of a CIF: single values and columns of loops by name, names in lower case.</summary>
internal sealed class CifBlock(string file, string name, int line)
{
    private readonly Dictionary<string, List<CifToken>> columns = [];

    internal string File => file;

    internal string Name => name;

    internal int Line => line;

    /// <summary>All blocks of a file.</summary>
    /// <exception cref="InputException">No block, a name without value, or a loop whose last row is not full.</exception>
    internal static IReadOnlyList<CifBlock> ReadAll(TextReader reader, string file)
    {
        List<CifBlock> blocks = [];
        CifToken[] tokens = [.. CifToken.Split(reader, file)];
        var i = 0;
        while (i < tokens.Length)
        {
            var token = tokens[i++];
            if (token.IsKeyword && token.Text.StartsWith("data_", StringComparison.OrdinalIgnoreCase))
            {
                blocks.Add(new CifBlock(file, token.Text[5..], token.Line));
            }
            else if (blocks.Count > 0)
            {
                i = token.Is("loop_") ? blocks[^1].ReadLoop(tokens, i) : token.IsName ? blocks[^1].ReadItem(tokens, i) : i;
            }
        }

        return blocks.Count > 0 ? blocks : throw new InputException(file, null, "no data block begins here: there is no line data_NAME", "Give a CIF");
    }

    /// <summary>The column, or the single value as a column of one, under the first of these names that is there; null where none is.</summary>
    internal IReadOnlyList<CifToken>? Column(params ReadOnlySpan<string> names)
    {
        foreach (var candidate in names)
        {
            if (columns.TryGetValue(candidate, out var column))
            {
                return column;
            }
        }

        return null;
    }

    /// <summary>A number that must be there.</summary>
    /// <exception cref="InputException">It is not.</exception>
    internal double Number(string key) => Column(key) is [var value] ? Number(value, key) : throw new InputException(file, line, $"{key} is missing in data_{name}", "Add it");

    /// <summary>A number with or without its uncertainty: 1.234(5).</summary>
    /// <exception cref="InputException">It is none.</exception>
    internal double Number(CifToken token, string key)
    {
        var bracket = token.Text.IndexOf('(', StringComparison.Ordinal);
        return double.TryParse(bracket < 0 ? token.Text : token.Text.AsSpan(0, bracket), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw new InputException(file, token.Line, $"'{token.Text}' stands where the number {key} is expected", "Write a number such as 10.5 or 10.500(2)");
    }

    private int ReadItem(CifToken[] tokens, int i)
    {
        var key = tokens[i - 1];
        if (i == tokens.Length || tokens[i].IsName || tokens[i].IsKeyword)
        {
            throw new InputException(file, key.Line, $"{key.Text} has no value", "Write one, or ? for a value that is not known");
        }

        columns[Key(key)] = [tokens[i]];
        return i + 1;
    }

    private int ReadLoop(CifToken[] tokens, int i)
    {
        var start = tokens[i - 1].Line;
        List<List<CifToken>> loop = [];
        for (; i < tokens.Length && tokens[i].IsName; i++)
        {
            loop.Add(columns[Key(tokens[i])] = []);
        }

        var count = 0;
        for (; i < tokens.Length && !tokens[i].IsName && !tokens[i].IsKeyword && loop.Count > 0; i++)
        {
            loop[count++ % loop.Count].Add(tokens[i]);
        }

        return loop.Count == 0 || count % loop.Count == 0
            ? i
            : throw new InputException(file, tokens[i - 1].Line, $"the loop of line {start} has {loop.Count} names but {count} values, {count % loop.Count} left over", "Complete the last row, or quote values that hold blanks");
    }

    private static string Key(CifToken token) => token.Text.ToLowerInvariant();
}
