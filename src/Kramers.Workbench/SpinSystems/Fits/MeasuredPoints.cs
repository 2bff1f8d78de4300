namespace Kramers.Workbench.SpinSystems.Fits;

/// <summary>What measured values are.</summary>
public enum MeasuredQuantity
{
    /// <summary>chi in cm^3/mol (column chi).</summary>
    Susceptibility,

    /// <summary>chi T in cm^3 K/mol (column chiT).</summary>
    SusceptibilityTimesTemperature,

    /// <summary>M in Bohr magnetons per formula unit (column M).</summary>
    Magnetisation,

    /// <summary>Heat capacity at constant field in J/(mol K) (column C_J_per_molK).</summary>
    HeatCapacity,

    /// <summary>Energy between two levels in no field in cm^-1 (columns E_cm1 or E_meV).</summary>
    LevelEnergy,

    /// <summary>Frequency of an EPR transition of a crystal in GHz (column f_GHz).</summary>
    ResonanceFrequency,
}

/// <summary>Measured points as a reader of files hands them over: arrays of one length, a number per point.</summary>
/// <param name="Quantity">What the values are.</param>
/// <param name="Values">In the unit of the quantity.</param>
public sealed record MeasuredPoints(MeasuredQuantity Quantity, double[] Values)
{
    /// <summary>K; null for levels and EPR, which need none.</summary>
    public double[]? Temperatures { get; init; }

    /// <summary>T; null for levels, which are those in no field.</summary>
    public double[]? Fields { get; init; }

    /// <summary>Standard deviations in the unit of the values, positive; null where they are not known.</summary>
    public double[]? Errors { get; init; }

    /// <summary>Numbers of the two levels, from 1 by ascending energy at the field, the lower first; null where not assigned.</summary>
    public (int From, int To)[]? Levels { get; init; }

    /// <summary>Direction of the field in the frame of the molecule, [point][3], EPR only.</summary>
    public double[][]? Directions { get; init; }

    /// <summary>Number of points.</summary>
    public int Count => Values.Length;

    /// <summary>Whether the values are energies of transitions, which have level numbers.</summary>
    public bool IsTransition => Quantity is MeasuredQuantity.LevelEnergy or MeasuredQuantity.ResonanceFrequency;

    /// <summary>Whether the values are chi or chi T.</summary>
    public bool IsSusceptibility => Quantity is MeasuredQuantity.Susceptibility or MeasuredQuantity.SusceptibilityTimesTemperature;

    /// <summary>The points between two temperatures in K; all where there is no temperature.</summary>
    public MeasuredPoints Between(double from, double to) =>
        Temperatures is { } t ? Only([.. Enumerable.Range(0, Count).Where(i => t[i] >= from && t[i] <= to)]) : this;

    private MeasuredPoints Only(int[] points)
    {
        T[]? Pick<T>(T[]? all) => all is null ? null : Array.ConvertAll(points, i => all[i]);
        return new MeasuredPoints(Quantity, Pick(Values)!)
        {
            Temperatures = Pick(Temperatures),
            Fields = Pick(Fields),
            Errors = Pick(Errors),
            Levels = Pick(Levels),
            Directions = Pick(Directions),
        };
    }
}
