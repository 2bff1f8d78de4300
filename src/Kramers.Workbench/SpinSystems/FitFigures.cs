using System.Globalization;
using Kramers.Workbench.Reports;
using Kramers.Workbench.Reports.Charts;

namespace Kramers.Workbench.SpinSystems;

/// <summary>Measurements as points and the fit as a line, a figure per kind of measurement.</summary>
internal static class FitFigures
{
    private const int Smooth = 120;

    public static IReadOnlyList<CaptionedFigure> Draw(SpinFit fit, MeasuredSet[] sets, double[] best) =>
        [.. sets.GroupBy(s => s.Quantity).Select(g => g.Key == MeasuredQuantity.Magnetisation ? Magnetisation(fit, [.. g], best) : Susceptibility(fit, g.Key, [.. g], best))];

    private static CaptionedFigure Susceptibility(SpinFit fit, MeasuredQuantity quantity, MeasuredSet[] sets, double[] best)
    {
        var name = quantity == MeasuredQuantity.Susceptibility ? "*\u03c7* (cm^3 mol^-1)" : "*\u03c7T* (cm^3 K mol^-1)";
        var series = sets.SelectMany((s, k) =>
        {
            double[] t = Spread(s.Temperatures);
            var line = fit.Model(quantity, t, [.. t.Select(_ => s.Fields[0])], best);
            return Pair(s.Options.Label, k, s.Temperatures, s.Values, t, line);
        }).ToArray();
        return SpinTask.Chart($"{name[..name.LastIndexOf(" (", StringComparison.Ordinal)]} measured (circles) and fitted (lines).",
            LinearAxis.FromZero("*T* (K)", sets.SelectMany(s => s.Temperatures)), LinearAxis.FromZero(name, sets.SelectMany(s => s.Values)), series);
    }

    private static CaptionedFigure Magnetisation(SpinFit fit, MeasuredSet[] sets, double[] best)
    {
        var curves = sets.SelectMany(s => s.Temperatures.Distinct().Select(t => (Set: s, T: t))).ToArray();
        var series = curves.SelectMany((c, k) =>
        {
            int[] points = [.. Enumerable.Range(0, c.Set.Values.Length).Where(i => c.Set.Temperatures[i] == c.T)];
            double[] b = [.. Spread([.. points.Select(i => c.Set.Fields[i])])];
            var line = fit.Model(MeasuredQuantity.Magnetisation, [.. b.Select(_ => c.T)], b, best);
            return Pair(c.T.ToString("0.##", CultureInfo.InvariantCulture) + " K", k, [.. points.Select(i => c.Set.Fields[i])], [.. points.Select(i => c.Set.Values[i])], b, line);
        }).ToArray();
        return SpinTask.Chart("*M* measured (circles) and fitted (lines).", LinearAxis.FromZero("*B* (T)", sets.SelectMany(s => s.Fields)), LinearAxis.FromZero("*M* (*\u03bc*_B)", sets.SelectMany(s => s.Values)), series);
    }

    private static IEnumerable<Series> Pair(string label, int index, double[] xs, double[] ys, double[] lineXs, double[] lineYs) =>
    [
        new ScatterSeries(label.Replace('_', ' '), Palette.InOrder(index), xs, ys) { IsOpen = true },
        new LineSeries(null, Palette.InOrder(index), lineXs, lineYs),
    ];

    private static double[] Spread(double[] xs)
    {
        var (from, to) = (xs.Min(), xs.Max());
        return [.. Enumerable.Range(0, Smooth).Select(i => from + (to - from) * i / (Smooth - 1))];
    }
}
