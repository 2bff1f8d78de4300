using Kramers.Magnetism.RateLaws;
using Kramers.Numerics;
using Kramers.Workbench.Reports;

namespace Kramers.Workbench.RelaxationFits;

/// <summary>Rate laws as tables; with several laws a first column says which.</summary>
internal static class RateTables
{
    public static IEnumerable<ResultTable> Of(IReadOnlyList<RateAnalysis> laws) =>
        laws.Count == 0 ? [] : new[] { ParameterTable(laws), Points(laws), Crossovers(laws), Models(laws), Correlation(laws) }.Where(t => t.Rows > 0);

    /// <summary>Values by name, e.g. "Orbach.U"; with several laws their label stands before it.</summary>
    public static Dictionary<string, double> Parameters(IReadOnlyList<RateAnalysis> laws) =>
        laws.SelectMany(l => l.Fit.Parameters.Select(p => (Key: laws.Count > 1 ? $"{l.Series.Label}: {p.Name}" : p.Name, p.Value))).ToDictionary(p => p.Key, p => p.Value);

    /// <summary>Barriers, and where tau = 100 s; with several laws each with its label.</summary>
    public static IReadOnlyList<ResultNumber> Numbers(IReadOnlyList<RateAnalysis> laws) => laws is [var only]
        ? Numbers(only)
        : [.. laws.SelectMany((l, i) => Numbers(l).Select(n => n with { Key = FormattableString.Invariant($"{n.Key}_{i + 1}"), Heading = $"{l.Series.Label}: {n.Heading}" }))];

    private static List<ResultNumber> Numbers(RateAnalysis law)
    {
        var numbers = new List<ResultNumber>();
        if (law.Fit.Model.ParameterNames.Contains("Orbach.U"))
        {
            var u = law.Fit.Parameters[law.Fit.Model.IndexOf("Orbach.U")];
            numbers.Add(new("barrierCm", "*U*_eff (cm^-1)", u.Value));
            numbers.Add(new("barrierK", "*U*_eff/*k*_B (K)", Energy.FromCm(u.Value).Kelvin));
            numbers.Add(new("barrierErrorCm", "standard error of *U*_eff (cm^-1)", u.StandardError));
        }

        var blocking = law.Blocking;
        numbers.Add(new("blockingK", $"*T* where *\u03c4* = 100 s (K){(blocking is { IsExtrapolated: true } ? ", outside the data" : "")}", blocking?.TemperatureKelvin ?? double.NaN));
        numbers.Add(new("blockingLowerK", "the same for *\u03c4* less one error (K)", blocking?.LowerKelvin ?? double.NaN));
        numbers.Add(new("blockingUpperK", "the same for *\u03c4* plus one error (K)", blocking?.UpperKelvin ?? double.NaN));
        return numbers;
    }

    private static ResultTable ParameterTable(IReadOnlyList<RateAnalysis> laws)
    {
        var rows = Rows(laws, l => l.Fit.Parameters);
        ParameterInterval? Profile((RateAnalysis Law, FittedParameter Item) r) => r.Law.Intervals.FirstOrDefault(i => i.Name == r.Item.Name);
        return Table("parameters", "Parameters of the rate law", rows,
        [
            Words("parameter", "Parameter", rows, r => r.Item.Name),
            Words("unit", "Unit", rows, r => r.Item.Unit),
            Numbers("value", "Value", rows, r => r.Item.Value),
            Numbers("standardError", "Standard error", rows, r => r.Item.StandardError),
            Words("errorOf", "Error of", rows, r => r.Law.Fit.Model.Parameters[r.Law.Fit.Model.IndexOf(r.Item.Name)].IsFixed ? "fixed" : r.Item.IsHeld ? "at bound" : r.Item.IsLogarithmic ? "ln value" : "value"),
            Numbers("lower95", "95 % from", rows, r => Profile(r)?.Lower ?? double.NaN),
            Numbers("upper95", "95 % to", rows, r => Profile(r)?.Upper ?? double.NaN),
            .. laws[0].Draws is null ? Array.Empty<ResultColumn>() :
            [
                Numbers("bootstrapLower95", "Bootstrap 95 % from", rows, r => r.Law.Draws!.Interval(r.Item.Name, 0.95).Lower ?? double.NaN),
                Numbers("bootstrapUpper95", "Bootstrap 95 % to", rows, r => r.Law.Draws!.Interval(r.Item.Name, 0.95).Upper ?? double.NaN),
            ],
        ]);
    }

