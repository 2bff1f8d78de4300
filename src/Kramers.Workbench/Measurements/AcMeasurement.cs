namespace Kramers.Workbench.Measurements;

/// <summary>The unit of chi' and chi''.</summary>
public enum AcUnit
{
    /// <summary>emu/Oe (cm^3) of the whole sample with its holder: raw.</summary>
    EmuPerOersted,

    /// <summary>cm^3/mol.</summary>
    Cm3PerMol,
}

/// <summary>One ac susceptibility chi = chi' - i chi''.</summary>
/// <param name="TemperatureK">K.</param>
/// <param name="FieldTesla">Static field in T.</param>
/// <param name="FrequencyHz">Frequency of the drive in Hz (not the angular one).</param>
/// <param name="InPhase">chi' in the unit of the measurement.</param>
/// <param name="OutOfPhase">chi'' in the unit of the measurement, positive for absorption.</param>
/// <param name="DriveOersted">Amplitude of the drive in Oe, or null where the file does not state it.</param>
public readonly record struct AcPoint(double TemperatureK, double FieldTesla, double FrequencyHz, double InPhase, double OutOfPhase, double? DriveOersted);

/// <summary>Ac susceptibilities over frequency, temperature and static field.</summary>
public sealed class AcMeasurement : Measurement
{
    /// <summary>Makes one from its points, in the order measured.</summary>
    /// <exception cref="ArgumentException">There are no points, or a frequency is not positive.</exception>
    public AcMeasurement(MeasurementOrigin origin, AcUnit unit, IEnumerable<AcPoint> points)
        : base(origin)
    {
        (Unit, Points) = (unit, NotEmpty(points));
        if (Points.Any(p => !(p.FrequencyHz > 0)))
        {
            throw new ArgumentException("Frequencies are positive.", nameof(points));
        }
    }

    /// <summary>Of chi' and chi''.</summary>
    public AcUnit Unit { get; }

    /// <summary>In the order measured.</summary>
    public IReadOnlyList<AcPoint> Points { get; }

    /// <summary>In cm^3/mol: holder, demagnetising field and diamagnetism taken off. What is molar already stays as it is.</summary>
    /// <exception cref="ArgumentException">The demagnetising field exceeds the applied one.</exception>
    public AcMeasurement PerMole(SampleDescription sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        return Unit == AcUnit.Cm3PerMol ? this : new AcMeasurement(Origin, AcUnit.Cm3PerMol, Points.Select(p =>
        {
            var chi = sample.AcSusceptibility(p.InPhase, p.OutOfPhase);
            return p with { InPhase = chi.InPhase, OutOfPhase = chi.OutOfPhase };
        }));
    }
}
