using System.Globalization;
using Kramers.Workbench.Reports;
using Kramers.Workbench.Reports.Charts;

namespace Kramers.Workbench.SpinSystems.Fits;

/// <summary>Measurements as points and the fit as a line, a figure per kind of measurement.</summary>
internal static class FitFigures
{
    private const int Smooth = 120;

    public static IReadOnlyList<CaptionedFigure> Draw(SpinFit fit, MeasuredSet[] sets, double[] best) => [.. sets.GroupBy(s => s.Points.Quantity).Select(g => g.Key switch
    {
        MeasuredQuantity.Magnetisation => Magnetisation(fit, [.. g], best),
        MeasuredQuantity.LevelEnergy => Agreement(fit, [.. g], best, "Energies", "*E*", "cm^-1"),
        MeasuredQuantity.ResonanceFrequency => Agreement(fit, [.. g], best, "EPR frequencies", "*\u03bd*", "GHz"),
        MeasuredQuantity.HeatCapacity => AgainstTemperature(fit, [.. g], best, "*C* (J mol^-1 K^-1)"),
        MeasuredQuantity.Susceptibility => AgainstTemperature(fit, [.. g], best, "*\u03c7* (cm^3 mol^-1)"),
        _ => AgainstTemperature(fit, [.. g], best, "*\u03c7T* (cm^3 K mol^-1)"),
    })];

    private static CaptionedFigure AgainstTemperature(SpinFit fit, MeasuredSet[] sets, double[] best, string name)
    {
        var curves = sets.SelectMany(s => s.Points.Fields!.Distinct().Select(b => (Set: s, At: Where(s.Points.Fields!, b), B: b))).ToArray();
        var series = curves.SelectMany((c, k) =>
        {
            var (t, smooth) = (Pick(c.Set.Points.Temperatures!, c.At), Spread(Pick(c.Set.Points.Temperatures!, c.At)));
            var label = curves.Length == sets.Length ? c.Set.Options.Label : c.B.ToString("0.####", CultureInfo.InvariantCulture) + " T";
            return Pair(label, k, t, Pick(c.Set.Values, c.At), smooth, Line(fit, c.Set.Points.Quantity, smooth, [.. smooth.Select(_ => c.B)], best));
        }).ToArray();
        return CaptionedFigure.Wide($"{name[..name.LastIndexOf(" (", StringComparison.Ordinal)]} measured (circles) and fitted (lines).",
            LinearAxis.FromZero("*T* (K)", sets.SelectMany(s => s.Points.Temperatures!)), LinearAxis.FromZero(name, sets.SelectMany(s => s.Values)), series);
    }

    private static CaptionedFigure Magnetisation(SpinFit fit, MeasuredSet[] sets, double[] best)
    {
        var curves = sets.SelectMany(s => s.Points.Temperatures!.Distinct().Select(t => (Set: s, At: Where(s.Points.Temperatures!, t), T: t))).ToArray();
        var series = curves.SelectMany((c, k) =>
        {
            var (b, smooth) = (Pick(c.Set.Points.Fields!, c.At), Spread(Pick(c.Set.Points.Fields!, c.At)));
            var line = Line(fit, MeasuredQuantity.Magnetisation, [.. smooth.Select(_ => c.T)], smooth, best);
            return Pair(c.T.ToString("0.##", CultureInfo.InvariantCulture) + " K", k, b, Pick(c.Set.Values, c.At), smooth, line);
        }).ToArray();
        return CaptionedFigure.Wide("*M* measured (circles) and fitted (lines).", LinearAxis.FromZero("*B* (T)", sets.SelectMany(s => s.Points.Fields!)), LinearAxis.FromZero("*M* (*\u03bc*_B)", sets.SelectMany(s => s.Values)), series);
    }

    /// <summary>Fitted against measured: transitions have no curve to lie on.</summary>
    private static CaptionedFigure Agreement(SpinFit fit, MeasuredSet[] sets, double[] best, string what, string symbol, string unit)
    {
        double[] ends = [0, sets.SelectMany(s => s.Values).Max()];
        var points = sets.Select((s, k) => new ScatterSeries(s.Options.Label.Replace('_', ' '), Palette.InOrder(k), s.Values, fit.Curve(s.Points, best)) { IsOpen = true });
        return CaptionedFigure.Wide($"{what}, fitted against measured; on the line they agree.", LinearAxis.FromZero($"{symbol} measured ({unit})", ends), LinearAxis.FromZero($"{symbol} fitted ({unit})", ends), [.. points, new LineSeries(null, Palette.InOrder(sets.Length), ends, ends)]);
    }

    private static double[] Line(SpinFit fit, MeasuredQuantity quantity, double[] temperatures, double[] fields, double[] best) =>
        fit.Curve(new MeasuredPoints(quantity, new double[temperatures.Length]) { Temperatures = temperatures, Fields = fields }, best);

    private static IEnumerable<Series> Pair(string label, int index, double[] xs, double[] ys, double[] lineXs, double[] lineYs) =>
    [
        new ScatterSeries(label.Replace('_', ' '), Palette.InOrder(index), xs, ys) { IsOpen = true },
        new LineSeries(null, Palette.InOrder(index), lineXs, lineYs),
    ];

    private static int[] Where(double[] all, double value) => [.. Enumerable.Range(0, all.Length).Where(i => all[i] == value)];

    private static double[] Pick(double[] all, int[] points) => Array.ConvertAll(points, i => all[i]);

    private static double[] Spread(double[] xs)
    {
        var (from, to) = (xs.Min(), xs.Max());
        return [.. Enumerable.Range(0, Smooth).Select(i => from + (to - from) * i / (Smooth - 1))];
    }
}