    private static ResultTable Points(IReadOnlyList<RateAnalysis> laws)
    {
        var rows = Rows<MeasuredRelaxationTime>(laws, l => [.. l.Fit.Points.OrderBy(p => p.FieldTesla).ThenBy(p => p.TemperatureKelvin)]);
        return Table("law", "Measured times and the rate law", rows,
        [
            Numbers("T_K", "*T* (K)", rows, r => r.Item.TemperatureKelvin),
            Numbers("B_T", "*B* (T)", rows, r => r.Item.FieldTesla),
            Numbers("tau_s", "*\u03c4* (s)", rows, r => r.Item.TauSeconds),
            Numbers("tau_fit_s", "*\u03c4* fitted (s)", rows, r => r.Law.Fit.Law.TauSeconds(r.Item.TemperatureKelvin, r.Item.FieldTesla)),
            Numbers("ln_tau_residual", "ln *\u03c4* measured \u2212 fitted", rows, r => Math.Log(r.Item.TauSeconds / r.Law.Fit.Law.TauSeconds(r.Item.TemperatureKelvin, r.Item.FieldTesla))),
            Words("leading", "Leading process", rows, r => r.Law.Fit.Law.LeadingTerm(r.Item.TemperatureKelvin, r.Item.FieldTesla)),
            Numbers("leading_share", "Its share", rows, r => r.Law.Fit.Law.Shares(r.Item.TemperatureKelvin, r.Item.FieldTesla).Max()),
        ]);
    }

    /// <summary>Between half the lowest and twice the highest temperature.</summary>
    private static ResultTable Crossovers(IReadOnlyList<RateAnalysis> laws)
    {
        var rows = Rows(laws, l => l.Fit.Law.Crossovers(l.Fit.Points.Min(p => p.TemperatureKelvin) / 2, 2 * l.Fit.Points.Max(p => p.TemperatureKelvin), l.FieldTesla));
        return Table("crossovers", "Where the leading process changes", rows,
        [
            Numbers("T_K", "*T* (K)", rows, r => r.Item.TemperatureKelvin),
            Words("below", "Leads below", rows, r => r.Item.Below),
            Words("above", "Leads above", rows, r => r.Item.Above),
        ]);
    }

    private static ResultTable Models(IReadOnlyList<RateAnalysis> laws)
    {
        var rows = Rows(laws, l => l.Ranked);
        return Table("models", "Models compared", rows,
        [
            Words("model", "Model", rows, r => r.Item.Fit.Model.Name),
            Numbers("freeParameters", "Free parameters", rows, r => r.Item.Fit.Model.FreeCount),
            Numbers("deltaAicc", "\u0394AICc", rows, r => r.Item.DeltaAicc),
            Numbers("akaikeWeight", "Akaike weight", rows, r => r.Item.Weight),
            Numbers("deltaBic", "\u0394BIC", rows, r => r.Item.DeltaBic),
            Numbers("rmsLnTau", "rms of ln *\u03c4*", rows, r => r.Item.Fit.RmsLogTau),
        ]);
    }

    private static ResultTable Correlation(IReadOnlyList<RateAnalysis> laws)
    {
        var rows = Rows(laws, l => Pairs(l.Fit));
        return Table("correlation", "Correlation of parameters", rows,
        [
            Words("first", "Parameter", rows, r => r.Item.First),
            Words("second", "Parameter", rows, r => r.Item.Second),
            Numbers("correlation", "Correlation", rows, r => r.Item.Value),
        ]);
    }

    private static List<(string First, string Second, double Value)> Pairs(RateFit fit)
    {
        var (names, correlation) = (fit.Model.ParameterNames, fit.Correlation);
        return [.. from i in Enumerable.Range(0, names.Count)
                   from j in Enumerable.Range(0, i)
                   where !fit.Parameters[i].IsHeld && !fit.Parameters[j].IsHeld
                   select (names[j], names[i], correlation[i, j])];
    }

    private static (RateAnalysis Law, T Item)[] Rows<T>(IReadOnlyList<RateAnalysis> laws, Func<RateAnalysis, IReadOnlyList<T>> items) =>
        [.. laws.SelectMany(l => items(l).Select(i => (l, i)))];

    private static ResultTable Table<T>(string key, string title, (RateAnalysis Law, T Item)[] rows, ResultColumn[] columns) => new(key, title,
        rows.Select(r => r.Law).Distinct().Count() > 1 ? [Words("series", "Series", rows, r => r.Law.Series.Label), .. columns] : columns);

    private static ResultColumn Numbers<T>(string key, string heading, (RateAnalysis, T)[] rows, Func<(RateAnalysis Law, T Item), double> value) => new(key, heading, Array.ConvertAll(rows, r => value(r)));

    private static ResultColumn Words<T>(string key, string heading, (RateAnalysis, T)[] rows, Func<(RateAnalysis Law, T Item), string> text) => new(key, heading, [], Array.ConvertAll(rows, r => text(r)));
}
