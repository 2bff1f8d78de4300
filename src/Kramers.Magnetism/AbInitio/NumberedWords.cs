using System.Globalization;
using Kramers.Chemistry;

namespace Kramers.Magnetism.AbInitio;

/// <summary>The words of a text one after the other, each with its line, as Fortran's list-directed input takes them.</summary>
internal sealed class NumberedWords(IEnumerable<string> lines, string file) : IDisposable
{
    private readonly IEnumerator<(string Word, int Line)> _words = Split(lines).GetEnumerator();

    /// <summary>Line of the last word, from 1.</summary>
    public int Line => _words.Current.Line;

    public void Dispose() => _words.Dispose();

    public bool TryNext(out string word)
    {
        var found = _words.MoveNext();
        word = found ? _words.Current.Word : "";
        return found;
    }

    public int Size(string what)
    {
        var word = Next(what);
        return int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0
            ? size
            : throw new InputException(file, Line, $"'{word}' stands where {what} is expected", "Give a positive whole number");
    }

    public double Real(string what)
    {
        var word = Next(what);
        return double.TryParse(Exponent(word), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw new InputException(file, Line, $"'{word}' stands where a number of {what} is expected", "Give a finite number");
    }

    public double[] Reals(int count, string what)
    {
        var values = new double[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = Real(what);
        }

        return values;
    }

    private static IEnumerable<(string Word, int Line)> Split(IEnumerable<string> lines) =>
        from line in lines.Index()
        where !line.Item.StartsWith('#')
        from word in line.Item.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        select (word, line.Index + 1);

    private string Next(string what) => TryNext(out var word)
        ? word
        : throw new InputException(file, null, $"the file ends before {what} is complete", "Give the whole file");

    // Fortran writes 1.0D+02, and 1.0-100 where the exponent has three digits.
    private static string Exponent(string word)
    {
        var plain = word.Replace('D', 'E').Replace('d', 'E');
        var sign = plain.LastIndexOfAny(['+', '-']);
        return sign > 0 && char.IsAsciiDigit(plain[sign - 1]) ? plain.Insert(sign, "E") : plain;
    }
}
