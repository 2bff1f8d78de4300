using System.CommandLine;
using Kramers.Workbench.Tensors;

namespace Kramers.Cli;

/// <summary><c>kramers correlate TRAJECTORY --model FILE --step FS [options]</c>.</summary>
internal static class CorrelateCommand
{
    public const string Name = "correlate";
    private const int UsualBlocks = 20;

    public static Command Create(Shell shell, CorrelationRunner correlate)
    {
        var file = new Argument<string>("TRAJECTORY") { Validators = { Watching.RefuseOptions } };
        var model = new Option<string>("--model") { HelpName = "FILE", Required = true };
        var step = new Option<double>("--step") { HelpName = "FS", Required = true };
        var blocks = new Option<int>("--blocks") { HelpName = "N", DefaultValueFactory = _ => UsualBlocks };
        var fields = new Option<double[]>("--field") { HelpName = "B", AllowMultipleArgumentsPerToken = true };
        var output = new Option<string?>("--output", "-o") { HelpName = "DIR" };
        var quiet = new Option<bool>("--quiet", "-q");
        var command = new Command(Name) { file, model, step, blocks, fields, output, quiet };
        command.SetAction(parsed =>
        {
            var isQuiet = parsed.GetValue(quiet);
            var options = new CorrelationOptions(
                parsed.GetRequiredValue(file), parsed.GetRequiredValue(model), parsed.GetRequiredValue(step), parsed.GetRequiredValue(blocks), parsed.GetValue(fields) ?? []);
            var run = Watching.Run(shell, monitor => correlate(options, parsed.GetValue(output), monitor, shell.Cancellation), isQuiet);
            TaskCommand.Write(shell, run, withWarnings: isQuiet);
            return ExitCode.Success;
        });
        return command;
    }
}
