using System.CommandLine;
using Kramers.Workbench.PropertyModels;

namespace Kramers.Cli;

/// <summary><c>kramers predict MODEL FILE</c>.</summary>
internal static class PredictCommand
{
    public const string Name = "predict";

    public static Command Create(Shell shell)
    {
        var model = new Argument<string>("MODEL") { Validators = { Watching.RefuseOptions } };
        var file = new Argument<string>("FILE") { Validators = { Watching.RefuseOptions } };
        var output = new Option<string?>("--output", "-o") { HelpName = "DIR" };
        var quiet = new Option<bool>("--quiet", "-q");
        var command = new Command(Name) { model, file, output, quiet };
        command.SetAction(parsed =>
        {
            var isQuiet = parsed.GetValue(quiet);
            var run = Watching.Run(shell, monitor => PredictPipeline.Run(parsed.GetRequiredValue(model), parsed.GetRequiredValue(file), parsed.GetValue(output), monitor, shell.Cancellation), isQuiet);
            TaskCommand.Write(shell, run, withWarnings: isQuiet);
            return ExitCode.Success;
        });
        return command;
    }
}
