using Kramers.Numerics;

namespace Kramers.Magnetism.Magnetometry;

/// <summary>A magnetic moment per formula unit, or what a mole of formula units has.</summary>
public readonly record struct MagneticMoment
{
    private MagneticMoment(double bohrMagnetons) => BohrMagnetons = bohrMagnetons;

    /// <summary>Bohr magnetons per formula unit (the same as N_A mu_B per mole).</summary>
    public double BohrMagnetons { get; }

    /// <summary>J/T per formula unit.</summary>
    public double JoulesPerTesla => BohrMagnetons * PhysicalConstants.BohrMagneton;

    /// <summary>J/(T mol), the same as A m^2/mol; 5.5849 for one Bohr magneton.</summary>
    public double JoulesPerTeslaMol => JoulesPerTesla * PhysicalConstants.Avogadro;

    /// <summary>cm^3 Oe/mol, the same as erg/(G mol) or emu/mol; 5584.9 for one Bohr magneton.</summary>
    public double EmuPerMol => 1e3 * JoulesPerTeslaMol;

    /// <summary>From Bohr magnetons per formula unit.</summary>
    public static MagneticMoment FromBohrMagnetons(double value) => new(value);

    /// <summary>From J/(T mol).</summary>
    public static MagneticMoment FromJoulesPerTeslaMol(double value) => new(value / (PhysicalConstants.BohrMagneton * PhysicalConstants.Avogadro));

    /// <summary>From emu/mol, as magnetometers print it.</summary>
    public static MagneticMoment FromEmuPerMol(double value) => FromJoulesPerTeslaMol(1e-3 * value);
}
