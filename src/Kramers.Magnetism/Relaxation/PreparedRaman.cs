using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.Relaxation;

/// <summary>
/// Raman rates of one set of levels. Every call sums over all pairs of modes, whatever the number of temperatures: ask for all
/// temperatures at once.
/// </summary>
public sealed class PreparedRaman : IPreparedProcess
{
    private readonly RamanProcess _process;
    private readonly double[] _energies;
    private readonly ComplexMatrix[] _couplings;
    private readonly IReadOnlyList<double> _frequencies;
    private readonly RamanTables? _tables;

    internal PreparedRaman(RamanProcess process, double[] energies, ComplexMatrix[] couplings, IReadOnlyList<double> frequencies)
    {
        (_process, _energies, _couplings, _frequencies) = (process, energies, couplings, frequencies);
        _tables = process.Lines.DependOnTemperature ? null : Tables(double.NaN);
    }

    /// <inheritdoc/>
    public int ModeCount => _couplings.Length;

    /// <inheritdoc/>
    public RateMatrix Rates(double temperatureKelvin, int? excludedMode = null)
    {
        var batch = Batches([temperatureKelvin], 0).Single();
        var valid = excludedMode is { } mode && mode >= 0 && mode < ModeCount;
        return Balanced(valid ? batch.Without(excludedMode!.Value) : batch.All(), [temperatureKelvin])[0];
    }

    /// <inheritdoc/>
    public IReadOnlyList<RateMatrix> Rates(IReadOnlyList<double> temperaturesKelvin) => RatesAbove(0, temperaturesKelvin).Rates;

    /// <summary>
    /// Rates without the parts of pairs that are too small to matter: all that is left out of any one rate, at any of the
    /// temperatures, adds up to less than <paramref name="negligiblePerSecond"/>. Lorentzian tails between far levels fall away so.
    /// </summary>
    /// <returns>The rates, and an upper bound of what was left out of any of them, s^-1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A temperature is not positive, or the bound is negative.</exception>
    public (IReadOnlyList<RateMatrix> Rates, double LeftOutPerSecond) RatesAbove(double negligiblePerSecond, IReadOnlyList<double> temperaturesKelvin)
    {
        ArgumentNullException.ThrowIfNull(temperaturesKelvin);
        ArgumentOutOfRangeException.ThrowIfNegative(negligiblePerSecond);
        RamanBatch[] batches = [.. Batches(temperaturesKelvin, negligiblePerSecond / Math.Max(1, 0.5 * ModeCount * (ModeCount + 1)))];
        var rates = Balanced([.. batches.SelectMany(b => b.All())], temperaturesKelvin);
        return (rates, batches.Select(b => b.LeftOut).DefaultIfEmpty(0).Max());
    }

    /// <inheritdoc/>
    public IReadOnlyList<IReadOnlyList<RateMatrix>> RatesWithoutEachMode(IReadOnlyList<double> temperaturesKelvin)
    {
        ArgumentNullException.ThrowIfNull(temperaturesKelvin);
        RateMatrix[][][] batches = [.. Batches(temperaturesKelvin, 0).Select(b => b.WithoutEach())];
        return [.. Enumerable.Range(0, ModeCount).Select(mode => Balanced([.. batches.SelectMany(b => b[mode])], temperaturesKelvin))];
    }

    /// <summary>All temperatures at once where they share their lines, else one by one.</summary>
    private IEnumerable<RamanBatch> Batches(IReadOnlyList<double> temperatures, double negligible)
    {
        if (temperatures.Count == 0)
        {
            return [];
        }

        return _tables is { } shared
            ? [new RamanBatch(shared, temperatures, negligible, _process.Cores)]
            : temperatures.Select(t => new RamanBatch(Tables(t), [t], negligible, _process.Cores));
    }

    private RamanTables Tables(double temperature) =>
        new(_energies, _couplings, _frequencies, _process.Lines, temperature, _process.IncludeSameModePairs);

    private RateMatrix[] Balanced(RateMatrix[] rates, IReadOnlyList<double> temperatures) => _process.OccupationAt == OccupationAt.ModeFrequency
        ? rates
        : [.. rates.Select((r, i) => DetailedBalance.Imposed(r, _energies, temperatures[i]))];
}
