using System.CommandLine;
using Kramers.Workbench.PropertyModels;

namespace Kramers.Cli;

/// <summary><c>kramers describe FILE --descriptor NAME [--settings YAML]</c>.</summary>
internal static class DescribeCommand
{
    public const string Name = "describe";

    public static Command Create(Shell shell)
    {
        var file = new Argument<string>("FILE") { Validators = { Watching.RefuseOptions } };
        var descriptor = new Option<string>("--descriptor", "-d") { HelpName = "NAME", Required = true };
        var settings = new Option<string?>("--settings") { HelpName = "YAML" };
        var output = new Option<string?>("--output", "-o") { HelpName = "DIR" };
        var quiet = new Option<bool>("--quiet", "-q");
        var command = new Command(Name) { file, descriptor, settings, output, quiet };
        command.SetAction(parsed =>
        {
            var isQuiet = parsed.GetValue(quiet);
            var options = new DescribeOptions(parsed.GetRequiredValue(file), parsed.GetRequiredValue(descriptor), parsed.GetValue(settings));
            var run = Watching.Run(shell, monitor => DescribePipeline.Run(options, parsed.GetValue(output), monitor, shell.Cancellation), isQuiet);
            TaskCommand.Write(shell, run, withWarnings: isQuiet);
            return ExitCode.Success;
        });
        return command;
    }
}
