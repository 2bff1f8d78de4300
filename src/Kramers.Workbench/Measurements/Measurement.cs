namespace Kramers.Workbench.Measurements;

/// <summary>
/// Points that an instrument measured, and where they came from: a <see cref="DcMeasurement"/>, <see cref="MolarDcMeasurement"/>,
/// <see cref="AcMeasurement"/> or <see cref="DecayMeasurement"/>.
/// </summary>
public abstract class Measurement
{
    private protected Measurement(MeasurementOrigin origin)
    {
        ArgumentNullException.ThrowIfNull(origin);
        Origin = origin;
    }

    /// <summary>File, instrument, and what the file says of the sample.</summary>
    public MeasurementOrigin Origin { get; }

    private protected static T[] NotEmpty<T>(IEnumerable<T> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        T[] all = [.. points];
        return all.Length > 0 ? all : throw new ArgumentException("A measurement has at least one point.", nameof(points));
    }
}
