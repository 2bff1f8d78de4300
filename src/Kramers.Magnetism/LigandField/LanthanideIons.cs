namespace Kramers.Magnetism.LigandField;

/// <summary>
/// Free-ion parameters of trivalent lanthanides from fits to the spectra of Ln3+ in LaF3: Carnall, Goodman, Rajnak and Rana, Argonne
/// National Laboratory report ANL-88-8 (1988), table 4, doi:10.2172/6995771 (also J. Chem. Phys. 90, 3443 (1989)), read
/// from fblockkit's transcript of the table, with which McPhase's agrees. F^k, zeta, alpha, beta, gamma in cm^-1. The three-body and the weaker magnetic parameters of those fits (T^k, M^k, P^k) are not used
/// here, so that levels agree with experiment to some hundred cm^-1 only. Those of Pm3+ are interpolated in the source.
/// </summary>
public static class LanthanideIons
{
    private static readonly (string Symbol, double F2, double F4, double F6, double Zeta, double Alpha, double Beta, double Gamma)[] Table =
    [
        ("Ce", 0, 0, 0, 647.3, 0, 0, 0),
        ("Pr", 68878, 50347, 32901, 751.7, 16.23, -566.6, 1371),
        ("Nd", 73018, 52789, 35757, 885.3, 21.34, -593.0, 1445),
        ("Pm", 76400, 54900, 37700, 1025, 20.50, -560, 1475),
        ("Sm", 79805, 57175, 40250, 1176, 20.16, -566.9, 1500),
        ("Eu", 83125, 59268, 42560, 1338, 20.16, -566.9, 1500),
        ("Gd", 85669, 60825, 44776, 1508, 18.92, -600, 1575),
        ("Tb", 88995, 62919, 47252, 1707, 18.40, -590.9, 1650),
        ("Dy", 91903, 64372, 49386, 1913, 18.02, -633.4, 1790),
        ("Ho", 94564, 66397, 52022, 2145, 17.15, -607.9, 1800),
        ("Er", 97483, 67904, 54010, 2376, 17.79, -582.1, 1800),
        ("Tm", 100134, 69613, 55975, 2636, 17.26, -624.5, 1820),
        ("Yb", 0, 0, 0, 2928, 0, 0, 0),
    ];

    /// <summary>Symbols of the ions, Ce to Yb: 4f^1 to 4f^13.</summary>
    public static IReadOnlyList<string> Symbols { get; } = [.. Table.Select(row => row.Symbol)];

    /// <summary>Number of 4f electrons of the trivalent ion.</summary>
    /// <exception cref="ArgumentException">There is no such ion.</exception>
    public static int Electrons(string symbol) => Place(symbol) + 1;

    /// <summary>Parameters of the trivalent ion.</summary>
    /// <exception cref="ArgumentException">There is no such ion.</exception>
    public static FreeIonParameters Parameters(string symbol)
    {
        var row = Table[Place(symbol)];
        return new FreeIonParameters(new ElectronRepulsion(row.F2, row.F4, row.F6), row.Zeta)
        {
            Alpha = row.Alpha,
            Beta = row.Beta,
            Gamma = row.Gamma,
        };
    }

    private static int Place(string symbol)
    {
        var place = Array.FindIndex(Table, row => row.Symbol == symbol);
        return place >= 0 ? place : throw new ArgumentException($"No parameters for '{symbol}'; there are {string.Join(", ", Symbols)}.", nameof(symbol));
    }
}
