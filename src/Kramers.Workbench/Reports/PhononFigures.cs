using Kramers.Workbench.Pipelines;
using Kramers.Workbench.Reports.Charts;

namespace Kramers.Workbench.Reports;

/// <summary>Vibrations: where they lie, and how strongly they couple to the spin.</summary>
internal static class PhononFigures
{
    private const double WideWidth = 948;

    public static CaptionedFigure Spectrum(PhononResult phonons)
    {
        double[] reference = phonons.ReferenceFrequenciesCm ?? [];
        LinearAxis x = FrequencyAxis(phonons.FrequenciesCm.Concat(reference));
        LinearAxis y = new("", reference.Length > 0 ? -1.15 : 0, 1.15) { IsBare = true };
        List<Series> series = [Sticks("learned potential", PaletteColor.Blue, phonons.FrequenciesCm, false)];
        if (reference.Length > 0)
        {
            series.Add(Sticks("reference Hessian", PaletteColor.Vermillion, reference, true));
            series.Add(new LineSeries(null, PaletteColor.Muted, [x.Min, x.Max], [0, 0]) { StrokeWidth = 1 });
        }

        Figure figure = new("Frequencies of the normal modes, one stick per mode", x, y, series) { Width = WideWidth, Height = reference.Length > 0 ? 220 : 170 };
        return new(figure.Render(), SpectrumCaption(phonons));
    }

    public static CaptionedFigure Couplings(SpinPhononResult coupling)
    {
        LinearAxis x = FrequencyAxis(coupling.FrequenciesCm);
        LinearAxis y = LinearAxis.FromZero("|\u2202*D*/\u2202*Q*| (cm^-1)", coupling.DNormCm.Concat(coupling.CheckDNormCm ?? []));
        List<Series> series = [new StemSeries("learned tensor model", PaletteColor.Blue, coupling.FrequenciesCm, coupling.DNormCm) { Tooltips = Tips(coupling.FrequenciesCm, coupling.DNormCm) }];
        if (coupling.CheckDNormCm is double[] check)
        {
            series.Add(new ScatterSeries("ab initio finite differences", PaletteColor.Vermillion, coupling.FrequenciesCm, check) { IsOpen = true, Radius = 3.6, Tooltips = Tips(coupling.FrequenciesCm, check) });
        }

        Figure figure = new("Strength of the spin-phonon coupling of each normal mode", x, y, series) { Width = WideWidth, Height = 300 };
        return new(figure.Render(), CouplingCaption(coupling));
    }

    private static string SpectrumCaption(PhononResult phonons)
    {
        string count = NumberText.Decimals(phonons.FrequenciesCm.Length, 0);
        if (phonons.ReferenceFrequenciesCm is not double[] reference) return "The " + count + " normal modes; no reference was given to compare them with.";
        string rmse = phonons.FrequencyRmseCm is double value ? NumberText.Significant(value, 3) + " cm^-1 (root mean square) and by " : "";
        double worst = phonons.FrequenciesCm.Zip(reference, (a, b) => Math.Abs(a - b)).DefaultIfEmpty(0).Max();
        return "The " + count + " normal modes of the learned potential (up) and of the reference (down). The two lists differ by " + rmse + "at most " + NumberText.Significant(worst, 3) + " cm^-1.";
    }

    private static string CouplingCaption(SpinPhononResult coupling)
    {
        int strongest = Enumerable.Range(0, coupling.DNormCm.Length).MaxBy(i => coupling.DNormCm[i]);
        string text = "How much the *D* tensor changes along each dimensionless normal coordinate *Q*. The strongest mode lies at "
            + NumberText.Decimals(coupling.FrequenciesCm[strongest], 1) + " cm^-1.";
        return coupling.CheckRelativeDeviation is double deviation
            ? text + " Circles: the same from ab initio finite differences, without the model; all derivatives together differ by " + NumberText.Percent(deviation) + "."
            : text;
    }

    private static LinearAxis FrequencyAxis(IEnumerable<double> frequencies)
    {
        double[] all = [.. frequencies];
        // Imaginary modes are negative and must not fall off the axis.
        double min = Math.Min(0, 1.1 * all.DefaultIfEmpty(0).Min());
        return LinearAxis.FromZero("Frequency (cm^-1)", all) with { Min = min, Pieces = 10 };
    }

    private static StemSeries Sticks(string name, PaletteColor color, double[] frequencies, bool isMirrored)
    {
        double[] heights = [.. frequencies.Select(_ => 1.0)];
        string[] tips = [.. frequencies.Select((value, i) => "mode " + NumberText.Decimals(i + 1, 0) + ": " + NumberText.Decimals(value, 1) + " cm\u207b\u00b9")];
        return new StemSeries(name, color, frequencies, heights) { IsMirrored = isMirrored, StrokeWidth = 1.5, Tooltips = tips };
    }

    private static string[] Tips(double[] frequencies, double[] strengths) =>
        [.. frequencies.Zip(strengths, (w, d) => NumberText.Decimals(w, 1) + " cm\u207b\u00b9: " + RichText.ToPlain(NumberText.Significant(d, 3)) + " cm\u207b\u00b9")];
}
