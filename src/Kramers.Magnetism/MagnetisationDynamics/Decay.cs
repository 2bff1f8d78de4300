namespace Kramers.Magnetism.MagnetisationDynamics;

/// <summary>
/// A decay measurement: equilibrium in the saturating field, a sweep to the field of the measurement, then the magnetisation
/// against time.
/// </summary>
/// <param name="SaturationTesla">Field at the start, T.</param>
/// <param name="WatchTesla">Field of the measurement, T.</param>
/// <param name="SweepRateTeslaPerSecond">Between the two, T/s; +infinity for a jump.</param>
public sealed record Decay(double SaturationTesla, double WatchTesla, double SweepRateTeslaPerSecond)
{
    private const int SweepIntervals = 200;

    /// <summary>Measures at a temperature in K, at times in s after the sweep, ascending from 0.</summary>
    /// <exception cref="ArgumentException">A field is not finite, rate or temperature is not positive, or times do not ascend from 0.</exception>
    public DecayCurve Measure(RelaxingMagnet magnet, double temperatureKelvin, params IReadOnlyList<double> timesSeconds)
    {
        ArgumentNullException.ThrowIfNull(magnet);
        var wait = Ramp.Wait(WatchTesla, temperatureKelvin, timesSeconds);
        var histories = magnet.Follow(Sweep(temperatureKelvin), wait);
        return new DecayCurve(temperatureKelvin, WatchTesla, wait.SampleSeconds, histories[1].Magnetisation, magnet.Equilibrium(temperatureKelvin, WatchTesla));
    }

    private Ramp Sweep(double temperatureKelvin) => double.IsPositiveInfinity(SweepRateTeslaPerSecond)
        ? Ramp.Field(SaturationTesla, SaturationTesla, 1, temperatureKelvin, 1)
        : Ramp.Field(SaturationTesla, WatchTesla, SweepRateTeslaPerSecond, temperatureKelvin, SweepIntervals);
}

/// <summary>Magnetisation against time in a constant field.</summary>
/// <param name="TemperatureKelvin">K.</param>
/// <param name="FieldTesla">T.</param>
/// <param name="TimesSeconds">s after the end of the sweep.</param>
/// <param name="Magnetisation">Bohr magnetons per formula unit, one per time.</param>
/// <param name="Equilibrium">Where it goes, Bohr magnetons per formula unit.</param>
public sealed record DecayCurve(
    double TemperatureKelvin,
    double FieldTesla,
    IReadOnlyList<double> TimesSeconds,
    IReadOnlyList<double> Magnetisation,
    double Equilibrium);
