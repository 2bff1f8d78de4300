using Kramers.Chemistry;
using Kramers.Magnetism.RateLaws;
using Kramers.Workbench.Measurements;
using Kramers.Workbench.Reports;

namespace Kramers.Workbench.RelaxationFits;

/// <summary>Relaxation times as CSV: T_K and tau_s, where known B_T, errors and widths; docs/fit.md has the columns.</summary>
public static class TauFile
{
    private static readonly (string Key, string Title, double Unit)[] Columns =
    [
        ("T", "T_K", 1), ("T", "T (K)", 1),
        ("tau", "tau_s", 1), ("tau", "tau (s)", 1),
        ("B", "B_T", 1), ("B", "B (T)", 1), ("B", "B_mT", 1e-3), ("B", "H_Oe", 1e-4), ("B", "H (Oe)", 1e-4),
        ("lnError", "ln_tau_error", 1), ("error", "tau_err_s", 1), ("error", "tau_err (s)", 1),
        ("lower", "tau_lower_s", 1), ("upper", "tau_upper_s", 1), ("sigma", "ln_tau_sigma", 1),
    ];

    private static readonly string[] Needed = ["T", "tau"];

    private static readonly string[] WithoutUnit = ["t", "temp", "temperature", "tau", "time", "b", "h", "field", "tau_err", "error", "err", "lower", "upper", "tau_lower", "tau_upper"];

    /// <summary>Reads one file.</summary>
    /// <exception cref="InputException">It is no such table: a column is missing or has no unit, a time or temperature is not positive.</exception>
    public static IReadOnlyList<MeasuredRelaxationTime> Read(string path)
    {
        var lines = MeasurementText.Lines(path);
        var titles = Array.FindIndex(lines, l => l.AsSpan().Trim() is [not '#', ..]);
        var table = MeasurementTable.Parse(path, lines, Math.Max(titles, 0));
        var places = Places(table);
        var source = Path.GetFileName(path);
        MeasuredRelaxationTime[] times = [.. table.Rows.Select(row => Time(table, row, places, source)).OfType<MeasuredRelaxationTime>()];
        return times.Length > 0 ? times : throw new InputException(path, table.TitleLine, "no row has both a temperature and a time", "Write the points below the names of the columns");
    }

    /// <summary>Relaxation times as a table that <see cref="Read"/> reads.</summary>
    /// <param name="key">Name of the table.</param>
    /// <param name="title">For people.</param>
    /// <param name="times">At least one.</param>
    public static ResultTable Table(string key, string title, IReadOnlyList<MeasuredRelaxationTime> times) => new(key, title,
    [
        new("T_K", "*T* (K)", [.. times.Select(t => t.TemperatureKelvin)]),
        new("B_T", "*B* (T)", [.. times.Select(t => t.FieldTesla)]),
        new("tau_s", "*\u03c4* (s)", [.. times.Select(t => t.TauSeconds)]),
        new("ln_tau_error", "error of ln *\u03c4*", [.. times.Select(t => t.LnTauStandardError)]),
        new("ln_tau_sigma", "*\u03c3* of ln *\u03c4*", [.. times.Select(t => t.LnTauSigma)]),
        new("source", "Source", [], [.. times.Select(t => t.Source)]),
    ]) { IsInReport = false };

    private static Dictionary<string, (int Column, double Unit)> Places(MeasurementTable table)
    {
        var places = new Dictionary<string, (int, double)>();
        for (var i = 0; i < table.Titles.Length; i++)
        {
            var title = table.Titles[i];
            if (Array.Exists(WithoutUnit, t => t.Equals(title, StringComparison.OrdinalIgnoreCase)))
            {
                throw new InputException(table.File, table.TitleLine, $"the column '{title}' does not state its unit", $"Name it as one of {Names}");
            }

            if (Columns.FirstOrDefault(c => c.Title == title) is { Key: { } key, Unit: var unit } && !places.TryAdd(key, (i, unit)))
            {
                throw new InputException(table.File, table.TitleLine, $"the column '{title}' says again what another one says", "Keep one of them");
            }
        }

        return Needed.FirstOrDefault(k => !places.ContainsKey(k)) is { } missing
            ? throw new InputException(table.File, table.TitleLine, $"this is no table of relaxation times: the column {Columns.First(c => c.Key == missing).Title} is missing", $"Name the columns T_K and tau_s; known are {Names}")
            : places;
    }

    private static string Names => string.Join(", ", Columns.Select(c => c.Title));

    private static MeasuredRelaxationTime? Time(MeasurementTable table, MeasurementRow row, Dictionary<string, (int Column, double Unit)> places, string source)
    {
        double? Cell(string key) => places.TryGetValue(key, out var place) ? place.Unit * table.Number(row, place.Column) : null;
        double? Positive(string key) => places.TryGetValue(key, out var place) ? place.Unit * table.Positive(row, place.Column) : null;
        if (Positive("T") is not { } temperature || Positive("tau") is not { } tau)
        {
            return null;
        }

        var lnError = Cell("lnError") ?? Positive("error") / tau ?? (Positive("upper") is { } upper && Positive("lower") is { } lower ? Math.Log(upper / lower) / 2 : 0);
        return lnError >= 0 && Cell("sigma") is null or >= 0
            ? new MeasuredRelaxationTime(temperature, Math.Abs(Cell("B") ?? 0), tau, lnError, Cell("sigma") ?? 0, source)
            : throw new InputException(table.File, row.Line, "an error or width is negative, or the upper time lies below the lower", "Correct it, or leave the cell empty");
    }
}
