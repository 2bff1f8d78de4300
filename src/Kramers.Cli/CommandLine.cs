using System.CommandLine;
using System.CommandLine.Invocation;

namespace Kramers.Cli;

/// <summary>From the words behind <c>kramers</c> to an exit code.</summary>
internal static class CommandLine
{
    /// <summary>Runs one command.</summary>
    /// <param name="args">The words.</param>
    /// <param name="shell">Where it runs.</param>
    /// <param name="runners">What its commands call.</param>
    public static int Run(IReadOnlyList<string> args, Shell shell, Runners runners)
    {
        if (args.Count == 0)
        {
            shell.Error.Write(HelpText.Kramers);
            return ExitCode.BadInput;
        }

        var parsed = KramersCommand.Create(shell, runners).Parse(args);
        return parsed.Action is ParseErrorAction ? Refuse(parsed, shell) : Guard.Run(shell, () => Invoke(parsed, shell));
    }

    private static int Refuse(ParseResult parsed, Shell shell)
    {
        // The last one is the most telling: an unknown command is also a missing one.
        shell.Error.WriteLine(parsed.Errors[^1].Message);
        var command = parsed.CommandResult.Command;
        shell.Error.WriteLine($"See '{Words(command)} --help'.");
        return ExitCode.BadInput;
    }

    private static string Words(Command command) =>
        command is RootCommand ? "kramers" : $"{Words(command.Parents.OfType<Command>().First())} {command.Name}";

    private static int Invoke(ParseResult parsed, Shell shell) => parsed.Invoke(new InvocationConfiguration
    {
        EnableDefaultExceptionHandler = false,

        // Ctrl-C is ours: see Interrupt.
        ProcessTerminationTimeout = null,
        Output = shell.Out.Profile.Out.Writer,
        Error = shell.Error,
    });
}
