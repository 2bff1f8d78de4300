using Kramers.Numerics;

namespace Kramers.Magnetism.LigandField;

/// <summary>
/// Mean powers of the radius of a 4f shell, in bohr^k. Dirac-Fock values of free trivalent ions: Freeman and Desclaux, J. Magn. Magn.
/// Mater. 12, 11 (1979), doi:10.1016/0304-8853(79)90328-7, as quoted by libmcphase, with &lt;r^6&gt; of Tb as quoted by M. D. Le (6.852; libmcphase has
/// 6.582, which lies off the row of the others). Those of Pr3+ and Pm3+ are interpolations there. In a crystal the shell is wider and the
/// field on it screened: fitted parameters differ from those of point charges by factors.
/// </summary>
/// <param name="R2">&lt;r^2&gt;, bohr^2.</param>
/// <param name="R4">&lt;r^4&gt;, bohr^4.</param>
/// <param name="R6">&lt;r^6&gt;, bohr^6.</param>
public sealed record RadialMeans(double R2, double R4, double R6)
{
    private static readonly (string Symbol, RadialMeans Means)[] Table =
    [
        ("Ce", new(1.309, 3.964, 23.31)),
        ("Pr", new(1.1963, 3.3335, 18.353)),
        ("Nd", new(1.114, 2.910, 15.03)),
        ("Pm", new(1.0353, 2.5390, 12.546)),
        ("Sm", new(0.9743, 2.260, 10.55)),
        ("Eu", new(0.9175, 2.020, 9.039)),
        ("Gd", new(0.8671, 1.820, 7.831)),
        ("Tb", new(0.8220, 1.651, 6.852)),
        ("Dy", new(0.7814, 1.505, 6.048)),
        ("Ho", new(0.7446, 1.379, 5.379)),
        ("Er", new(0.7111, 1.270, 4.816)),
        ("Tm", new(0.6804, 1.174, 4.340)),
        ("Yb", new(0.6522, 1.089, 3.932)),
    ];

    /// <summary>&lt;r^2&gt;, &lt;r^4&gt;, &lt;r^6&gt; in angstrom^2, angstrom^4, angstrom^6, as <see cref="PointCharge.Parameters"/> takes them.</summary>
    public double[] InAngstrom
    {
        get
        {
            const double square = 1e20 * PhysicalConstants.BohrRadius * PhysicalConstants.BohrRadius;
            return [R2 * square, R4 * square * square, R6 * square * square * square];
        }
    }

    /// <summary>The 4f shell of a trivalent lanthanide, Ce to Yb.</summary>
    /// <exception cref="ArgumentException">There is no such ion.</exception>
    public static RadialMeans Of(string symbol) => Array.Find(Table, row => row.Symbol == symbol).Means
        ?? throw new ArgumentException($"No radial means for '{symbol}'; there are {string.Join(", ", Table.Select(row => row.Symbol))}.", nameof(symbol));
}
