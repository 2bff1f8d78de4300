namespace Kramers.Magnetism.Relaxation;

/// <summary>
/// A mechanism by which the lattice moves population between spin levels. Everything that does not depend on temperature is
/// done once, in <see cref="Prepare"/>.
/// </summary>
public interface IRelaxationProcess
{
    /// <summary>The name used in results, for example "Raman".</summary>
    string Name { get; }

    /// <summary>Computes matrix elements for one set of levels, that is for one field.</summary>
    /// <exception cref="ArgumentException">Levels and couplings belong to spaces of different size.</exception>
    IPreparedProcess Prepare(Eigensystem eigensystem, SpinPhononCoupling coupling);
}

/// <summary>A process with its temperature-independent part done.</summary>
public interface IPreparedProcess
{
    /// <summary>Number of modes.</summary>
    int ModeCount { get; }

    /// <summary>Rates between the levels at a temperature in K, s^-1.</summary>
    /// <param name="temperatureKelvin">Temperature of the lattice, K, positive.</param>
    /// <param name="excludedMode">Index of a mode to switch off, to see how much of the relaxation it carries; null for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The temperature is not positive.</exception>
    RateMatrix Rates(double temperatureKelvin, int? excludedMode = null);

    /// <summary>Rates at several temperatures in K, s^-1: for two-phonon processes hardly dearer than at one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A temperature is not positive.</exception>
    IReadOnlyList<RateMatrix> Rates(IReadOnlyList<double> temperaturesKelvin) => [.. temperaturesKelvin.Select(t => Rates(t))];

    /// <summary>Rates with each mode in turn switched off, [mode][temperature], s^-1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A temperature is not positive.</exception>
    IReadOnlyList<IReadOnlyList<RateMatrix>> RatesWithoutEachMode(IReadOnlyList<double> temperaturesKelvin) =>
        [.. Enumerable.Range(0, ModeCount).Select(mode => temperaturesKelvin.Select(t => Rates(t, mode)).ToArray())];
}
