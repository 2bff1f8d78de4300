using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using Kramers.Workbench.Pipelines;

namespace Kramers.Cli;

/// <summary>What <c>kramers relax</c> calls: <see cref="RelaxPipeline.Run"/>.</summary>
internal delegate RelaxRun RelaxRunner(string folder, string? output, IRunMonitor monitor, CancellationToken cancellation);

/// <summary><c>kramers relax FOLDER [--output DIR] [--quiet]</c>.</summary>
internal static class RelaxCommand
{
    public const string Name = "relax";

    public static Command Create(Shell shell, RelaxRunner relax)
    {
        var folder = new Argument<string>("FOLDER") { Validators = { RefuseOptions } };
        var output = new Option<string?>("--output", "-o") { HelpName = "DIR" };
        var quiet = new Option<bool>("--quiet", "-q");
        var command = new Command(Name) { folder, output, quiet };
        command.SetAction(parsed => Run(
            shell,
            monitor => relax(parsed.GetRequiredValue(folder), parsed.GetValue(output), monitor, shell.Cancellation),
            parsed.GetValue(quiet)));
        return command;
    }

    /// <summary>A mistyped option before the folder would be taken for the folder.</summary>
    private static void RefuseOptions(ArgumentResult result)
    {
        if (result.Tokens.FirstOrDefault(token => token.Value.StartsWith('-')) is { } option)
        {
            result.AddError($"Unrecognized option '{option.Value}'.");
        }
    }

    private static int Run(Shell shell, Func<IRunMonitor, RelaxRun> relax, bool quiet)
    {
        var clock = Stopwatch.StartNew();
        var run = Watched(shell, relax, quiet);
        RelaxSummary.Write(shell, run, clock.Elapsed, withWarnings: quiet);
        return ExitCode.Success;
    }

    private static RelaxRun Watched(Shell shell, Func<IRunMonitor, RelaxRun> relax, bool quiet)
    {
        if (quiet)
        {
            return relax(SilentMonitor.Instance);
        }

        if (shell.Out.Profile.Capabilities is { Interactive: true, Ansi: true })
        {
            return SpectreMonitor.Watch(shell.Out, relax);
        }

        var plain = new PlainMonitor(shell.WriteLine);
        var run = relax(plain);
        plain.Finish();
        return run;
    }
}
