namespace Kramers.Magnetism.MagnetisationDynamics;

/// <summary>One piece of a protocol: field and temperature change linearly with time, and the magnetisation is read at chosen times.</summary>
public sealed record Ramp
{
    private Ramp(double[] sampleSeconds, double fromTesla, double toTesla, double fromKelvin, double toKelvin)
    {
        ProtocolArguments.Finite(fromTesla, nameof(fromTesla));
        ProtocolArguments.Finite(toTesla, nameof(toTesla));
        ProtocolArguments.Positive(fromKelvin, nameof(fromKelvin));
        ProtocolArguments.Positive(toKelvin, nameof(toKelvin));
        (SampleSeconds, FromTesla, ToTesla, FromKelvin, ToKelvin) = (sampleSeconds, fromTesla, toTesla, fromKelvin, toKelvin);
    }

    /// <summary>Times of the readings after the start of the ramp, s, ascending from 0; the last is the end of the ramp.</summary>
    public IReadOnlyList<double> SampleSeconds { get; }

    /// <summary>Field at the start, T.</summary>
    public double FromTesla { get; }

    /// <summary>Field at the end, T.</summary>
    public double ToTesla { get; }

    /// <summary>Temperature at the start, K.</summary>
    public double FromKelvin { get; }

    /// <summary>Temperature at the end, K.</summary>
    public double ToKelvin { get; }

    /// <summary>Length of the ramp, s.</summary>
    public double DurationSeconds => SampleSeconds[^1];

    /// <summary>A field sweep at constant temperature, read at <paramref name="intervals"/> + 1 equally spaced fields.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate or the temperature is not positive, a field is not finite, or there is no interval.</exception>
    public static Ramp Field(double fromTesla, double toTesla, double teslaPerSecond, double temperatureKelvin, int intervals)
    {
        ProtocolArguments.Positive(teslaPerSecond, nameof(teslaPerSecond));
        return new(Even(Math.Abs(toTesla - fromTesla) / teslaPerSecond, intervals), fromTesla, toTesla, temperatureKelvin, temperatureKelvin);
    }

    /// <summary>Cooling or heating in a constant field, read at <paramref name="intervals"/> + 1 equally spaced temperatures.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate or a temperature is not positive, the field is not finite, or there is no interval.</exception>
    public static Ramp Temperature(double fromKelvin, double toKelvin, double kelvinPerSecond, double fieldTesla, int intervals)
    {
        ProtocolArguments.Positive(kelvinPerSecond, nameof(kelvinPerSecond));
        return new(Even(Math.Abs(toKelvin - fromKelvin) / kelvinPerSecond, intervals), fieldTesla, fieldTesla, fromKelvin, toKelvin);
    }

    /// <summary>Waiting at constant field and temperature, read at the times given (s, ascending from 0).</summary>
    /// <exception cref="ArgumentException">The times are fewer than two or do not ascend from 0.</exception>
    public static Ramp Wait(double fieldTesla, double temperatureKelvin, params IReadOnlyList<double> sampleSeconds)
    {
        ArgumentNullException.ThrowIfNull(sampleSeconds);
        if (sampleSeconds.Count < 2 || sampleSeconds[0] != 0 || sampleSeconds.Zip(sampleSeconds.Skip(1)).Any(pair => !(pair.Second > pair.First)) || !double.IsFinite(sampleSeconds[^1]))
        {
            throw new ArgumentException("Times of readings ascend from 0 s, at least two of them.", nameof(sampleSeconds));
        }

        return new([.. sampleSeconds], fieldTesla, fieldTesla, temperatureKelvin, temperatureKelvin);
    }

    /// <summary>Field in T at a time in s after the start.</summary>
    internal double FieldAt(double seconds) => FromTesla + (ToTesla - FromTesla) * Fraction(seconds);

    /// <summary>Temperature in K at a time in s after the start.</summary>
    internal double TemperatureAt(double seconds) => FromKelvin + (ToKelvin - FromKelvin) * Fraction(seconds);

    private double Fraction(double seconds) => DurationSeconds > 0 ? seconds / DurationSeconds : 1;

    private static double[] Even(double duration, int intervals)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(intervals, 1);
        return [.. Enumerable.Range(0, intervals + 1).Select(i => duration * i / intervals)];
    }
}
