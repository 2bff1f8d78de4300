using Kramers.Numerics;

namespace Kramers.Magnetism.Relaxation;

/// <summary>Thermal phonon numbers.</summary>
public static class BoseEinstein
{
    /// <summary>n = 1/(exp(w/kT) - 1) of a mode of <paramref name="frequencyCm"/> cm^-1 at a temperature in K; 0 at 0 K.</summary>
    public static double Occupation(double frequencyCm, double temperatureKelvin)
    {
        // exp(-x/2)/(2 sinh(x/2)) keeps all digits for small x, where exp(x) - 1 cancels, and goes to 0 for large x.
        var half = 0.5 * frequencyCm / (PhysicalConstants.BoltzmannCm * temperatureKelvin);
        return Math.Exp(-half) / (2 * Math.Sinh(half));
    }

    /// <summary>Occupations of all modes at once, one per frequency.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The temperature is not positive.</exception>
    internal static double[] Occupations(IReadOnlyList<double> frequenciesCm, double temperatureKelvin)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(temperatureKelvin);
        return [.. frequenciesCm.Select(w => Occupation(w, temperatureKelvin))];
    }
}
