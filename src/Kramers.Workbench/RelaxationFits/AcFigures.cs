using System.Numerics;
using Kramers.Magnetism.AcSusceptibility;
using Kramers.Workbench.Reports;
using Kramers.Workbench.Reports.Charts;

namespace Kramers.Workbench.RelaxationFits;

/// <summary>Cole-Cole plot, chi'(f), chi''(f) and residuals of a series, cold blue to hot red.</summary>
internal static class AcFigures
{
    private const int Smooth = 120;
    private const int MostNames = 12;

    public static IReadOnlyList<CaptionedFigure> Draw(AcSeries series)
    {
        var where = series.Fits[0].Isotherm.FieldTesla is > 0 and var field ? FormattableString.Invariant($" in {field:0.####} T") : "";
        return
        [
            ColeCole(series, where),
            AgainstFrequency(series, where, "*\u03c7*\u2032", chi => chi.Real),
            AgainstFrequency(series, where, "*\u03c7*\u2033", chi => -chi.Imaginary),
            Residuals(series, where),
        ];
    }

    private static CaptionedFigure ColeCole(AcSeries series, string where)
    {
        var curves = series.Fits.SelectMany((fit, i) =>
        {
            Complex[] line = [.. Frequencies(fit).Select(fit.At)];
            return Pair(series, i, fit.Isotherm.ChiPrime, fit.Isotherm.ChiDoublePrime, [.. line.Select(c => c.Real)], [.. line.Select(c => -c.Imaginary)]);
        }).ToArray();
        return CaptionedFigure.Wide($"Cole-Cole plot{where}: measured (circles) and fitted, {series.Model.Name} (lines).",
            LinearAxis.FromZero("*\u03c7*\u2032 (cm^3 mol^-1)", series.Fits.SelectMany(f => f.Isotherm.ChiPrime)), LinearAxis.FromZero("*\u03c7*\u2033 (cm^3 mol^-1)", series.Fits.SelectMany(f => f.Isotherm.ChiDoublePrime)), curves);
    }

    private static CaptionedFigure AgainstFrequency(AcSeries series, string where, string name, Func<Complex, double> part)
    {
        var curves = series.Fits.SelectMany((fit, i) =>
        {
            double[] smooth = Frequencies(fit);
            return Pair(series, i, fit.Isotherm.FrequenciesHz, Measured(fit, part), smooth, [.. smooth.Select(f => part(fit.At(f)))]);
        }).ToArray();
        return CaptionedFigure.Wide($"{name}{where} against frequency, measured (circles) and fitted (lines).", LogAxis.Around("*f* (Hz)", series.Fits.SelectMany(f => f.Isotherm.FrequenciesHz)),
            LinearAxis.FromZero($"{name} (cm^3 mol^-1)", series.Fits.SelectMany(f => Measured(f, part))), curves);
    }

    private static CaptionedFigure Residuals(AcSeries series, string where)
    {
        double Percent(AcFit fit, double residual) => 100 * residual / (fit.ChiT.Value - fit.ChiS.Value);
        var points = series.Fits.SelectMany((fit, i) => new Series[]
        {
            new ScatterSeries(Name(series, i), Color(series, i), fit.Isotherm.FrequenciesHz, [.. fit.Residuals.Select(r => Percent(fit, r.Real))]),
            new ScatterSeries(null, Color(series, i), fit.Isotherm.FrequenciesHz, [.. fit.Residuals.Select(r => Percent(fit, -r.Imaginary))]) { IsOpen = true },
        }).ToArray();
        var all = series.Fits.SelectMany(fit => fit.Residuals.SelectMany(r => new[] { Percent(fit, r.Real), Percent(fit, -r.Imaginary) }));
        return CaptionedFigure.Wide($"Residuals{where}, measured less fitted, as part of *\u03c7*_T \u2212 *\u03c7*_S: *\u03c7*\u2032 (discs) and *\u03c7*\u2033 (circles). A pattern that all temperatures share comes from the instrument or the model.",
            LogAxis.Around("*f* (Hz)", series.Fits.SelectMany(f => f.Isotherm.FrequenciesHz)), LinearAxis.Around("Residual (%)", all), points);
    }

    private static IEnumerable<Series> Pair(AcSeries series, int index, IReadOnlyList<double> xs, IReadOnlyList<double> ys, double[] lineXs, double[] lineYs) =>
    [
        new LineSeries(null, Color(series, index), lineXs, lineYs) { StrokeWidth = 1.3 },
        new ScatterSeries(Name(series, index), Color(series, index), xs, ys) { IsOpen = true },
    ];

    private static double[] Measured(AcFit fit, Func<Complex, double> part) =>
        [.. fit.Isotherm.ChiPrime.Zip(fit.Isotherm.ChiDoublePrime, (re, im) => part(new Complex(re, -im)))];

    private static double[] Frequencies(AcFit fit)
    {
        var (from, to) = (fit.Isotherm.FrequenciesHz[0], fit.Isotherm.FrequenciesHz[^1]);
        return [.. Enumerable.Range(0, Smooth).Select(i => from * Math.Pow(to / from, i / (Smooth - 1.0)))];
    }

    private static PaletteColor Color(AcSeries series, int index) => Palette.Ramp(index, series.Fits.Count);

    /// <summary>With many temperatures the legend names some of them, evenly spread.</summary>
    private static string? Name(AcSeries series, int index) => TaskReport.Spread(series.Fits.Count, MostNames).Contains(index)
        ? FormattableString.Invariant($"{series.Fits[index].Isotherm.TemperatureKelvin:0.##} K")
        : null;
}
