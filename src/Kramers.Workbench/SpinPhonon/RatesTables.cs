using Kramers.Workbench.Reports;

namespace Kramers.Workbench.SpinPhonon;

/// <summary>The tables of a result: CSV files, and their short forms in the report.</summary>
internal static class RatesTables
{
    /// <summary>Names of all files that runs may write beside those of every run.</summary>
    public static readonly string[] Files = ["tau.csv", "levels.csv", "modes.csv", "path.csv", "convergence.csv", "trace.csv", "coherence.csv"];

    public static IEnumerable<(string Name, string Text)> Csv(RatesResult result) =>
        new[] { Tau(result), Levels(result), Modes(result), Path(result) }.Concat(RedfieldTables.Csv(result.Traces)).Concat(result.Convergence is { } c ? [Convergence(c)] : [])
            .Select(t => (t.Key + ".csv", TaskResultText.Csv(t)));

    /// <summary>One path per row: its share, its levels, what drives its steps.</summary>
    public static string Paths(RatesResult result) => ReportPage.Table(
        "Ways from well to well",
        ["*T* (K)", "Share", "Highest level (cm^-1)", "Levels", "Slowest step", "Driven by"],
        result.Paths.Select(p =>
        {
            var slowest = p.Steps.MinBy(s => s.RatePerSecond)!;
            return new[]
            {
                NumberText.Significant(p.TemperatureK, 3), NumberText.Percent(p.Share), NumberText.Decimals(p.SummitCm, 1),
                string.Join(" \u2192 ", p.Steps.Select(s => s.From + 1).Append(p.Steps[^1].To + 1)),
                $"{slowest.From + 1} \u2192 {slowest.To + 1}: {NumberText.Significant(slowest.RatePerSecond, 3)} s^-1",
                $"{slowest.Process} ({NumberText.Percent(slowest.ProcessShare)}), {Drivers(slowest)}",
            };
        }));

    public static string Barriers(RatesResult result)
    {
        string Cm(double? value) => value is { } cm ? NumberText.Significant(cm, 4) + " cm^-1" : "not determined";
        var (barrier, relaxation) = (result.Barrier, result.Relaxation);
        return ReportPage.Table("Barriers and crossings", ["Quantity", "Value"], new string[][]
        {
            ["Slope of ln \u03c4 above " + NumberText.Significant(barrier.SlopeFromK, 3) + " K", Cm(barrier.SlopeCm)],
            ["*U*_eff of the fit", Cm(relaxation.UeffCm)],
            ["Highest level of the leading path at " + NumberText.Significant(relaxation.TemperaturesK[^1], 3) + " K", Cm(barrier.LadderCm)],
            ["Highest level of all", Cm(barrier.TopCm)],
            ["One-phonon and Raman equally fast", result.CrossoversK.Length == 0 ? "at no temperature of the run" : string.Join(", ", result.CrossoversK.Select(k => NumberText.Significant(k, 3))) + " K"],
            ["\u03c4 = 100 s", relaxation.BlockingTemperatureK is { } t ? NumberText.Significant(t, 3) + " K" : "not reached"],
        });
    }

    /// <summary>How internal fields were averaged over.</summary>
    public static string InternalField(InternalFieldResult result) => ReportPage.Table("Internal fields", ["Quantity", "Value"], new string[][]
    {
        ["Distribution of each component", $"{result.Shape}, {NumberText.Significant(result.WidthTesla, 3)} T, {result.NodesPerAxis} points"],
        ["\u03c4", result.TauIs],
        ["Prompt loss of the moment", NumberText.Percent(result.PromptLoss)],
    });

    public static string ConvergenceHtml(ConvergenceResult convergence)
    {
        string[] header = ["Setting", .. convergence.TemperaturesK.Select(t => "\u03c4 (s), " + NumberText.Significant(t, 3) + " K")];
        string[] Row(string name, ConvergencePoint p) => [name, .. p.TauSeconds.Select(x => NumberText.Significant(x, 3))];
        return ReportPage.Table("Relaxation times", header, convergence.Widths.Select(p => Row("FWHM " + NumberText.Significant(p.Value, 3) + " cm^-1", p))
            .Concat(convergence.Modes.Select(p => Row(NumberText.Decimals(p.Value, 0) + " lowest modes", p)))
            .Concat(convergence.Meshes.Select(p => Row("mesh of " + NumberText.Decimals(p.Value, 0) + " phonons", p))));
    }

