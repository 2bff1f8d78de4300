using System.CommandLine;
using Kramers.Workbench.Measurements;

namespace Kramers.Cli;

/// <summary><c>kramers convert IN OUT [--mass MG] [--molar-mass G] [--diamagnetism X] [--kind KIND]</c>.</summary>
internal static class ConvertCommand
{
    public const string Name = "convert";

    public static Command Create(Shell shell)
    {
        var input = new Argument<string>("IN") { Validators = { Watching.RefuseOptions } };
        var output = new Argument<string>("OUT") { Validators = { Watching.RefuseOptions } };
        var mass = new Option<double?>("--mass") { HelpName = "MG" };
        var molarMass = new Option<double?>("--molar-mass") { HelpName = "G" };
        var diamagnetism = new Option<double>("--diamagnetism") { HelpName = "X" };
        var kind = new Option<string?>("--kind") { HelpName = "KIND" };
        kind.AcceptOnlyFromAmong("chi", "chiT", "M");
        var command = new Command(Name) { input, output, mass, molarMass, diamagnetism, kind };
        command.SetAction(parsed =>
        {
            var options = new ConversionOptions
            {
                MassMilligrams = parsed.GetValue(mass),
                MolarMassGramsPerMole = parsed.GetValue(molarMass),
                DiamagnetismCm3PerMol = parsed.GetValue(diamagnetism),
                Quantity = parsed.GetValue(kind) switch
                {
                    "chi" => MolarQuantity.Susceptibility,
                    "chiT" => MolarQuantity.SusceptibilityTimesTemperature,
                    "M" => MolarQuantity.Magnetisation,
                    _ => null,
                },
            };
            shell.WriteLine(MeasurementConversion.Convert(parsed.GetRequiredValue(input), parsed.GetRequiredValue(output), options));
            return ExitCode.Success;
        });
        return command;
    }
}
