using System.Globalization;
using Kramers.Chemistry;

namespace Kramers.Workbench.Measurements;

/// <summary>A row with its line in the file, from 1.</summary>
internal sealed record MeasurementRow(int Line, string[] Cells);

/// <summary>Titled columns of text. Cells become numbers only where they are asked for.</summary>
internal sealed class MeasurementTable
{
    private MeasurementTable(string file, int titleLine, string[] titles, MeasurementRow[] rows) => (File, TitleLine, Titles, Rows) = (file, titleLine, titles, rows);

    public string File { get; }

    public int TitleLine { get; }

    public string[] Titles { get; }

    public MeasurementRow[] Rows { get; }

    /// <summary>From the line of titles on; comma, semicolon or tab, whatever the titles use.</summary>
    /// <param name="file">For messages.</param>
    /// <param name="lines">All lines of the file.</param>
    /// <param name="titles">Index of the line of titles.</param>
    public static MeasurementTable Parse(string file, string[] lines, int titles)
    {
        var separator = lines[titles].Contains('\t', StringComparison.Ordinal) ? '\t' : lines[titles].Contains(';', StringComparison.Ordinal) ? ';' : ',';
        var rows = from line in lines.Index().Skip(titles + 1)
                   where line.Item.AsSpan().Trim().Length > 0 && line.Item[0] != '#'
                   select new MeasurementRow(line.Index + 1, Cells(line.Item, separator));
        return new MeasurementTable(file, titles + 1, Cells(lines[titles], separator), [.. rows]);
    }

    /// <summary>Whether all its cells stand under a title. A comment with commas moves the numbers behind it under wrong ones.</summary>
    public bool Fits(MeasurementRow row) => row.Cells.Skip(Titles.Length).All(c => c.Length == 0);

    /// <summary>The number in a cell, or null where the cell is empty or the instrument wrote that it has none.</summary>
    /// <exception cref="InputException">There is something that is no number.</exception>
    public double? Number(MeasurementRow row, int column)
    {
        var text = column < row.Cells.Length ? row.Cells[column] : "";
        if (text.Length == 0 || text.Contains('#', StringComparison.Ordinal) || text.Equals("nan", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw new InputException(File, row.Line, $"'{Titles[column]}' is '{text}', which is no number", text.Contains(',', StringComparison.Ordinal) ? "Write a decimal point" : "Correct it, or take the line out");
    }

    /// <summary>The same, and it must be positive.</summary>
    /// <exception cref="InputException">It is not.</exception>
    public double? Positive(MeasurementRow row, int column) => Number(row, column) is { } value
        ? value > 0 ? value : throw new InputException(File, row.Line, FormattableString.Invariant($"'{Titles[column]}' is {value}, but it can only be positive"), "Correct it, or take the line out")
        : null;

    /// <summary>A quote opens a quoted cell only at the start of a cell: the title m" (emu) has one at its end.</summary>
    private static string[] Cells(string line, char separator)
    {
        var cells = new List<string>();
        for (var start = 0; start <= line.Length;)
        {
            var rest = line.AsSpan(start);
            var quoted = rest.Length > 0 && rest[0] == '"' ? rest[1..].IndexOf($"\"{separator}") : -1;
            var length = quoted >= 0 ? quoted + 2 : rest.IndexOf(separator) is var end and >= 0 ? end : rest.Length;
            cells.Add(rest[..length].Trim() is ['"', .. var inner, '"'] ? inner.Trim().ToString() : rest[..length].Trim().ToString());
            start += length + 1;
        }

        return [.. cells];
    }
}
