namespace Kramers.Chemistry;

/// <summary>Bad input by a user: one message that names the file and the line, what was found and what to change. The command line turns it into exit code 2.</summary>
public sealed class InputException : Exception
{
    /// <summary>Makes the message from its parts.</summary>
    /// <param name="file">The file, as the user named it.</param>
    /// <param name="line">Line from 1, or null where no line is to blame.</param>
    /// <param name="found">What was found: a clause without full stop.</param>
    /// <param name="advice">What to change: a clause without full stop.</param>
    /// <param name="inner">The cause, if any.</param>
    public InputException(string file, int? line, string found, string advice, Exception? inner = null)
        : base(line is null ? $"{file}: {found}. {advice}." : $"{file}:{line}: {found}. {advice}.", inner)
    {
        File = file;
        Line = line;
    }

    /// <summary>The file, as the user named it.</summary>
    public string File { get; }

    /// <summary>Line from 1, or null.</summary>
    public int? Line { get; }
}
