using Kramers.Magnetism.RateLaws;
using Kramers.Workbench.Reports;
using Kramers.Workbench.Reports.Charts;

namespace Kramers.Workbench.RelaxationFits;

/// <summary>tau against 1/T with the law, its parts and its error band; residuals.</summary>
internal static class RateFigures
{
    private const int Smooth = 160;

    public static IReadOnlyList<CaptionedFigure> Draw(RateAnalysis law) => [Arrhenius(law), Residuals(law)];

    private static CaptionedFigure Arrhenius(RateAnalysis law)
    {
        var (fit, points) = (law.Fit, law.Fit.Points);
        double[] kelvin = Dense(points);
        double[] fields = [.. points.Select(p => p.FieldTesla).Distinct().Order()];
        List<Series> series = [.. fields.Length > 1 ? [] : Parts(fit.Law, kelvin, fields[0])];
        foreach (var (i, field) in fields.Index())
        {
            var color = fields.Length > 1 ? Palette.InOrder(i) : PaletteColor.Ink;
            MeasuredRelaxationTime[] own = [.. points.Where(p => p.FieldTesla == field)];
            series.Add(new LineSeries(fields.Length > 1 ? null : "sum of all", color, kelvin, [.. kelvin.Select(t => fit.Law.TauSeconds(t, field))]));
            series.AddRange(Measured(fields.Length > 1 ? FormattableString.Invariant($"{field:0.####} T") : "measured", color, own));
        }

        var all = points.SelectMany(p => new[] { p.LowerSeconds, p.UpperSeconds, p.TauSeconds }).Concat(kelvin.Select(t => fit.Law.TauSeconds(t, fields[0])));
        var axis = new ReciprocalTemperatureAxis(kelvin.Min()) { HighestK = kelvin.Max() };
        var bars = points.Any(p => p.LnTauSigma > 0) ? " Bars: one standard deviation of the distribution of ln \u03c4 in the sample, no error." : "";
        var parts = fields.Length == 1 && fit.Model.Terms.Count > 1 ? ", with what each process would give alone (dashed)" : "";
        return CaptionedFigure.Wide($"Relaxation time against reciprocal temperature{Where(law)}: {fit.Model.Name}{parts}.{bars}", axis, LogAxis.Around("*\u03c4* (s)", all), series);
    }

    private static IEnumerable<Series> Measured(string name, PaletteColor color, MeasuredRelaxationTime[] points)
    {
        double[] kelvin = [.. points.Select(p => p.TemperatureKelvin)];
        if (points.Any(p => p.LnTauSigma > 0))
        {
            yield return new ErrorBarSeries(null, color, kelvin, [.. points.Select(p => p.LowerSeconds)], [.. points.Select(p => p.UpperSeconds)]);
        }

        yield return new ScatterSeries(name, color, kelvin, [.. points.Select(p => p.TauSeconds)]) { IsOpen = true, Radius = 3.4 };
    }

    private static IEnumerable<Series> Parts(RateLaw law, double[] kelvin, double field) => law.Model.TermNames.Count < 2 ? [] : law.Model.TermNames.Select((name, k) =>
        new LineSeries(name, Palette.InOrder(k), kelvin, [.. kelvin.Select(t => 1 / law.Rates(t, field)[k])]) { Dash = DashStyle.Dashed, StrokeWidth = 1.4 });

    private static CaptionedFigure Residuals(RateAnalysis law)
    {
        var fit = law.Fit;
        MeasuredRelaxationTime[] points = [.. fit.Points];
        double[] kelvin = [.. points.Select(p => p.TemperatureKelvin)];
        double[] residuals = [.. points.Select(p => Math.Log(p.TauSeconds / fit.Law.TauSeconds(p.TemperatureKelvin, p.FieldTesla)))];
        double[] errors = fit.HasAbsoluteErrors ? [.. points.Select(p => p.LnTauStandardError)] : new double[points.Length];
        double[] lower = [.. residuals.Zip(errors, (r, e) => r - e)], upper = [.. residuals.Zip(errors, (r, e) => r + e)];
        var x = LinearAxis.Around("*T* (K)", kelvin);
        return CaptionedFigure.Wide($"Residuals{Where(law)}: ln \u03c4 measured less fitted{(fit.HasAbsoluteErrors ? ", with the standard errors of ln \u03c4" : "")}.", x, LinearAxis.Around("ln *\u03c4* residual", [0, .. lower, .. upper], 0.1),
        [
            new LineSeries(null, PaletteColor.Muted, [x.Min, x.Max], [0, 0]) { Dash = DashStyle.Dotted, StrokeWidth = 1.2 },
            new ErrorBarSeries(null, PaletteColor.Muted, kelvin, lower, upper),
            .. points.Index().GroupBy(p => p.Item.FieldTesla).OrderBy(g => g.Key).Select((g, i) => new ScatterSeries(null, Palette.InOrder(i), [.. g.Select(p => kelvin[p.Index])], [.. g.Select(p => residuals[p.Index])]) { IsOpen = true }),
        ]);
    }

    private static string Where(RateAnalysis law) => law.Series.Label == "all" ? "" : ", " + law.Series.Label;

    // Even steps in 1/T, so that curves look smooth on the reciprocal axis; a little beyond the points.
    private static double[] Dense(IReadOnlyList<MeasuredRelaxationTime> points)
    {
        double cold = 1.05 / points.Min(p => p.TemperatureKelvin), hot = 0.95 / points.Max(p => p.TemperatureKelvin);
        return [.. Enumerable.Range(0, Smooth).Select(i => 1 / (hot + (cold - hot) * i / (Smooth - 1)))];
    }

}
