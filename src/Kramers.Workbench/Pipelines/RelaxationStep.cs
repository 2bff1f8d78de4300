using Kramers.Magnetism;
using Kramers.Magnetism.RateLaws;
using Kramers.Magnetism.Relaxation;
using Kramers.Magnetism.Spins;

namespace Kramers.Workbench.Pipelines;

/// <summary>Spin Hamiltonian and couplings to relaxation times.</summary>
internal static class RelaxationStep
{
    private const double SmallestShare = 0.02;
    private const int ModesPerTemperature = 6;

    public static RelaxationResult Run(
        RelaxOptions options, SpinSystem system, double[] axis, ModeDerivatives derivatives, List<string> warnings, IRunMonitor monitor, CancellationToken cancellation)
    {
        using var step = monitor.Begin("Relaxation rates", options.FieldsTesla.Length);
        var done = 0;
        var fields = options.FieldsTesla.Select(tesla =>
        {
            cancellation.ThrowIfCancellationRequested();
            var field = new RatesInField(options, system, FieldVector.Along(axis, tesla), derivatives);
            step.Report(++done);
            return (Tesla: tesla, Rates: field);
        }).ToList();

        var first = fields[0].Rates;
        var temperatures = options.TemperaturesK;
        double[] tau = [.. temperatures.Select(t => first.Tau(t))];
        warnings.AddRange(first.Doubts(temperatures[0]).Concat(first.Doubts(temperatures[^1])).Distinct());
        var (fit, ueff) = Fit(options, temperatures, tau, warnings);
        return new RelaxationResult
        {
            TemperaturesK = temperatures,
            TauSeconds = tau,
            OnePhononTauSeconds = [.. temperatures.Select(first.OnePhononTau)],
            RamanTauSeconds = [.. temperatures.Select(first.RamanTau)],
            Fields = [.. fields.Select(f => new FieldResult(f.Tesla, [.. temperatures.Select(t => f.Rates.Tau(t))], f.Rates.Levels.RelativeEnergies))],
            UeffCm = ueff,
            Fit = fit,
            BlockingTemperatureK = BlockingTemperature.Interpolate(temperatures, tau),
            Modes = Shares(first, [.. ShareTemperatures(temperatures, tau)], derivatives.FrequenciesCm),
        };
    }

    private static (RateFitResult Fit, double? UeffCm) Fit(RelaxOptions options, double[] temperatures, double[] tau, List<string> warnings)
    {
        int[] finite = [.. Enumerable.Range(0, tau.Length).Where(i => temperatures[i] >= options.FitFromK && temperatures[i] <= options.FitToK && double.IsFinite(tau[i]) && tau[i] > 0)];
        if (finite.Length < 4)
        {
            warnings.Add($"Only {finite.Length} temperatures in the range of the fit have a finite relaxation time: U_eff was not fitted.");
            return (new RateFitResult(null, null, null, null, null, double.NaN, [.. tau.Select(_ => double.NaN)], options.FitFromK, options.FitToK), null);
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

    /// <summary>The lowest, the (geometrically) middle and the highest temperature at which anything relaxes.</summary>
    private static IEnumerable<double> ShareTemperatures(double[] temperatures, double[] tau)
    {
        double[] live = [.. temperatures.Where((_, i) => double.IsFinite(tau[i]))];
        return live.Length == 0 ? [] : new[] { live[0], live[live.Length / 2], live[^1] }.Distinct();
    }

    private static ModeShare[] Shares(RatesInField rates, double[] temperatures, double[] frequencies)
    {
        var onePhonon = rates.SharesOf(rates.OnePhonon, temperatures);
        var raman = rates.SharesOf(rates.Raman, temperatures);
        return [.. temperatures.SelectMany((temperature, t) => Enumerable.Range(0, frequencies.Length)
            .SelectMany(mode => new[]
            {
                new ModeShare(mode, frequencies[mode], temperature, rates.OnePhonon.Name, onePhonon[mode][t]),
                new ModeShare(mode, frequencies[mode], temperature, rates.Raman.Name, raman[mode][t]),
            })
            .Where(s => s.Share >= SmallestShare)
            .OrderByDescending(s => s.Share)
            .Take(ModesPerTemperature))];
    }

    /// <summary>All rates in one field, at all temperatures of the run.</summary>
    private sealed class RatesInField
    {
        private readonly LineShape _line;
        private readonly SpinPhononCoupling _coupling;
        private readonly Dictionary<string, IPreparedProcess> _prepared;
        private readonly Dictionary<string, Dictionary<double, RateMatrix>> _rates;

        public RatesInField(RelaxOptions options, SpinSystem system, FieldVector field, ModeDerivatives derivatives)
        {
            _line = options.Line;
            Levels = system.Solve(field);
            _coupling = SpinPhononCoupling.FromTensorDerivatives(options.Spin, field, derivatives.FrequenciesCm, derivatives.D, derivatives.G, ModeCoordinate.Dimensionless);
            OnePhonon = new OnePhononProcess(_line);
            Raman = new RamanProcess(_line) { IncludeSameModePairs = options.SameModePairs };
            _prepared = new IRelaxationProcess[] { OnePhonon, Raman }.ToDictionary(p => p.Name, p => p.Prepare(Levels, _coupling));
            double[] temperatures = [.. options.TemperaturesK.Distinct()];
            _rates = _prepared.ToDictionary(p => p.Key, p => temperatures.Zip(p.Value.Rates(temperatures)).ToDictionary(r => r.First, r => r.Second));
        }

        public Eigensystem Levels { get; }

        public OnePhononProcess OnePhonon { get; }

        public RamanProcess Raman { get; }

        public double Tau(double temperature) => RelaxationTime.Of(Total(temperature)).Seconds;

        public double OnePhononTau(double temperature) => RelaxationTime.Of(_rates[OnePhonon.Name][temperature]).Seconds;

        public double RamanTau(double temperature) => RelaxationTime.Of(_rates[Raman.Name][temperature]).Seconds;

        public IReadOnlyList<string> Doubts(double temperature) => RelaxationValidity.Check(Levels, _coupling, _line, Total(temperature), temperature);

        /// <summary>Fraction of 1/tau that goes when one process loses one mode, [mode][temperature].</summary>
        public double[][] SharesOf(IRelaxationProcess process, double[] temperatures)
        {
            var other = process.Name == Raman.Name ? OnePhonon.Name : Raman.Name;
            double[] tau = [.. temperatures.Select(Tau)];
            return [.. _prepared[process.Name].RatesWithoutEachMode(temperatures).Select(without => without
                .Select((rates, t) => 1 - tau[t] / RelaxationTime.Of(rates + _rates[other][temperatures[t]]).Seconds).ToArray())];
        }

        private RateMatrix Total(double temperature) => _rates[OnePhonon.Name][temperature] + _rates[Raman.Name][temperature];
    }
}
