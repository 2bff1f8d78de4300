using Kramers.Magnetism.CrystalField;
using Kramers.Numerics.Angular;

namespace Kramers.Tests.Magnetism.CrystalField;

public sealed class TrivalentLanthanideTests
{
    public static TheoryData<string> Ions => new(TrivalentLanthanide.All.Select(ion => ion.Symbol));

    /// <summary>
    /// The second route: fill the f shell by Hund's rules, &lt;JJ| N_k sum_i C_k0(i) |JJ> = theta_k &lt;JJ| O_k0 |JJ> with N_k = 2, 8, 16 from
    /// r^2 C_20 = (3z^2 - r^2)/2 and so on, and |JJ> from Clebsch-Gordan coefficients.
    /// </summary>
    [Theory]
    [MemberData(nameof(Ions))]
    public void Factors_follow_from_the_filled_shell(string symbol)
    {
        var ion = TrivalentLanthanide.Of(symbol);
        int[] occupied = [.. Enumerable.Range(0, ion.ElectronCount).Select(i => 3 - i % 7)];
        var l = occupied.Sum();
        var twoS = ion.ElectronCount <= 7 ? ion.ElectronCount : 14 - ion.ElectronCount;
        var twoJ = ion.ElectronCount < 7 ? Math.Abs(2 * l - twoS) : 2 * l + twoS;
        Assert.Equal(twoJ, ion.J.Doubled);
        Assert.Equal(Lande(l, twoS / 2.0, twoJ / 2.0), ion.LandeFactor.Value, 1e-15);
        foreach (var (k, unit) in new[] { (2, 2), (4, 8), (6, 16) })
        {
            var stevens = StevensOperators.Of(ion.J, k, 0)[0, 0].Real;
            Assert.Equal(unit * Expectation(k, l, twoS, twoJ, occupied), ion.Factors.Theta(k) * stevens, 1e-12);
            Assert.True(stevens != 0 || ion.Factors.Theta(k) == 0);
        }
    }

    [Fact]
    public void Factors_exist_for_even_ranks_of_f_electrons_only() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TrivalentLanthanide.Of("Dy").Factors.Theta(8));

    [Fact]
    public void Unknown_ion() => Assert.Throws<ArgumentException>(() => TrivalentLanthanide.Of("Fe"));

    private static double Lande(double l, double s, double j) => j == 0 ? 0 : 1 + (j * (j + 1) + s * (s + 1) - l * (l + 1)) / (2 * j * (j + 1));

    private static double Expectation(int k, int l, int twoS, int twoJ, int[] occupied)
    {
        var highest = occupied.Sum(m => Racah(3, k, m));
        var scale = k > 2 * l ? 0 : highest / Diagonal(l, k, l);
        var sum = 0.0;
        for (var m = -l; m <= l; m++)
        {
            var twoMs = twoJ - 2 * m;
            if (Math.Abs(twoMs) <= twoS)
            {
                var c = Wigner.ClebschGordan(2 * l, 2 * m, twoS, twoMs, twoJ, twoJ);
                sum += k > 2 * l ? 0 : c * c * scale * Diagonal(l, k, m);
            }
        }

        return sum;
    }

    // Proportional to <l m| T_k0 |l m>.
    private static double Diagonal(int l, int k, int m) => (m % 2 == 0 ? 1 : -1) * Wigner.ThreeJ(2 * l, 2 * k, 2 * l, -2 * m, 0, 2 * m);

    private static double Racah(int l, int k, int m) => (2 * l + 1) * Wigner.ThreeJ(2 * l, 2 * k, 2 * l, 0, 0, 0) * Diagonal(l, k, m);
}
