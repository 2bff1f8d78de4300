using System.CommandLine;
using Kramers.Workbench.SpinPhonon;

namespace Kramers.Cli;

/// <summary><c>kramers t1 TRAJECTORY --field B... --step FS [options]</c>.</summary>
internal static class TrajectoryCommand
{
    public const string Name = "t1";
    private const int UsualBlocks = 20;

    public static Command Create(Shell shell, TrajectoryRunner t1)
    {
        var file = new Argument<string>("TRAJECTORY") { Validators = { Watching.RefuseOptions } };
        var fields = new Option<double[]>("--field") { HelpName = "B", Required = true, AllowMultipleArgumentsPerToken = true };
        var step = new Option<double>("--step") { HelpName = "FS", Required = true };
        var blocks = new Option<int>("--blocks") { HelpName = "N", DefaultValueFactory = _ => UsualBlocks };
        var spin = new Option<double?>("--spin") { HelpName = "S" };
        var temperature = new Option<double?>("--temperature") { HelpName = "K" };
        var output = new Option<string?>("--output", "-o") { HelpName = "DIR" };
        var quiet = new Option<bool>("--quiet", "-q");
        var command = new Command(Name) { file, fields, step, blocks, spin, temperature, output, quiet };
        command.SetAction(parsed =>
        {
            var isQuiet = parsed.GetValue(quiet);
            var options = new TrajectoryOptions(
                parsed.GetRequiredValue(file), parsed.GetRequiredValue(fields), parsed.GetRequiredValue(step), parsed.GetRequiredValue(blocks), parsed.GetValue(spin), parsed.GetValue(temperature));
            var run = Watching.Run(shell, monitor => t1(options, parsed.GetValue(output), monitor, shell.Cancellation), isQuiet);
            TaskCommand.Write(shell, run, withWarnings: isQuiet);
            return ExitCode.Success;
        });
        return command;
    }
}
