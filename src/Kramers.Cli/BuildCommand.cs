using System.CommandLine;
using Kramers.Chemistry;
using Kramers.Workbench.Building;
using Kramers.Workbench.Executors.Slurm;

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
        var core = new Option<string?>("--core") { HelpName = "CORE" };
        var batch = new Option<string?>("--batch") { HelpName = "FILE" };
        var xtb = new Option<string?>("--xtb") { HelpName = "none|restrained|free" }.AcceptOnlyFromAmong("none", "restrained", "free");
        var isomers = new Option<int>("--isomers") { HelpName = "N", DefaultValueFactory = _ => 20 };
        var multiplicity = new Option<int?>("--multiplicity") { HelpName = "N" };
        var seed = new Option<ulong>("--seed") { HelpName = "N", DefaultValueFactory = _ => 1 };
        var cores = new Option<int?>("--cores") { HelpName = "N" };
        var resume = new Option<bool>("--resume");
        var executor = new Option<string>("--executor") { HelpName = "local|slurm", DefaultValueFactory = _ => "local" }.AcceptOnlyFromAmong("local", "slurm");
        var site = new Option<string?>("--site") { HelpName = "FILE" };
        var output = new Option<string?>("--output", "-o") { HelpName = "DIR" };
        var quiet = new Option<bool>("--quiet", "-q");
        var command = new Command(Name) { metal, ligands, shape, core, batch, xtb, isomers, multiplicity, seed, cores, resume, executor, site, output, quiet };
        command.SetAction(parsed =>
        {
            var file = parsed.GetValue(batch);
            var options = new BuildOptions(Recipes(parsed.GetValue(metal), parsed.GetValue(ligands), parsed.GetValue(shape), parsed.GetValue(core), file))
            {
                Batch = file,
                Refinement = Refinement(parsed.GetValue(xtb)),
                MostIsomers = AtLeastOne("--isomers", parsed.GetValue(isomers)),
                Multiplicity = parsed.GetValue(multiplicity) is { } m ? AtLeastOne("--multiplicity", m) : null,
                Seed = parsed.GetValue(seed),
                Cores = parsed.GetValue(cores) is { } n ? AtLeastOne("--cores", n) : -1,
                Resume = OfBatch("--resume", parsed.GetValue(resume), file),
                Jobs = OfBatch("--executor slurm", parsed.GetValue(executor) == "slurm", file) ? new BuildJobs(new SlurmExecutor(parsed.GetValue(site) is { } s ? SlurmSite.Read(s) : new SlurmSite()), LabelCommand.Self()) : null,
            };
            return Run(shell, build, options, parsed.GetValue(output), parsed.GetValue(quiet));
        });
        return command;
    }

    private static int Run(Shell shell, BuildRunner build, BuildOptions options, string? output, bool isQuiet)
    {
        try
        {
            var run = Watching.Run(shell, monitor => build(options, output, monitor, shell.Cancellation), isQuiet);
            TaskCommand.Write(shell, run, withWarnings: isQuiet, MostRows);
            return ExitCode.Success;
        }
        catch (OperationCanceledException) when (options.Batch is not null && shell.Cancellation.IsCancellationRequested)
        {
            shell.Error.WriteLine("Stopped; what was built is kept. Go on with --resume.");
            return ExitCode.Interrupted;
        }
    }

    private static IReadOnlyList<RecipeLine> Recipes(string? metal, string? ligands, string? shape, string? core, string? batch) => (metal, ligands, shape, core, batch) switch
    {
        (null, null, null, null, { } file) => RecipeFile.Read(file),
        ({ } m, { } l, { } s, _, null) => [new RecipeLine(m, l, s) { Core = core }],
        ({ } m, null, { } s, { } c, null) => [new RecipeLine(m, "", s) { Core = c }],
        _ => throw new InputException("kramers build", null, batch is null ? "a complex needs a metal, ligands and a shape" : "--batch goes without --metal, --ligands, --shape and --core", "Give --metal Dy3+ --ligands \"O x6\" --shape OC-6, or --batch FILE alone"),
    };

    private static XtbRefinement Refinement(string? word) => word switch { "restrained" => XtbRefinement.Restrained, "free" => XtbRefinement.Free, _ => XtbRefinement.None };

    private static bool OfBatch(string flag, bool isSet, string? batch) =>
        !isSet || batch is not null ? isSet : throw new InputException(flag, null, "it goes with --batch", "Leave it out, or give --batch FILE");

    private static int AtLeastOne(string flag, int number) => number >= 1 ? number : throw new InputException(flag, null, FormattableString.Invariant($"{number} is not a number from 1"), "Give 1 or more");
}
