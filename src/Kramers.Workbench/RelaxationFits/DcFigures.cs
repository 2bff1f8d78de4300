using Kramers.Magnetism.MagnetisationDecay;
using Kramers.Workbench.Reports;
using Kramers.Workbench.Reports.Charts;

namespace Kramers.Workbench.RelaxationFits;

/// <summary>M(t) of all decays with their fits, each scaled to its own step, and residuals.</summary>
internal static class DcFigures
{
    public static IReadOnlyList<CaptionedFigure> Draw(IReadOnlyList<DecayFit> fits)
    {
        var times = LogAxis.Around("*t* (s)", fits.SelectMany(f => f.Trace.TimesSeconds.Where(t => t > 0)), 0.02);
        var curves = fits.SelectMany((fit, i) => Pair(fit, i, fits.Count)).ToArray();
        var all = fits.SelectMany(f => f.Trace.Moments.Select(m => Scaled(f, m)));
        var residuals = fits.Select((fit, i) => new ScatterSeries(Name(fit), Palette.Ramp(i, fits.Count), fit.Trace.TimesSeconds, [.. fit.Residuals.Select(r => 100 * r / Step(fit))]) { IsOpen = true }).ToArray();
        return
        [
            CaptionedFigure.Wide("Decays, measured (circles) and fitted (lines), from 1 at their start to 0 in equilibrium; time on a logarithmic scale.", times, LinearAxis.Around("(*M* \u2212 *M*_eq)/(*M*(0) \u2212 *M*_eq)", [0, .. all]), curves),
            CaptionedFigure.Wide("Residuals of the decays, measured less fitted, as part of *M*(0) \u2212 *M*_eq.", times, LinearAxis.Around("Residual (%)", residuals.SelectMany(r => r.Ys)), residuals),
        ];
    }

    private static IEnumerable<Series> Pair(DecayFit fit, int index, int count)
    {
        var (trace, color) = (fit.Trace, Palette.Ramp(index, count));
        yield return new LineSeries(null, color, trace.TimesSeconds, [.. trace.Moments.Zip(fit.Residuals, (m, r) => Scaled(fit, m - r))]);
        yield return new ScatterSeries(Name(fit), color, trace.TimesSeconds, [.. trace.Moments.Select(m => Scaled(fit, m))]) { IsOpen = true };
    }

    private static string Name(DecayFit fit) => FormattableString.Invariant($"{fit.Trace.TemperatureKelvin:0.##} K, {fit.Trace.FieldTesla:0.####} T");

    private static double Scaled(DecayFit fit, double moment) => (moment - fit.EquilibriumMoment.Value) / Step(fit);

    private static double Step(DecayFit fit) => fit.StartMoment - fit.EquilibriumMoment.Value;
}
