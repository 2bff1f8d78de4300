using System.Globalization;
using Kramers.Numerics;
using Kramers.Workbench.Pipelines;
using Kramers.Workbench.Reports.Charts;

namespace Kramers.Workbench.Reports;

/// <summary>Relaxation times against temperature.</summary>
internal static class RelaxationFigures
{
    private const double FigureHeight = 420;
    private const double BlockingSeconds = 100;
    private const string TimeLabel = "\u03c4 (s)";

    /// <summary>tau against 1/T: computed, its parts, the fit and its terms.</summary>
    public static CaptionedFigure Arrhenius(RelaxationResult relaxation)
    {
        double[] kelvin = relaxation.TemperaturesK;
        int[] fitted = [.. Enumerable.Range(0, kelvin.Length).Where(i => kelvin[i] >= relaxation.Fit.FromK && kelvin[i] <= relaxation.Fit.ToK)];
        LogAxis y = LogAxis.Around(TimeLabel, relaxation.TauSeconds.Concat(fitted.Select(i => relaxation.Fit.FittedTauSeconds[i])), 0.1);
        List<Series> series =
        [
            .. FitTerms(relaxation),
            new LineSeries("one-phonon", PaletteColor.Blue, kelvin, relaxation.OnePhononTauSeconds),
            new LineSeries("Raman", PaletteColor.Green, kelvin, relaxation.RamanTauSeconds),
            new LineSeries("fit", PaletteColor.Vermillion, [.. fitted.Select(i => kelvin[i])], [.. fitted.Select(i => relaxation.Fit.FittedTauSeconds[i])]),
            new ScatterSeries("computed \u03c4", PaletteColor.Ink, kelvin, relaxation.TauSeconds) { IsOpen = true, Radius = 3.2 },
        ];
        ReciprocalTemperatureAxis x = new(kelvin.Min());
        Figure figure = new("Relaxation time on a logarithmic scale against reciprocal temperature", x, y, series) { Height = FigureHeight };
        return new(figure.Render(), ArrheniusCaption(relaxation));
    }

    /// <summary>tau against T in every field.</summary>
    public static CaptionedFigure Fields(RelaxationResult relaxation)
    {
        LogAxis x = LogAxis.Around("*T* (K)", relaxation.TemperaturesK, 0.02);
        LogAxis y = LogAxis.Around(TimeLabel, relaxation.Fields.SelectMany(field => field.TauSeconds));
        List<Series> series = [];
        bool crossesBlocking = y.Fraction(BlockingSeconds) is > 0 and < 1;
        if (crossesBlocking) series.Add(new LineSeries("100 s", PaletteColor.Muted, [x.Min, x.Max], [BlockingSeconds, BlockingSeconds]) { Dash = DashStyle.Dotted, StrokeWidth = 1.2 });
        series.AddRange(relaxation.Fields.Select((field, i) => FieldLine(field, i, relaxation.TemperaturesK)));
        Figure figure = new("Relaxation time against temperature in each field", x, y, series) { Height = FigureHeight };
        string blocking = relaxation.BlockingTemperatureK is double kelvin
            ? "\u03c4 crosses 100 s at *T*_B = " + NumberText.Significant(kelvin, 3) + " K."
            : "A blocking temperature (\u03c4 = 100 s) is " + HeadlineCards.BlockingTemperature(relaxation) + ".";
        return new(figure.Render(), "Relaxation time in each field along the main axis, both scales logarithmic. " + blocking);
    }

