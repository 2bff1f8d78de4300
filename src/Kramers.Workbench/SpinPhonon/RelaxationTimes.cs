using Kramers.Magnetism.RateLaws;
using Kramers.Workbench.Pipelines;

namespace Kramers.Workbench.SpinPhonon;

/// <summary>Rates in every field to tau(T, B), its fit and the modes behind it.</summary>
internal static class RelaxationTimes
{
    /// <summary>Names of the processes as <see cref="Magnetism.Relaxation.IRelaxationProcess.Name"/> gives them.</summary>
    public const string OnePhonon = "one-phonon";

    /// <inheritdoc cref="OnePhonon"/>
    public const string Raman = "Raman";

    /// <inheritdoc cref="OnePhonon"/>
    public const string Quadratic = "two-phonon, quadratic coupling";

    private const double SmallestShare = 0.02;
    private const int ModesPerTemperature = 6;

    /// <summary>Prepares the rates in every field of the settings.</summary>
    public static List<(double Tesla, IRelaxationInField Rates)> InFields(
        RateSettings settings, Func<double, IRelaxationInField> inField, IRunMonitor monitor, CancellationToken cancellation)
    {
        using var step = monitor.Begin("Relaxation rates", settings.FieldsTesla.Length);
        var done = 0;
        return settings.FieldsTesla.ToList().ConvertAll(tesla =>
        {
            cancellation.ThrowIfCancellationRequested();
            var rates = inField(tesla);
            step.Report(++done);
            return (tesla, rates);
        });
    }

    /// <summary>tau(T, B), the fit in the first field, and the modes that matter there. Adds to the warnings.</summary>
    public static RelaxationResult Of(RateSettings settings, IReadOnlyList<(double Tesla, IRelaxationInField Rates)> fields, List<string> warnings)
    {
        var first = fields[0].Rates;
        var temperatures = settings.TemperaturesK;
        double[] tau = [.. temperatures.Select(first.Tau)];
        warnings.AddRange(first.Doubts(temperatures[0]).Concat(first.Doubts(temperatures[^1])).Distinct());
        var (fit, ueff) = Fit(settings, temperatures, tau, warnings);
        return new RelaxationResult
        {
            TemperaturesK = temperatures,
            TauSeconds = tau,
            OnePhononTauSeconds = [.. temperatures.Select(t => first.Tau(OnePhonon, t))],
            RamanTauSeconds = [.. temperatures.Select(t => first.Tau(Raman, t))],
            Fields = [.. fields.Select(f => new FieldResult(f.Tesla, [.. temperatures.Select(f.Rates.Tau)], f.Rates.Levels.RelativeEnergies))],
            UeffCm = ueff,
            Fit = fit,
            BlockingTemperatureK = BlockingTemperature.Interpolate(temperatures, tau),
            Modes = Applied(first) is IRatesByMode byMode ? [.. TellingTemperatures(temperatures, tau).SelectMany(t => Shares(byMode, t))] : [],
        };
    }

    /// <summary>Relaxation in the applied field alone, where internal fields are averaged over.</summary>
    public static IRelaxationInField Applied(IRelaxationInField rates) => rates is AveragedInField mean ? mean.Applied : rates;

    /// <summary>The lowest, the (geometrically) middle and the highest temperature at which anything relaxes.</summary>
    public static IEnumerable<double> TellingTemperatures(double[] temperatures, double[] tau)
    {
        double[] live = [.. temperatures.Where((_, i) => double.IsFinite(tau[i]))];
        return live.Length == 0 ? [] : new[] { live[0], live[live.Length / 2], live[^1] }.Distinct();
    }

    private static (RateFitResult Fit, double? UeffCm) Fit(RateSettings settings, double[] temperatures, double[] tau, List<string> warnings)
    {
        int[] finite = [.. Enumerable.Range(0, tau.Length).Where(i => temperatures[i] >= settings.FitFromK && temperatures[i] <= settings.FitToK && double.IsFinite(tau[i]) && tau[i] > 0)];
        if (finite.Length < 4)
        {
            warnings.Add($"Only {finite.Length} temperatures in the range of the fit have a finite relaxation time: U_eff was not fitted.");
            return (new RateFitResult(null, null, null, null, null, double.NaN, [.. tau.Select(_ => double.NaN)], settings.FitFromK, settings.FitToK), null);
        }

        var fit = PhenomenologicalRate.Fit([.. finite.Select(i => temperatures[i])], [.. finite.Select(i => tau[i])]);
        warnings.AddRange(fit.Warnings);
        static Estimate? Of(FittedValue? v) => v is { } x ? new Estimate(x.Value, x.StandardError) : null;
        return (new RateFitResult(
            Of(fit.UeffCm),
            Of(fit.Tau0Seconds),
            Of(fit.RamanC),
            Of(fit.RamanN),
            Of(fit.TunnellingSeconds),
            fit.RmsLogTau,
            [.. temperatures.Select(t => 1 / fit.ContributionsAt(t).Total)],
            temperatures[finite[0]],
            temperatures[finite[^1]]), fit.UeffCm?.Value);
    }

    private static IEnumerable<ModeShare> Shares(IRatesByMode rates, double temperature) =>
        Enumerable.Range(0, rates.FrequenciesCm.Count)
            .SelectMany(mode => rates.Processes.Select(p => new ModeShare(mode, rates.FrequenciesCm[mode], temperature, p, rates.ShareOf(p, mode, temperature))))
            .Where(s => s.Share >= SmallestShare)
            .OrderByDescending(s => s.Share)
            .Take(ModesPerTemperature);
}
