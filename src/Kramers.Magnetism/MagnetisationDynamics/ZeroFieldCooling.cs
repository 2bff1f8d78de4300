namespace Kramers.Magnetism.MagnetisationDynamics;

/// <summary>
/// A ZFC/FC measurement: equilibrium without field at the highest temperature, cooling to the lowest, field on, heating (ZFC),
/// cooling in the field (FC on cooling), heating (FC on warming).
/// </summary>
/// <param name="FieldTesla">Measuring field, T.</param>
/// <param name="LowestKelvin">K.</param>
/// <param name="HighestKelvin">K.</param>
/// <param name="CoolingKelvinPerSecond">K/s.</param>
/// <param name="HeatingKelvinPerSecond">K/s.</param>
public sealed record ZeroFieldCooling(double FieldTesla, double LowestKelvin, double HighestKelvin, double CoolingKelvinPerSecond, double HeatingKelvinPerSecond)
{
    /// <summary>Readings per curve, equally spaced in temperature.</summary>
    public int Readings { get; init; } = 401;

    /// <summary>FC and ZFC have parted where they differ by more than this fraction of FC.</summary>
    public double SplitFraction { get; init; } = 0.01;

    /// <summary>Measures all curves.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Field, a rate or a temperature is not positive, temperatures do not ascend, or there are fewer than three readings.</exception>
    public ZeroFieldCooledCurves Measure(RelaxingMagnet magnet)
    {
        ArgumentNullException.ThrowIfNull(magnet);
        ProtocolArguments.Positive(FieldTesla, nameof(FieldTesla));
        ProtocolArguments.Positive(HighestKelvin - LowestKelvin, nameof(HighestKelvin));
        ProtocolArguments.Positive(SplitFraction, nameof(SplitFraction));
        ArgumentOutOfRangeException.ThrowIfLessThan(Readings, 3);
        var heating = Ramp.Temperature(LowestKelvin, HighestKelvin, HeatingKelvinPerSecond, FieldTesla, Readings - 1);
        var histories = magnet.Follow(Cooling(0), heating, Cooling(FieldTesla), heating);
        return new ZeroFieldCooledCurves(
            FieldTesla,
            histories[1].TemperaturesKelvin,
            histories[1].Magnetisation,
            histories[3].Magnetisation,
            [.. histories[2].Magnetisation.Reverse()],
            SplitFraction);
    }

    private Ramp Cooling(double fieldTesla) =>
        Ramp.Temperature(HighestKelvin, LowestKelvin, CoolingKelvinPerSecond, fieldTesla, Readings - 1);
}
