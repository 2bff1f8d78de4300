namespace Kramers.Workbench.Engines;

/// <summary>An engine failed. The message says where and why, with the program's own last words.</summary>
public sealed class EngineException : Exception
{
    /// <summary>Makes the message from its parts.</summary>
    /// <param name="engine">Name of the engine.</param>
    /// <param name="file">The file that shows the failure, or null.</param>
    /// <param name="line">Its line from 1, or null.</param>
    /// <param name="found">What is wrong: a clause without full stop.</param>
    /// <param name="lastWords">The program's own last lines; may be empty.</param>
    /// <param name="inner">The cause, if any.</param>
    public EngineException(string engine, string? file, int? line, string found, IReadOnlyList<string> lastWords, Exception? inner = null)
        : base(Text(engine, file, line, found, lastWords), inner) =>
        (Engine, File, Line, LastWords) = (engine, file, line, lastWords);

    /// <summary>Name of the engine.</summary>
    public string Engine { get; }

    /// <summary>The file that shows the failure, or null.</summary>
    public string? File { get; }

    /// <summary>Its line from 1, or null.</summary>
    public int? Line { get; }

    /// <summary>The program's own last lines; may be empty.</summary>
    public IReadOnlyList<string> LastWords { get; }

    private static string Text(string engine, string? file, int? line, string found, IReadOnlyList<string> lastWords)
    {
        ArgumentNullException.ThrowIfNull(lastWords);
        var place = file is null ? "" : line is null ? $"{file}: " : $"{file}:{line}: ";
        var words = lastWords.Count == 0 ? "" : $" Its last words:\n{string.Join('\n', lastWords.Select(w => $"  {w}"))}";
        return $"{engine}: {place}{found}.{words}";
    }
}
