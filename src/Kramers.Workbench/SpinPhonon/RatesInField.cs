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
        Rates(process, temperature) is { } rates ? RelaxationTime.Of(rates).Seconds : double.PositiveInfinity;

    public RateMatrix Total(double temperature) => _processes.Select(p => p.Rates.Rates(temperature)).Aggregate((a, b) => a + b);

    /// <summary>Rates of one process, null where it is not among those asked for.</summary>
    public RateMatrix? Rates(string process, double temperature, int? excludedMode = null) =>
        Array.Find(_processes, p => p.Name == process).Rates?.Rates(temperature, excludedMode);

    public IReadOnlyList<string> Doubts(double temperature) => RelaxationValidity.Check(Levels, _coupling, _line, Total(temperature), temperature);

    /// <summary>Fraction of 1/tau that goes when one process loses one mode.</summary>
    public double ShareOf(string process, int mode, double temperature)
    {
        var without = RelaxationTime.Of(_processes.Select(p => p.Rates.Rates(temperature, p.Name == process ? mode : null)).Aggregate((a, b) => a + b));
        return 1 - Tau(temperature) / without.Seconds;
    }
}
