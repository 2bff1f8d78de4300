using System.CommandLine;
using Kramers.Workbench.RelaxationFits;

namespace Kramers.Cli;

/// <summary><c>kramers fit TASK FILE... [options]</c>: flags and the settings file reach the same <see cref="RelaxationFitOptions"/>.</summary>
internal static class FitCommand
{
    public const string Name = "fit";
    private const int MostRows = 100;

    public static Command Create(Shell shell, FitRunner fit)
    {
        var task = new Argument<string>("TASK") { Validators = { Watching.RefuseOptions } }.AcceptOnlyFromAmong([.. RelaxationFitOptions.Tasks]);
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Validators = { Watching.RefuseOptions } };
        var output = new Option<string?>("--output", "-o") { HelpName = "DIR" };
        var quiet = new Option<bool>("--quiet", "-q");
        var flags = new FitFlags();
        var command = new Command(Name) { task, files };
        foreach (var option in flags.All.Concat([output, quiet]))
        {
            command.Add(option);
        }

        command.SetAction(parsed =>
        {
            var (name, isQuiet) = (parsed.GetRequiredValue(task), parsed.GetValue(quiet));
            flags.CheckBelong(parsed, name);
            var run = Watching.Run(
                shell,
                monitor => fit(name, parsed.GetRequiredValue(files), options => flags.Apply(parsed, options), parsed.GetValue(output), monitor, shell.Cancellation),
                isQuiet);
            TaskCommand.Write(shell, run, withWarnings: isQuiet, MostRows);
            return ExitCode.Success;
        });
        return command;
    }
}
