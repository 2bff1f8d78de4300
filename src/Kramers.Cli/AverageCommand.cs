using System.CommandLine;
using Kramers.Workbench.Tensors;

namespace Kramers.Cli;

/// <summary><c>kramers average MINIMUM --model FILE --temperature K... (--hessian FILE | --potential NAME) [options]</c>.</summary>
internal static class AverageCommand
{
    public const string Name = "average";

    public static Command Create(Shell shell)
    {
        var usual = new AverageOptions("", "", []);
        var file = new Argument<string>("MINIMUM") { Validators = { Watching.RefuseOptions } };
        var model = new Option<string>("--model") { HelpName = "FILE", Required = true };
        var temperatures = new Option<double[]>("--temperature", "-T") { HelpName = "K", Required = true, AllowMultipleArgumentsPerToken = true };
        var hessian = new Option<string?>("--hessian") { HelpName = "FILE" };
        var potential = new PotentialFlags(required: false);
        var classical = new Option<bool>("--classical");
        var samples = new Option<int>("--sample") { HelpName = "N", DefaultValueFactory = _ => usual.Samples };
        var seed = new Option<ulong>("--seed") { HelpName = "N", DefaultValueFactory = _ => usual.Seed };
        var output = new Option<string?>("--output", "-o") { HelpName = "DIR" };
        var quiet = new Option<bool>("--quiet", "-q");
        var command = new Command(Name) { file, model, temperatures, hessian, classical, samples, seed, output, quiet };
        potential.AddTo(command);
        command.SetAction(parsed =>
        {
            var isQuiet = parsed.GetValue(quiet);
            var options = new AverageOptions(parsed.GetRequiredValue(file), parsed.GetRequiredValue(model), parsed.GetRequiredValue(temperatures))
            {
                Hessian = parsed.GetValue(hessian), Potential = potential.ReadIfGiven(parsed), IsClassical = parsed.GetValue(classical), Samples = parsed.GetValue(samples), Seed = parsed.GetValue(seed),
            };
            var run = Watching.Run(shell, monitor => AverageTask.Run(options, parsed.GetValue(output), monitor, shell.Cancellation), isQuiet);
            TaskCommand.Write(shell, run, withWarnings: isQuiet);
            return ExitCode.Success;
        });
        return command;
    }
}
