using Kramers.Magnetism.Spins;

namespace Kramers.Magnetism.CrystalField;

/// <summary>
/// Ground multiplet of a free Ln3+ ion by Hund's rules: 4f^n, J, Lande's g and the Stevens factors (Hutchings, Solid State Phys. 16,
/// 227 (1964), table VI; Abragam and Bleaney (1970), table 20). Eu3+ has J = 0, Gd3+ L = 0: their factors are zero.
/// </summary>
/// <param name="Symbol">Element symbol, for example "Dy".</param>
/// <param name="ElectronCount">n of 4f^n.</param>
/// <param name="J">Total angular momentum.</param>
/// <param name="LandeFactor">g_J; 0 for J = 0.</param>
/// <param name="Factors">alpha, beta, gamma.</param>
public sealed record TrivalentLanthanide(string Symbol, int ElectronCount, Spin J, Fraction LandeFactor, StevensFactors Factors)
{
    /// <summary>Ce3+ to Yb3+.</summary>
    public static IReadOnlyList<TrivalentLanthanide> All { get; } =
    [
        Ion("Ce", 1, 5, new(6, 7), new(-2, 35), new(2, 315), Fraction.Zero),
        Ion("Pr", 2, 8, new(4, 5), new(-52, 2475), new(-4, 5445), new(272, 4459455)),
        Ion("Nd", 3, 9, new(8, 11), new(-7, 1089), new(-136, 467181), new(-1615, 42513471)),
        Ion("Pm", 4, 8, new(3, 5), new(14, 1815), new(952, 2335905), new(2584, 42513471)),
        Ion("Sm", 5, 5, new(2, 7), new(13, 315), new(26, 10395), Fraction.Zero),
        Ion("Eu", 6, 0, Fraction.Zero, Fraction.Zero, Fraction.Zero, Fraction.Zero),
        Ion("Gd", 7, 7, new(2, 1), Fraction.Zero, Fraction.Zero, Fraction.Zero),
        Ion("Tb", 8, 12, new(3, 2), new(-1, 99), new(2, 16335), new(-1, 891891)),
        Ion("Dy", 9, 15, new(4, 3), new(-2, 315), new(-8, 135135), new(4, 3864861)),
        Ion("Ho", 10, 16, new(5, 4), new(-1, 450), new(-1, 30030), new(-5, 3864861)),
        Ion("Er", 11, 15, new(6, 5), new(4, 1575), new(2, 45045), new(8, 3864861)),
        Ion("Tm", 12, 12, new(7, 6), new(1, 99), new(8, 49005), new(-5, 891891)),
        Ion("Yb", 13, 7, new(8, 7), new(2, 63), new(-2, 1155), new(4, 27027)),
    ];

    /// <summary>The ion of an element symbol.</summary>
    /// <exception cref="ArgumentException">It is not one of Ce to Yb.</exception>
    public static TrivalentLanthanide Of(string symbol) =>
        All.FirstOrDefault(ion => ion.Symbol == symbol)
        ?? throw new ArgumentException($"'{symbol}' has no 4f shell to fill; known are {string.Join(", ", All.Select(i => i.Symbol))}.", nameof(symbol));

    private static TrivalentLanthanide Ion(string symbol, int n, int twoJ, Fraction g, Fraction alpha, Fraction beta, Fraction gamma) =>
        new(symbol, n, Spin.FromDoubled(twoJ), g, new StevensFactors(alpha, beta, gamma));
}
