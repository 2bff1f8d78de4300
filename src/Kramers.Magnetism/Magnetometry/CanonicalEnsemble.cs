using Kramers.Numerics;

namespace Kramers.Magnetism.Magnetometry;

/// <summary>
/// Levels in thermal equilibrium at one temperature, p_k = exp(-E_k/k_B T)/Z. Energies are taken from the lowest level, so that
/// nothing overflows; what vanishes at low temperature does so exactly.
/// </summary>
public sealed class CanonicalEnsemble
{
    private readonly double _lowest;

    /// <summary>Fills levels (cm^-1, ascending, at least one) at a temperature in kelvin.</summary>
    /// <exception cref="ArgumentException">There is no level.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The temperature is not positive and finite.</exception>
    public CanonicalEnsemble(ReadOnlySpan<double> energies, double temperature)
    {
        CheckTemperature(temperature);
        if (energies.IsEmpty)
        {
            throw new ArgumentException("An ensemble needs at least one level.", nameof(energies));
        }

        (Temperature, _lowest) = (temperature, energies[0]);
        Populations = new double[energies.Length];
        var thermal = PhysicalConstants.BoltzmannCm * temperature;
        PartitionFunction = Fill(energies, thermal, Populations);
        (Energy, HeatCapacity) = Moments(energies, thermal);
        Entropy = Math.Log(PartitionFunction) + (Energy - _lowest) / thermal;
    }

    /// <summary>Temperature, K.</summary>
    public double Temperature { get; }

    /// <summary>Share of each level, sum 1.</summary>
    public double[] Populations { get; }

    /// <summary>Z with energies counted from the lowest level, from its degeneracy (cold) to the number of levels (hot).</summary>
    public double PartitionFunction { get; }

    /// <summary>Mean energy, cm^-1, on the scale of the levels.</summary>
    public double Energy { get; }

    /// <summary>Free energy -k_B T ln Z, cm^-1, on the scale of the levels.</summary>
    public double FreeEnergy => _lowest - PhysicalConstants.BoltzmannCm * Temperature * Math.Log(PartitionFunction);

    /// <summary>Heat capacity at constant field, (mean of E^2 - square of mean E)/(k_B T)^2, in k_B per formula unit.</summary>
    public double HeatCapacity { get; }

    /// <summary>Heat capacity, J/(mol K).</summary>
    public double MolarHeatCapacity => HeatCapacity * PhysicalConstants.GasConstant;

    /// <summary>Entropy in k_B per formula unit, from ln of the ground level's degeneracy (cold) to ln of the number of levels (hot).</summary>
    public double Entropy { get; }

    /// <summary>Entropy, J/(mol K).</summary>
    public double MolarEntropy => Entropy * PhysicalConstants.GasConstant;

    /// <summary>Thermal mean of a quantity with one value per level, in the unit of the values.</summary>
    /// <exception cref="ArgumentException">There is not one value per level.</exception>
    public double Mean(ReadOnlySpan<double> values)
    {
        if (values.Length != Populations.Length)
        {
            throw new ArgumentException($"{Populations.Length} levels need as many values, got {values.Length}.", nameof(values));
        }

        var sum = 0.0;
        for (var k = 0; k < values.Length; k++)
        {
            sum += Populations[k] * values[k];
        }

        return sum;
    }

    internal static void CheckTemperature(double temperature)
    {
        if (!(temperature > 0 && double.IsFinite(temperature)))
        {
            throw new ArgumentOutOfRangeException(nameof(temperature), temperature, "A temperature is a positive number of kelvin.");
        }
    }

    /// <summary>Writes populations of levels (cm^-1, ascending) and returns Z; <paramref name="thermal"/> is k_B T in cm^-1.</summary>
    internal static double Fill(ReadOnlySpan<double> energies, double thermal, Span<double> populations)
    {
        var z = 0.0;
        for (var k = 0; k < energies.Length; k++)
        {
            var x = (energies[0] - energies[k]) / thermal;
            z += populations[k] = x < -750 ? 0 : Math.Exp(x); // what is less than the smallest double takes Exp long
        }

        for (var k = 0; k < energies.Length; k++)
        {
            populations[k] /= z;
        }

        return z;
    }

    private (double Energy, double HeatCapacity) Moments(ReadOnlySpan<double> energies, double thermal)
    {
        var mean = 0.0;
        for (var k = 0; k < energies.Length; k++)
        {
            mean += Populations[k] * (energies[k] - _lowest);
        }

        // About the mean: the difference of two large squares would lose the digits of a small heat capacity.
        var variance = 0.0;
        for (var k = 0; k < energies.Length; k++)
        {
            var x = (energies[k] - _lowest - mean) / thermal;
            variance += Populations[k] * x * x;
        }

        return (_lowest + mean, variance);
    }
}
