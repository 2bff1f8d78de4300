using System.CommandLine;
using System.CommandLine.Invocation;

namespace Kramers.Cli;

/// <summary>Prints a text about the command it was asked of, and that is all.</summary>
internal sealed class PrintAction(Shell shell, Func<Command, string> text) : SynchronousCommandLineAction
{
    /// <summary>Help is help, even where the rest of the line is wrong.</summary>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        shell.Out.Profile.Out.Writer.Write(text(parseResult.CommandResult.Command));
        return ExitCode.Success;
    }
}
