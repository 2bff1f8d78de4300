namespace Kramers.Numerics;

/// <summary>
/// CODATA 2018 constants in the units of the project: cm^-1, tesla, kelvin, second, angstrom, u, eV. Defining constants of
/// the SI are exact; the others carry their CODATA 2018 value (https://physics.nist.gov/cuu/Constants, Tiesinga et al.,
/// Rev. Mod. Phys. 93, 025010 (2021)). Everything else on this page is derived from them here, never typed in twice.
/// </summary>
public static class PhysicalConstants
{
    /// <summary>Speed of light in m/s (exact).</summary>
    public const double SpeedOfLight = 299792458.0;

    /// <summary>Planck constant in J s (exact).</summary>
    public const double Planck = 6.62607015e-34;

    /// <summary>Elementary charge in C (exact).</summary>
    public const double ElementaryCharge = 1.602176634e-19;

    /// <summary>Boltzmann constant in J/K (exact).</summary>
    public const double Boltzmann = 1.380649e-23;

    /// <summary>Avogadro constant in 1/mol (exact).</summary>
    public const double Avogadro = 6.02214076e23;

    /// <summary>Atomic mass constant in kg.</summary>
    public const double AtomicMass = 1.66053906660e-27;

    /// <summary>Mass of the proton in u.</summary>
    public const double ProtonMass = 1.007276466621;

    /// <summary>Bohr magneton in J/T.</summary>
    public const double BohrMagneton = 9.2740100783e-24;

    /// <summary>Hartree energy in J.</summary>
    public const double Hartree = 4.3597447222071e-18;

    /// <summary>Bohr radius in m.</summary>
    public const double BohrRadius = 5.29177210903e-11;

    /// <summary>Absolute g value of the free electron (positive).</summary>
    public const double FreeElectronG = 2.00231930436256;

    /// <summary>h c in J per cm^-1: energy of one wavenumber.</summary>
    public const double JoulePerCm = Planck * SpeedOfLight * 100;

    /// <summary>Boltzmann constant in cm^-1/K, k_B/(h c) = 0.6950348.</summary>
    public const double BoltzmannCm = Boltzmann / JoulePerCm;

    /// <summary>Bohr magneton in cm^-1/T, mu_B/(h c) = 0.46686448.</summary>
    public const double BohrMagnetonCm = BohrMagneton / JoulePerCm;

    /// <summary>Planck constant in cm^-1 s: h/(h c) = 1/c with c in cm/s.</summary>
    public const double PlanckCm = 1 / (SpeedOfLight * 100);

    /// <summary>One hartree in cm^-1, 219474.63.</summary>
    public const double HartreeCm = Hartree / JoulePerCm;

    /// <summary>One hartree in eV, 27.211386.</summary>
    public const double HartreeEv = Hartree / ElementaryCharge;

    /// <summary>One bohr in angstrom, 0.529177.</summary>
    public const double BohrAngstrom = BohrRadius * 1e10;

    /// <summary>One eV in cm^-1, 8065.544.</summary>
    public const double EvCm = ElementaryCharge / JoulePerCm;

    /// <summary>Gas constant in J/(mol K), k_B N_A (exact).</summary>
    public const double GasConstant = Boltzmann * Avogadro;

    /// <summary>e^2/(4 pi eps0) in cm^-1 angstrom: one hartree times one bohr, 116140.97.</summary>
    public const double CoulombCmAngstrom = HartreeCm * BohrAngstrom;

    /// <summary>One eV in kcal/mol (thermochemical calorie, 4.184 J exactly), 23.0605.</summary>
    public const double EvKcalPerMol = ElementaryCharge * Avogadro / 4184.0;
}
