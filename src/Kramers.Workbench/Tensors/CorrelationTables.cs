using Kramers.Magnetism.SpectralDensities;
using Kramers.Numerics;
using Kramers.Workbench.Reports;
using Kramers.Workbench.Reports.Charts;

namespace Kramers.Workbench.Tensors;

/// <summary>Tables and figures of 'kramers correlate'.</summary>
internal static class CorrelationTables
{
    public static IReadOnlyList<string> Files { get; } = ["mean.csv", "tensor.csv", "correlation.csv", "spectrum.csv", "t1.csv"];

    public static TaskResult Result(CorrelationOptions options, TargetTrajectory[] targets, double[] grades, PowerSpectrum[] velocities, BlockAverage[] rates)
    {
        var names = string.Join(", ", targets.Select(t => "*" + t.Target.Name + "*"));
        var (correlation, spectrum) = (Correlation(options, targets), Spectrum(options, targets, velocities));
        var drawn = Beginning(correlation);
        var beyond = grades.Count(g => g > 2);
        return new TaskResult
        {
            Command = "correlate",
            Task = string.Join(",", targets.Select(t => t.Target.Name)),
            Name = Path.GetFileNameWithoutExtension(options.File),
            Title = $"{names} along {grades.Length} steps, {NumberText.Significant(1e-3 * grades.Length * options.StepFemtoseconds, 4)} ps",
            Tables = [Mean(targets), Tensor(options, targets, grades), correlation, spectrum, .. rates.Length == 0 ? Array.Empty<ResultTable>() : [Times(options, rates)]],
            Numbers = [new("largestGrade", "Largest extrapolation grade", grades.Max())],
            Parameters = new Dictionary<string, double>(),
            Warnings = beyond > 0 ? [$"{beyond} of {grades.Length} steps lie far from the training labels (extrapolation grade above 2): label geometries like these and train again."] : [],
            Figures = [
                Lines($"Autocorrelation of the fluctuations of {names}, twice as far as it reaches a tenth.", LinearAxis.FromZero("*t* (fs)", drawn["timeFs"]), drawn, LinearAxis.Around("*C*(*t*)", drawn.Columns.Skip(1).SelectMany(c => c.Values))),
                Lines($"Power spectra of {names} beside that of the velocities, the vibrational density; each to its own maximum.", LinearAxis.Around("Wavenumber (cm^-1)", spectrum["wavenumberCm"]), Scaled(spectrum), LinearAxis.FromZero("Relative to the maximum", [1.0])),
            ],
        };
    }

    private static ResultTable Mean(TargetTrajectory[] targets)
    {
        var rows = targets.SelectMany(t => t.Target.LabelNames.Zip(t.Series)).ToArray();
        return new("mean", "Mean and fluctuation", [
            new("component", "Component", [], [.. rows.Select(r => r.First)]) { IsVerbatim = true },
            new("mean", "Mean", [.. rows.Select(r => r.Second.Mean)]),
            new("deviation", "Standard deviation", [.. rows.Select(r => Math.Sqrt(r.Second.WithoutMean().Values.Average(x => x * x)))]),
        ]);
    }

    // The columns that 'kramers t1' reads: Dxx .. Dzz, and gzx = gxz of a symmetric g.
    private static ResultTable Tensor(CorrelationOptions options, TargetTrajectory[] targets, double[] grades) => new("tensor", "Tensor against time", [
        new("timeFs", "*t* (fs)", [.. grades.Select((_, t) => t * options.StepFemtoseconds)]),
        .. targets.SelectMany(t => t.Target.LabelNames.Zip(t.Series, (name, x) => new ResultColumn(FieldRow(name), name, [.. x.Values]))),
        new("grade", "Extrapolation grade", grades),
    ]) { IsInReport = false };

    private static string FieldRow(string name) => name switch { "gxz" => "gzx", "gyz" => "gzy", _ => name };

    private static ResultTable Correlation(CorrelationOptions options, TargetTrajectory[] targets)
    {
        double[][] all = [.. targets.Select(t => t.Autocorrelation())];
        var lags = all[0].Length / 2; // beyond, too few pairs of steps are left
        return new("correlation", "Autocorrelation", [
            new("timeFs", "*t* (fs)", [.. Enumerable.Range(0, lags).Select(t => t * options.StepFemtoseconds)]),
            .. targets.Zip(all, (t, c) => new ResultColumn(t.Target.Name, t.Target.Name, c[..lags])),
        ]) { IsInReport = false };
    }

    private static ResultTable Spectrum(CorrelationOptions options, TargetTrajectory[] targets, PowerSpectrum[] velocities)
    {
        var all = targets.Select(t => t.Spectrum(options.Blocks)).ToArray();
        var perCm = 2 * Math.PI / PhysicalConstants.PlanckCm; // rad/s
        double[] wavenumbers = [.. all[0].Density.Select((_, k) => k * all[0].SpacingRadPerSecond / perCm)];
        double Density(double cm) => velocities.Sum(v => cm * perCm <= v.SpacingRadPerSecond * (v.Density.Count - 1) ? v.At(cm * perCm) : 0);
        return new("spectrum", "Power spectra", [
            new("wavenumberCm", "Wavenumber (cm^-1)", wavenumbers),
            .. targets.Zip(all, (t, s) => new ResultColumn(t.Target.Name + "Seconds", t.Target.Name, s.Density)),
            new("velocitySeconds", "Velocities", [.. wavenumbers.Select(Density)]),
        ]) { IsInReport = false };
    }

    private static ResultTable Times(CorrelationOptions options, BlockAverage[] rates) => new("t1", "Relaxation times", [
        new("fieldTesla", "*B* (T)", [.. options.FieldsTesla]),
        new("t1Seconds", "*T*_1 (s)", [.. rates.Select(r => 1 / r.Mean)]),
        new("t1ErrorSeconds", "Error (s)", [.. rates.Select(r => r.StandardError / (r.Mean * r.Mean))]),
    ]);

    /// <summary>A long run has memory at its beginning alone.</summary>
    private static ResultTable Beginning(ResultTable correlation)
    {
        const double tenth = 0.1;
        const int fewest = 50;
        var last = correlation.Columns.Skip(1).Max(c => Array.FindLastIndex([.. c.Values], x => Math.Abs(x) >= tenth));
        var lags = Math.Max(fewest, 2 * (last + 1));
        return correlation with { Columns = [.. correlation.Columns.Select(c => c with { Values = [.. c.Values.Take(lags)] })] };
    }

    private static ResultTable Scaled(ResultTable table) =>
        table with { Columns = [table.Columns[0], .. table.Columns.Skip(1).Select(c => c with { Values = [.. c.Values.Select(x => x / Math.Max(c.Values.Max(), double.Epsilon))] })] };

    private static CaptionedFigure Lines(string caption, Axis x, ResultTable table, Axis y) =>
        CaptionedFigure.Wide(caption, x, y, table.Columns.Skip(1).Select((c, n) => new LineSeries(c.Heading, Palette.InOrder(n), table.Columns[0].Values, c.Values)));
}
