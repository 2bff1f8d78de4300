using Kramers.Chemistry.Shapes;
using Kramers.Workbench.Reports;

namespace Kramers.Workbench.Shapes;

/// <summary>Shape measures as tables: one of sites, one of all measures, one of donors.</summary>
internal static class ShapeTables
{
    private const int MostRows = 200;

    /// <summary>Names of the tables.</summary>
    internal static readonly string[] Keys = ["sites", "shapes", "donors"];

    /// <summary>The tables; of a single site its measures come first.</summary>
    internal static IReadOnlyList<ResultTable> Of(IReadOnlyList<ShapeSite> sites) =>
        sites.Count == 1 ? [Shapes(sites), Sites(sites), Donors(sites)] : [Sites(sites), Shapes(sites), Donors(sites)];

    private static ResultTable Sites(IReadOnlyList<ShapeSite> sites)
    {
        ShapePath? PathOf(ShapeSite s) => s.Measures.Count > 1 ? new ShapePath(s.Measures[0].Polyhedron, s.Measures[1].Polyhedron) : null;
        var paths = sites.Select(PathOf).ToArray();
        return new ResultTable("sites", "Sites",
        [
            Words("site", "Site", sites, s => s.Label),
            Numbers("coordinationNumber", "CN", sites, s => s.Sphere.Donors.Count),
            Words("shape", "Nearest shape", sites, s => s.Measures.Count > 0 ? s.Measures[0].Polyhedron.Code : "none"),
            Numbers("measure", "*S*", sites, s => Measure(s, 0)),
            Words("nextShape", "Next shape", sites, s => s.Measures.Count > 1 ? s.Measures[1].Polyhedron.Code : "none"),
            Numbers("nextMeasure", "*S* of it", sites, s => Measure(s, 1)),
            Numbers("coordinatePercent", "On the path (%)", sites, (s, i) => Round(paths[i]?.CoordinatePercent(Measure(s, 0)) ?? double.NaN)),
            Numbers("deviationPercent", "Off the path (%)", sites, (s, i) => Round(paths[i]?.DeviationPercent(Measure(s, 0), Measure(s, 1)) ?? double.NaN)),
            Words("donors", "Donors", sites, DonorSet),
        ]) { MostRowsInReport = MostRows };
    }

    private static ResultTable Shapes(IReadOnlyList<ShapeSite> sites)
    {
        var rows = sites.SelectMany(s => s.Measures.Select(m => (s.Label, Measure: m))).ToArray();
        ResultColumn[] label = sites.Count > 1 ? [Words("site", "Site", rows, r => r.Label)] : [];
        return new ResultTable("shapes", "Continuous shape measures",
        [
            .. label,
            Words("code", "Code", rows, r => r.Measure.Polyhedron.Code),
            Words("name", "Shape", rows, r => r.Measure.Polyhedron.Name),
            Words("pointGroup", "Point group", rows, r => r.Measure.Polyhedron.PointGroup),
            Numbers("measure", "*S*", rows, r => Round(r.Measure.Value)),
        ]) { MostRowsInReport = MostRows };
    }

    private static ResultTable Donors(IReadOnlyList<ShapeSite> sites)
    {
        var rows = sites.SelectMany(s => s.Sphere.Donors.Select(d => (s.Label, Donor: d))).ToArray();
        return new ResultTable("donors", "Donors",
        [
            Words("site", "Site", rows, r => r.Label),
            Words("donor", "Donor", rows, r => r.Donor.Name),
            Numbers("distanceAngstrom", "Distance (\u00c5)", rows, r => Math.Round(r.Donor.DistanceAngstrom, 4)),
        ]) { MostRowsInReport = MostRows };
    }

    /// <summary>The donors of a site, for example 2 N 6 O.</summary>
    internal static string DonorSet(ShapeSite site) =>
        string.Join(' ', site.Sphere.Donors.CountBy(d => d.Name).OrderBy(d => d.Key, StringComparer.Ordinal).Select(d => d.Value == 1 ? d.Key : FormattableString.Invariant($"{d.Value} {d.Key}")));

    private static double Measure(ShapeSite site, int rank) => site.Measures.Count > rank ? Round(site.Measures[rank].Value) : double.NaN;

    // The search ends at the same polyhedron on every machine, its last digits may differ.
    private static double Round(double x) => Math.Round(x, 5);

    internal static ResultColumn Words<T>(string key, string heading, IReadOnlyList<T> rows, Func<T, string> word) => new(key, heading, [], [.. rows.Select(word)]) { IsVerbatim = true };

    internal static ResultColumn Numbers<T>(string key, string heading, IReadOnlyList<T> rows, Func<T, double> number) => new(key, heading, [.. rows.Select(number)]);

    private static ResultColumn Numbers<T>(string key, string heading, IReadOnlyList<T> rows, Func<T, int, double> number) => new(key, heading, [.. rows.Select(number)]);
}
