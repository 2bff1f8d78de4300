using Kramers.Magnetism.SpectralDensities;
using Kramers.Workbench.Reports;
using Kramers.Workbench.Reports.Charts;

namespace Kramers.Workbench.SpinPhonon;

/// <summary>Tables and figures of 'kramers t1'.</summary>
internal static class TrajectoryTables
{
    private const double Giga = 1e9;

    public static TaskResult Result(TrajectoryOptions options, TensorTrajectory trajectory, bool isD, IReadOnlyList<BlockAverage> rates, IReadOnlyList<string> warnings)
    {
        var (t1, spectrum) = (Times(options, rates), Spectrum(trajectory, isD, options.Blocks));
        return new TaskResult
        {
            Command = "t1",
            Task = isD ? "D" : "g",
            Name = Path.GetFileNameWithoutExtension(options.File),
            Title = $"Spin-lattice relaxation from {trajectory.Count} steps of *{(isD ? "D" : "g")}*, {NumberText.Significant(1e12 * trajectory.Count * trajectory.StepSeconds, 4)} ps",
            Tables = [t1, spectrum],
            Parameters = new Dictionary<string, double>(),
            Warnings = warnings,
            Figures = [FieldFigure(t1), SpectrumFigure(spectrum, isD)],
        };
    }

    /// <summary>T1 = 1/rate; its error is that of the rate over the rate, times T1.</summary>
    private static ResultTable Times(TrajectoryOptions options, IReadOnlyList<BlockAverage> rates) => new("t1", "Relaxation times", [
        new("fieldTesla", "*B* (T)", [.. options.FieldsTesla]),
        new("t1Seconds", "*T*_1 (s)", [.. rates.Select(r => 1 / r.Mean)]),
        new("t1ErrorSeconds", "Error (s)", [.. rates.Select(r => r.StandardError / (r.Mean * r.Mean))]),
        new("ratePerSecond", "1/*T*_1 (s^-1)", [.. rates.Select(r => r.Mean)]),
        new("rateErrorPerSecond", "Error (s^-1)", [.. rates.Select(r => r.StandardError)]),
    ]);

    private static ResultTable Spectrum(TensorTrajectory trajectory, bool isD, int blocks)
    {
        (string Name, int Row, int Column)[] elements = isD ? [("Dzz", 2, 2), ("Dxz", 0, 2), ("Dyz", 1, 2), ("Dxy", 0, 1)] : [("gzx", 2, 0), ("gzy", 2, 1), ("gzz", 2, 2)];
        PowerSpectrum[] spectra = [.. elements.Select(e => PowerSpectrum.Of(trajectory.Element(e.Row, e.Column).WithoutMean(), blocks, SpectralWindow.Hann))];
        var unit = isD ? "Cm2Seconds" : "Seconds";

        // Frequency 0 has no place on a logarithmic axis, and the window mixes it with the next.
        return new("spectrum", "Spectral density", [
            new("frequencyGHz", "*f* (GHz)", [.. Enumerable.Range(1, spectra[0].Density.Count - 1).Select(k => k * spectra[0].SpacingRadPerSecond / (2 * Math.PI * Giga))]),
            .. elements.Zip(spectra, (e, s) => new ResultColumn(e.Name + unit, e.Name, [.. s.Density.Skip(1)])),
            .. elements.Zip(spectra, (e, s) => new ResultColumn(e.Name + "Error" + unit, e.Name + " error", [.. s.StandardError.Skip(1)])),
        ]) { IsInReport = false };
    }

    private static CaptionedFigure FieldFigure(ResultTable t1)
    {
        var (field, time, error) = (t1["fieldTesla"], t1["t1Seconds"], t1["t1ErrorSeconds"]);
        double[] lower = [.. time.Zip(error, (t, e) => Math.Max(t - e, 0.1 * t))];
        double[] upper = [.. time.Zip(error, (t, e) => t + e)];
        return CaptionedFigure.Wide("*T*_1 against the field, with one standard error from the scatter between blocks.", LogAxis.Around("*B* (T)", field), LogAxis.Around("*T*_1 (s)", lower.Concat(upper)),
            [new ErrorBarSeries(null, PaletteColor.Muted, field, lower, upper), new ScatterSeries(null, PaletteColor.Blue, field, time)]);
    }

    private static CaptionedFigure SpectrumFigure(ResultTable spectrum, bool isD)
    {
        var frequency = spectrum["frequencyGHz"];
        var columns = spectrum.Columns.Skip(1).Where(c => !c.Key.Contains("Error", StringComparison.Ordinal) && c.Values.Any(x => x > 0)).ToArray();
        var y = LogAxis.Around(isD ? "*S* (cm^-2 s)" : "*S* (s)", columns.SelectMany(c => c.Values).Where(x => x > 0));
        return CaptionedFigure.Wide("Spectral density of the fluctuations: what stands at the frequency of a transition drives it.", LogAxis.Around("*f* (GHz)", frequency), y,
            columns.Select((c, i) => new LineSeries(c.Heading, Palette.InOrder(i), frequency, c.Values)));
    }
}
