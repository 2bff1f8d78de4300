using System.CommandLine;
using Kramers.Workbench.Dynamics;

namespace Kramers.Cli;

/// <summary><c>kramers md START --potential NAME [OPTIONS]</c>.</summary>
internal static class MdCommand
{
    public const string Name = "md";

    public static Command Create(Shell shell)
    {
        var usual = new DynamicsOptions("", new PotentialChoice(""));
        var start = new Argument<string>("START") { Validators = { Watching.RefuseOptions } };
        var potential = new PotentialFlags();
        var steps = new Option<int>("--steps", "-n") { HelpName = "N", DefaultValueFactory = _ => usual.Steps };
        var step = new Option<double>("--step") { HelpName = "FS", DefaultValueFactory = _ => usual.StepFs };
        var temperature = new Option<double>("--temperature", "-T") { HelpName = "K", DefaultValueFactory = _ => usual.TemperatureK };
        var thermostat = new Option<string>("--thermostat") { HelpName = "NAME", DefaultValueFactory = _ => usual.Thermostat };
        var bath = new Option<double>("--bath") { HelpName = "FS", DefaultValueFactory = _ => usual.BathFs };
        var pressure = new Option<double?>("--pressure", "-P") { HelpName = "GPA" };
        var piston = new Option<double>("--piston") { HelpName = "FS", DefaultValueFactory = _ => usual.PistonFs };
        var compressibility = new Option<double>("--compressibility") { HelpName = "B", DefaultValueFactory = _ => usual.CompressibilityPerGpa };
        var every = new Option<int>("--every") { HelpName = "N", DefaultValueFactory = _ => usual.Every };
        var seed = new Option<int>("--seed") { HelpName = "N", DefaultValueFactory = _ => usual.Seed };
        var limit = new Option<double>("--limit") { HelpName = "G", DefaultValueFactory = _ => usual.LargestGrade };
        var cores = new Option<int>("--cores") { HelpName = "N", DefaultValueFactory = _ => usual.Cores };
        var resume = new Option<bool>("--resume");
        var output = new Option<string?>("--output", "-o") { HelpName = "DIR" };
        var quiet = new Option<bool>("--quiet", "-q");
        var command = new Command(Name) { start, steps, step, temperature, thermostat, bath, pressure, piston, compressibility, every, seed, limit, cores, resume, output, quiet };
        potential.AddTo(command);
        command.SetAction(parsed =>
        {
            var options = new DynamicsOptions(parsed.GetRequiredValue(start), potential.Read(parsed))
            {
                Steps = parsed.GetValue(steps), StepFs = parsed.GetValue(step), TemperatureK = parsed.GetValue(temperature), Thermostat = parsed.GetRequiredValue(thermostat), BathFs = parsed.GetValue(bath),
                PressureGpa = parsed.GetValue(pressure), PistonFs = parsed.GetValue(piston), CompressibilityPerGpa = parsed.GetValue(compressibility), Every = parsed.GetValue(every), Seed = parsed.GetValue(seed), LargestGrade = parsed.GetValue(limit), Cores = parsed.GetValue(cores),
            };
            return Run(shell, options, parsed.GetValue(output), parsed.GetValue(resume), parsed.GetValue(quiet));
        });
        return command;
    }

    private static int Run(Shell shell, DynamicsOptions options, string? output, bool resume, bool isQuiet)
    {
        try
        {
            var run = Watching.Run(shell, monitor => DynamicsRun.Run(options, output, resume, monitor, shell.Cancellation), isQuiet);
            TaskCommand.Write(shell, run, withWarnings: isQuiet);
            return ExitCode.Success;
        }
        catch (OperationCanceledException) when (shell.Cancellation.IsCancellationRequested)
        {
            shell.Error.WriteLine($"Stopped; what was done is in {DynamicsRun.Folder(options, output)}. Go on with --resume.");
            return ExitCode.Interrupted;
        }
    }
}
