using System.Numerics;
using Kramers.Magnetism.RateLaws;

namespace Kramers.Magnetism.AcSusceptibility;

/// <summary>
/// A model fitted to chi' and chi'' of one isotherm together, by Levenberg-Marquardt in chi_S, ln delta_chi, ln tau and the shapes
/// with derivatives in closed form. Starts come from a scan of all combinations of tau on a grid. Deterministic. chi_S is kept from falling below 0.
/// Standard errors are (J^T J)^-1 times the residual variance: given errors set the weights, the scatter sets the scale.
/// </summary>
public sealed record AcFit
{
    /// <summary>The data.</summary>
    public required AcIsotherm Isotherm { get; init; }

    /// <summary>The model.</summary>
    public required AcModel Model { get; init; }

    /// <summary>Best numbers, also of processes outside the window: good for the curve, not for a table.</summary>
    public required AcParameters Parameters { get; init; }

    /// <summary>chi_S, cm^3/mol; error 0 at its bound 0.</summary>
    public required FittedValue ChiS { get; init; }

    /// <summary>chi_T, cm^3/mol.</summary>
    public required FittedValue ChiT { get; init; }

    /// <summary>The processes, slowest first; in an <see cref="AcSeries"/> each keeps its place. A model of unlike processes keeps its own order.</summary>
    public required IReadOnlyList<FittedProcess> Processes { get; init; }

    /// <summary>Parameters that ended at a bound, such as "alpha of process 2"; the data ask for a simpler model, or a wider window.</summary>
    public IReadOnlyList<string> AtBounds =>
        [.. ChiS.Value == 0 ? ["chi_S"] : (string[])[], .. Processes.SelectMany((p, k) => p.AtBounds.Select(name => $"{name} of process {k + 1}"))];

    /// <summary>Measured minus fitted chi' - i chi'', cm^3/mol, one per frequency.</summary>
    public required IReadOnlyList<Complex> Residuals { get; init; }

    /// <summary>Root mean square of chi' and chi'' residuals, in cm^3/mol, each point with its weight.</summary>
    public required double RmsResidual { get; init; }

    /// <summary>Sum of (residual/error)^2 over data minus free parameters; null where errors are unknown.</summary>
    public required double? ReducedChiSquare { get; init; }

    /// <summary>Akaike's criterion for small samples, comparable between models of one isotherm.</summary>
    public required double Aicc { get; init; }

    /// <summary>False where iterations ran out.</summary>
    public required bool Converged { get; init; }

    /// <summary>Fits one model.</summary>
    /// <exception cref="ArgumentException">The isotherm has no more numbers than the model.</exception>
    public static AcFit Run(AcIsotherm isotherm, AcModel model)
    {
        CheckSize(isotherm, model);
        var problem = new AcProblem(isotherm, model);
        return AcFitReport.Of(isotherm, model, problem, problem.Fit());
    }

    /// <summary>Fits one model from given numbers: those of a neighbour, or a guess by eye.</summary>
    /// <exception cref="ArgumentException">The isotherm has no more numbers than the model.</exception>
    public static AcFit RunFrom(AcIsotherm isotherm, AcModel model, AcParameters start)
    {
        ArgumentNullException.ThrowIfNull(start);
        CheckSize(isotherm, model);
        var problem = new AcProblem(isotherm, model);
        return AcFitReport.Of(isotherm, model, problem, problem.FitFrom(AcModel.Coordinates(start)));
    }

    /// <summary>
    /// Fits each of several models, best AICc first. Models that the data do not determine (errors without value) come last. Use it with
    /// <c>[AcModel.GeneralisedDebye(1), AcModel.GeneralisedDebye(2)]</c> to ask how many processes there are.
    /// </summary>
    /// <exception cref="ArgumentException">The isotherm has no more numbers than one of the models.</exception>
    public static IReadOnlyList<AcFit> Compare(AcIsotherm isotherm, params IReadOnlyList<AcModel> models)
    {
        ArgumentNullException.ThrowIfNull(models);
        return [.. models.Select(model => Run(isotherm, model)).OrderBy(fit => fit.Processes.Any(p => double.IsNaN(p.DeltaChi.StandardError))).ThenBy(fit => fit.Aicc)];
    }

    /// <summary>chi' - i chi'' of the fit in cm^3/mol at any frequency in Hz.</summary>
    public Complex At(double frequencyHz) => Model.Susceptibility(frequencyHz, Parameters);

    /// <summary>The times that were measured, slowest process first: what a fit of tau(T) takes.</summary>
    public IReadOnlyList<MeasuredRelaxationTime> RelaxationTimes() => [.. Processes.Select(RelaxationTime).OfType<MeasuredRelaxationTime>()];

    /// <summary>The time of one process; null where it was not measured.</summary>
    public MeasuredRelaxationTime? RelaxationTime(FittedProcess process)
    {
        ArgumentNullException.ThrowIfNull(process);
        return process is { Distribution: { } d, MeanLnTauError: { } error }
            ? new(Isotherm.TemperatureKelvin, Isotherm.FieldTesla, d.TauSeconds, error, d.SigmaLnTau, $"ac, {process.Form.Name}")
            : null;
    }

    private static void CheckSize(AcIsotherm isotherm, AcModel model)
    {
        ArgumentNullException.ThrowIfNull(isotherm);
        ArgumentNullException.ThrowIfNull(model);
        if (2 * isotherm.FrequenciesHz.Count <= model.ParameterCount)
        {
            throw new ArgumentException(
                $"'{model.Name}' has {model.ParameterCount} parameters, {isotherm.FrequenciesHz.Count} frequencies give {2 * isotherm.FrequenciesHz.Count} numbers. Take a simpler model, or measure more frequencies.",
                nameof(model));
        }
    }
}
