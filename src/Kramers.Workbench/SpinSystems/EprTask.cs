using System.Globalization;
using Kramers.Magnetism.Spectroscopy;
using Kramers.Workbench.Pipelines;
using Kramers.Workbench.Reports;
using Kramers.Workbench.Reports.Charts;

namespace Kramers.Workbench.SpinSystems;

/// <summary>The task 'epr': spectra of the powder and of a crystal, and the resonances of the crystal.</summary>
internal static class EprTask
{
    // Below this share of the strongest, and below what rounding leaves, a resonance is left out of the table.
    private const double Weakest = 1e-6;
    private const double Rounding = 1e-12;

    // Grids are refined until two agree to this share of the largest value.
    private const double Converged = 0.01;
    private const int FewestRows = 8;

    public static TaskResult Run(SpinTask task, IRunMonitor monitor, CancellationToken cancellation)
    {
        var options = task.Options.Epr;
        var microwave = options.IsParallel ? MicrowaveField.Parallel : MicrowaveField.Perpendicular;
        using var step = monitor.Begin("Powder average of the spectrum", Rows(task).Length);
        return options.SweepsFrequency
            ? FrequencySweep(task, options, microwave, step, cancellation)
            : FieldSweep(task, options, microwave, step, cancellation);
    }

    private static TaskResult FieldSweep(SpinTask task, EprOptions options, MicrowaveField microwave, IProgress<int> step, CancellationToken cancellation)
    {
        var (b, t) = (options.Fields, options.Temperature);
        var sweep = new EprFieldSweep(task.Magnetometer, options.Gigahertz, b[0], b[^1]);
        double[] Seen(EprSpectrum spectrum) => options.ShowsDerivative ? spectrum.Derivative : spectrum.Absorption;
        var (powder, error) = Refined(task, grid => sweep.Powder(b, options.FieldLine, grid, t, microwave, cancellation), Seen, step);
        var crystal = sweep.Crystal(b, options.FieldLine, options.Axis, t, microwave);
        var all = sweep.Resonances(options.Axis, t, microwave);
        var resonances = all.Where(r => r.Intensity > Math.Max(Rounding, Weakest * all.Max(x => x.Intensity))).ToArray();

        var spectra = new ResultTable("spectrum", "Spectra", [
            new("fieldTesla", "*B* (T)", b),
            new("powderDerivative", "powder d*A*/d*B*", powder.Derivative), new("powderAbsorption", "powder *A*", powder.Absorption),
            new("crystalDerivative", "crystal d*A*/d*B*", crystal.Derivative), new("crystalAbsorption", "crystal *A*", crystal.Absorption),
        ]);
        var table = new ResultTable("resonances", $"Resonances of a crystal, field along {Axis(options)}", [
            new("fieldTesla", "*B* (T)", [.. resonances.Select(r => r.FieldTesla)]),
            new("effectiveG", "*h\u03bd*/(*\u03bc*_B *B*)", [.. resonances.Select(r => Quantum(options.Gigahertz) / r.FieldTesla)]),
            new("lower", "lower level", [.. resonances.Select(r => r.Lower + 1.0)]),
            new("upper", "upper level", [.. resonances.Select(r => r.Upper + 1.0)]),
            new("strengthBohr2", "|*\u03bc*|^2 (*\u03bc*_B^2)", [.. resonances.Select(r => r.Strength)]),
            new("polarisation", "polarisation", [.. resonances.Select(r => r.Polarisation)]),
            new("intensity", "intensity (*\u03bc*_B^2 mT cm)", [.. resonances.Select(r => r.Intensity)]),
        ]);
        var signal = options.ShowsDerivative ? "d*A*/d*B* (*\u03bc*_B^2 cm mT^-1)" : "*A* (*\u03bc*_B^2 cm)";
        CaptionedFigure Draw(string what, double[] ys, PaletteColor color) =>
            CaptionedFigure.Wide($"{what} at {Text(options.Gigahertz)} GHz and {Text(t)} K, {Mode(options)} mode.", new LinearAxis("*B* (T)", b[0], b[^1]), Around(signal, ys), [new LineSeries(null, color, b, ys)]);
        return task.Result("epr", $"EPR at {Text(options.Gigahertz)} GHz and {Text(t)} K, {Mode(options)} mode, lines of {Text(options.FieldLine.FwhmMillitesla)} mT", [table, spectra], [
            Draw("Powder", Seen(powder), PaletteColor.Blue),
            Draw($"Crystal with the field along {Axis(options)}", Seen(crystal), PaletteColor.Vermillion),
        ], [.. Nothing(resonances.Length, "fieldsTesla"), .. Coarse(error)]);
    }

