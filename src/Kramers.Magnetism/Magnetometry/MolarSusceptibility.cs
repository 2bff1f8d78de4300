using Kramers.Numerics;

namespace Kramers.Magnetism.Magnetometry;

/// <summary>
/// A molar magnetic susceptibility that cannot be mistaken for one in other units. Inside it is dM/dB in Bohr magnetons per tesla
/// and formula unit; N_A mu_B/10 = 0.55849 makes it cm^3/mol (1 J/T = 1000 erg/G, 1 T = 10^4 G), 4 pi 10^-6 that m^3/mol.
/// </summary>
public readonly record struct MolarSusceptibility
{
    private const double CgsPerAtomic = 0.1 * PhysicalConstants.Avogadro * PhysicalConstants.BohrMagneton;
    private const double SiPerCgs = 4e-6 * Math.PI;

    private MolarSusceptibility(double bohrMagnetonsPerTesla) => BohrMagnetonsPerTesla = bohrMagnetonsPerTesla;

    /// <summary>dM/dB in Bohr magnetons per tesla and formula unit.</summary>
    public double BohrMagnetonsPerTesla { get; }

    /// <summary>In cm^3/mol (cgs, "emu/mol").</summary>
    public double Cm3PerMol => CgsPerAtomic * BohrMagnetonsPerTesla;

    /// <summary>In m^3/mol (SI).</summary>
    public double M3PerMol => SiPerCgs * Cm3PerMol;

    /// <summary>From Bohr magnetons per tesla and formula unit.</summary>
    public static MolarSusceptibility FromBohrMagnetonsPerTesla(double value) => new(value);

    /// <summary>From cm^3/mol.</summary>
    public static MolarSusceptibility FromCm3PerMol(double value) => new(value / CgsPerAtomic);

    /// <summary>From m^3/mol.</summary>
    public static MolarSusceptibility FromM3PerMol(double value) => FromCm3PerMol(value / SiPerCgs);

    /// <summary>Susceptibilities add.</summary>
    public static MolarSusceptibility operator +(MolarSusceptibility a, MolarSusceptibility b) => new(a.BohrMagnetonsPerTesla + b.BohrMagnetonsPerTesla);

    /// <summary>A share of a susceptibility.</summary>
    public static MolarSusceptibility operator *(double s, MolarSusceptibility a) => new(s * a.BohrMagnetonsPerTesla);

    /// <summary>chi T in cm^3 K/mol, T in kelvin; 0.375 for S = 1/2 and g = 2.</summary>
    public double ChiT(double temperature) => Cm3PerMol * temperature;

    /// <summary>Effective moment sqrt(3 k_B T chi/(N_A mu_B^2)) in Bohr magnetons, T in kelvin; g sqrt(S(S+1)) for a paramagnet.</summary>
    public double EffectiveMoment(double temperature) =>
        Math.Sqrt(3 * PhysicalConstants.BoltzmannCm * temperature * BohrMagnetonsPerTesla / PhysicalConstants.BohrMagnetonCm);
}
