using System.CommandLine;
using Kramers.Workbench.ActiveLearning;

namespace Kramers.Cli;

/// <summary><c>kramers learn MOLECULE --engine NAME [OPTIONS]</c>.</summary>
internal static class LearnCommand
{
    public const string Name = "learn";

    public static Command Create(Shell shell)
    {
        var molecule = new Argument<string>("MOLECULE") { Validators = { Watching.RefuseOptions } };
        var output = new Option<string?>("--output", "-o") { HelpName = "DIR" };
        var resume = new Option<bool>("--resume");
        var quiet = new Option<bool>("--quiet", "-q");
        var flags = new LearnFlags();
        var command = new Command(Name) { molecule };
        flags.AddTo(command);
        foreach (var option in new Option[] { resume, output, quiet })
        {
            command.Options.Add(option);
        }

        command.SetAction(parsed => Run(shell, flags.Read(parsed, parsed.GetRequiredValue(molecule)), parsed.GetValue(output), parsed.GetValue(resume), parsed.GetValue(quiet)));
        return command;
    }

    private static int Run(Shell shell, LearnOptions options, string? output, bool resume, bool isQuiet)
    {
        try
        {
            var run = Watching.Run(shell, monitor => LearnRun.Run(options, output, resume, LabelCommand.Self(), shell.SearchPath, monitor, shell.Cancellation), isQuiet);
            TaskCommand.Write(shell, run, withWarnings: isQuiet);
            return ExitCode.Success;
        }
        catch (OperationCanceledException) when (shell.Cancellation.IsCancellationRequested)
        {
            shell.Error.WriteLine($"Stopped; labels are kept in {LearnRun.Folder(options, output)}. Go on with --resume.");
            return ExitCode.Interrupted;
        }
    }
}
