using System.CommandLine;
using Kramers.Workbench.PropertyModels;

namespace Kramers.Cli;

/// <summary><c>kramers train property FILE --target KEY [options]</c>.</summary>
internal static class TrainPropertyCommand
{
    public const string Name = "property";

    public static Command Create(Shell shell)
    {
        var file = new Argument<string>("FILE") { Validators = { Watching.RefuseOptions } };
        var target = new Option<string>("--target", "-t") { HelpName = "KEY", Required = true };
        var descriptor = new Option<string?>("--descriptor", "-d") { HelpName = "NAME" };
        var model = new Option<string?>("--model", "-m") { HelpName = "NAME" };
        var settings = new Option<string?>("--settings") { HelpName = "YAML" };
        var group = new Option<string?>("--group") { HelpName = "KEY" };
        var blocks = new Option<bool>("--blocks");
        var folds = new Option<int?>("--folds") { HelpName = "N" };
        var ignore = new Option<string[]>("--ignore") { HelpName = "COLUMN", AllowMultipleArgumentsPerToken = true };
        var scramble = new Option<int>("--scramble") { HelpName = "N", DefaultValueFactory = _ => new TrainOptions("", "").Scrambles };
        var seed = new Option<ulong>("--seed") { HelpName = "N", DefaultValueFactory = _ => new TrainOptions("", "").Seed };
        var output = new Option<string?>("--output", "-o") { HelpName = "DIR" };
        var quiet = new Option<bool>("--quiet", "-q");
        var command = new Command(Name) { file, target, descriptor, model, settings, group, blocks, folds, ignore, scramble, seed, output, quiet };
        command.SetAction(parsed =>
        {
            var isQuiet = parsed.GetValue(quiet);
            var options = new TrainOptions(parsed.GetRequiredValue(file), parsed.GetRequiredValue(target))
            {
                Descriptor = parsed.GetValue(descriptor),
                Model = parsed.GetValue(model),
                Settings = parsed.GetValue(settings),
                Group = parsed.GetValue(group),
                Blocks = parsed.GetValue(blocks),
                Folds = parsed.GetValue(folds),
                Ignored = parsed.GetValue(ignore) ?? [],
                Scrambles = parsed.GetValue(scramble),
                Seed = parsed.GetValue(seed),
            };
            var run = Watching.Run(shell, monitor => TrainPipeline.Run(options, parsed.GetValue(output), monitor, shell.Cancellation), isQuiet);
            TaskCommand.Write(shell, run, withWarnings: isQuiet);
            shell.WriteLine($"Model: {Path.Combine(run.Folder, TrainPipeline.ModelFile)}");
            return ExitCode.Success;
        });
        return command;
    }
}
