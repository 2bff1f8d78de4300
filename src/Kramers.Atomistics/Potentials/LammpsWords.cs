using System.Globalization;
using Kramers.Chemistry;

namespace Kramers.Atomistics.Potentials;

/// <summary>Lines of a LAMMPS file as words, without comments and blank lines, with their place for messages.</summary>
internal sealed class LammpsWords
{
    private readonly string _file;
    private readonly Queue<(int Line, string[] Words)> _lines = new();
    private int _line;

    /// <summary>Reads a file; a line that ends in &amp; goes on in the next.</summary>
    /// <exception cref="InputException">There is no such file, or it cannot be read.</exception>
    public LammpsWords(string file)
    {
        _file = file;
        var (number, pending) = (0, "");
        foreach (var text in Lines(file))
        {
            number++;
            pending += text.Split('#')[0].TrimEnd();
            if (pending.EndsWith('&'))
            {
                pending = pending[..^1] + " ";
                continue;
            }

            var words = pending.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            pending = "";
            if (words.Length > 0)
            {
                _lines.Enqueue((number, words));
            }
        }
    }

    /// <summary>Whether lines are left.</summary>
    public bool Any => _lines.Count > 0;

    /// <summary>The words of the next line.</summary>
    /// <exception cref="InputException">The file ends, or the line has not as many words.</exception>
    public string[] Next(string what, int? count = null)
    {
        if (_lines.Count == 0)
        {
            throw Bad($"the file ends where {what} is expected", "Give the complete file");
        }

        (_line, var words) = _lines.Dequeue();
        return count is null || words.Length == count
            ? words
            : throw Bad($"found '{string.Join(' ', words)}' where {what} is expected", $"Write {count} words");
    }

    /// <summary>A word of the last line as a number.</summary>
    public double Number(string word) =>
        double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var x) && double.IsFinite(x)
            ? x
            : throw Bad($"'{word}' is not a finite number", "Correct it");

    /// <summary>A word of the last line as a whole number that is not negative.</summary>
    public int Count(string word) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : throw Bad($"'{word}' is not a whole number", "Correct it");

    /// <summary>An error on the last line.</summary>
    public InputException Bad(string found, string advice) => new(_file, _line == 0 ? null : _line, found, advice);

    private static string[] Lines(string file)
    {
        try
        {
            return File.ReadAllLines(file);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new InputException(file, null, "it cannot be read", "Check the path", cause);
        }
    }
}