    /// <summary>tau without learning, with one part learned, and with all learned, against T.</summary>
    public static CaptionedFigure Check(TauCheckResult check, double[] kelvin)
    {
        LogAxis x = LogAxis.Around("*T* (K)", kelvin, 0.02);
        LogAxis y = LogAxis.Around(TimeLabel, [.. check.AbInitioTauSeconds, .. check.ModelTauSeconds, .. check.VibrationsTauSeconds, .. check.ChainTauSeconds]);
        List<Series> series =
        [
            new LineSeries("learned tensors", PaletteColor.Blue, kelvin, check.ModelTauSeconds) { Dash = DashStyle.Dashed },
            new LineSeries("learned vibrations", PaletteColor.Green, kelvin, check.VibrationsTauSeconds) { Dash = DashStyle.DashDotted },
            new LineSeries("both learned", PaletteColor.Vermillion, kelvin, check.ChainTauSeconds),
            new ScatterSeries("nothing learned", PaletteColor.Ink, kelvin, check.AbInitioTauSeconds) { IsOpen = true, Radius = 3.2 },
        ];
        double[] ratio = [.. check.ChainTauSeconds.Zip(check.AbInitioTauSeconds, (learned, known) => learned / known)];
        return CaptionedFigure.Wide(
            "What learning does to \u03c4 in the first field: ab initio finite differences with the vibrations of the reference (circles), and the same with learned parts. "
            + "All learned over nothing learned: " + NumberText.Significant(ratio.Min(), 2) + " to " + NumberText.Significant(ratio.Max(), 2) + ".",
            x, y, series);
    }

    private static LineSeries FieldLine(FieldResult field, int index, double[] kelvin)
    {
        // After six colours the dashes tell fields apart.
        DashStyle dash = (DashStyle)(index / 6 % 4);
        return new LineSeries(field.FieldTesla.ToString("0.####", CultureInfo.InvariantCulture) + " T", Palette.InOrder(index), kelvin, field.TauSeconds) { Dash = dash };
    }

    private static IEnumerable<Series> FitTerms(RelaxationResult relaxation)
    {
        RateFitResult fit = relaxation.Fit;
        double[] kelvin = Dense(fit.FromK, fit.ToK);
        if (fit is { UeffCm: Estimate barrier, Tau0Seconds: Estimate attempt })
        {
            yield return Term("Orbach term", PaletteColor.Orange, kelvin, t => attempt.Value * Math.Exp(barrier.Value / (PhysicalConstants.BoltzmannCm * t)));
        }

        if (fit is { RamanC: Estimate c, RamanN: Estimate n })
        {
            yield return Term("*CT*^n term", PaletteColor.Purple, kelvin, t => 1 / (c.Value * Math.Pow(t, n.Value)));
        }

        if (fit.QtmSeconds is Estimate qtm) yield return Term("QTM term", PaletteColor.Sky, kelvin, _ => qtm.Value);
    }

    private static LineSeries Term(string name, PaletteColor color, double[] kelvin, Func<double, double> tau)
    {
        return new LineSeries(name, color, kelvin, [.. kelvin.Select(tau)]) { Dash = DashStyle.Dashed, StrokeWidth = 1.4 };
    }

    // Even steps in 1/T, so that curves look smooth on the reciprocal axis.
    private static double[] Dense(double fromK, double toK)
    {
        const int Count = 120;
        return [.. Enumerable.Range(0, Count).Select(i => 1 / (1 / toK + (1 / fromK - 1 / toK) * i / (Count - 1)))];
    }

    private static string ArrheniusCaption(RelaxationResult relaxation)
    {
        const string Start = "Computed relaxation time (circles), what one-phonon and Raman processes would give alone, and the fit with its terms (dashed). ";
        bool[] raman = [.. relaxation.RamanTauSeconds.Zip(relaxation.OnePhononTauSeconds, (two, one) => two < one)];
        (string low, string high) = (raman[0] ? "Raman" : "One-phonon", raman[^1] ? "Raman" : "one-phonon");
        return Start + (raman.Distinct().Count() == 1 ? low + " processes lead over the whole range."
            : raman[0] == raman[^1] ? low + " processes lead at both ends of the range, " + (raman[0] ? "one-phonon" : "Raman") + " processes in between."
            : low + " processes lead at the low end of the range, " + high + " processes at the high end.");
    }
}
