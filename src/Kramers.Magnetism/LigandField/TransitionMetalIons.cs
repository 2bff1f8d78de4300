namespace Kramers.Magnetism.LigandField;

/// <summary>
/// Free-ion parameters of some 3d ions, cm^-1: Racah's B and C from Griffith, The Theory of Transition-Metal Ions (1961), and
/// zeta = 2S|lambda| with lambda from Dunn, Trans. Faraday Soc. 57, 1441 (1961), both as quoted from Chakravarty, Introduction to
/// the Magnetic Properties of Solids (1980), in the ion table of McPhase's ic1ion module. In complexes B and zeta are smaller
/// (nephelauxetic effect). Ions whose numbers could not be confirmed twice (V3+, Mn2+, Fe2+, Fe3+ among them) are left out.
/// </summary>
public static class TransitionMetalIons
{
    private static readonly (string Symbol, int Electrons, double B, double C, double TwoS, double Lambda)[] Table =
    [
        ("Ti3+", 1, 0, 0, 1, 154),
        ("V2+", 3, 766, 2855, 3, 55),
        ("Cr3+", 3, 1030, 3850, 3, 91),
        ("Mn3+", 4, 1140, 3675, 4, 88),
        ("Co2+", 7, 1115, 4366, 3, 178),
        ("Ni2+", 8, 1084, 4831, 2, 324),
        ("Cu2+", 9, 0, 0, 1, 830),
    ];

    /// <summary>Symbols of the ions, with their charge.</summary>
    public static IReadOnlyList<string> Symbols { get; } = [.. Table.Select(row => row.Symbol)];

    /// <summary>Number of 3d electrons.</summary>
    /// <exception cref="ArgumentException">There is no such ion.</exception>
    public static int Electrons(string symbol) => Table[Place(symbol)].Electrons;

    /// <summary>Parameters of the ion; one electron or one hole needs no repulsion.</summary>
    /// <exception cref="ArgumentException">There is no such ion.</exception>
    public static FreeIonParameters Parameters(string symbol)
    {
        var row = Table[Place(symbol)];
        return new FreeIonParameters(ElectronRepulsion.FromRacah(row.B, row.C), row.TwoS * row.Lambda);
    }

    private static int Place(string symbol)
    {
        var place = Array.FindIndex(Table, row => row.Symbol == symbol);
        return place >= 0 ? place : throw new ArgumentException($"No parameters for '{symbol}'; there are {string.Join(", ", Symbols)}.", nameof(symbol));
    }
}
