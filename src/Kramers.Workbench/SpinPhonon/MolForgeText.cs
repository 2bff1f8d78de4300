using System.Globalization;
using Kramers.Chemistry;

namespace Kramers.Workbench.SpinPhonon;

/// <summary>A text file of MolForge: lines of words between blanks, read one after the other as its Fortran does. Empty lines are passed over.</summary>
internal sealed class MolForgeText
{
    private readonly (int Number, string[] Words)[] _lines;
    private int _at;

    /// <summary>Reads a file.</summary>
    /// <exception cref="InputException">There is no such file.</exception>
    public MolForgeText(string path)
    {
        File = path;
        _lines = System.IO.File.Exists(path)
            ? [.. System.IO.File.ReadAllLines(path).Select((text, i) => (i + 1, text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Where(l => l.Item2.Length > 0)]
            : throw new InputException(path, null, "no such file", "Check the section 'molforge' and the names in the input of Spiral");
    }

    /// <summary>The file, for messages.</summary>
    public string File { get; }

    /// <summary>Words of the line that is being read.</summary>
    public string[] Words { get; private set; } = [];

    /// <summary>The first word in capitals: MolForge does not tell them apart.</summary>
    public string Key => Words[0].ToUpperInvariant();

    /// <summary>Whether there is a further line; it is read.</summary>
    public bool Next()
    {
        if (_at >= _lines.Length)
        {
            return false;
        }

        Words = _lines[_at++].Words;
        return true;
    }

    /// <summary>The next line, of at least so many words.</summary>
    /// <exception cref="InputException">The file ends, or the line is short.</exception>
    public string[] Line(int words, string expected) => Next() && Words.Length >= words ? Words : throw Error("the line is short, or the file ends", $"Expected: {expected}");

    /// <summary>A word of this line.</summary>
    public string Word(int word) => word < Words.Length ? Words[word] : throw Error("the line is short", $"Expected {word + 1} words");

    /// <summary>A word of this line as a number; Fortran's exponent D is one.</summary>
    public double Number(int word) =>
        double.TryParse(Word(word).Replace('D', 'E').Replace('d', 'e'), NumberStyles.Float, CultureInfo.InvariantCulture, out var x) && double.IsFinite(x)
            ? x
            : throw Error($"'{Words[word]}' is no finite number", $"Write a number as word {word + 1}");

    /// <summary>A word of this line as a whole number in a range.</summary>
    public int Whole(int word, int least, int most = int.MaxValue) => Number(word) is var x && x == Math.Floor(x) && x >= least && x <= most
        ? (int)x
        : throw Error($"'{Words[word]}' is out of range", most == int.MaxValue ? $"Write a whole number of at least {least} as word {word + 1}" : $"Write a whole number from {least} to {most} as word {word + 1}");

    /// <summary>A message on this line.</summary>
    public InputException Error(string found, string advice) => new(File, _at == 0 ? null : _lines[_at - 1].Number, found, advice);
}
