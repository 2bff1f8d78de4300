using System.Globalization;
using System.Text.RegularExpressions;

namespace Kramers.Workbench.Engines;

/// <summary>The text output of a program. What must be there and is not becomes an <see cref="EngineException"/>, never a zero.</summary>
public sealed class OutputText
{
    private const int LastWordCount = 8;
    private readonly string _engine;
    private readonly string _path;

    private OutputText(string engine, string path, string[] lines) => (_engine, _path, Lines) = (engine, path, lines);

    /// <summary>The lines, from index 0.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>Reads a file of a job's folder.</summary>
    /// <param name="engine">Name of the engine, for messages.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="name">Name of the file.</param>
    /// <exception cref="EngineException">There is no such file; has what the program said on standard error.</exception>
    public static OutputText Read(string engine, string folder, string name)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
        {
            throw new EngineException(engine, path, null, "there is no such file: the program has not run here, or did not get so far", ErrorsOf(folder));
        }

        return new OutputText(engine, path, File.ReadAllLines(path));
    }

    /// <summary>The last line that matches, and its index.</summary>
    /// <exception cref="EngineException">There is none.</exception>
    public (Match Match, int Index) Last(Regex pattern, string what) =>
        All(pattern) is { Count: > 0 } found ? found[^1] : throw Failure(null, $"searched {Lines.Count} lines for {what} ('{pattern}') and found none");

    /// <summary>All lines that match, with their indices.</summary>
    public IReadOnlyList<(Match Match, int Index)> All(Regex pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        return [.. Lines.Select((line, index) => (Match: pattern.Match(line), Index: index)).Where(hit => hit.Match.Success)];
    }

    /// <summary>Reads a number; Fortran's D exponents are understood.</summary>
    /// <exception cref="EngineException">It is none, or not finite.</exception>
    public double Number(string word, int index, string what)
    {
        ArgumentNullException.ThrowIfNull(word);
        return double.TryParse(word.Replace('D', 'E'), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw Failure(index, $"'{word}' stands where {what} is expected");
    }

    /// <summary>An exception about a line (index from 0, or null) with the last words of the program.</summary>
    public EngineException Failure(int? index, string found) =>
        new(_engine, _path, index + 1, found, [.. LastWords(Lines), .. ErrorsOf(Path.GetDirectoryName(_path)!)]);

    private static IEnumerable<string> LastWords(IEnumerable<string> lines) =>
        lines.Where(line => !string.IsNullOrWhiteSpace(line)).TakeLast(LastWordCount).Select(line => line.TrimEnd());

    private static string[] ErrorsOf(string folder)
    {
        var path = Path.Combine(folder, PreparedJob.Errors);
        return File.Exists(path) ? [.. LastWords(File.ReadLines(path))] : [];
    }
}
