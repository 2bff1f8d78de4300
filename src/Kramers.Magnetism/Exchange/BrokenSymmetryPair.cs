using Kramers.Magnetism.Hamiltonians;
using Kramers.Numerics;

namespace Kramers.Magnetism.Exchange;

/// <summary>
/// Two determinants of a pair of spin centres: high spin, where all magnetic electrons are parallel, and broken symmetry, where those of one centre are turned
/// around. Their energies give J of H = +J S1.S2; each formula says for what it takes the broken-symmetry determinant (docs/conventions.md, broken symmetry).
/// </summary>
/// <param name="UnpairedFirst">Magnetic electrons of the first centre, 2 S1.</param>
/// <param name="UnpairedSecond">Magnetic electrons of the second centre, 2 S2.</param>
/// <param name="HighSpinEnergyEv">Energy of the high-spin determinant, eV.</param>
/// <param name="BrokenSymmetryEnergyEv">Energy of the broken-symmetry determinant, eV.</param>
/// <param name="HighSpinSquare">Mean of S^2 in the high-spin determinant, hbar^2.</param>
/// <param name="BrokenSymmetrySquare">Mean of S^2 in the broken-symmetry determinant, hbar^2.</param>
public sealed record BrokenSymmetryPair(
    int UnpairedFirst, int UnpairedSecond, double HighSpinEnergyEv, double BrokenSymmetryEnergyEv, double HighSpinSquare, double BrokenSymmetrySquare)
{
    // A pair of magnetic orbitals that closes into a bond, or a further pair that opens, changes the mean of S^2 by 1.
    private const double NearSquare = 0.3;

    /// <summary>E(high spin) - E(broken symmetry), cm^-1; positive for antiferromagnetic coupling.</summary>
    public double GapCm => (HighSpinEnergyEv - BrokenSymmetryEnergyEv) * PhysicalConstants.EvCm;

    /// <summary>S(S+1) with S = S1 + S2.</summary>
    public double ExpectedHighSpinSquare => (First + Second) * (First + Second + 1);

    /// <summary>(S1 - S2)^2 + S1 + S2, where magnetic orbitals of different centres do not overlap.</summary>
    public double ExpectedBrokenSymmetrySquare => (First - Second) * (First - Second) + First + Second;

    /// <summary>What is wrong with the determinants, as a clause; null where both means of S^2 lie within 0.3 of what is expected.</summary>
    public string? Complaint =>
        Complain("high-spin", HighSpinSquare, ExpectedHighSpinSquare) ?? Complain("broken-symmetry", BrokenSymmetrySquare, ExpectedBrokenSymmetrySquare);

    private double First => UnpairedFirst / 2.0;

    private double Second => UnpairedSecond / 2.0;

    /// <summary>J by projection with the means of S^2 that were found: 2 gap/(HS - BS). Yamaguchi, Fukui, Fueno, Chem. Lett. 15, 625 (1986).</summary>
    /// <exception cref="ArgumentOutOfRangeException">Both means of S^2 are the same.</exception>
    public ExchangeConstant Yamaguchi() => ExchangeConstant.FromPlusJ(2 * GapCm / (HighSpinSquare - BrokenSymmetrySquare));

    /// <summary>J for magnetic orbitals without overlap: gap/(2 S1 S2). Noodleman, J. Chem. Phys. 74, 5737 (1981), doi:10.1063/1.440939.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A centre has no magnetic electron.</exception>
    public ExchangeConstant Noodleman() => ExchangeConstant.FromPlusJ(GapCm / (2 * First * Second));

    /// <summary>
    /// J if the broken-symmetry energy is that of the state with the lowest spin: gap/(2 S1 S2 + S2) with S2 the smaller spin.
    /// Ruiz, Cano, Alvarez, Alemany, J. Comput. Chem. 20, 1391 (1999).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A centre has no magnetic electron.</exception>
    public ExchangeConstant Ruiz() => ExchangeConstant.FromPlusJ(GapCm / (2 * First * Second + Math.Min(First, Second)));

    private static string? Complain(string determinant, double found, double expected) => Math.Abs(found - expected) <= NearSquare
        ? null
        : FormattableString.Invariant($"the {determinant} determinant has <S^2> = {found:F4} where about {expected:G4} is expected: it is another state, and J would be wrong");
}
