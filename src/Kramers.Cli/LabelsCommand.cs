using System.CommandLine;
using System.Globalization;
using Kramers.Workbench.Labels;

namespace Kramers.Cli;

/// <summary><c>kramers labels import | inspect | merge | split | export</c>, and <c>compute</c>, by which kramers starts itself for one job.</summary>
internal static class LabelsCommand
{
    public const string Name = "labels";

    public static Command Create(Shell shell)
    {
        var compute = new Command("compute") { Hidden = true };
        var job = new Argument<string>("JOB");
        compute.Arguments.Add(job);
        compute.SetAction(parsed =>
        {
            DirectEngineJobs.Compute(parsed.GetRequiredValue(job), shell.Cancellation);
            return ExitCode.Success;
        });
        return new Command(Name) { Import(shell), Inspect(shell), Merge(shell), Split(shell), Export(shell), compute };
    }

    private static Command Import(Shell shell)
    {
        var folder = new Argument<string>("FOLDER") { Validators = { Watching.RefuseOptions } };
        var output = Output();
        var command = new Command("import") { folder, output };
        command.SetAction(parsed =>
        {
            var to = parsed.GetRequiredValue(output);
            LabelledSets.RequireFree([to]);
            var found = OutputImport.Read(parsed.GetRequiredValue(folder), shell.Cancellation);
            found.Save(to);
            shell.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{found.Set.Count} labels in {to}."));
            foreach (var (file, reason) in found.Refused)
            {
                shell.Error.WriteLine($"{file}: {reason}");
            }

            return found.Refused.Count == 0 ? ExitCode.Success : ExitCode.EngineFailed;
        });
        return command;
    }

    private static Command Inspect(Shell shell)
    {
        var folder = Folder();
        var command = new Command("inspect") { folder };
        command.SetAction(parsed =>
        {
            foreach (var line in LabelledSets.Describe(LabelledSet.Open(parsed.GetRequiredValue(folder))))
            {
                shell.WriteLine(line);
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static Command Merge(Shell shell)
    {
        var folders = new Argument<string[]>("SET") { Arity = ArgumentArity.OneOrMore, Validators = { Watching.RefuseOptions } };
        var output = Output();
        var command = new Command("merge") { folders, output };
        command.SetAction(parsed =>
        {
            var merged = LabelledSets.Merge([.. parsed.GetRequiredValue(folders).Select(LabelledSet.Open)]);
            return Saved(shell, (merged, parsed.GetRequiredValue(output)));
        });
        return command;
    }

    private static Command Split(Shell shell)
    {
        var (folder, output) = (Folder(), Output());
        var fraction = new Option<double>("--fraction") { DefaultValueFactory = _ => 0.8 };
        var seed = new Option<ulong>("--seed") { DefaultValueFactory = _ => 1 };
        var command = new Command("split") { folder, output, fraction, seed };
        command.SetAction(parsed =>
        {
            var (first, second) = LabelledSets.Split(LabelledSet.Open(parsed.GetRequiredValue(folder)), parsed.GetValue(fraction), parsed.GetValue(seed));
            var to = parsed.GetRequiredValue(output);
            return Saved(shell, (first, Path.Combine(to, "train")), (second, Path.Combine(to, "test")));
        });
        return command;
    }

    private static Command Export(Shell shell)
    {
        var (folder, output) = (Folder(), Output());
        var command = new Command("export") { folder, output };
        command.SetAction(parsed =>
        {
            var (set, file) = (LabelledSet.Open(parsed.GetRequiredValue(folder)), parsed.GetRequiredValue(output));
            LabelledSets.Export(set, file);
            shell.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{set.Count} labels in {file}."));
            return ExitCode.Success;
        });
        return command;
    }

    private static int Saved(Shell shell, params (LabelledSet Set, string Folder)[] sets)
    {
        LabelledSets.RequireFree([.. sets.Select(s => s.Folder)]);
        foreach (var (set, folder) in sets)
        {
            set.Save(folder);
            shell.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{set.Count} labels in {folder}."));
        }

        return ExitCode.Success;
    }

    private static Argument<string> Folder() => new("SET") { Validators = { Watching.RefuseOptions } };

    private static Option<string> Output() => new("--output", "-o") { Required = true };
}
