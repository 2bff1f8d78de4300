using System.Globalization;
using Kramers.Chemistry;

namespace Kramers.Workbench.Measurements;

/// <summary>Numbers in columns without titles, and the line of conditions above them if there is one.</summary>
internal sealed record PhiTable(double[]? Conditions, double[][] Rows)
{
    private static readonly char[] Blanks = [' ', '\t', ',', ';'];

    /// <summary>Whether all lines but the first are numbers only.</summary>
    public static bool IsNumeric(string[] lines) => lines.Length > 1 && lines.Skip(1).SelectMany(Words).All(IsNumber);

    /// <exception cref="InputException">A word is no number, or lines differ in length.</exception>
    public static PhiTable Read(string path, string[] lines)
    {
        var filled = lines.Index().Where(l => Words(l.Item).Length > 0).ToArray();
        var first = Words(filled[0].Item);
        var width = filled.Select(l => Words(l.Item)).Where(w => w.All(IsNumber)).Select(w => w.Length).DefaultIfEmpty().Max();
        var numbers = first.Where(IsNumber).ToArray();
        var titled = numbers.Length < width || first.Length > numbers.Length;
        var rows = filled.Skip(titled ? 1 : 0).Select(l => Row(path, l.Index + 1, Words(l.Item), width)).ToArray();
        return rows.Length == 0 || width < 2
            ? throw MeasurementText.NotMeasured(path, 1, "there are no two columns of numbers", "Write the temperature (.sus) or field (.mag), then the values")
            : new PhiTable(titled && numbers.Length == width - 1 ? [.. numbers.Select(Number)] : null, rows);
    }

    private static double[] Row(string path, int line, string[] words, int width)
    {
        if (words.Length != width)
        {
            throw new InputException(path, line, $"{words.Length} numbers stand where the other lines have {width}", "Fill the gaps, or write one file per column");
        }

        return Array.ConvertAll(words, w => TryNumber(w, out var x) ? x : throw new InputException(path, line, $"'{w}' is no number", "Correct it, or take the line out"));
    }

    private static string[] Words(string line) => line.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);

    private static bool IsNumber(string word) => TryNumber(word, out _);

    private static bool TryNumber(string word, out double value) =>
        double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    private static double Number(string word) => double.Parse(word, CultureInfo.InvariantCulture);
}
