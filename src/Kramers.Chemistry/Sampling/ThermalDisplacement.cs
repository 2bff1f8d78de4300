using Kramers.Numerics;

namespace Kramers.Chemistry.Sampling;

/// <summary>How a harmonic vibration is occupied.</summary>
public enum VibrationalStatistics
{
    /// <summary>Boltzmann's equipartition: no motion at 0 K.</summary>
    Classical,

    /// <summary>Quantum oscillator with its zero-point motion.</summary>
    Quantum,
}

/// <summary>
/// Geometries of a harmonic molecule in thermal equilibrium. Each dimensionless normal coordinate Q is normal with variance
/// coth(h c w / 2 k T) / 2 (quantum: Bloch, Z. Phys. 74, 295 (1932), doi:10.1007/BF01337791) or k T / h c w, its limit at high temperature (classical).
/// </summary>
public static class ThermalDisplacement
{
    /// <summary>Draws geometries.</summary>
    /// <param name="structure">The minimum to which the modes belong.</param>
    /// <param name="modes">Vibrations, all real.</param>
    /// <param name="temperature">K, not negative.</param>
    /// <param name="statistics">Classical or quantum.</param>
    /// <param name="count">How many.</param>
    /// <param name="random">Decides them.</param>
    /// <exception cref="ArgumentException">The modes are of another molecule, or the temperature is negative.</exception>
    /// <exception cref="InvalidOperationException">A frequency is imaginary, or atoms come to lie on top of each other every time.</exception>
    public static Structure[] Sample(Structure structure, NormalModes modes, double temperature, VibrationalStatistics statistics, int count, SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(structure);
        ArgumentNullException.ThrowIfNull(modes);
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfNegative(temperature);
        if (modes.Masses.Length != structure.Count)
        {
            throw new ArgumentException($"The modes are those of {modes.Masses.Length} atoms, the structure has {structure.Count}.", nameof(modes));
        }

        var steps = Enumerable.Range(0, modes.Count).Select(modes.ZeroPointDisplacement).ToArray();
        var widths = modes.FrequenciesCm.Select(w => Math.Sqrt(Variance(w, temperature, statistics))).ToArray();
        return RandomDisplacement.Sample(structure, count, shift => Draw(shift, steps, widths, random));
    }

    /// <summary>Variance of the dimensionless normal coordinate of a vibration.</summary>
    /// <param name="wavenumber">cm^-1, positive.</param>
    /// <param name="temperature">K, not negative.</param>
    /// <param name="statistics">Classical or quantum.</param>
    public static double Variance(double wavenumber, double temperature, VibrationalStatistics statistics)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(wavenumber);
        ArgumentOutOfRangeException.ThrowIfNegative(temperature);
        var ratio = PhysicalConstants.BoltzmannCm * temperature / wavenumber;
        return statistics == VibrationalStatistics.Classical ? ratio : 0.5 / Math.Tanh(0.5 / ratio);
    }

    private static void Draw(double[] shift, double[][] steps, double[] widths, SeededRandom random)
    {
        Array.Clear(shift);
        for (var mode = 0; mode < steps.Length; mode++)
        {
            var q = widths[mode] * random.Gaussian();
            for (var k = 0; k < shift.Length; k++)
            {
                shift[k] += q * steps[mode][k];
            }
        }
    }
}
