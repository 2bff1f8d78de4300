namespace Kramers.Magnetism.MagnetisationDynamics;

/// <summary>
/// A hysteresis measurement: from equilibrium in the largest field down to its opposite and back at a constant rate, as often as
/// <see cref="Cycles"/> says. The last cycle is shown.
/// </summary>
/// <param name="MaxFieldTesla">Largest field, T.</param>
/// <param name="SweepRateTeslaPerSecond">Sweep rate, T/s.</param>
public sealed record Hysteresis(double MaxFieldTesla, double SweepRateTeslaPerSecond)
{
    /// <summary>Number of cycles; later ones forget the start.</summary>
    public int Cycles { get; init; } = 1;

    /// <summary>Readings per branch, equally spaced; an odd number has one in zero field.</summary>
    public int ReadingsPerBranch { get; init; } = 401;

    /// <summary>Measures a loop at a temperature in K.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Field, rate or temperature is not positive, there is no cycle or there are fewer than two readings.</exception>
    public HysteresisLoop Measure(RelaxingMagnet magnet, double temperatureKelvin)
    {
        ArgumentNullException.ThrowIfNull(magnet);
        ProtocolArguments.Positive(MaxFieldTesla, nameof(MaxFieldTesla));
        ArgumentOutOfRangeException.ThrowIfLessThan(Cycles, 1);
        var down = Ramp.Field(MaxFieldTesla, -MaxFieldTesla, SweepRateTeslaPerSecond, temperatureKelvin, ReadingsPerBranch - 1);
        var up = Ramp.Field(-MaxFieldTesla, MaxFieldTesla, SweepRateTeslaPerSecond, temperatureKelvin, ReadingsPerBranch - 1);
        var histories = magnet.Follow([.. Enumerable.Range(0, 2 * Cycles).Select(i => i % 2 == 0 ? down : up)]);
        return new HysteresisLoop(temperatureKelvin, SweepRateTeslaPerSecond, Branch(histories[^2]), Branch(histories[^1]));
    }

    private static MagnetisationBranch Branch(MagnetisationHistory history) => new(history.FieldsTesla, history.Magnetisation);
}
