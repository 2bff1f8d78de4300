using System.Globalization;
using Kramers.Workbench.Pipelines;

namespace Kramers.Workbench.SpinPhonon;

/// <summary>tau against what a calculation chooses rather than nature: the width of the lines, how many modes take part, and the mesh of q.</summary>
internal static class ConvergenceCheck
{
    /// <summary>A change of tau by less than this factor counts as none.</summary>
    private const double Converged = 1.25;
    private const double Usable = 3;

    public static ConvergenceResult Run(RatesFile file, double[] temperatures, IRunMonitor monitor, CancellationToken cancellation)
    {
        var settings = file.Converge!;
        using var step = monitor.Begin("Convergence", settings.FwhmCm.Length + settings.Modes.Length + settings.Meshes.Count);
        var done = 0;
        var own = file.Rates.Line.FwhmCm;
        ConvergencePoint Point(double value, VibratingMagnet magnet, RateSettings rates)
        {
            cancellation.ThrowIfCancellationRequested();
            var inField = magnet.Rates(file.Axis, file.Rates.FieldsTesla[0], rates);
            step.Report(++done);
            return new ConvergencePoint(value, [.. temperatures.Select(inField.Tau)]);
        }

        ConvergencePoint[] widths = [.. settings.FwhmCm.Select(w => Point(w, Widened(file.Magnet, w / own), file.Rates with { Line = file.Rates.Line.WithFwhm(w) }))];
        ConvergencePoint[] modes = [.. settings.Modes.Select(n => Point(n, file.Magnet.WithModes(n), file.Rates))];
        ConvergencePoint[] meshes = settings.Meshes.Count == 0 ? [] :
            [.. settings.Meshes.Select(m => Point(m.Magnet.FrequenciesCm.Count, m.Magnet, file.Rates)).Append(modes[^1]).OrderBy(p => p.Value)];
        var near = widths.Where(p => p.Value >= 0.49 * own && p.Value <= 2.01 * own).ToArray();
        return new ConvergenceResult(
            temperatures,
            widths,
            modes,
            meshes,
            [
                .. temperatures.Select((t, i) => Verdict(t, near, i, "when the line is half or twice as wide", "Nothing but the width decides it: more modes (a denser mesh of q), or widths from anharmonic forces, are needed")),
                .. temperatures.Select((t, i) => Verdict(t, [.. modes.TakeLast(2)], i, $"from {modes[Math.Max(0, modes.Length - 2)].Value} to {modes[^1].Value} modes", "Modes of higher frequency matter: do not leave any out")),
                .. temperatures.Where(_ => meshes.Length > 0).Select((t, i) => Verdict(t, [.. meshes.TakeLast(2)], i, $"from a mesh of {meshes[^2].Value} to one of {meshes[^1].Value} phonons", "A denser mesh of q is needed")),
            ]);
    }

    /// <summary>Widths that modes have of their own change by the same factor.</summary>
    private static VibratingMagnet Widened(VibratingMagnet magnet, double factor) =>
        magnet with { WidthsCm = magnet.WidthsCm is { } widths ? [.. widths.Select(w => factor * w)] : null };

    private static string Verdict(double temperature, ConvergencePoint[] points, int i, string what, string otherwise)
    {
        var taus = points.Select(p => p.TauSeconds[i]).ToArray();
        var factor = taus.Max() / taus.Min();
        var start = string.Create(CultureInfo.InvariantCulture, $"{temperature:g4} K: ");
        if (points.Length < 2 || !double.IsFinite(factor))
        {
            return start + (points.Length < 2 ? "too few points to tell." : $"NOT converged, tau is infinite for some settings {what}. {otherwise}.");
        }

        var changes = string.Create(CultureInfo.InvariantCulture, $"tau changes by a factor of {factor:g3} {what}");
        return start + (factor < Converged ? $"converged, {changes}." : factor < Usable ? $"good to its order of magnitude, {changes}." : $"NOT converged, {changes}. {otherwise}.");
    }
}
