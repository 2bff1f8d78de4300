using System.CommandLine;
using Kramers.Chemistry;
using Kramers.Workbench.Building;

namespace Kramers.Cli;

/// <summary><c>kramers build --metal ION --ligands LIST --shape CODE</c> or <c>--batch FILE</c>.</summary>
internal static class BuildCommand
{
    public const string Name = "build";
    private const int MostRows = 40;

    public static Command Create(Shell shell, BuildRunner build)
    {
        var metal = new Option<string?>("--metal", "-m") { HelpName = "ION" };
        var ligands = new Option<string?>("--ligands", "-l") { HelpName = "LIST" };
        var shape = new Option<string?>("--shape", "-s") { HelpName = "CODE" };
        var batch = new Option<string?>("--batch") { HelpName = "FILE" };
        var xtb = new Option<string?>("--xtb") { HelpName = "none|restrained|free" }.AcceptOnlyFromAmong("none", "restrained", "free");
        var isomers = new Option<int>("--isomers") { HelpName = "N", DefaultValueFactory = _ => 20 };
        var multiplicity = new Option<int?>("--multiplicity") { HelpName = "N" };
        var seed = new Option<ulong>("--seed") { HelpName = "N", DefaultValueFactory = _ => 1 };
        var output = new Option<string?>("--output", "-o") { HelpName = "DIR" };
        var quiet = new Option<bool>("--quiet", "-q");
        var command = new Command(Name) { metal, ligands, shape, batch, xtb, isomers, multiplicity, seed, output, quiet };
        command.SetAction(parsed =>
        {
            var file = parsed.GetValue(batch);
            var options = new BuildOptions(Recipes(parsed.GetValue(metal), parsed.GetValue(ligands), parsed.GetValue(shape), file))
            {
                Batch = file,
                Refinement = Refinement(parsed.GetValue(xtb)),
                MostIsomers = AtLeastOne("--isomers", parsed.GetValue(isomers)),
                Multiplicity = parsed.GetValue(multiplicity) is { } m ? AtLeastOne("--multiplicity", m) : null,
                Seed = parsed.GetValue(seed),
            };
            var isQuiet = parsed.GetValue(quiet);
            var run = Watching.Run(shell, monitor => build(options, parsed.GetValue(output), monitor, shell.Cancellation), isQuiet);
            TaskCommand.Write(shell, run, withWarnings: isQuiet, MostRows);
            return ExitCode.Success;
        });
        return command;
    }

    private static IReadOnlyList<RecipeLine> Recipes(string? metal, string? ligands, string? shape, string? batch) => (metal, ligands, shape, batch) switch
    {
        (null, null, null, { } file) => RecipeFile.Read(file),
        ({ } m, { } l, { } s, null) => [new RecipeLine(m, l, s)],
        _ => throw new InputException("kramers build", null, batch is null ? "a complex needs a metal, ligands and a shape" : "--batch goes without --metal, --ligands and --shape", "Give --metal Dy3+ --ligands \"O x6\" --shape OC-6, or --batch FILE alone"),
    };

    private static XtbRefinement Refinement(string? word) => word switch { "restrained" => XtbRefinement.Restrained, "free" => XtbRefinement.Free, _ => XtbRefinement.None };

    private static int AtLeastOne(string flag, int number) => number >= 1 ? number : throw new InputException(flag, null, FormattableString.Invariant($"{number} is not a number from 1"), "Give 1 or more");
}
