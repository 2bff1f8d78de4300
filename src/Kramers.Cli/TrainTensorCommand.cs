using System.CommandLine;
using Kramers.Workbench.Tensors;

namespace Kramers.Cli;

/// <summary><c>kramers train tensor LABELS --target NAME... [options]</c>.</summary>
internal static class TrainTensorCommand
{
    public const string Name = "tensor";
    private const double UsualCutoff = 6;
    private const double UsualTest = 0.2;

    public static Command Create(Shell shell, TensorTrainingRunner train)
    {
        var file = new Argument<string>("LABELS") { Validators = { Watching.RefuseOptions } };
        var targets = new Option<string[]>("--target") { HelpName = "NAME", Required = true, AllowMultipleArgumentsPerToken = true };
        var model = new Option<string>("--model") { HelpName = "NAME", DefaultValueFactory = _ => TensorRecipe.Models[0] }.AcceptOnlyFromAmong([.. TensorRecipe.Models]);
        var centre = new Option<string?>("--centre") { HelpName = "SYMBOL" };
        var neighbours = new Option<string[]>("--neighbours") { HelpName = "SYMBOL", AllowMultipleArgumentsPerToken = true };
        var cutoff = new Option<double>("--cutoff") { HelpName = "A", DefaultValueFactory = _ => UsualCutoff };
        var test = new Option<double>("--test") { HelpName = "X", DefaultValueFactory = _ => UsualTest };
        var trajectory = new Option<bool>("--trajectory");
        var seed = new Option<int>("--seed") { HelpName = "N", DefaultValueFactory = _ => 1 };
        var output = new Option<string?>("--output", "-o") { HelpName = "DIR" };
        var quiet = new Option<bool>("--quiet", "-q");
        var command = new Command(Name) { file, targets, model, centre, neighbours, cutoff, test, trajectory, seed, output, quiet };
        command.SetAction(parsed =>
        {
            var isQuiet = parsed.GetValue(quiet);
            var options = new TensorTrainingOptions(parsed.GetRequiredValue(file), parsed.GetRequiredValue(targets), parsed.GetRequiredValue(model))
            {
                Centre = parsed.GetValue(centre),
                Neighbours = parsed.GetValue(neighbours) is { Length: > 0 } symbols ? symbols : null,
                CutoffAngstrom = parsed.GetValue(cutoff),
                TestFraction = parsed.GetValue(test),
                IsTrajectory = parsed.GetValue(trajectory),
                Seed = parsed.GetValue(seed),
            };
            var run = Watching.Run(shell, monitor => train(options, parsed.GetValue(output), monitor, shell.Cancellation), isQuiet);
            TaskCommand.Write(shell, run, withWarnings: isQuiet);
            return ExitCode.Success;
        });
        return command;
    }
}
