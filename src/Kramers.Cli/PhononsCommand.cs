using System.CommandLine;
using System.Globalization;
using Kramers.Chemistry;
using Kramers.Workbench.Dynamics;

namespace Kramers.Cli;

/// <summary><c>kramers phonons START --potential NAME [OPTIONS]</c>.</summary>
internal static class PhononsCommand
{
    public const string Name = "phonons";

    public static Command Create(Shell shell)
    {
        var usual = new PhononOptions("", new PotentialChoice(""));
        var start = new Argument<string>("START") { Validators = { Watching.RefuseOptions } };
        var potential = new PotentialFlags();
        var supercell = new Option<string>("--supercell") { HelpName = "AxBxC", DefaultValueFactory = _ => "2x2x2" };
        var mesh = new Option<string>("--mesh") { HelpName = "AxBxC", DefaultValueFactory = _ => "8x8x8" };
        var width = new Option<double>("--fwhm") { HelpName = "CM", DefaultValueFactory = _ => usual.FwhmCm };
        var temperature = new Option<double>("--temperature", "-T") { HelpName = "K", DefaultValueFactory = _ => usual.TemperatureK };
        var asIs = new Option<bool>("--as-is");
        var output = new Option<string?>("--output", "-o") { HelpName = "DIR" };
        var quiet = new Option<bool>("--quiet", "-q");
        var command = new Command(Name) { start, supercell, mesh, width, temperature, asIs, output, quiet };
        potential.AddTo(command);
        command.SetAction(parsed =>
        {
            var isQuiet = parsed.GetValue(quiet);
            var options = new PhononOptions(parsed.GetRequiredValue(start), potential.Read(parsed))
            {
                Supercell = Three("--supercell", parsed.GetRequiredValue(supercell)), Mesh = Three("--mesh", parsed.GetRequiredValue(mesh)), FwhmCm = parsed.GetValue(width), TemperatureK = parsed.GetValue(temperature), AsIs = parsed.GetValue(asIs),
            };
            var run = Watching.Run(shell, monitor => PhononRun.Run(options, parsed.GetValue(output), monitor, shell.Cancellation), isQuiet);
            TaskCommand.Write(shell, run, withWarnings: isQuiet);
            return ExitCode.Success;
        });
        return command;
    }

    private static (int A, int B, int C) Three(string flag, string text)
    {
        int?[] numbers = [.. text.Split('x').Select(w => int.TryParse(w, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : (int?)null)];
        return numbers is [{ } a, { } b, { } c]
            ? (a, b, c)
            : throw new InputException(flag, null, $"'{text}' is not three numbers", "Write them such as 2x2x2");
    }
}
