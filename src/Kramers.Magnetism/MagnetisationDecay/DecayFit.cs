using Kramers.Magnetism.AcSusceptibility;
using Kramers.Magnetism.RateLaws;
using Kramers.Numerics.Fitting;

namespace Kramers.Magnetism.MagnetisationDecay;

/// <summary>One process of a decay as a fit found it.</summary>
public sealed record DecayProcess : FittedRelaxation
{
    /// <summary>Its form.</summary>
    public required IDecayFunction Form { get; init; }

    /// <summary>A, in the unit of the moments.</summary>
    public required FittedValue Amplitude { get; init; }
}

/// <summary>
/// A model fitted to M(t) by Levenberg-Marquardt with derivatives in closed form; starts come from a scan of tau. Deterministic.
/// tau is a number only between the first step of the trace and three times its length, and with an error of ln tau below 1:
/// beyond, a decay looks like a straight line and M_eq decides. Errors are (J^T J)^-1 times the residual variance.
/// </summary>
public sealed record DecayFit
{
    private const double TimesLonger = 3;
    private const double LargestError = 1;

    /// <summary>The points that were fitted.</summary>
    public required DecayTrace Trace { get; init; }

    /// <summary>The model.</summary>
    public required DecayModel Model { get; init; }

    /// <summary>M_eq, in the unit of the moments; error 0 where it was given.</summary>
    public required FittedValue EquilibriumMoment { get; init; }

    /// <summary>Moment at t_0, in the unit of the moments.</summary>
    public required double StartMoment { get; init; }

    /// <summary>Drift per second; null where none was asked for.</summary>
    public required FittedValue? DriftPerSecond { get; init; }

    /// <summary>The processes, slowest first.</summary>
    public required IReadOnlyList<DecayProcess> Processes { get; init; }

    /// <summary>Measured minus fitted, in the unit of the moments, one per point of <see cref="Trace"/>.</summary>
    public required IReadOnlyList<double> Residuals { get; init; }

    /// <summary>Root mean square of the residuals.</summary>
    public required double RmsResidual { get; init; }

    /// <summary>Akaike's criterion for small samples, comparable between models of one trace from one start.</summary>
    public required double Aicc { get; init; }

    /// <summary>False where iterations ran out.</summary>
    public required bool Converged { get; init; }

    /// <summary>Fits a model.</summary>
    /// <exception cref="ArgumentException">Too few points are left from the start on.</exception>
    public static DecayFit Run(DecayTrace trace, DecayModel model)
    {
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentNullException.ThrowIfNull(model);
        var start = model.StartSeconds ?? trace.TimesSeconds[0];
        var kept = trace.From(start);
        if (kept.Moments.Count <= model.ParameterCount)
        {
            throw new ArgumentException($"{kept.Moments.Count} points cannot determine {model.ParameterCount} parameters. Take a simpler model or an earlier start.", nameof(model));
        }

        double[] times = [.. kept.TimesSeconds.Select(t => t - start)];
        double[] moments = [.. kept.Moments];
        return Report(kept, model, times, new DecayProblem(model, times, moments).Fit());
    }

    /// <summary>The times that were measured, slowest first: what a fit of tau(T) takes.</summary>
    public IReadOnlyList<MeasuredRelaxationTime> RelaxationTimes() =>
    [
        .. from p in Processes
           where p.Status == TauStatus.Measured
           select new MeasuredRelaxationTime(
               Trace.TemperatureKelvin, Trace.FieldTesla, p.Distribution!.Value.TauSeconds, p.MeanLnTauError!.Value, p.Distribution.Value.SigmaLnTau, $"dc, {p.Form.Name}"),
    ];

    private static DecayFit Report(DecayTrace trace, DecayModel model, double[] times, FitResult fit)
    {
        FittedValue Value(int k) => new(fit.Parameters[k], fit.StandardErrors[k]);
        double[] curve = [.. times.Select(t => model.Evaluate(t, fit.Parameters, new double[model.ParameterCount]))];
        var equilibrium = model.EquilibriumMoment is { } known ? new FittedValue(known, 0) : Value(0);
        var n = times.Length;
        return new DecayFit
        {
            Trace = trace,
            Model = model,
            EquilibriumMoment = equilibrium,
            StartMoment = equilibrium.Value + Enumerable.Range(0, model.Processes.Count).Sum(k => fit.Parameters[model.Offset(k)]),
            DriftPerSecond = model.HasDrift ? Value(model.Offset(0) - 1) : null,
            Processes = [.. Enumerable.Range(0, model.Processes.Count).OrderByDescending(k => fit.Parameters[model.Offset(k) + 1]).Select(k => Process(model, times, fit, k))],
            Residuals = [.. trace.Moments.Zip(curve, (measured, fitted) => measured - fitted)],
            RmsResidual = fit.RmsResidual,
            Aicc = InformationCriterion.Aicc(fit.RmsResidual * fit.RmsResidual * n, n, model.ParameterCount),
            Converged = fit.Converged,
        };
    }

    private static DecayProcess Process(DecayModel model, double[] times, FitResult fit, int k)
    {
        var (form, at) = (model.Processes[k], model.Offset(k));
        var shape = fit.Parameters[(at + 2)..(at + 2 + form.Shape.Count)];
        var (tau, error) = (Math.Exp(fit.Parameters[at + 1]), fit.StandardErrors[at + 1]);
        var (shortest, longest) = (times.First(t => t > 0), TimesLonger * times[^1]);
        var status = tau > longest ? TauStatus.SlowerThanWindow : tau < shortest ? TauStatus.FasterThanWindow : error <= LargestError ? TauStatus.Measured : TauStatus.Undetermined;
        var measured = status == TauStatus.Measured;
        return new DecayProcess
        {
            Form = form,
            Amplitude = new(fit.Parameters[at], fit.StandardErrors[at]),
            Shape = [.. shape.Select((x, i) => new FittedValue(x, fit.StandardErrors[at + 2 + i]))],
            Status = status,
            TauSeconds = measured ? new(tau, error) : null,
            Distribution = measured ? form.LogTime(shape).Times(tau) : null,
            MeanLnTauError = measured ? LogTimeError.OfMean(fit, at + 1, shape, s => form.LogTime(s).MeanLnTau) : null,
            BoundSeconds = status == TauStatus.SlowerThanWindow ? longest : status == TauStatus.FasterThanWindow ? shortest : null,
        };
    }
}
