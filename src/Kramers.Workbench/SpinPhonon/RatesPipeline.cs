using Kramers.Chemistry;
using Kramers.Numerics;
using Kramers.Workbench.Pipelines;

namespace Kramers.Workbench.SpinPhonon;

/// <summary>'kramers rates': a magnet with its vibrations in, relaxation times, paths and a report out.</summary>
public static class RatesPipeline
{
    /// <summary>Temperatures from this fraction of the highest on make the slope.</summary>
    private const double HighTemperatures = 0.7;

    /// <summary>Computes and writes the folder.</summary>
    /// <param name="file">The YAML file.</param>
    /// <param name="output">Folder to write to; null means <c>runs/rates-FILE</c> below the current folder.</param>
    /// <param name="converge">Whether to check convergence even where the file does not ask for it.</param>
    /// <param name="monitor">Told of progress.</param>
    /// <param name="cancellation">Stops the run; nothing is left half-written.</param>
    /// <exception cref="InputException">Bad input; the message says what to change.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static RatesRun Run(string file, string? output, bool converge, IRunMonitor monitor, CancellationToken cancellation)
    {
        var system = RatesFile.Load(file, converge);
        var target = output ?? Path.Combine("runs", "rates-" + Path.GetFileNameWithoutExtension(file));
        RunFolder.CheckFree(target, RatesTables.Files);
        var log = new RunLog(monitor);
        var result = Compute(system, log, cancellation);
        cancellation.ThrowIfCancellationRequested();
        RunFolder.Write(
            target,
            [
                (RunFolder.InputsFile, RunFolder.Inputs("kramers rates runs it again, beside the files it names.", system.Resolved, system.NamedFiles)),
                (RunFolder.ResultFile, result.ToJson()),
                .. RatesTables.Csv(result),
                (RunFolder.ReportFile, RatesReport.Render(result)),
                (RunFolder.LogFile, string.Concat(log.Lines.Select(line => line + "\n"))),
            ]);
        return new RatesRun(result, Path.GetFullPath(target));
    }

    /// <summary>Computes without writing anything.</summary>
    /// <inheritdoc cref="Run"/>
    public static RatesResult Compute(RatesFile system, IRunMonitor monitor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(system);
        ArgumentNullException.ThrowIfNull(monitor);
        var (magnet, settings) = (system.Magnet, system.Rates);
        monitor.Say($"{system.Name}: {magnet.Origin}");
        var warnings = new List<string>(magnet.Warnings);
        var fields = RelaxationTimes.InFields(settings, tesla => magnet.Rates(system.Axis, tesla, settings), monitor, cancellation);
        var relaxation = RelaxationTimes.Of(settings, fields, warnings);
        var (first, temperatures) = (RelaxationTimes.Applied(fields[0].Rates), settings.TemperaturesK);
        double[] telling = [.. RelaxationTimes.TellingTemperatures(temperatures, relaxation.TauSeconds)];
        var momentum = first.Levels.Expectation(Along(magnet, system.Axis));
        var (source, sink) = RelaxationPaths.Wells(momentum);
        RelaxationPath[] paths = first is IRatesByMode byMode ? [.. telling.SelectMany(t => RelaxationPaths.Find(byMode, t, source, sink))] : [];
        var coherent = first is RedfieldInField ? RedfieldResult.Of(fields, settings, telling, warnings) : null;
        var traces = first is RedfieldInField followed ? RedfieldTraces.Of(followed, magnet, system.Axis, settings.TraceK, source, warnings) : [];
        var convergence = system.Converge is null ? null : ConvergenceCheck.Run(system, telling, monitor, cancellation);
        foreach (var line in (coherent?.InWords() ?? []).Concat(warnings.Select(w => "Warning: " + w)).Concat(convergence?.Verdicts ?? []))
        {
            monitor.Say(line);
        }

        return new RatesResult
        {
            Name = system.Name,
            Origin = magnet.Origin,
            Axis = system.Axis,
            Levels = new LadderResult(first.Levels.RelativeEnergies, momentum, magnet.MomentumSymbol),
            Relaxation = relaxation,
            Barrier = Barrier(relaxation, paths, first.Levels.RelativeEnergies[^1]),
            CrossoversK = [.. Crossovers(relaxation)],
            Paths = paths,
            Convergence = convergence,
            QuadraticTauSeconds = settings.Quadratic ? [.. temperatures.Select(t => fields[0].Rates.Tau(RelaxationTimes.Quadratic, t))] : null,
            Redfield = coherent,
            Traces = traces,
            InternalField = fields[0].Rates is AveragedInField mean ? InternalFieldResult.Of(settings.InternalField!, mean, temperatures) : null,
            Warnings = warnings,
        };
    }

    private static Numerics.LinearAlgebra.ComplexMatrix Along(VibratingMagnet magnet, double[] axis) =>
        axis[0] * magnet.Momentum[0] + axis[1] * magnet.Momentum[1] + axis[2] * magnet.Momentum[2];

    private static BarrierResult Barrier(RelaxationResult relaxation, RelaxationPath[] paths, double top)
    {
        var (kelvin, tau) = (relaxation.TemperaturesK, relaxation.TauSeconds);
        int[] hot = [.. Enumerable.Range(0, kelvin.Length).Where(i => kelvin[i] >= HighTemperatures * kelvin[^1] || i >= kelvin.Length - 2)];
        var usable = hot.Length > 1 && hot.All(i => double.IsFinite(tau[i]) && tau[i] > 0);
        double? slope = usable ? PhysicalConstants.BoltzmannCm * Slope([.. hot.Select(i => 1 / kelvin[i])], [.. hot.Select(i => Math.Log(tau[i]))]) : null;
        return new BarrierResult(slope, kelvin[hot[0]], paths.Where(p => p.TemperatureK == kelvin[^1]).MaxBy(p => p.Share)?.SummitCm, top);
    }

    /// <summary>Slope of the straight line through points by least squares.</summary>
    private static double Slope(double[] x, double[] y)
    {
        var (mx, my) = (x.Average(), y.Average());
        return x.Zip(y, (a, b) => (a - mx) * (b - my)).Sum() / x.Sum(a => (a - mx) * (a - mx));
    }

    /// <summary>Where ln(tau of one phonon/tau of two) changes its sign, linear in 1/T between the points.</summary>
    private static IEnumerable<double> Crossovers(RelaxationResult relaxation)
    {
        var kelvin = relaxation.TemperaturesK;
        var lead = relaxation.OnePhononTauSeconds.Zip(relaxation.RamanTauSeconds, (one, two) => Math.Log(one / two)).ToArray();
        for (var i = kelvin.Length - 1; i > 0; i--)
        {
            if (double.IsFinite(lead[i] + lead[i - 1]) && lead[i] < 0 != lead[i - 1] < 0)
            {
                var part = lead[i] / (lead[i] - lead[i - 1]);
                yield return 1 / (1 / kelvin[i] + part * (1 / kelvin[i - 1] - 1 / kelvin[i]));
            }
        }
    }
}

/// <summary>A finished run.</summary>
/// <param name="Result">All numbers.</param>
/// <param name="Folder">Full path of the folder that was written.</param>
public sealed record RatesRun(RatesResult Result, string Folder);
