namespace Kramers.Magnetism.LigandField;

/// <summary>
/// Slater-Condon parameters of the repulsion between the electrons of one shell, cm^-1. F0 shifts all states of l^n alike, by
/// F0 n(n-1)/2; F6 counts for f electrons only.
/// </summary>
/// <param name="F2">F^2, cm^-1.</param>
/// <param name="F4">F^4, cm^-1.</param>
/// <param name="F6">F^6, cm^-1; 0 for d electrons.</param>
/// <param name="F0">F^0, cm^-1.</param>
public sealed record ElectronRepulsion(double F2, double F4, double F6 = 0, double F0 = 0)
{
    // Denominators D_k of Condon and Shortley, F_k = F^k/D_k (The Theory of Atomic Spectra (1935), ch. VI).
    private const double D2 = 225, D4 = 1089, D6 = 184041.0 / 25;

    /// <summary>Racah's B of a d shell, F^2/49 - 5 F^4/441, cm^-1 (Racah, Phys. Rev. 62, 438 (1942)).</summary>
    public double RacahB => F2 / 49 - 5 * F4 / 441;

    /// <summary>Racah's C of a d shell, 35 F^4/441, cm^-1.</summary>
    public double RacahC => 35 * F4 / 441;

    /// <summary>Racah's A of a d shell, F^0 - 49 F^4/441, cm^-1.</summary>
    public double RacahA => F0 - 49 * F4 / 441;

    /// <summary>E^0..E^3 of an f shell, cm^-1 (Racah, Phys. Rev. 76, 1352 (1949)).</summary>
    public (double E0, double E1, double E2, double E3) RacahE
    {
        get
        {
            var (f2, f4, f6) = (F2 / D2, F4 / D4, F6 / D6);
            return (F0 - 10 * f2 - 33 * f4 - 286 * f6, (70 * f2 + 231 * f4 + 2002 * f6) / 9,
                (f2 - 3 * f4 + 7 * f6) / 9, (5 * f2 + 6 * f4 - 91 * f6) / 3);
        }
    }

    /// <summary>From Racah's B, C (and A) of a d shell, cm^-1.</summary>
    public static ElectronRepulsion FromRacah(double b, double c, double a = 0) =>
        new(49 * b + 7 * c, 441 * c / 35, 0, a + 1.4 * c);

    /// <summary>From Racah's E^1, E^2, E^3 (and E^0) of an f shell, cm^-1.</summary>
    public static ElectronRepulsion FromRacahE(double e1, double e2, double e3, double e0 = 0) =>
        new(D2 * (e1 + 143 * e2 + 11 * e3) / 42, D4 * (e1 - 130 * e2 + 4 * e3) / 77, D6 * (e1 + 35 * e2 - 7 * e3) / 462, e0 + 9 * e1 / 7);

    /// <summary>F^k, cm^-1, for k = 0, 2, 4, 6.</summary>
    internal double Slater(int k) => k switch { 0 => F0, 2 => F2, 4 => F4, 6 => F6, _ => 0 };
}
