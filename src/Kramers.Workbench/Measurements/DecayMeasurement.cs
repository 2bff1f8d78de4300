using System.Collections.Immutable;

namespace Kramers.Workbench.Measurements;

/// <summary>The unit of a decaying moment.</summary>
public enum DecayUnit
{
    /// <summary>emu of the whole sample with its holder: raw.</summary>
    Emu,

    /// <summary>Bohr magnetons per formula unit.</summary>
    BohrMagnetons,
}

/// <summary>One moment of a decay.</summary>
/// <param name="TimeSeconds">Time since the first point in s.</param>
/// <param name="Moment">In the unit of the measurement.</param>
public readonly record struct DecayPoint(double TimeSeconds, double Moment);

/// <summary>A moment that relaxes at one temperature in one field. Time counts from the first point, at which the field had settled.</summary>
public sealed class DecayMeasurement : Measurement
{
    /// <summary>Fewest points that count as a decay.</summary>
    public const int FewestPoints = 5;

    /// <summary>How far temperatures of one decay may lie from its first, in K.</summary>
    public const double TemperatureToleranceK = 0.05;

    /// <summary>How far fields of one decay may lie from its first, in T (10 Oe).</summary>
    public const double FieldToleranceTesla = 1e-3;

    private DecayMeasurement(MeasurementOrigin origin, DecayUnit unit, List<Sample> run)
        : base(origin)
    {
        (Unit, TemperatureK, FieldTesla) = (unit, run.Average(s => s.TemperatureK), run.Average(s => s.FieldTesla));
        Points = [.. run.Select(s => new DecayPoint(s.TimeSeconds - run[0].TimeSeconds, s.Moment))];
    }

    /// <summary>Of the moments.</summary>
    public DecayUnit Unit { get; }

    /// <summary>Mean temperature in K.</summary>
    public double TemperatureK { get; }

    /// <summary>Mean field in T.</summary>
    public double FieldTesla { get; }

    /// <summary>By ascending time, the first at zero.</summary>
    public ImmutableArray<DecayPoint> Points { get; }

    /// <summary>The decays among raw moments, in emu: stretches of at least five points with rising time at one temperature and field.</summary>
    public static IReadOnlyList<DecayMeasurement> Find(DcMeasurement measurement)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        return Find(measurement.Origin, DecayUnit.Emu, from p in measurement.Points
                                        where p.TimeSeconds is not null
                                        select new Sample(p.TimeSeconds!.Value, p.TemperatureK, p.FieldTesla, p.MomentEmu));
    }

    /// <summary>The decays among magnetisations, in Bohr magnetons per formula unit.</summary>
    /// <exception cref="ArgumentException">The values are susceptibilities that cannot be made magnetisations.</exception>
    public static IReadOnlyList<DecayMeasurement> Find(MolarDcMeasurement measurement)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        return Find(measurement.Origin, DecayUnit.BohrMagnetons, from p in measurement.As(MolarQuantity.Magnetisation).Points
                                        where p.TimeSeconds is not null
                                        select new Sample(p.TimeSeconds!.Value, p.TemperatureK, p.FieldTesla!.Value, p.Value));
    }

    private static List<DecayMeasurement> Find(MeasurementOrigin origin, DecayUnit unit, IEnumerable<Sample> samples)
    {
        var decays = new List<DecayMeasurement>();
        var run = new List<Sample>();
        foreach (var sample in samples)
        {
            if (run.Count > 0 && !Continues(run, sample))
            {
                Close();
            }

            run.Add(sample);
        }

        Close();
        return decays;

        void Close()
        {
            if (run.Count >= FewestPoints)
            {
                decays.Add(new DecayMeasurement(origin, unit, run));
            }

            run.Clear();
        }
    }

    private static bool Continues(List<Sample> run, Sample next) =>
        next.TimeSeconds > run[^1].TimeSeconds
        && Math.Abs(next.TemperatureK - run[0].TemperatureK) <= TemperatureToleranceK
        && Math.Abs(next.FieldTesla - run[0].FieldTesla) <= FieldToleranceTesla;

    private readonly record struct Sample(double TimeSeconds, double TemperatureK, double FieldTesla, double Moment);
}
