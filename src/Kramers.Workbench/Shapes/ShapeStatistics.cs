using Kramers.Workbench.Reports;
using Kramers.Workbench.Reports.Charts;

namespace Kramers.Workbench.Shapes;

/// <summary>Many sites as a whole: coordination numbers with donor sets, distances by donor, angles between donors.</summary>
internal static class ShapeStatistics
{
    private const double DistanceBin = 0.05;
    private const double AngleBin = 5;
    private const int MostDonorsInFigure = 6;

    /// <summary>Names of the tables.</summary>
    internal static readonly string[] Keys = ["coordination", "distances", "angles", "failures"];

    /// <summary>The tables; failures only where there are any.</summary>
    internal static IReadOnlyList<ResultTable> Tables(IReadOnlyList<ShapeSite> sites, IReadOnlyList<ShapeFailure> failures) =>
        [Coordination(sites), Distances(sites), Angles(sites), .. failures.Count > 0 ? new[] { Failures(failures) } : []];

    /// <summary>Histograms of distances, a colour per donor, and of angles.</summary>
    internal static IReadOnlyList<CaptionedFigure> Figures(IReadOnlyList<ShapeSite> sites)
    {
        var kinds = Bonds(sites).GroupBy(b => b.Donor).OrderByDescending(g => g.Count()).Take(MostDonorsInFigure).ToArray();
        HistogramSeries[] distances = [.. kinds.Select((g, k) => HistogramSeries.Of(g.Key, Palette.InOrder(k), g.Select(b => b.Distance), DistanceBin))];
        HistogramSeries[] angles = [HistogramSeries.Of("all donors", PaletteColor.Blue, sites.SelectMany(AnglesOf).Select(a => a.Degrees), AngleBin)];
        return
        [
            CaptionedFigure.Wide("Distances from metal to donor, in bins of 0.05 \u00c5", Around("Distance (\u00c5)", distances), LinearAxis.FromZero("Bonds", distances.SelectMany(d => d.Counts)), distances),
            CaptionedFigure.Wide("Angles between donors, in bins of 5\u00b0", Around("Angle (\u00b0)", angles), LinearAxis.FromZero("Pairs of donors", angles.SelectMany(d => d.Counts)), angles),
        ];
    }

    private static LinearAxis Around(string label, HistogramSeries[] series) => LinearAxis.Around(label, series.SelectMany(s => s.Starts.Concat(s.Starts.Select(x => x + s.BinWidth))));

    private static ResultTable Coordination(IReadOnlyList<ShapeSite> sites)
    {
        var kinds = sites.GroupBy(s => (Metal: s.Sphere.Metal.Symbol, Number: s.Sphere.Donors.Count, Set: ShapeTables.DonorSet(s)))
            .OrderBy(g => g.Key.Metal, StringComparer.Ordinal).ThenBy(g => g.Key.Number).ThenByDescending(g => g.Count()).ThenBy(g => g.Key.Set, StringComparer.Ordinal).ToArray();
        return new ResultTable("coordination", "Coordination numbers and donor sets",
        [
            ShapeTables.Words("metal", "Metal", kinds, g => g.Key.Metal),
            ShapeTables.Numbers("coordinationNumber", "CN", kinds, g => g.Key.Number),
            ShapeTables.Words("donors", "Donors", kinds, g => g.Key.Set),
            ShapeTables.Numbers("sites", "Sites", kinds, g => g.Count()),
            ShapeTables.Words("shapes", "Nearest shapes", kinds, g => string.Join(", ", g.Where(s => s.Measures.Count > 0).CountBy(s => s.Measures[0].Polyhedron.Code).OrderByDescending(c => c.Value).Select(c => FormattableString.Invariant($"{c.Key} ({c.Value})")))),
        ]);
    }

    private static ResultTable Distances(IReadOnlyList<ShapeSite> sites)
    {
        var kinds = Bonds(sites).GroupBy(b => (b.Metal, b.Donor)).OrderBy(g => g.Key.Metal, StringComparer.Ordinal).ThenBy(g => g.Key.Donor, StringComparer.Ordinal).Select(g => (g.Key, Values: g.Select(b => b.Distance).ToArray())).ToArray();
        return new ResultTable("distances", "Distances from metal to donor (\u00c5)",
        [
            ShapeTables.Words("metal", "Metal", kinds, g => g.Key.Metal),
            ShapeTables.Words("donor", "Donor", kinds, g => g.Key.Donor),
            ShapeTables.Numbers("bonds", "Bonds", kinds, g => g.Values.Length),
            ShapeTables.Numbers("meanAngstrom", "Mean", kinds, g => Math.Round(g.Values.Average(), 4)),
            ShapeTables.Numbers("standardDeviationAngstrom", "Standard deviation", kinds, g => Math.Round(Deviation(g.Values), 4)),
            ShapeTables.Numbers("shortestAngstrom", "Shortest", kinds, g => Math.Round(g.Values.Min(), 4)),
            ShapeTables.Numbers("longestAngstrom", "Longest", kinds, g => Math.Round(g.Values.Max(), 4)),
        ]);
    }

    private static ResultTable Angles(IReadOnlyList<ShapeSite> sites)
    {
        var rows = sites.SelectMany(s => AnglesOf(s).Select(a => (s.Label, Angle: a))).ToArray();
        return new ResultTable("angles", "Angles between donors",
        [
            ShapeTables.Words("site", "Site", rows, r => r.Label),
            ShapeTables.Words("first", "Donor", rows, r => r.Angle.First),
            ShapeTables.Words("second", "Donor", rows, r => r.Angle.Second),
            ShapeTables.Numbers("angleDegrees", "Angle (\u00b0)", rows, r => Math.Round(r.Angle.Degrees, 3)),
        ]) { IsInReport = false };
    }

    private static ResultTable Failures(IReadOnlyList<ShapeFailure> failures) => new("failures", "Files that could not be read",
    [
        ShapeTables.Words("file", "File", failures, f => f.File),
        ShapeTables.Words("reason", "Reason", failures, f => f.Reason),
    ]);

    private static IEnumerable<(string Metal, string Donor, double Distance)> Bonds(IReadOnlyList<ShapeSite> sites) =>
        sites.SelectMany(s => s.Sphere.Donors.Select(d => (s.Sphere.Metal.Symbol, d.Name, d.DistanceAngstrom)));

    private static IEnumerable<(string First, string Second, double Degrees)> AnglesOf(ShapeSite site)
    {
        var donors = site.Sphere.Donors;
        for (var i = 0; i < donors.Count; i++)
        {
            for (var j = i + 1; j < donors.Count; j++)
            {
                var dot = Enumerable.Range(0, 3).Sum(a => (donors[i].Position[a] - site.Sphere.Centre[a]) * (donors[j].Position[a] - site.Sphere.Centre[a]));
                var cosine = dot / (donors[i].DistanceAngstrom * donors[j].DistanceAngstrom);
                yield return (donors[i].Name, donors[j].Name, Math.Acos(Math.Clamp(cosine, -1, 1)) * 180 / Math.PI);
            }
        }
    }

    /// <summary>Of a sample; not determined for a single bond.</summary>
    private static double Deviation(double[] values)
    {
        var mean = values.Average();
        return values.Length < 2 ? double.NaN : Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1));
    }
}

/// <summary>A file without sites.</summary>
/// <param name="File">The file.</param>
/// <param name="Reason">What is wrong with it and what to change.</param>
internal sealed record ShapeFailure(string File, string Reason);
