using Kramers.Chemistry;
using Kramers.Workbench.Reports;

namespace Kramers.Workbench.Building;

/// <summary>Builds as tables: isomers with energies and shapes, and failures by reason.</summary>
internal static class BuildTables
{
    private const int MostRows = 200;
    private const double KilojoulePerEv = 96.48533212331;

    /// <summary>Names of the tables.</summary>
    internal static readonly string[] Keys = ["isomers", "failures"];

    internal static IReadOnlyList<ResultTable> Of(IReadOnlyList<BuildRow> rows) =>
        [Isomers([.. rows.Where(r => r.Outcome.Complex is not null)]), .. rows.Any(r => r.Outcome.Complex is null) ? [Failures([.. rows.Where(r => r.Outcome.Complex is null)])] : Array.Empty<ResultTable>()];

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

    private static ResultTable Failures(BuildRow[] rows) => new("failures", "Not built",
    [
        Words("complex", "Complex", rows, r => r.Recipe.ToString()),
        Words("isomer", "Donors on sites", rows, r => r.Assignment.ToString()),
        Words("check", "Check", rows, r => r.Outcome.Faults[0].Check.ToString()),
        Words("ligand", "Ligand", rows, r => r.Outcome.Faults[0].Ligand),
        Words("reason", "What was found, what to try", rows, r => r.Outcome.Faults[0].Words),
    ]) { MostRowsInReport = MostRows };

    private static double Measure(BuildRow row, Structure? geometry) => geometry is null ? double.NaN : Math.Round(row.Outcome.Complex!.ShapeMeasure(geometry), 3);

    private static ResultColumn Words(string key, string heading, BuildRow[] rows, Func<BuildRow, string> word) => new(key, heading, [], [.. rows.Select(word)]) { IsVerbatim = true };

    private static ResultColumn Numbers(string key, string heading, BuildRow[] rows, Func<BuildRow, double> number) => new(key, heading, [.. rows.Select(number)]);
}
