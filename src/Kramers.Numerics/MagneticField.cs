namespace Kramers.Numerics;

/// <summary>The size of a magnetic field; measurements come in oersted, everything here works in tesla.</summary>
public readonly record struct MagneticField
{
    private const double OerstedPerTesla = 1e4; // in vacuum, mu_0 H = B

    private MagneticField(double tesla) => Tesla = tesla;

    /// <summary>In tesla.</summary>
    public double Tesla { get; }

    /// <summary>In oersted (the same number in gauss).</summary>
    public double Oersted => Tesla * OerstedPerTesla;

    /// <summary>From tesla.</summary>
    public static MagneticField FromTesla(double value) => new(value);

    /// <summary>From oersted.</summary>
    public static MagneticField FromOersted(double value) => new(value / OerstedPerTesla);
}
