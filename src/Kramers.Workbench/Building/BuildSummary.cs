using Kramers.Chemistry;
using Kramers.Workbench.Pipelines;
using Kramers.Workbench.Reports;

namespace Kramers.Workbench.Building;

/// <summary>What a run of builds has brought: counts, tables, warnings.</summary>
internal static class BuildSummary
{
    internal static TaskResult Result(BuildOptions options, IReadOnlyList<BuildRow> rows, IReadOnlyList<RefusedRecipe> refused, RunLog log)
    {
        BuildRow[] built = [.. rows.Where(r => r.Outcome.Complex is not null)];
        if (built.Length == 0 && options.Batch is null)
        {
            var fault = rows[0].Outcome.Faults[0];
            throw new InputException(rows[0].Recipe.ToString(), null, $"{fault.Ligand} failed the check {fault.Check} in every attempt", $"{fault.Words[..1].ToUpperInvariant()}{fault.Words[1..]}");
        }

        var failures = BuildFailure.Of(rows, refused);
        string[] warnings = [.. BuildFailure.Warnings(failures), .. rows.Select(Unrelaxed).OfType<string>()];
        foreach (var warning in warnings)
        {
            log.Say($"Warning: {warning}");
        }

        return new TaskResult
        {
            Command = "build",
            Task = "build",
            Name = options.Recipes.Count == 1 && rows.Count > 0 ? rows[0].Recipe.ToString() : FormattableString.Invariant($"{options.Recipes.Count} recipes"),
            Title = FormattableString.Invariant($"{built.Length} of {rows.Count} complexes built, ranked by {(options.Refinement == XtbRefinement.None ? "strain in the force field" : "GFN2-xTB energy")}"),
            Tables = BuildTables.Of(built, failures),
            Numbers =
            [
                new ResultNumber("built", "Built", built.Length),
                new ResultNumber("failed", "Not built", failures.Count),
                new ResultNumber("shapeKept", "Requested shape is the nearest", built.Count(r => r.Outcome.Complex is { } c && c.Shapes(r.Geometry!)[0].Polyhedron == c.Recipe.Shape)),
            ],
            Parameters = new Dictionary<string, double>(),
            Warnings = warnings,
        };
    }

    private static string? Unrelaxed(BuildRow row) => row switch
    {
        { XtbFailure: { } failure } => $"{row.Recipe}, {row.Assignment}: as built; {failure}",
        { Restrained.Converged: false } => $"{row.Recipe}, {row.Assignment}: the restrained relaxation stopped before it converged.",
        { Free.Converged: false } => $"{row.Recipe}, {row.Assignment}: the free relaxation stopped before it converged; its energy and shape are not those of a minimum.",
        _ => null,
    };
}
