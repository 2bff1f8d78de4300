using Kramers.Magnetism.Magnetometry;

namespace Kramers.Workbench.Measurements;

/// <summary>One dc moment as the magnetometer gave it.</summary>
/// <param name="TimeSeconds">Clock of the instrument in s, or null.</param>
/// <param name="TemperatureK">K.</param>
/// <param name="FieldTesla">Applied field mu_0 H in T (1 T is 10^4 Oe).</param>
/// <param name="MomentEmu">Moment of sample and holder along the field in emu (erg/G; 10^-3 A m^2).</param>
/// <param name="ErrorEmu">Standard deviation in emu, or null where none was stated.</param>
public readonly record struct DcPoint(double? TimeSeconds, double TemperatureK, double FieldTesla, double MomentEmu, double? ErrorEmu)
{
    /// <summary>Applied field H in Oe.</summary>
    public double FieldOersted => CgsUnits.OerstedPerTesla * FieldTesla;
}

/// <summary>Dc moments in emu, not yet divided by the amount of substance.</summary>
public sealed class DcMeasurement : Measurement
{
    /// <summary>Makes one from its points, in the order measured.</summary>
    /// <exception cref="ArgumentException">There are no points.</exception>
    public DcMeasurement(MeasurementOrigin origin, IEnumerable<DcPoint> points)
        : base(origin) => Points = NotEmpty(points);

    /// <summary>In the order measured.</summary>
    public IReadOnlyList<DcPoint> Points { get; }

    /// <summary>
    /// What a mole of the sample shows: holder, diamagnetism and demagnetising field taken off (<see cref="SampleDescription"/>). For chi and chi T
    /// points below <see cref="SampleDescription.SmallestFieldTesla"/> are left out, where M/H means nothing.
    /// </summary>
    /// <exception cref="ArgumentException">No point is left, or the demagnetising field exceeds the applied one.</exception>
    public MolarDcMeasurement PerMole(SampleDescription sample, MolarQuantity quantity)
    {
        ArgumentNullException.ThrowIfNull(sample);
        var points = Points.Where(p => quantity == MolarQuantity.Magnetisation || Math.Abs(p.FieldTesla) >= SampleDescription.SmallestFieldTesla).ToArray();
        return points.Length > 0
            ? new MolarDcMeasurement(Origin, quantity, points.Select(p => PerMole(sample, p, quantity)))
            : throw new ArgumentException(FormattableString.Invariant($"All points were measured in less than {1e4 * SampleDescription.SmallestFieldTesla} Oe, where M/H means nothing. Ask for the magnetisation."), nameof(quantity));
    }

    private static MolarDcPoint PerMole(SampleDescription sample, DcPoint p, MolarQuantity quantity)
    {
        var field = quantity == MolarQuantity.Magnetisation ? sample.InternalFieldTesla(p) : sample.FollowedFieldTesla(p);
        var value = MolarQuantities.FromMagnetisation(sample.Moment(p).BohrMagnetons, quantity, p.TemperatureK, field);
        double? error = p.ErrorEmu is { } emu
            ? Math.Abs(MolarQuantities.FromMagnetisation(MagneticMoment.FromEmuPerMol(emu / sample.AmountMoles).BohrMagnetons, quantity, p.TemperatureK, field))
            : null;
        return new MolarDcPoint(p.TimeSeconds, p.TemperatureK, field, value, error);
    }
}
