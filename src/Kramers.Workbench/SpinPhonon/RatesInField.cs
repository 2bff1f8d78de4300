using Kramers.Magnetism;
using Kramers.Magnetism.Relaxation;

namespace Kramers.Workbench.SpinPhonon;

/// <summary>
/// All rates between populations in one field, ready for any temperature. The picture with coherences is <see cref="RedfieldInField"/>.
/// </summary>
internal sealed class RatesInField : IRatesByMode
{
    private readonly RateSettings _settings;
    private readonly IReadOnlyList<double>? _widthsCm;
    private readonly SpinPhononCoupling _coupling;
    private readonly double[] _temperatures;
    private readonly (string Name, IPreparedProcess Rates)[] _processes;
    private readonly Dictionary<(string Process, double Temperature), RateMatrix> _rates = [];
    private readonly Dictionary<double, IReadOnlyList<ProcessRates>> _split = [];

    /// <param name="levels">Levels in the field.</param>
    /// <param name="coupling">Modes and how they couple.</param>
    /// <param name="settings">Processes and lines.</param>
    /// <param name="widthsCm">FWHM of each mode, cm^-1; null for that of the settings.</param>
    public RatesInField(Eigensystem levels, SpinPhononCoupling coupling, RateSettings settings, IReadOnlyList<double>? widthsCm = null)
    {
        (Levels, _coupling, _settings, _widthsCm, _temperatures) = (levels, coupling, settings, widthsCm, [.. settings.TemperaturesK.Distinct()]);
        _processes = [.. settings.Processes(coupling.FrequenciesCm, widthsCm).Select(p => (p.Name, p.Prepare(levels, coupling)))];
    }

    public Eigensystem Levels { get; }

    public IReadOnlyList<double> FrequenciesCm => _coupling.FrequenciesCm;

    public IReadOnlyList<string> Processes => Array.ConvertAll(_processes, p => p.Name);

    /// <inheritdoc/>
    public double Tau(double temperature) => RelaxationTime.Of(Total(temperature)).Seconds;

    /// <inheritdoc/>
    public double Tau(string process, double temperature) =>
        Processes.Contains(process) ? RelaxationTime.Of(Rates(process, temperature)).Seconds : double.PositiveInfinity;

    public RateMatrix Total(double temperature) => Sum(Processes.Select(p => Rates(p, temperature)));

    /// <summary>The rates of each process, and what they would be without each mode. Kept: with many modes it is the longest step.</summary>
    public IReadOnlyList<ProcessRates> Split(double temperature)
    {
        if (!_split.TryGetValue(temperature, out var split))
        {
            _split[temperature] = split = Array.ConvertAll(_processes, p => new ProcessRates(
                p.Name, Rates(p.Name, temperature), [.. p.Rates.RatesWithoutEachMode([temperature]).Select(without => without[0])]));
        }

        return split;
    }

    public IReadOnlyList<string> Doubts(double temperature)
    {
        var w = _coupling.FrequenciesCm;
        var softest = w.Count == 0 ? 0 : Enumerable.Range(0, w.Count).MinBy(i => w[i]);
        var line = w.Count == 0 ? _settings.Line : _settings.Lines(w, _widthsCm).Of(softest, temperature);
        var doubts = RelaxationValidity.Check(Levels, _coupling, line, Total(temperature), temperature);
        return _settings.TwoPhonon ? [.. doubts, .. RelaxationValidity.CheckRaman(Levels, _coupling, _settings.PairLines(w, _widthsCm), temperature)] : doubts;
    }

    /// <summary>Fraction of 1/tau that goes when one process loses one mode.</summary>
    public double ShareOf(string process, int mode, double temperature)
    {
        var split = Split(temperature);
        var without = RelaxationTime.Of(Sum(split.Select(p => p.Name == process ? p.Without[mode] : p.All)));
        return 1 - RelaxationTime.Of(Sum(split.Select(p => p.All))).Seconds / without.Seconds;
    }

    /// <summary>Rates of one process. Two phonons cost one pass over all pairs, however many temperatures share it: all of the run are done at once.</summary>
    private RateMatrix Rates(string process, double temperature)
    {
        if (!_rates.TryGetValue((process, temperature), out var found))
        {
            double[] wanted = [.. _temperatures.Where(t => !_rates.ContainsKey((process, t))).Append(temperature).Distinct()];
            foreach (var (t, rates) in wanted.Zip(Array.Find(_processes, p => p.Name == process).Rates.Rates(wanted)))
            {
                _rates[(process, t)] = rates;
            }

            found = _rates[(process, temperature)];
        }

        return found;
    }

    private static RateMatrix Sum(IEnumerable<RateMatrix> rates) => rates.Aggregate((a, b) => a + b);
}

/// <summary>Rates of one process at one temperature.</summary>
/// <param name="Name">The process.</param>
/// <param name="All">With all modes.</param>
/// <param name="Without">Without each mode in turn.</param>
internal sealed record ProcessRates(string Name, RateMatrix All, RateMatrix[] Without);
