using Spectre.Console;

namespace Kramers.Cli;

/// <summary>What a command gets from the terminal in which it runs.</summary>
/// <param name="Out">Results and progress.</param>
/// <param name="Error">Messages about what went wrong.</param>
/// <param name="Cancellation">Cancelled by Ctrl-C.</param>
internal sealed record Shell(IAnsiConsole Out, TextWriter Error, CancellationToken Cancellation)
{
    /// <summary>Whether an unexpected error shows where it happened.</summary>
    public bool ShowsStackTraces { get; init; }

    /// <summary>The PATH variable.</summary>
    public string SearchPath { get; init; } = "";

    /// <summary>Writes a line as it is: no markup, no wrapping.</summary>
    public void WriteLine(string line) => Out.Profile.Out.Writer.WriteLine(line);
}
