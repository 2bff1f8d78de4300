using Kramers.Magnetism;
using Kramers.Magnetism.OpenSystems;
using Kramers.Magnetism.Relaxation;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Workbench.SpinPhonon;

/// <summary>
/// The picture of the density matrix: populations and coherences together. States of a level that coincides are treated as a whole, so that
/// it is right without a field (docs/theory/redfield.md).
/// </summary>
internal sealed class RedfieldInField : IRatesByMode
{
    private readonly SpinPhononCoupling _coupling;
    private readonly RateSettings _settings;
    private readonly PhononLines _one;
    private readonly PhononLines _pairs;
    private readonly double[] _temperatures;
    private readonly Dictionary<(string Process, double Temperature), Dissipator> _dissipators = [];
    private readonly Dictionary<double, DecayRate> _slowest = [];
    private readonly Dictionary<double, (ProcessRates Rates, double[] Shares)[]> _byMode = [];

    public RedfieldInField(Eigensystem levels, SpinPhononCoupling coupling, RateSettings settings, IReadOnlyList<double>? widthsCm = null)
    {
        (Levels, _coupling, _settings, _temperatures) = (levels, coupling, settings, [.. settings.TemperaturesK.Distinct()]);
        (_one, _pairs) = (settings.Lines(coupling.FrequenciesCm, widthsCm), settings.PairLines(coupling.FrequenciesCm, widthsCm));
    }

    public Eigensystem Levels { get; }

    public IReadOnlyList<double> FrequenciesCm => _coupling.FrequenciesCm;

    public IReadOnlyList<string> Processes => _settings.ProcessNames;

    /// <summary>In Lindblad form, what counts as equal, cm^-1; null for what is equal up to rounding.</summary>
    private double? WidthCm => _settings.Lindblad && _settings.SecularCutoffCm > 0 ? _settings.SecularCutoffCm : null;

    public double Tau(double temperature) => Time(Slowest(temperature));

    public double Tau(string process, double temperature) =>
        Processes.Contains(process) ? Time(new Liouvillian(Levels, Of(process, temperature)).SlowestRelaxation()) : double.PositiveInfinity;

    /// <summary>1/tau with its rounding floor, s^-1.</summary>
    public DecayRate Slowest(double temperature)
    {
        if (!_slowest.TryGetValue(temperature, out var slowest))
        {
            _slowest[temperature] = slowest = Motion(temperature).SlowestRelaxation();
        }

        return slowest;
    }

    /// <summary>
    /// T2 of the lowest two states in s, one over the rate at which their coherence begins to decay, -Re R[01, 01]; null where they coincide,
    /// since then no coherence is theirs.
    /// </summary>
    public double? CoherenceTime(double temperature) =>
        new BohrFrequencies(Levels)[1, 0] == 0 ? null : -1 / Generator(temperature)[0, 1, 0, 1].Real;

    /// <summary>What the generator keeps at a temperature.</summary>
    public DissipatorDiagnostics Diagnostics(double temperature) => DissipatorDiagnostics.Of(Generator(temperature), temperature);

    /// <summary>Motion of the density matrix.</summary>
    public Liouvillian Motion(double temperature) => new(Levels, Generator(temperature));

    public IReadOnlyList<string> Doubts(double temperature) =>
        RedfieldDoubts.Of(Levels, _coupling, _settings, _one, _pairs, Generator(temperature), temperature);

    /// <summary>Coherences are eliminated; null where they are what relaxes.</summary>
    public RateMatrix? Total(double temperature) => Motion(temperature).PopulationRates();

    public IReadOnlyList<ProcessRates> Split(double temperature) => Array.ConvertAll(ByMode(temperature), p => p.Rates);

    /// <inheritdoc/>
    public double ShareOf(string process, int mode, double temperature) => Array.Find(ByMode(temperature), p => p.Rates.Name == process).Shares[mode];

    private Dissipator Generator(double temperature) => Processes.Select(p => Of(p, temperature)).Aggregate((a, b) => a + b);

