using Kramers.Chemistry;
using Kramers.Chemistry.Building;
using Kramers.Chemistry.Ligands;
using Kramers.Workbench.Pipelines;
using Kramers.Workbench.Reports;

namespace Kramers.Workbench.Building;

/// <summary>'kramers build': recipes in, complexes in space out, ranked by energy.</summary>
public static class BuildPipeline
{
    private const string ComplexesFile = "complexes.xyz";

    /// <summary>Builds all stereoisomers and writes a folder.</summary>
    /// <param name="options">Recipes, seed, refinement.</param>
    /// <param name="output">Folder to write to; null means <c>runs/build-METAL-SHAPE</c>, or <c>runs/build-FILE</c> of a batch, below the current folder.</param>
    /// <param name="monitor">Told of progress.</param>
    /// <param name="cancellation">Stops the run; nothing is left half-written.</param>
    /// <exception cref="InputException">Bad input, or nothing could be built; the message says what to change.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static TaskRun Run(BuildOptions options, string? output, IRunMonitor monitor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        var target = output ?? Path.Combine("runs", "build-" + Name(options));
        RunFolder.CheckFree(target, [ComplexesFile, .. BuildTables.Keys.Select(k => k + ".csv")]);
        var log = new RunLog(monitor);
        var rows = Rows(options, log, cancellation);
        var result = Result(options, rows, log);
        RunFolder.Write(target,
        [
            (ComplexesFile, string.Concat(rows.Where(r => r.Outcome.Complex is not null).Select((r, k) => ComplexXyz.Frame(r.Outcome.Complex!, FormattableString.Invariant($"{k + 1}"), r.Geometry!, r.EnergyEv)))),
            .. RunFolder.Files(result, RunFolder.Inputs("kramers build with these recipes and flags builds the same again.", options.Settings(), [options.Batch]), log),
        ]);
        return new TaskRun(result, Path.GetFullPath(target));
    }

    /// <summary>Builds without writing anything; the rows come recipe by recipe, the lowest energy first, failures last.</summary>
    internal static IReadOnlyList<BuildRow> Rows(BuildOptions options, IRunMonitor monitor, CancellationToken cancellation)
    {
        if (options.Refinement != XtbRefinement.None && !XtbRelaxation.IsAvailable)
        {
            throw new InputException("--xtb", null, "libxtb is not on this machine", "Install libxtb6, or leave the flag out");
        }

        var recipes = options.Recipes.Select(r => Read(r, options.Multiplicity)).ToArray();
        var tasks = recipes.SelectMany((r, k) => r.Isomers.Take(options.MostIsomers).Select((a, i) => (Number: k, r.Recipe, Assignment: a, Seed: options.Seed + 1000 * (ulong)i))).ToArray();
        var rows = new BuildRow[tasks.Length];
        using (var step = monitor.Begin("Complexes", tasks.Length))
        {
            var done = 0;
            Parallel.For(0, tasks.Length, new ParallelOptions { CancellationToken = cancellation }, k =>
            {
                var (number, recipe, assignment, seed) = tasks[k];
                var built = ComplexBuilder.Build(recipe, assignment, seed, cancellation: cancellation);
                rows[k] = new BuildRow(number, recipe, assignment, built).Refined(options.Refinement, cancellation);
                step.Report(Interlocked.Increment(ref done));
            });
        }

        // Energies of xTB and of the force field cannot be compared: a row without the first comes behind.
        return [.. rows.OrderBy(r => r.RecipeNumber).ThenBy(r => r.EnergyEv ?? double.MaxValue).ThenBy(r => r.Outcome.Complex?.StrainEv ?? double.MaxValue)];
    }

    private static TaskResult Result(BuildOptions options, IReadOnlyList<BuildRow> rows, RunLog log)
    {
        if (rows.All(r => r.Outcome.Complex is null))
        {
            var fault = rows[0].Outcome.Faults[0];
            throw new InputException(rows[0].Recipe.ToString(), null, $"{fault.Ligand} failed the check {fault.Check} in every attempt", $"{fault.Words[..1].ToUpperInvariant()}{fault.Words[1..]}");
        }

        var warnings = Warnings(rows).ToArray();
        foreach (var warning in warnings)
        {
            log.Say($"Warning: {warning}");
        }

        var built = rows.Count(r => r.Outcome.Complex is not null);
        return new TaskResult
        {
            Command = "build",
            Task = "build",
            Name = options.Recipes.Count == 1 ? rows[0].Recipe.ToString() : FormattableString.Invariant($"{options.Recipes.Count} recipes"),
            Title = FormattableString.Invariant($"{built} of {rows.Count} complexes built, ranked by {(options.Refinement == XtbRefinement.None ? "strain in the force field" : "GFN2-xTB energy")}"),
            Tables = BuildTables.Of(rows),
            Numbers =
            [
                new ResultNumber("built", "Built", built),
                new ResultNumber("shapeKept", "Requested shape is the nearest", rows.Count(r => r.Outcome.Complex is { } c && c.Shapes(r.Geometry!)[0].Polyhedron == c.Recipe.Shape)),
            ],
            Parameters = new Dictionary<string, double>(),
            Warnings = warnings,
        };
    }

    private static IEnumerable<string> Warnings(IReadOnlyList<BuildRow> rows)
    {
        foreach (var row in rows)
        {
            if (row.Outcome.Complex is null)
            {
                yield return $"{row.Recipe}, {row.Assignment}: {row.Outcome.Faults[0].Ligand}, {row.Outcome.Faults[0].Check}: {row.Outcome.Faults[0].Words}.";
            }
            else if (row.XtbFailure is { } failure)
            {
                yield return $"{row.Recipe}, {row.Assignment}: as built; {failure}";
            }
            else if (row.Restrained is { Converged: false })
            {
                yield return $"{row.Recipe}, {row.Assignment}: the restrained relaxation stopped before it converged.";
            }
        }
    }

    private static (ComplexRecipe Recipe, IReadOnlyList<SiteAssignment> Isomers) Read(RecipeLine line, int? multiplicity)
    {
        try
        {
            var recipe = RecipeText.Read(line.Metal, line.Ligands, line.Shape, Named, multiplicity);
            return (recipe, Stereoisomers.Of(recipe));
        }
        catch (ArgumentException error)
        {
            var at = error.Message.IndexOf(". ", StringComparison.Ordinal);
            var (found, advice) = at > 0 ? (error.Message[..at], error.Message[(at + 2)..]) : (error.Message, "Change the recipe");
            throw new InputException(line.Origin?.File ?? "recipe", line.Origin?.Line, found, advice.TrimEnd('.'), error);
        }
    }

    private static Ligand? Named(string name) => LigandLibrary.All.FirstOrDefault(l => l.Ligand.Name == name)?.Ligand;

    private static string Name(BuildOptions options) =>
        options.Batch is { } file ? Path.GetFileNameWithoutExtension(file) : $"{options.Recipes[0].Metal.TrimEnd('+')}-{options.Recipes[0].Shape}";
}
