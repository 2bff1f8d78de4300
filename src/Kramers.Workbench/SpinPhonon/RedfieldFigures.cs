using System.Globalization;
using Kramers.Workbench.Pipelines;
using Kramers.Workbench.Reports;
using Kramers.Workbench.Reports.Charts;

namespace Kramers.Workbench.SpinPhonon;

/// <summary>Figures that only the density matrix has.</summary>
internal static class RedfieldFigures
{
    private const double FigureHeight = 420;
    private const double WideWidth = 948;

    /// <summary>T1 and T2 against temperature in every field.</summary>
    public static CaptionedFigure Times(RelaxationResult relaxation, RedfieldResult redfield)
    {
        var kelvin = relaxation.TemperaturesK;
        static string Tesla(double field) => field.ToString("0.####", CultureInfo.InvariantCulture) + " T";
        Series[] series =
        [
            .. relaxation.Fields.Select((f, i) => new LineSeries("T1, " + Tesla(f.FieldTesla), Palette.InOrder(i), kelvin, f.TauSeconds)),
            .. redfield.Fields.Select((f, i) => (f, i)).Where(x => x.f.T2Seconds is not null)
                .Select(x => new LineSeries("T2, " + Tesla(x.f.FieldTesla), Palette.InOrder(x.i), kelvin, x.f.T2Seconds!) { Dash = DashStyle.Dashed }),
        ];
        var times = relaxation.Fields.SelectMany(f => f.TauSeconds).Concat(redfield.Fields.SelectMany(f => f.T2Seconds ?? []));
        Figure figure = new("T1 and T2 against temperature", LogAxis.Around("*T* (K)", kelvin, 0.02), LogAxis.Around("Time (s)", times), series) { Width = WideWidth, Height = FigureHeight };
        return new(figure.Render(), "T1, the slowest decay of the populations, and T2 of the lowest two states (dashed; none where they coincide) by phonons alone: nuclei and neighbours shorten T2 further.");
    }

    /// <summary>M(t), each over its own T1.</summary>
    public static CaptionedFigure Moments(IReadOnlyList<RedfieldTrace> traces) => Curves(
        "Moment along the field (*\u03bc*_B)",
        "Time/T1",
        "Moment after all molecules were in the lowest state of the upper well; time in units of the fitted T1.",
        [.. traces.Select(t => (t.TemperatureK, Array.ConvertAll(t.Seconds, s => s / t.T1Seconds), t.Moment))]);

    /// <summary>Coherence of the lowest two states, each over its own T2.</summary>
    public static CaptionedFigure Coherences(IReadOnlyList<RedfieldTrace> traces) => Curves(
        "Coherence of the lowest two states",
        "Time/T2",
        traces.Any(t => t.Coherence is not null) ? "Magnitude of the coherence from an even superposition; time in units of the fitted T2." : "The lowest two states coincide: no coherence is theirs.",
        [.. traces.Where(t => t.Coherence is not null).Select(t => (t.TemperatureK, Array.ConvertAll(t.Coherence!.Seconds, s => s / t.Coherence.T2Seconds), t.Coherence.Magnitude))]);

    private static CaptionedFigure Curves(string quantity, string time, string caption, (double TemperatureK, double[] Xs, double[] Ys)[] curves)
    {
        double[] ends = [0, .. curves.SelectMany(c => c.Xs)];
        Series[] series = [.. curves.Select((c, i) => new LineSeries(NumberText.Significant(c.TemperatureK, 3) + " K", Palette.InOrder(i), c.Xs, c.Ys))];
        Figure figure = new(RichText.ToPlain(quantity) + " against time", new LinearAxis(time, 0, Math.Max(1, ends.Max())), LinearAxis.Around(quantity, [0, .. curves.SelectMany(c => c.Ys)]), series) { Height = FigureHeight };
        return new(figure.Render(), caption);
    }
}
