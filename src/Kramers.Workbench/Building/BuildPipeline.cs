using Kramers.Chemistry;
using Kramers.Chemistry.Building;
using Kramers.Workbench.Executors;
using Kramers.Workbench.Pipelines;
using Kramers.Workbench.Reports;

namespace Kramers.Workbench.Building;

/// <summary>'kramers build': recipes in, complexes in space out, ranked by energy.</summary>
public static class BuildPipeline
{
    private const string ComplexesFile = "complexes.xyz";

    /// <summary>Builds all stereoisomers and writes a folder. What a batch has built lies beside the folder as soon as it is ready, and is there to go on with.</summary>
    /// <param name="options">Recipes, seed, refinement.</param>
    /// <param name="output">Folder to write to; null means <c>runs/build-METAL-SHAPE</c>, or <c>runs/build-FILE</c> of a batch, below the current folder.</param>
    /// <param name="monitor">Told of progress.</param>
    /// <param name="cancellation">Stops the run; the folder is not half-written.</param>
    /// <exception cref="InputException">Bad input, or nothing could be built; the message says what to change.</exception>
    /// <exception cref="ExecutorException">Jobs of a batch failed.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static TaskRun Run(BuildOptions options, string? output, IRunMonitor monitor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        var target = output ?? Path.Combine("runs", "build-" + Name(options));
        RunFolder.CheckFree(target, [ComplexesFile, BuildJournal.FileName, .. BuildTables.Keys.Select(k => k + ".csv")]);
        var log = new RunLog(monitor);
        var recipes = BuildRecipes.Read(options);
        var rows = Rows(options, recipes, target, log, cancellation);
        var result = BuildSummary.Result(options, rows, recipes.Refused, log);
        RunFolder.Write(target,
        [
            (ComplexesFile, string.Concat(rows.Where(r => r.Outcome.Complex is not null).Select((r, k) => ComplexXyz.Frame(r.Outcome.Complex!, FormattableString.Invariant($"{k + 1}"), r.Geometry!, r.EnergyEv)))),
            .. options.Batch is null ? Array.Empty<(string, string)>() : [(BuildJournal.FileName, string.Concat(rows.Select(r => BuildJournal.Line(r.Task.Key, r) + "\n")))],
            .. RunFolder.Files(result, RunFolder.Inputs("kramers build with these recipes and flags builds the same again.", options.Settings(), [options.Batch]), log),
        ]);
        Forget(target);
        return new TaskRun(result, Path.GetFullPath(target));
    }

    /// <summary>Rows recipe by recipe, the lowest energy first, failures last.</summary>
    private static IReadOnlyList<BuildRow> Rows(BuildOptions options, BuildRecipes recipes, string target, IRunMonitor monitor, CancellationToken cancellation)
    {
        if (options.Refinement != XtbRefinement.None && options.Jobs is null && !XtbRelaxation.IsAvailable)
        {
            throw new InputException("--xtb", null, "libxtb is not on this machine", "Install libxtb6, or leave the flag out");
        }

        var known = Known(options, target);
        RecipeLine[] open = [.. recipes.Tasks.Where(t => !known.ContainsKey(t.Key)).Select(t => t.RecipeNumber).Distinct().Select(n => options.Recipes[n])];
        if (options.Jobs is { } jobs && open.Length > 0)
        {
            foreach (var entry in BuildJournal.Read(jobs.Run(options, open, JobsFolder(target), monitor, cancellation)))
            {
                known[entry.Key] = entry.Value;
            }
        }

        // Energies of xTB and of the force field cannot be compared: a row without the first comes behind.
        return [.. Build(options, recipes.Tasks, known, target, monitor, cancellation).OrderBy(r => r.RecipeNumber).ThenBy(r => r.EnergyEv ?? double.MaxValue).ThenBy(r => r.Outcome.Complex?.StrainEv ?? double.MaxValue)];
    }

    private static BuildRow[] Build(BuildOptions options, IReadOnlyList<BuildTask> tasks, Dictionary<string, JournalEntry> known, string target, IRunMonitor monitor, CancellationToken cancellation)
    {
        var rows = tasks.Select(t => known.TryGetValue(t.Key, out var entry) ? entry.Row(t) : null).ToArray();
        int[] open = [.. Enumerable.Range(0, rows.Length).Where(k => rows[k] is null)];
        using var step = monitor.Begin("Complexes", rows.Length);
        using var journal = options.Batch is null || open.Length == 0 ? null : BuildJournal.Append(BuildJournal.Beside(target));
        var done = rows.Length - open.Length;
        step.Report(done);
        Parallel.ForEach(open, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = options.Cores }, k =>
        {
            var row = BuildRow.Of(tasks[k], options.Refinement, cancellation);
            journal?.Add(tasks[k].Key, row);
            rows[k] = row;
            step.Report(Interlocked.Increment(ref done));
        });
        return rows!;
    }

    private static Dictionary<string, JournalEntry> Known(BuildOptions options, string target)
    {
        var beside = BuildJournal.Beside(target);
        if (options.Resume)
        {
            return BuildJournal.Read(Path.Combine(target, BuildJournal.FileName), beside);
        }

        return options.Batch is null || !(File.Exists(beside) || Directory.Exists(JobsFolder(target)))
            ? []
            : throw new InputException(beside, null, "an earlier run of this batch was stopped", "Go on with --resume, or name another folder with --output");
    }

    private static string JobsFolder(string target) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(target)) + ".jobs";

    /// <summary>All is in the folder now.</summary>
    private static void Forget(string target)
    {
        File.Delete(BuildJournal.Beside(target));
        if (Directory.Exists(JobsFolder(target)))
        {
            Directory.Delete(JobsFolder(target), recursive: true);
        }
    }

    private static string Name(BuildOptions options) =>
        options.Batch is { } file ? Path.GetFileNameWithoutExtension(file) : $"{options.Recipes[0].Metal.TrimEnd('+')}-{options.Recipes[0].Shape}";
}
