using Kramers.Chemistry.Building;

namespace Kramers.Workbench.Building;

/// <summary>A complex that could not be built, or a recipe without a stereoisomer (its isomer is empty and its check NoPlace).</summary>
internal sealed record BuildFailure(ComplexRecipe Recipe, string Isomer, string Check, string Ligand, string Words)
{
    private const string NoPlace = "NoPlace";

    internal static IReadOnlyList<BuildFailure> Of(IReadOnlyList<BuildRow> rows, IReadOnlyList<RefusedRecipe> refused) =>
    [
        .. from row in rows
           where row.Outcome.Complex is null
           let fault = row.Outcome.Faults[0]
           select new BuildFailure(row.Recipe, row.Assignment.ToString(), fault.Check.ToString(), fault.Ligand, fault.Words),
        .. refused.Select(r => new BuildFailure(r.Recipe, "", NoPlace, string.Join(", ", r.Recipe.Ligands.Where(l => l.Ligand.Denticity > 1).Select(l => l.Ligand.Name)), r.Words)),
    ];

    /// <summary>Failures by reason, the most frequent first.</summary>
    internal static IReadOnlyList<IGrouping<(string Check, string Ligand), BuildFailure>> ByReason(IReadOnlyList<BuildFailure> failures) =>
        [.. failures.GroupBy(f => (f.Check, f.Ligand)).OrderByDescending(g => g.Count()).ThenBy(g => g.Key.Check, StringComparer.Ordinal).ThenBy(g => g.Key.Ligand, StringComparer.Ordinal)];

    /// <summary>One sentence for each reason.</summary>
    internal static IEnumerable<string> Warnings(IReadOnlyList<BuildFailure> failures) => ByReason(failures).Select(reason =>
    {
        var (first, count) = (reason.First(), reason.Count());
        var more = count == 1 ? "" : FormattableString.Invariant($" ({count} such failures)");
        return first.Check == NoPlace ? $"{first.Words}{more}." : $"{first.Recipe}, {first.Isomer}: {first.Ligand}, {first.Check}: {first.Words}{more}.";
    });
}
