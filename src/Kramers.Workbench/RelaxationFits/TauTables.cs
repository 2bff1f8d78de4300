using Kramers.Workbench.Reports;

namespace Kramers.Workbench.RelaxationFits;

/// <summary>Relaxation times for 'kramers fit rates': one table, or one per process where there are several.</summary>
internal static class TauTables
{
    /// <summary>Names of the tables, without .csv.</summary>
    public static IReadOnlyList<string> Keys { get; } = ["tau", "tau-1", "tau-2"];

    public static IEnumerable<ResultTable> Of(IReadOnlyList<TimeSeries> series)
    {
        var processes = series.GroupBy(s => s.Label.EndsWith("process 2", StringComparison.Ordinal) ? 2 : 1).ToArray();
        return processes.Select(g => TauFile.Table(processes.Length > 1 ? Keys[g.Key] : Keys[0], processes.Length > 1 ? $"Relaxation times, process {g.Key}" : "Relaxation times", [.. g.SelectMany(s => s.Times)]));
    }
}
