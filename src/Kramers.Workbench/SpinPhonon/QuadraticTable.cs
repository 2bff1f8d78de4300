using System.Globalization;
using Kramers.Chemistry;

namespace Kramers.Workbench.SpinPhonon;

/// <summary>Second derivatives of parameters along pairs of modes: a CSV file that begins with the columns p and q, the numbers of the modes from 1.</summary>
/// <param name="File">The file, for messages.</param>
/// <param name="HeaderLine">Line of the column names, for messages.</param>
/// <param name="Columns">Names of the parameters.</param>
/// <param name="Pairs">Modes from 0, each unordered pair once.</param>
/// <param name="Derivatives">d2(parameter)/dQ_p dQ_q, [pair][column], with the roots of both modes' weights.</param>
internal sealed record QuadraticTable(string File, int HeaderLine, string[] Columns, (int P, int Q)[] Pairs, double[][] Derivatives)
{
    /// <summary>Reads a file beside the table of the modes.</summary>
    public static QuadraticTable Read(string path, IReadOnlyList<double> weights)
    {
        var lines = System.IO.File.Exists(path)
            ? System.IO.File.ReadAllLines(path).Select((text, i) => (Text: text.Trim(), Number: i + 1)).Where(l => l.Text.Length > 0 && l.Text[0] != '#').ToArray()
            : throw new InputException(path, null, "no such file", "Check 'quadratic' in the section 'modes'");
        var header = lines.Length == 0 ? [] : ModeTable.Cells(lines[0].Text);
        if (header is not ["p", "q", _, ..] || header.Distinct().Count() < header.Length)
        {
            throw new InputException(path, lines.Length == 0 ? null : lines[0].Number, "this is no table of pairs of modes", "Begin with a line of different column names, the first of them p and q, then one line per pair");
        }

        var rows = Array.ConvertAll(lines[1..], l => (l.Number, Cells: Row(path, l.Number, ModeTable.Cells(l.Text), header.Length)));
        var pairs = Array.ConvertAll(rows, r => (P: Mode(path, r.Number, r.Cells[0], weights.Count), Q: Mode(path, r.Number, r.Cells[1], weights.Count)));
        var seen = new HashSet<(int, int)>();
        var twice = Array.FindIndex(pairs, x => !seen.Add((Math.Min(x.P, x.Q), Math.Max(x.P, x.Q))));
        return twice < 0
            ? new QuadraticTable(path, lines[0].Number, header[2..], pairs, [.. rows.Select((r, i) => r.Cells[2..].Select(x => Math.Sqrt(weights[pairs[i].P] * weights[pairs[i].Q]) * x).ToArray())])
            : throw new InputException(path, rows[twice].Number, $"the pair {pairs[twice].P + 1}, {pairs[twice].Q + 1} stands twice", "Each pair stands once, in either order: d2/dQpdQq = d2/dQqdQp");
    }

    private static double[] Row(string path, int line, string[] cells, int columns) => cells.Length != columns
        ? throw new InputException(path, line, $"{cells.Length} cells under {columns} columns", "Write one number per column")
        : Array.ConvertAll(cells, c => double.TryParse(c, NumberStyles.Float, CultureInfo.InvariantCulture, out var x) && double.IsFinite(x)
            ? x
            : throw new InputException(path, line, $"'{c}' is no finite number", "Write one number per column"));

    private static int Mode(string path, int line, double number, int modes) => number == Math.Floor(number) && number >= 1 && number <= modes
        ? (int)number - 1
        : throw new InputException(path, line, FormattableString.Invariant($"there is no mode {number}"), $"Number the modes from 1 to {modes}, in the order of their table");
}
