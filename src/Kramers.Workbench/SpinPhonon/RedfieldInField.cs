using System.Globalization;
using Kramers.Magnetism;
using Kramers.Magnetism.OpenSystems;
using Kramers.Magnetism.Relaxation;
using Kramers.Numerics;

namespace Kramers.Workbench.SpinPhonon;

/// <summary>
/// The picture of the density matrix: populations and coherences together. States of a level that coincides are treated as a whole, so that
/// it is right without a field (docs/theory/redfield.md).
/// </summary>
internal sealed class RedfieldInField : IRelaxationInField
{
    private const double HbarCm = PhysicalConstants.PlanckCm / (2 * Math.PI);
    private const double Small = 0.1;
    private readonly SpinPhononCoupling _coupling;
    private readonly RateSettings _settings;
    private readonly PhononLines _one;
    private readonly PhononLines _pairs;
    private readonly double[] _temperatures;
    private readonly Dictionary<(string Process, double Temperature), Dissipator> _dissipators = [];
    private readonly Dictionary<double, DecayRate> _slowest = [];

    public RedfieldInField(Eigensystem levels, SpinPhononCoupling coupling, RateSettings settings, IReadOnlyList<double>? widthsCm = null)
    {
        (Levels, _coupling, _settings, _temperatures) = (levels, coupling, settings, [.. settings.TemperaturesK.Distinct()]);
        (_one, _pairs) = (settings.Lines(coupling.FrequenciesCm, widthsCm), settings.PairLines(coupling.FrequenciesCm, widthsCm));
    }

    public Eigensystem Levels { get; }

    public double Tau(double temperature)
    {
        var slowest = Slowest(temperature);
        return slowest.IsResolved ? 1 / slowest.PerSecond : double.PositiveInfinity;
    }

    public double Tau(string process, double temperature)
    {
        if (!_settings.ProcessNames.Contains(process))
        {
            return double.PositiveInfinity;
        }

        var slowest = new Liouvillian(Levels, Of(process, temperature)).SlowestRelaxation();
        return slowest.IsResolved ? 1 / slowest.PerSecond : double.PositiveInfinity;
    }

    /// <summary>1/tau with its rounding floor, s^-1.</summary>
    public DecayRate Slowest(double temperature)
    {
        if (!_slowest.TryGetValue(temperature, out var slowest))
        {
            _slowest[temperature] = slowest = new Liouvillian(Levels, Total(temperature)).SlowestRelaxation();
        }

        return slowest;
    }

    /// <summary>
    /// T2 of the lowest two states in s, one over the rate at which their coherence begins to decay, -Re R[01, 01]; null where they coincide,
    /// since then no coherence is theirs.
    /// </summary>
    public double? CoherenceTime(double temperature) =>
        new BohrFrequencies(Levels)[1, 0] == 0 ? null : -1 / Total(temperature)[0, 1, 0, 1].Real;

    /// <summary>What the generator keeps at a temperature.</summary>
    public DissipatorDiagnostics Diagnostics(double temperature) => DissipatorDiagnostics.Of(Total(temperature), temperature);

    public IReadOnlyList<string> Doubts(double temperature)
    {
        const double negative = -1e-9;
        const double equilibrium = 0.01;
        var kept = Diagnostics(temperature);
        var doubts = new List<string>();
        if (kept.SmallestKossakowskiEigenvalue < negative)
        {
            doubts.Add(Text($"At {temperature:g4} K some density matrices do not stay positive under secularCutoffCm {_settings.SecularCutoffCm:g4} (smallest eigenvalue {kept.SmallestKossakowskiEigenvalue:g2} of the fastest rate): compare with other cutoffs; 0 is always positive."));
        }

        if (kept.GibbsDefect > equilibrium)
        {
            doubts.Add(Text($"At {temperature:g4} K the thermal state changes at {kept.GibbsDefect:g2} of the fastest rate: the lines are not narrow against kT, and detailed balance is lost."));
        }

        AddCloseLevels(doubts, temperature);
        return _settings.TwoPhonon ? [.. doubts, .. RelaxationValidity.CheckRaman(Levels, _coupling, _pairs, temperature)] : doubts;
    }

    /// <summary>Frequencies that differ by less than the rates interfere: dropping them is as wrong as populations alone.</summary>
    private void AddCloseLevels(List<string> doubts, double temperature)
    {
        var total = Total(temperature);
        var w = new BohrFrequencies(Levels);
        var close = (from i in Enumerable.Range(1, Levels.Dimension - 1)
                     let splitting = w[i, i - 1]
                     let width = -0.5 * HbarCm * (total[i, i, i, i].Real + total[i - 1, i - 1, i - 1, i - 1].Real)
                     where splitting > (_settings.TwoPhonon ? 0 : _settings.SecularCutoffCm) && width > Small * splitting
                     select (width, splitting, i)).ToArray();
        if (close.Length > 0)
        {
            var (width, splitting, i) = close.Max();
            var advice = _settings.TwoPhonon ? "Raman jumps know no other way" : "Give a secularCutoffCm above the widths";
            doubts.Add(Text($"At {temperature:g4} K neighbouring levels lie within ten lifetime widths ({close.Length} pairs, such as {i - 1} and {i}, {splitting:g3} cm^-1 apart with {width:g3} cm^-1): interferences between different frequencies, which are dropped, may matter. {advice}."));
        }
    }

    private Dissipator Total(double temperature) => _settings.ProcessNames.Select(p => Of(p, temperature)).Aggregate((a, b) => a + b);

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
        RelaxationTimes.OnePhonon => temperatures.Select(t => RedfieldTensor.Of(Levels, BathCoupling.OnePhonon(_coupling, _one, t), t, _settings.SecularCutoffCm)),
        RelaxationTimes.Raman => RamanJumps.Of(Levels, _coupling, _pairs, temperatures, _settings.SameModePairs).Select(f => f.ToDissipator()),
        _ => temperatures.Select(t => RedfieldTensor.Of(Levels, BathCoupling.TwoPhonon(_coupling, _settings.ForQuadratic(_pairs), t, _settings.SameModePairs), t, _settings.SecularCutoffCm)),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
