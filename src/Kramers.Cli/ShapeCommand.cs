using System.CommandLine;
using System.Globalization;
using Kramers.Chemistry;
using Kramers.Workbench.Shapes;

namespace Kramers.Cli;

/// <summary><c>kramers shape FILE... [--metal SYMBOL] [--cn N] [--haptic] [--statistics]</c>.</summary>
internal static class ShapeCommand
{
    public const string Name = "shape";
    private const int MostRows = 200;

    public static Command Create(Shell shell, ShapeRunner shape)
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Validators = { Watching.RefuseOptions } };
        var metal = new Option<string?>("--metal", "-m") { HelpName = "SYMBOL" };
        var number = new Option<int?>("--cn") { HelpName = "N" };
        var haptic = new Option<bool>("--haptic");
        var statistics = new Option<bool>("--statistics");
        var output = new Option<string?>("--output", "-o") { HelpName = "DIR" };
        var quiet = new Option<bool>("--quiet", "-q");
        var command = new Command(Name) { files, metal, number, haptic, statistics, output, quiet };
        command.SetAction(parsed =>
        {
            var isQuiet = parsed.GetValue(quiet);
            var options = new ShapeOptions(parsed.GetRequiredValue(files)) { Metal = parsed.GetValue(metal), CoordinationNumber = Count(parsed.GetValue(number)), Haptic = parsed.GetValue(haptic), Statistics = parsed.GetValue(statistics) };
            var run = Watching.Run(shell, monitor => shape(options, parsed.GetValue(output), monitor, shell.Cancellation), isQuiet);
            TaskCommand.Write(shell, run, withWarnings: isQuiet, MostRows);
            return ExitCode.Success;
        });
        return command;
    }

    private static int? Count(int? number) => number is null or (>= 2 and <= 12)
        ? number
        : throw new InputException("--cn", null, string.Create(CultureInfo.InvariantCulture, $"there are no shapes with {number} vertices"), "Give a number from 2 to 12");
}
