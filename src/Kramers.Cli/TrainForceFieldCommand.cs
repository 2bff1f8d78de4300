using System.CommandLine;
using System.Globalization;
using Kramers.Chemistry;
using Kramers.Workbench.ForceFields;

namespace Kramers.Cli;

/// <summary><c>kramers train force-field LABELS [options]</c>.</summary>
internal static class TrainForceFieldCommand
{
    public const string Name = "force-field";

    public static Command Create(Shell shell, ForceFieldRunner train)
    {
        var labels = new Argument<string>("LABELS") { Validators = { Watching.RefuseOptions } };
        var model = new Option<string>("--model", "-m") { HelpName = "NAME", DefaultValueFactory = _ => ForceFieldOptions.Ace }.AcceptOnlyFromAmong([.. ForceFieldOptions.Models]);
        var distinct = new Option<bool>("--distinct-atoms");
        var cutoff = new Option<double?>("--cutoff") { HelpName = "ANGSTROM" };
        var degrees = new Option<string?>("--degrees") { HelpName = "D,D,..." };
        var twoJMax = new Option<int?>("--twojmax") { HelpName = "N" };
        var epochs = new Option<int?>("--epochs") { HelpName = "N" };
        var atoms = new Option<string?>("--atoms") { HelpName = "FILE" };
        var test = new Option<string?>("--test") { HelpName = "FILE" };
        var count = new Option<int?>("--count") { HelpName = "N" };
        var energyWeight = new Option<double?>("--energy-weight") { HelpName = "W" };
        var softening = new Option<double?>("--softening") { HelpName = "KCAL" };
        var seed = new Option<int?>("--seed") { HelpName = "N" };
        var output = new Option<string?>("--output", "-o") { HelpName = "DIR" };
        var quiet = new Option<bool>("--quiet", "-q");
        var command = new Command(Name) { labels, model, distinct, cutoff, degrees, twoJMax, epochs, atoms, test, count, energyWeight, softening, seed, output, quiet };
        command.SetAction(parsed =>
        {
            var usual = new ForceFieldOptions(parsed.GetRequiredValue(labels));
            var options = usual with
            {
                Model = parsed.GetRequiredValue(model),
                DistinctAtoms = parsed.GetValue(distinct),
                CutoffAngstrom = Positive("--cutoff", parsed.GetValue(cutoff)) ?? usual.CutoffAngstrom,
                Degrees = Degrees(parsed.GetValue(degrees)),
                TwoJMax = parsed.GetValue(twoJMax) ?? usual.TwoJMax,
                Epochs = (int?)Positive("--epochs", parsed.GetValue(epochs)) ?? usual.Epochs,
                Atoms = parsed.GetValue(atoms),
                Test = parsed.GetValue(test),
                Count = parsed.GetValue(count),
                EnergyWeight = Positive("--energy-weight", parsed.GetValue(energyWeight)) ?? usual.EnergyWeight,
                SofteningKcalPerMol = Positive("--softening", parsed.GetValue(softening)),
                Seed = parsed.GetValue(seed) ?? usual.Seed,
            };
            var isQuiet = parsed.GetValue(quiet);
            var run = Watching.Run(shell, monitor => train(options, parsed.GetValue(output), monitor, shell.Cancellation), isQuiet);
            TaskCommand.Write(shell, run, withWarnings: isQuiet);
            return ExitCode.Success;
        });
        return command;
    }

    private static double? Positive(string flag, double? value) => value is null or > 0
        ? value
        : throw new InputException(flag, null, string.Create(CultureInfo.InvariantCulture, $"{value} is not positive"), "Give a number above zero");

    private static int[]? Degrees(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var words = text.Split(',');
        int[] degrees = [.. words.Select(w => int.TryParse(w, NumberStyles.None, CultureInfo.InvariantCulture, out var d) ? d : -1)];
        return degrees is { Length: <= 4 } && degrees.All(d => d >= 0)
            ? degrees
            : throw new InputException("--degrees", null, $"'{text}' is no list of one to four degrees", "Write for example 10,8,6,4: for products of one, two, three and four neighbours");
    }
}
