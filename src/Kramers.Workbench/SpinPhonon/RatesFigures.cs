using Kramers.Workbench.Reports;
using Kramers.Workbench.Reports.Charts;

namespace Kramers.Workbench.SpinPhonon;

/// <summary>Figures that only 'kramers rates' has; those of tau(T) are shared with 'kramers relax'.</summary>
internal static class RatesFigures
{
    private const double FigureHeight = 420;
    private const double WideWidth = 948;

    /// <summary>The levels over their orientation, and the leading path at one temperature.</summary>
    public static CaptionedFigure Ladder(RatesResult result, double temperature)
    {
        var (energies, momentum) = (result.Levels.EnergiesCm, result.Levels.Momentum);
        var path = result.Paths.Where(p => p.TemperatureK == temperature).MaxBy(p => p.Share);
        var reach = 1.12 * Math.Max(momentum.Max(Math.Abs), 0.5);
        LinearAxis x = new($"\u27e8*{result.Levels.MomentumSymbol}*\u27e9 along the field", -reach, reach);
        var y = LinearAxis.Around("Energy (cm^-1)", energies, 0.1);
        string[] tips = [.. energies.Zip(momentum, (e, m) => RichText.ToPlain(NumberText.Significant(e, 4)) + " cm\u207b\u00b9, " + NumberText.Decimals(m, 3))];
        LevelDiagram levels = new(null, PaletteColor.Blue, momentum, energies, [.. path?.Steps.Select(s => (s.From, s.To)) ?? []]) { Tooltips = tips };
        Figure figure = new("Levels against their angular momentum along the field, with the leading relaxation path", x, y, [levels]) { Height = 360 };
        var words = path is null
            ? "no rate leads from one well to the other."
            : $"{NumberText.Percent(path.Share)} of the net current takes this way, over {NumberText.Significant(path.SummitCm, 4)} cm^-1.";
        return new(figure.Render(), $"Leading path at {NumberText.Significant(temperature, 3)} K: {words}");
    }

    /// <summary>Which modes carry the relaxation, one bar per mode, process and temperature.</summary>
    public static CaptionedFigure Modes(RatesResult result)
    {
        var shares = result.Relaxation.Modes;
        CategoryAxis y = new([.. shares.Select(m => $"{NumberText.Significant(m.TemperatureK, 3)} K, {m.Process}: {NumberText.Decimals(m.FrequencyCm, 1)} cm^-1")]);
        BarSeries bars = new(null, PaletteColor.Blue, [.. shares.Select(m => 100 * m.Share)]) { Labels = [.. shares.Select(m => NumberText.Percent(m.Share))] };
        Figure figure = new("Share of each mode in the relaxation rate", new LinearAxis("Share of 1/\u03c4 (%)", 0, 100), y, [bars]) { Width = WideWidth, Height = 80 + 24 * Math.Max(1, shares.Count), RightMargin = 60 };
        return new(figure.Render(), "What 1/\u03c4 loses when one process loses one mode. Shares do not add up to 100 %: a way needs several modes.");
    }

    /// <summary>tau against line width.</summary>
    public static CaptionedFigure Widths(ConvergenceResult convergence) =>
        Convergence(convergence, convergence.Widths, LogAxis.Around("FWHM (cm^-1)", convergence.Widths.Select(p => p.Value)), "Relaxation time against the width of the phonon lines.");

    /// <summary>tau against the number of modes.</summary>
    public static CaptionedFigure ModeCounts(ConvergenceResult convergence) =>
        Convergence(convergence, convergence.Modes, LinearAxis.FromZero("Number of modes, lowest first", convergence.Modes.Select(p => p.Value)), "Relaxation time against the number of modes that take part.");

    private static CaptionedFigure Convergence(ConvergenceResult convergence, IReadOnlyList<ConvergencePoint> points, Axis x, string caption)
    {
        var y = LogAxis.Around("\u03c4 (s)", points.SelectMany(p => p.TauSeconds));
        double[] values = [.. points.Select(p => p.Value)];
        var series = convergence.TemperaturesK.SelectMany((t, i) =>
        {
            double[] tau = [.. points.Select(p => p.TauSeconds[i])];
            return new Series[] { new LineSeries(NumberText.Significant(t, 3) + " K", Palette.InOrder(i), values, tau), new ScatterSeries(null, Palette.InOrder(i), values, tau) };
        });
        return new(new Figure(caption, x, y, [.. series]) { Height = FigureHeight }.Render(), caption);
    }
}
