namespace Kramers.Magnetism.Magnetometry;

/// <summary>
/// What a real sample adds to the susceptibility of its molecules: chi = (1 - rho) chi_molecule + rho chi_impurity + chi_TIP, the
/// molecule's after the mean field of its neighbours.
/// </summary>
public sealed record SampleCorrections
{
    private readonly double _impurityFraction;

    /// <summary>Coupling between molecules, or null.</summary>
    public MeanField? MeanField { get; init; }

    /// <summary>The paramagnetic impurity; S = 1/2 with g = 2 where nothing else is said.</summary>
    public Paramagnet Impurity { get; init; } = new(Spins.Spin.FromDoubled(1), 2);

    /// <summary>Mole fraction rho of the impurity, 0 to 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not between 0 and 1.</exception>
    public double ImpurityFraction
    {
        get => _impurityFraction;
        init => _impurityFraction = value is >= 0 and <= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A mole fraction lies between 0 and 1.");
    }

    /// <summary>Temperature-independent paramagnetism; diamagnetism is negative.</summary>
    public MolarSusceptibility TemperatureIndependent { get; init; }

    /// <summary>The sample's susceptibility from that of an isolated molecule at a temperature in kelvin.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The temperature is not positive, or the mean field too strong.</exception>
    public MolarSusceptibility Apply(MolarSusceptibility molecule, double temperature)
    {
        var coupled = MeanField?.Apply(molecule) ?? molecule;
        return (1 - ImpurityFraction) * coupled + ImpurityFraction * Impurity.Susceptibility(temperature) + TemperatureIndependent;
    }
}
