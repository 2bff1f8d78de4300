using Kramers.Chemistry;
using Kramers.Chemistry.Sampling;
using Kramers.Numerics;

namespace Kramers.Workbench.Tensors;

/// <summary>Numbers that depend on the geometry, averaged over the thermal motion of a harmonic molecule (docs/conventions.md, section 48).</summary>
/// <param name="TemperatureK">Temperature, K.</param>
/// <param name="Mean">Mean of each number.</param>
/// <param name="Deviation">Standard deviation of each: how far it moves with the vibrations.</param>
/// <param name="Count">Geometries in the mean.</param>
public sealed record ThermalAverage(double TemperatureK, double[] Mean, double[] Deviation, int Count)
{
    /// <summary>Standard error of each mean, from the finite number of geometries.</summary>
    public double[] StandardError => Array.ConvertAll(Deviation, s => s / Math.Sqrt(Count));

    /// <summary>Draws geometries and averages over them.</summary>
    /// <param name="numbers">The numbers of a geometry; called from several threads.</param>
    /// <param name="minimum">The geometry of the modes.</param>
    /// <param name="modes">Vibrations, all real.</param>
    /// <param name="temperatureK">K, not negative.</param>
    /// <param name="statistics">Classical, or quantum with zero-point motion.</param>
    /// <param name="count">Geometries, two at least.</param>
    /// <param name="seed">Decides them.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ArgumentException">The modes are of another molecule, or a number is out of range.</exception>
    /// <exception cref="InvalidOperationException">A frequency is imaginary.</exception>
    /// <exception cref="AggregateException">The numbers of a geometry could not be had.</exception>
    public static ThermalAverage Of(
        Func<Structure, double[]> numbers, Structure minimum, NormalModes modes, double temperatureK, VibrationalStatistics statistics, int count, ulong seed, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        var structures = ThermalDisplacement.Sample(minimum, modes, temperatureK, statistics, count, new SeededRandom(seed));
        var values = new double[count][];
        Parallel.For(0, count, new ParallelOptions { CancellationToken = cancellation }, i => values[i] = numbers(structures[i]));
        double[] mean = [.. Enumerable.Range(0, values[0].Length).Select(c => values.Average(v => v[c]))];
        double[] deviation = [.. mean.Select((m, c) => Math.Sqrt(values.Sum(v => (v[c] - m) * (v[c] - m)) / (count - 1)))];
        return new ThermalAverage(temperatureK, mean, deviation, count);
    }
}