    private Dissipator Of(string process, double temperature)
    {
        if (!_dissipators.TryGetValue((process, temperature), out var found))
        {
            double[] wanted = [.. _temperatures.Append(temperature).Distinct()];
            foreach (var (t, made) in wanted.Zip(Make(process, wanted)))
            {
                _dissipators[(process, t)] = made;
            }

            found = _dissipators[(process, temperature)];
        }

        return found;
    }

    private IEnumerable<Dissipator> Make(string process, double[] temperatures) => process switch
    {
        RelaxationTimes.OnePhonon => temperatures.Select(t => OfBaths(OnePhonon(t), t)),
        RelaxationTimes.Raman => RamanJumps.Of(Levels, _coupling, _pairs, temperatures, _settings.SameModePairs, WidthCm).Zip(temperatures, Balanced),
        _ => temperatures.Select(t => OfBaths(Quadratic(_coupling, t), t)),
    };

    /// <summary>What each mode in turn takes part in.</summary>
    private IEnumerable<Dissipator> EachMode(string process, double temperature) => process switch
    {
        RelaxationTimes.OnePhonon => OnePhonon(temperature).Select(bath => OfBaths([bath], temperature)),
        RelaxationTimes.Raman => RamanJumps.OfEachMode(Levels, _coupling, _pairs, [temperature], _settings.SameModePairs, WidthCm).Select(forms => Balanced(forms[0], temperature)),
        _ => Enumerable.Range(0, _coupling.ModeCount).Select(mode =>
            OfBaths(Quadratic(_coupling.WithQuadratic([.. _coupling.Quadratic.Where(c => c.P == mode || c.Q == mode)]), temperature), temperature)),
    };

    private IReadOnlyList<BathCoupling> OnePhonon(double temperature) => BathCoupling.OnePhonon(_coupling, _one, temperature, _settings.OccupationAt);

    private IReadOnlyList<BathCoupling> Quadratic(SpinPhononCoupling coupling, double temperature) =>
        BathCoupling.TwoPhonon(coupling, _settings.ForQuadratic(_pairs), temperature, _settings.SameModePairs, _settings.OccupationAt);

    private Dissipator OfBaths(IReadOnlyList<BathCoupling> baths, double temperature) => _settings.Lindblad
        ? LindbladForm.Of(Levels, baths, temperature, WidthCm).ToDissipator()
        : RedfieldTensor.Of(Levels, baths, temperature, _settings.SecularCutoffCm);

    private Dissipator Balanced(LindbladForm raman, double temperature) =>
        (_settings.OccupationAt == OccupationAt.TransitionEnergy ? raman.InDetailedBalance(temperature) : raman).ToDissipator();

    /// <summary>Rates without each mode, and what 1/tau loses with it. Kept: it solves once per mode and process.</summary>
    private (ProcessRates Rates, double[] Shares)[] ByMode(double temperature)
    {
        if (!_byMode.TryGetValue(temperature, out var found))
        {
            _byMode[temperature] = found = [.. Processes.Select(p => Without(p, temperature))];
        }

        return found;
    }

    private (ProcessRates Rates, double[] Shares) Without(string process, double temperature)
    {
        var (all, total) = (Of(process, temperature), Generator(temperature));
        var (without, shares) = (new List<RateMatrix>(), new List<double>());
        foreach (var part in EachMode(process, temperature))
        {
            without.Add(Jumps(all - part));
            shares.Add(part.LargestRate == 0 ? 0 : 1 - Time(Slowest(temperature)) / Time(new Liouvillian(Levels, total - part).SlowestRelaxation()));
        }

        return (new ProcessRates(process, Jumps(all), [.. without]), [.. shares]);
    }

    /// <summary>Rates of the jumps between the states, R[aa, bb]; a Redfield tensor with a cutoff has none that are negative but by rounding.</summary>
    private static RateMatrix Jumps(Dissipator r)
    {
        var n = r.Dimension;
        return new RateMatrix(new Matrix(n, n, [.. from a in Enumerable.Range(0, n) from b in Enumerable.Range(0, n) select Math.Max(0, r[a, a, b, b].Real)]));
    }

    private static double Time(DecayRate rate) => rate.IsResolved ? 1 / rate.PerSecond : double.PositiveInfinity;
}
