namespace Kramers.Workbench.Measurements;

/// <summary>Between the units of magnetometers and those of Kramers.</summary>
internal static class CgsUnits
{
    /// <summary>mu_0 H of 1 T is an H of 10^4 Oe.</summary>
    public const double OerstedPerTesla = 1e4;

    /// <summary>1 A m^2 is 1000 emu.</summary>
    public const double EmuPerAmpereSquareMetre = 1e3;

    /// <summary>1 m^3/mol (SI, rationalised) is 10^6/(4 pi) cm^3/mol.</summary>
    public const double Cm3PerM3 = 1e6 / (4 * Math.PI);
}
