using Kramers.Chemistry;
using Kramers.Workbench.Reports;

namespace Kramers.Workbench.Building;

/// <summary>Builds as tables: isomers with energies and shapes, and failures by reason.</summary>
internal static class BuildTables
{
    private const int MostRows = 200;
    private const double KilojoulePerEv = 96.48533212331;

    /// <summary>Names of the tables.</summary>
    internal static readonly string[] Keys = ["isomers", "failures", "reasons"];

    internal static IReadOnlyList<ResultTable> Of(BuildRow[] built, IReadOnlyList<BuildFailure> failures) =>
        [Isomers(built), .. failures.Count > 0 ? [Reasons(failures), Failures([.. failures])] : Array.Empty<ResultTable>()];

    private static ResultTable Isomers(BuildRow[] rows)
    {
        double Lowest(BuildRow row) => rows.Where(r => r.RecipeNumber == row.RecipeNumber && r.EnergyEv is not null).Min(r => r.EnergyEv) ?? double.NaN;
        double LeastStrain(BuildRow row) => rows.Where(r => r.RecipeNumber == row.RecipeNumber).Min(r => r.Outcome.Complex!.StrainEv);
        List<ResultColumn> columns =
        [
            Words("complex", "Complex", rows, r => r.Recipe.ToString()),
            Words("isomer", "Donors on sites", rows, r => r.Assignment.ToString()),
            Numbers("strainKjPerMol", "Strain (kJ/mol)", rows, r => Math.Round((r.Outcome.Complex!.StrainEv - LeastStrain(r)) * KilojoulePerEv, 1)),
            Words("nearestShape", "Nearest shape", rows, r => r.Outcome.Complex!.Shapes(r.Geometry!)[0].Polyhedron.Code),
            Numbers("measureBuilt", "*S* built", rows, r => Measure(r, r.Outcome.Complex!.Structure)),
        ];
        if (Array.Exists(rows, r => r.Task.MirrorOf is not null))
        {
            columns.Insert(2, Words("mirrorOf", "Mirror image of", rows, r => r.Task.MirrorOf?.ToString() ?? ""));
        }

        if (Array.Exists(rows, r => r.Recipe.Core is not null))
        {
            columns.AddRange(
            [
                Numbers("measureBuiltSecond", "*S* built, second metal", rows, r => Measure(r, r.Outcome.Complex!.Structure, 1)),
                Numbers("metalDistance", "M-M (angstrom)", rows, r => Math.Round(r.Outcome.Complex!.MetalDistance(r.Geometry!) ?? double.NaN, 3)),
                Numbers("bridgeAngle", "M-X-M (degrees)", rows, r => Math.Round(r.Outcome.Complex!.BridgeAngle(r.Geometry!) ?? double.NaN, 1)),
            ]);
        }

        if (rows.Any(r => r.Restrained is not null))
        {
            columns.Insert(2, Numbers("energyKjPerMol", "GFN2 energy (kJ/mol)", rows, r => Math.Round(((r.EnergyEv ?? double.NaN) - Lowest(r)) * KilojoulePerEv, 1)));
            columns.Add(Numbers("measureRestrained", "*S* restrained", rows, r => Measure(r, r.Restrained?.Geometry)));
        }

        if (rows.Any(r => r.Free is not null))
        {
            columns.Add(Numbers("measureFree", "*S* free", rows, r => Measure(r, r.Free?.Geometry)));
        }

        columns.Add(Numbers("attempts", "Attempts", rows, r => r.Outcome.Complex!.Attempts));
        return new ResultTable("isomers", "Stereoisomers", columns) { MostRowsInReport = MostRows };
    }

    private static ResultTable Reasons(IReadOnlyList<BuildFailure> failures)
    {
        BuildFailure[][] reasons = [.. BuildFailure.ByReason(failures).Select(g => g.ToArray())];
        return new ResultTable("reasons", "Not built, by reason",
        [
            Words("check", "Check", reasons, r => r[0].Check),
            Words("ligand", "Ligand", reasons, r => r[0].Ligand),
            Numbers("count", "Count", reasons, r => r.Length),
            Words("example", "For example", reasons, r => r[0].Recipe.ToString()),
        ]) { MostRowsInReport = MostRows };
    }

    private static ResultTable Failures(BuildFailure[] rows) => new("failures", "Not built",
    [
        Words("complex", "Complex", rows, r => r.Recipe.ToString()),
        Words("isomer", "Donors on sites", rows, r => r.Isomer),
        Words("check", "Check", rows, r => r.Check),
        Words("ligand", "Ligand", rows, r => r.Ligand),
        Words("reason", "What was found, what to try", rows, r => r.Words),
    ]) { MostRowsInReport = MostRows };

    private static double Measure(BuildRow row, Structure? geometry, int metal = 0) =>
        geometry is null || metal > 0 && row.Recipe.Core is null ? double.NaN : Math.Round(row.Outcome.Complex!.ShapeMeasure(geometry, metal), 3);

    private static ResultColumn Words<T>(string key, string heading, T[] rows, Func<T, string> word) => new(key, heading, [], [.. rows.Select(word)]) { IsVerbatim = true };

    private static ResultColumn Numbers<T>(string key, string heading, T[] rows, Func<T, double> number) => new(key, heading, [.. rows.Select(number)]);
}