    private static TaskResult FrequencySweep(SpinTask task, EprOptions options, MicrowaveField microwave, IProgress<int> step, CancellationToken cancellation)
    {
        var (nu, t) = (options.Frequencies, options.Temperature);
        var sweep = new EprFrequencySweep(task.Magnetometer, options.Tesla);
        var (powder, error) = Refined(task, grid => sweep.Powder(nu, options.FrequencyLine, grid, t, microwave, cancellation), absorption => absorption, step);
        var crystal = sweep.Crystal(nu, options.FrequencyLine, options.Axis, t, microwave);
        var seen = sweep.Transitions(options.Axis, t, microwave).Where(x => x.Gigahertz >= nu[0] && x.Gigahertz <= nu[^1]).ToArray();
        var transitions = seen.Where(x => x.Intensity > Math.Max(Rounding, Weakest * seen.Max(y => y.Intensity))).ToArray();

        var spectra = new ResultTable("spectrum", "Spectra", [
            new("frequencyGHz", "*\u03bd* (GHz)", nu), new("powderAbsorption", "powder *A*", powder), new("crystalAbsorption", "crystal *A*", crystal),
        ]);
        var table = new ResultTable("resonances", $"Transitions of a crystal in {Text(options.Tesla)} T along {Axis(options)}", [
            new("frequencyGHz", "*\u03bd* (GHz)", [.. transitions.Select(x => x.Gigahertz)]),
            new("lower", "lower level", [.. transitions.Select(x => x.Lower + 1.0)]),
            new("upper", "upper level", [.. transitions.Select(x => x.Upper + 1.0)]),
            new("strengthBohr2", "|*\u03bc*|^2 (*\u03bc*_B^2)", [.. transitions.Select(x => x.Strength)]),
            new("polarisation", "polarisation", [.. transitions.Select(x => x.Polarisation)]),
            new("intensityBohr2", "intensity (*\u03bc*_B^2)", [.. transitions.Select(x => x.Intensity)]),
        ]);
        CaptionedFigure Draw(string what, double[] ys, PaletteColor color) =>
            CaptionedFigure.Wide($"{what} in {Text(options.Tesla)} T at {Text(t)} K, {Mode(options)} mode.", new LinearAxis("*\u03bd* (GHz)", nu[0], nu[^1]), LinearAxis.FromZero("*A* (*\u03bc*_B^2 cm)", ys), [new LineSeries(null, color, nu, ys)]);
        return task.Result("epr", $"EPR against frequency in {Text(options.Tesla)} T at {Text(t)} K, {Mode(options)} mode", [table, spectra], [
            Draw("Powder", powder, PaletteColor.Blue),
            Draw($"Crystal with the field along {Axis(options)}", crystal, PaletteColor.Vermillion),
        ], [.. Nothing(transitions.Length, "frequenciesGHz"), .. Coarse(error)]);
    }

    private static IEnumerable<string> Nothing(int found, string key) =>
        found == 0 ? [$"The crystal has no resonance in the sweep. Widen epr.{key}, or turn epr.axis"] : [];

    private static IEnumerable<string> Coarse(double error) => error > Converged
        ? [FormattableString.Invariant($"The powder spectrum may be off by {100 * error:0.#} % of its largest value: resonances change much from one orientation to the next. Raise epr.rows or the line width")]
        : [];

    /// <summary>Rows of the triangulation, twice as many from one to the next, up to those of the settings.</summary>
    private static int[] Rows(SpinTask task)
    {
        // So that a powder takes seconds: each orientation costs some ten diagonalisations.
        var most = task.Options.Epr.PowderRows ?? task.Magnetometer.Dimension switch { <= 8 => 128, <= 16 => 64, _ => 32 };
        var rows = new List<int>();
        for (var k = most; k >= FewestRows; k /= 2)
        {
            rows.Insert(0, k);
        }

        return [.. rows];
    }

    /// <summary>The spectrum on finer and finer grids, and the largest difference of the last two over the largest value.</summary>
    private static (T Spectrum, double Error) Refined<T>(SpinTask task, Func<OrientationTriangles, T> spectrum, Func<T, double[]> seen, IProgress<int> step)
    {
        var rows = Rows(task);
        var last = spectrum(new OrientationTriangles(rows[0] / 2));
        for (var i = 0; ; i++)
        {
            var next = spectrum(new OrientationTriangles(rows[i]));
            step.Report(i + 1);
            var largest = seen(next).Max(Math.Abs);
            var error = largest > 0 ? seen(next).Zip(seen(last), (x, y) => Math.Abs(x - y)).Max() / largest : 0;
            if (error <= Converged || i == rows.Length - 1)
            {
                step.Report(rows.Length);
                return (next, error);
            }

            last = next;
        }
    }

    /// <summary>A derivative has both signs, an absorption does not.</summary>
    private static LinearAxis Around(string label, double[] ys) => ys.Min() < 0 ? LinearAxis.Around(label, ys) : LinearAxis.FromZero(label, ys);

    private static double Quantum(double gigahertz) => Numerics.Energy.FromGigahertz(gigahertz).Cm / Numerics.PhysicalConstants.BohrMagnetonCm;

    private static string Mode(EprOptions options) => options.IsParallel ? "parallel" : "perpendicular";

    private static string Axis(EprOptions options) => $"({string.Join(", ", options.Axis.Select(Text))})";

    private static string Text(double x) => x.ToString("0.####", CultureInfo.InvariantCulture);
}
