using Kramers.Magnetism;
using Kramers.Magnetism.Relaxation;

namespace Kramers.Workbench.SpinPhonon;

/// <summary>
/// All rates in one field, ready for any temperature. This is the picture of populations; one with coherences (Redfield) would have a
/// generator of its own in place of <see cref="Total"/>, and tau from it.
/// </summary>
internal sealed class RatesInField
{
    private readonly LineShape _line;
    private readonly SpinPhononCoupling _coupling;
    private readonly (string Name, IPreparedProcess Rates)[] _processes;
    private readonly Dictionary<double, IReadOnlyList<ProcessRates>> _split = [];

    public RatesInField(Eigensystem levels, SpinPhononCoupling coupling, RateSettings settings)
    {
        (Levels, _coupling, _line) = (levels, coupling, settings.Line);
        _processes = [.. settings.Processes().Select(p => (p.Name, p.Prepare(levels, coupling)))];
    }

    public Eigensystem Levels { get; }

    public IReadOnlyList<double> FrequenciesCm => _coupling.FrequenciesCm;

    public IReadOnlyList<string> Processes => Array.ConvertAll(_processes, p => p.Name);

    /// <summary>tau of all processes together, s.</summary>
    public double Tau(double temperature) => RelaxationTime.Of(Total(temperature)).Seconds;

    /// <summary>tau of one process alone, s; infinite where it is not among those asked for.</summary>
    public double Tau(string process, double temperature) =>
        Array.Find(_processes, p => p.Name == process).Rates is { } prepared ? RelaxationTime.Of(prepared.Rates(temperature)).Seconds : double.PositiveInfinity;

    public RateMatrix Total(double temperature) => Sum(_processes.Select(p => p.Rates.Rates(temperature)));

    /// <summary>The rates of each process, and what they would be without each mode. Kept: with many modes it is the longest step.</summary>
    public IReadOnlyList<ProcessRates> Split(double temperature)
    {
        if (!_split.TryGetValue(temperature, out var split))
        {
            _split[temperature] = split = Array.ConvertAll(_processes, p => new ProcessRates(
                p.Name, p.Rates.Rates(temperature), [.. Enumerable.Range(0, FrequenciesCm.Count).Select(mode => p.Rates.Rates(temperature, mode))]));
        }

        return split;
    }

    public IReadOnlyList<string> Doubts(double temperature) => RelaxationValidity.Check(Levels, _coupling, _line, Total(temperature), temperature);

    /// <summary>Fraction of 1/tau that goes when one process loses one mode.</summary>
    public double ShareOf(string process, int mode, double temperature)
    {
        var split = Split(temperature);
        var without = RelaxationTime.Of(Sum(split.Select(p => p.Name == process ? p.Without[mode] : p.All)));
        return 1 - RelaxationTime.Of(Sum(split.Select(p => p.All))).Seconds / without.Seconds;
    }

    private static RateMatrix Sum(IEnumerable<RateMatrix> rates) => rates.Aggregate((a, b) => a + b);
}

/// <summary>Rates of one process at one temperature.</summary>
/// <param name="Name">The process.</param>
/// <param name="All">With all modes.</param>
/// <param name="Without">Without each mode in turn.</param>
internal sealed record ProcessRates(string Name, RateMatrix All, RateMatrix[] Without);
