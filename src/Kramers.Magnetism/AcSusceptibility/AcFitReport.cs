using System.Numerics;
using Kramers.Magnetism.RateLaws;
using Kramers.Numerics.Fitting;

namespace Kramers.Magnetism.AcSusceptibility;

/// <summary>Turns the coordinates of a fit into what it says about the sample.</summary>
internal static class AcFitReport
{
    private const double NearWindow = 2; // a peak this factor outside is still seen by its flank
    private const double LargestError = 1; // of ln tau

    public static AcFit Of(AcIsotherm data, AcModel model, AcProblem problem, FitResult fit)
    {
        var (parameters, n) = (model.Parameters(fit.Parameters), 2 * data.FrequenciesHz.Count);
        var sum = fit.RmsResidual * fit.RmsResidual * n;
        int[] order = [.. Enumerable.Range(0, model.Processes.Count)];
        if (model.IsUniform)
        {
            order = [.. order.OrderByDescending(k => parameters.Processes[k].TauSeconds)];
        }

        return new AcFit
        {
            Isotherm = data,
            Model = model,
            Parameters = parameters with { Processes = [.. order.Select(k => parameters.Processes[k])] },
            ChiS = new(parameters.ChiS, fit.StandardErrors[0]),
            ChiT = new(parameters.ChiT, ChiTError(model, fit)),
            Processes = [.. order.Select(k => Process(data, model, problem, fit, k))],
            Residuals = [.. data.FrequenciesHz.Select((f, i) => new Complex(data.ChiPrime[i], -data.ChiDoublePrime[i]) - model.Susceptibility(f, parameters))],
            RmsResidual = fit.RmsResidual * Scale(data),
            ReducedChiSquare = data.Errors is null ? null : sum / (n - model.ParameterCount),
            Aicc = InformationCriterion.Aicc(sum, n, model.ParameterCount),
            Converged = fit.Converged,
        };
    }

    // Undoes the weights: residuals were divided by the errors, or by the largest chi.
    private static double Scale(AcIsotherm data) => data.Errors is { } errors
        ? Math.Sqrt(errors.Count / errors.Sum(e => 1 / (e * e)))
        : data.ChiPrime.Concat(data.ChiDoublePrime).Max(Math.Abs);

    private static double ChiTError(AcModel model, FitResult fit)
    {
        var gradient = new double[fit.Parameters.Length];
        gradient[0] = 1;
        for (var k = 0; k < model.Processes.Count; k++)
        {
            gradient[model.Offset(k)] = Math.Exp(fit.Parameters[model.Offset(k)]);
        }

        return LogTimeError.Along(fit, gradient);
    }

    private static FittedProcess Process(AcIsotherm data, AcModel model, AcProblem problem, FitResult fit, int k)
    {
        var (form, at) = (model.Processes[k], model.Offset(k));
        var shape = fit.Parameters[(at + 2)..(at + 2 + form.Shape.Count)];
        var (delta, tau) = (Math.Exp(fit.Parameters[at]), Math.Exp(fit.Parameters[at + 1]));
        var status = Status(data, tau * Math.Exp(-form.PeakLnOmegaTau(shape)), fit.StandardErrors[at + 1]);
        var measured = status == TauStatus.Measured;
        return new FittedProcess
        {
            Form = form,
            DeltaChi = new(delta, delta * fit.StandardErrors[at]),
            Shape = [.. shape.Select((x, i) => new FittedValue(x, fit.StandardErrors[at + 2 + i]))],
            Status = status,
            TauSeconds = measured ? new(tau, fit.StandardErrors[at + 1]) : null,
            Distribution = measured ? form.LogTime(shape).Times(tau) : null,
            MeanLnTauError = measured ? LogTimeError.OfMean(fit, at + 1, shape, s => form.LogTime(s).MeanLnTau) : null,
            AtBounds = [.. AtBounds(form, problem, fit, at)],
            BoundSeconds = status switch
            {
                TauStatus.SlowerThanWindow => data.LongestSeconds,
                TauStatus.FasterThanWindow => data.ShortestSeconds,
                _ => null,
            },
        };
    }

    private static TauStatus Status(AcIsotherm data, double peakSeconds, double lnTauError) =>
        peakSeconds > NearWindow * data.LongestSeconds ? TauStatus.SlowerThanWindow
        : peakSeconds < data.ShortestSeconds / NearWindow ? TauStatus.FasterThanWindow
        : lnTauError <= LargestError ? TauStatus.Measured
        : TauStatus.Undetermined;

    private static IEnumerable<string> AtBounds(IDispersion form, AcProblem problem, FitResult fit, int at) =>
        ((string[])["delta chi", "tau", .. form.Shape.Select(s => s.Name)])
        .Where((_, i) => fit.Parameters[at + i] <= problem.Lower[at + i] || fit.Parameters[at + i] >= problem.Upper[at + i]);
}
