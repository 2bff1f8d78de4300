using System.Text;
using Kramers.Chemistry;

namespace Kramers.Workbench.PropertyModels;

/// <summary>A CSV file as words: one line of column names, then a line per sample; empty lines and those that begin with # are left out.</summary>
internal sealed record CsvTable(string File, string[] Header, IReadOnlyList<(int Line, string[] Cells)> Rows)
{
    /// <summary>Reads commas, semicolons or tabs, whichever the header has most of; quoted cells may hold them.</summary>
    public static CsvTable Read(string file)
    {
        var lines = Text(file).Select((text, i) => (Text: text, Line: i + 1)).Where(l => l.Text.Trim() is { Length: > 0 } t && t[0] != '#').ToArray();
        if (lines.Length < 2)
        {
            throw new InputException(file, null, lines.Length == 0 ? "the file is empty" : "there is no sample below the line of column names", "Write a line of column names, then a line per sample");
        }

        var separator = ",;\t".MaxBy(s => lines[0].Text.Count(c => c == s));
        var header = Cells(lines[0].Text, separator);
        if (header.CountBy(h => h).FirstOrDefault(h => h.Value > 1).Key is { } twice)
        {
            throw new InputException(file, lines[0].Line, $"the column '{twice}' is there twice", "Give each column its own name");
        }

        var rows = lines.Skip(1).Select(l => (l.Line, Cells(l.Text, separator))).ToArray();
        return rows.FirstOrDefault(r => r.Item2.Length != header.Length) is { Item2: { } wrong, Line: var line }
            ? throw new InputException(file, line, $"{wrong.Length} cells under {header.Length} columns", "Write one cell per column; a cell with commas needs quotes")
            : new CsvTable(file, header, rows);
    }

    /// <summary>Place of a column.</summary>
    public int Place(string column) => Array.IndexOf(Header, column) is >= 0 and var place
        ? place
        : throw new InputException(File, 1, $"there is no column '{column}'", $"Found are {string.Join(", ", Header)}");

    /// <summary>Cells of a column.</summary>
    public string[] Column(string column)
    {
        var place = Place(column);
        return [.. Rows.Select(r => r.Cells[place])];
    }

    private static string[] Text(string file)
    {
        try
        {
            return System.IO.File.ReadAllLines(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(file, null, "it cannot be read as a file", "Check the path", e);
        }
    }

    private static string[] Cells(string line, char separator)
    {
        var (cells, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        foreach (var c in line)
        {
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == separator && !quoted)
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else
            {
                cell.Append(c);
            }
        }

        return [.. cells, cell.ToString().Trim()];
    }
}
