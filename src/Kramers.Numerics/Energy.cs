using static Kramers.Numerics.PhysicalConstants;

namespace Kramers.Numerics;

/// <summary>An energy that cannot be mistaken for one in other units; kernels take <see cref="Cm"/> or <see cref="Ev"/> out and work on plain numbers.</summary>
public readonly record struct Energy : IComparable<Energy>
{
    private Energy(double cm) => Cm = cm;

    /// <summary>In cm^-1, the unit of spin Hamiltonians.</summary>
    public double Cm { get; }

    /// <summary>In eV, the unit of potentials.</summary>
    public double Ev => Cm / EvCm;

    /// <summary>In hartree.</summary>
    public double Hartree => Cm / HartreeCm;

    /// <summary>In kelvin, E/k_B.</summary>
    public double Kelvin => Cm / BoltzmannCm;

    /// <summary>In GHz, E/h.</summary>
    public double Gigahertz => Cm / (PlanckCm * 1e9);

    /// <summary>From cm^-1.</summary>
    public static Energy FromCm(double value) => new(value);

    /// <summary>From eV.</summary>
    public static Energy FromEv(double value) => new(value * EvCm);

    /// <summary>From hartree.</summary>
    public static Energy FromHartree(double value) => new(value * HartreeCm);

    /// <summary>From kelvin, k_B T.</summary>
    public static Energy FromKelvin(double value) => new(value * BoltzmannCm);

    /// <summary>From GHz, h nu.</summary>
    public static Energy FromGigahertz(double value) => new(value * PlanckCm * 1e9);

    /// <inheritdoc/>
    public int CompareTo(Energy other) => Cm.CompareTo(other.Cm);

    /// <summary>Whether the left energy is lower.</summary>
    public static bool operator <(Energy a, Energy b) => a.Cm < b.Cm;

    /// <summary>Whether the left energy is higher.</summary>
    public static bool operator >(Energy a, Energy b) => a.Cm > b.Cm;

    /// <summary>Whether the left energy is not higher.</summary>
    public static bool operator <=(Energy a, Energy b) => a.Cm <= b.Cm;

    /// <summary>Whether the left energy is not lower.</summary>
    public static bool operator >=(Energy a, Energy b) => a.Cm >= b.Cm;
}
