using Kramers.Workbench.Reports;

namespace Kramers.Workbench.SpinPhonon;

/// <summary>Tables that only the density matrix has.</summary>
internal static class RedfieldTables
{
    /// <summary>What the density matrix keeps.</summary>
    public static string Diagnostics(RedfieldResult result) => ReportPage.Table(
        $"Density matrix, generator {result.Generator}, secular cutoff " + (double.IsInfinity(result.SecularCutoffCm) ? "none" : NumberText.Significant(result.SecularCutoffCm, 3) + " cm^-1"),
        ["*T* (K)", "Change of the trace", "Positivity: smallest eigenvalue", "Change of the thermal state"],
        result.Diagnostics.Select(d => new[]
        {
            NumberText.Significant(d.TemperatureK, 3), NumberText.Significant(d.TraceDefect, 2), NumberText.Significant(d.SmallestKossakowskiEigenvalue, 2), NumberText.Significant(d.GibbsDefect, 2),
        }));

    /// <summary>T1 and T2 by fit.</summary>
    public static string Traces(IReadOnlyList<RedfieldTrace> traces) => ReportPage.Table(
        "Times by fit of one exponential",
        ["*T* (K)", "T1 of the moment (s)", "missed by the fit", "T2 of the coherence (s)", "missed by the fit"],
        traces.Select(t => new[]
        {
            NumberText.Significant(t.TemperatureK, 3), NumberText.Significant(t.T1Seconds, 3), NumberText.Percent(t.T1Residual),
            t.Coherence is { } c ? NumberText.Significant(c.T2Seconds, 3) : "levels coincide", t.Coherence is { } d ? NumberText.Percent(d.T2Residual) : "",
        }));

    /// <summary>trace.csv and coherence.csv; none where nothing was followed.</summary>
    public static IEnumerable<ResultTable> Csv(IReadOnlyList<RedfieldTrace> traces)
    {
        if (traces.Count == 0)
        {
            return [];
        }

        var coherences = traces.Where(t => t.Coherence is not null).Select(t => (t.TemperatureK, t.Coherence!.Seconds, t.Coherence.Magnitude)).ToArray();
        return
        [
            Curves("trace", "Moment", "momentBohrMagnetons", [.. traces.Select(t => (t.TemperatureK, t.Seconds, t.Moment))]),
            .. coherences.Length > 0 ? [Curves("coherence", "Coherence", "magnitude", coherences)] : Array.Empty<ResultTable>(),
        ];
    }

    private static ResultTable Curves(string key, string title, string name, (double TemperatureK, double[] Seconds, double[] Values)[] curves) => new(key, title, [
        new("temperatureK", "", [.. curves.SelectMany(c => c.Seconds.Select(_ => c.TemperatureK))]),
        new("seconds", "", [.. curves.SelectMany(c => c.Seconds)]),
        new(name, "", [.. curves.SelectMany(c => c.Values)]),
    ]);
}
