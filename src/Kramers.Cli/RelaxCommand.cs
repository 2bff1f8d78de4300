using System.CommandLine;
using System.Diagnostics;
using Kramers.Workbench.Pipelines;

namespace Kramers.Cli;

/// <summary><c>kramers relax FOLDER [--output DIR] [--quiet]</c>.</summary>
internal static class RelaxCommand
{
    public const string Name = "relax";

    public static Command Create(Shell shell, RelaxRunner relax)
    {
        var folder = new Argument<string>("FOLDER") { Validators = { Watching.RefuseOptions } };
        var output = new Option<string?>("--output", "-o") { HelpName = "DIR" };
        var quiet = new Option<bool>("--quiet", "-q");
        var command = new Command(Name) { folder, output, quiet };
        command.SetAction(parsed => Run(
            shell,
            monitor => relax(parsed.GetRequiredValue(folder), parsed.GetValue(output), monitor, shell.Cancellation),
            parsed.GetValue(quiet)));
        return command;
    }

    private static int Run(Shell shell, Func<IRunMonitor, RelaxRun> relax, bool quiet)
    {
        var clock = Stopwatch.StartNew();
        var run = Watching.Run(shell, relax, quiet);
        RelaxSummary.Write(shell, run, clock.Elapsed, withWarnings: quiet);
        return ExitCode.Success;
    }
}