    private static string Drivers(PathStep step) => step.Modes.Count == 0 ? "many modes" : string.Join(", ", step.Modes.Select(m =>
        $"{NumberText.Decimals(m.FrequencyCm, 1)} cm^-1 ({NumberText.Percent(m.Share)})"));

    private static ResultTable Tau(RatesResult result)
    {
        var r = result.Relaxation;
        return new ResultTable("tau", "Relaxation times", [
            new("temperatureK", "", r.TemperaturesK),
            new("tauSeconds", "", r.TauSeconds),
            new("onePhononTauSeconds", "", r.OnePhononTauSeconds),
            new("ramanTauSeconds", "", r.RamanTauSeconds),
            .. result.QuadraticTauSeconds is { } quadratic ? [new("quadraticTauSeconds", "", quadratic)] : Array.Empty<ResultColumn>(),
            .. result.Redfield?.T2Seconds is { } t2 ? [new("t2Seconds", "", t2)] : Array.Empty<ResultColumn>(),
            .. result.InternalField is { } inner ? [new("meanRateTauSeconds", "", inner.MeanRateTauSeconds), new("appliedTauSeconds", "", inner.AppliedTauSeconds)] : Array.Empty<ResultColumn>(),
            new("fittedTauSeconds", "", r.Fit.FittedTauSeconds),
            .. r.Fields.Select(f => new ResultColumn(FormattableString.Invariant($"tauSecondsAt{f.FieldTesla}T"), "", f.TauSeconds)),
            .. (result.Redfield?.Fields ?? []).Where(f => f.T2Seconds is not null).Select(f => new ResultColumn(FormattableString.Invariant($"t2SecondsAt{f.FieldTesla}T"), "", f.T2Seconds!)),
        ]);
    }

    private static ResultTable Levels(RatesResult result) => new("levels", "Levels", [
        new("level", "", [.. result.Levels.EnergiesCm.Select((_, i) => i + 1.0)]),
        new("energyCm", "", result.Levels.EnergiesCm),
        new("momentum", "", result.Levels.Momentum),
    ]);

    private static ResultTable Modes(RatesResult result) => Table("modes", result.Relaxation.Modes, [
        ("mode", m => m.Mode + 1), ("frequencyCm", m => m.FrequencyCm), ("temperatureK", m => m.TemperatureK), ("share", m => m.Share)], ("process", m => m.Process));

    private static ResultTable Path(RatesResult result) => Table("path", [.. result.Paths.SelectMany((p, i) => p.Steps.Select(s => (Path: p, Number: i + 1, Step: s)))], [
        ("path", x => x.Number), ("temperatureK", x => x.Path.TemperatureK), ("share", x => x.Path.Share), ("from", x => x.Step.From + 1), ("to", x => x.Step.To + 1),
        ("ratePerSecond", x => x.Step.RatePerSecond), ("processShare", x => x.Step.ProcessShare)], ("process", x => x.Step.Process));

    private static ResultTable Convergence(ConvergenceResult c) => Table(
        "convergence",
        [.. c.Widths.Select(p => ("fwhmCm", p)), .. c.Modes.Select(p => ("modes", p)), .. c.Meshes.Select(p => ("mesh", p))],
        [("value", x => x.p.Value), .. c.TemperaturesK.Select((t, i) => (FormattableString.Invariant($"tauSecondsAt{t:0.###}K"), (Func<(string, ConvergencePoint p), double>)(x => x.p.TauSeconds[i])))],
        ("quantity", x => x.Item1));

    private static ResultTable Table<T>(string key, IReadOnlyList<T> rows, IReadOnlyList<(string Key, Func<T, double> Of)> numbers, (string Key, Func<T, string> Of) words) =>
        new(key, "", [.. numbers.Select(n => new ResultColumn(n.Key, "", [.. rows.Select(n.Of)])), new(words.Key, "", [], [.. rows.Select(words.Of)])]);
}
