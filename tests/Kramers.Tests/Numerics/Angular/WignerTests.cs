using Kramers.Numerics.Angular;

namespace Kramers.Tests.Numerics.Angular;

public class WignerTests
{
    [Fact]
    public void Three_j_symbols_have_their_tabulated_values()
    {
        Assert.Equal(2.0 / 3 * Math.Sqrt(70.0 / 2431), Wigner.ThreeJ(14, 10, 8, 0, 0, 0), 1e-15);
        Assert.Equal(92378 * Math.Sqrt(13.0 / 126902256463843), Wigner.ThreeJ(40, 40, 40, 0, 0, 0), 1e-16);
        Assert.Equal(3 / (2 * Math.Sqrt(286)), Wigner.ThreeJ(11, 10, 9, 7, -6, -1), 1e-15);
        Assert.Equal(-1 / Math.Sqrt(3), Wigner.ThreeJ(2, 2, 0, 0, 0, 0), 1e-15);
    }

    [Fact]
    public void Six_j_symbols_have_their_tabulated_values()
    {
        Assert.Equal(Math.Sqrt(7.0 / 3) * 2557 / 193154, Wigner.SixJ(16, 16, 16, 16, 14, 14), 1e-16);
        Assert.Equal(Math.Sqrt(2.0 / 715) / 3, Wigner.SixJ(2, 4, 6, 8, 10, 12), 1e-16);
        Assert.Equal(1363.0 / 36036, Wigner.SixJ(12, 12, 8, 9, 7, 11), 1e-16);
    }

    [Fact]
    public void Clebsch_gordan_coefficients_have_their_tabulated_values()
    {
        Assert.Equal(-1.5 * Math.Sqrt(5.0 / 143), Wigner.ClebschGordan(11, 7, 10, -6, 9, 1), 1e-15);
        // Singlet and triplet of two spins 1/2.
        Assert.Equal(Math.Sqrt(0.5), Wigner.ClebschGordan(1, 1, 1, -1, 0, 0), 2e-16);
        Assert.Equal(-Math.Sqrt(0.5), Wigner.ClebschGordan(1, -1, 1, 1, 0, 0), 2e-16);
        Assert.Equal(Math.Sqrt(0.5), Wigner.ClebschGordan(1, -1, 1, 1, 2, 0), 2e-16);
        // The phase convention: <j1 j1 j2 (j-j1) | j j> > 0.
        Assert.True(Wigner.ClebschGordan(5, 5, 4, -2, 3, 3) > 0);
    }

    [Theory]
    [InlineData(40, 40)]
    [InlineData(15, 12)]
    [InlineData(1, 7)]
    public void Clebsch_gordan_coefficients_make_an_orthogonal_matrix(int twoJ1, int twoJ2)
    {
        for (var twoM = (twoJ1 + twoJ2) & 1; twoM <= Math.Min(6, twoJ1 + twoJ2); twoM += 2)
        {
            var js = Js(twoJ1, twoJ2).Where(j => j >= twoM).ToArray();
            foreach (var a in js)
            {
                foreach (var b in js)
                {
                    var sum = 0.0;
                    for (var m1 = -twoJ1; m1 <= twoJ1; m1 += 2)
                    {
                        sum += Math.Abs(twoM - m1) > twoJ2
                            ? 0
                            : Wigner.ClebschGordan(twoJ1, m1, twoJ2, twoM - m1, a, twoM) * Wigner.ClebschGordan(twoJ1, m1, twoJ2, twoM - m1, b, twoM);
                    }

                    Assert.Equal(a == b ? 1 : 0, sum, 1e-14);
                }
            }
        }
    }

    [Fact]
    public void Three_j_symbols_have_their_symmetries()
    {
        for (var m1 = -5; m1 <= 5; m1 += 2)
        {
            for (var m2 = -4; m2 <= 4; m2 += 2)
            {
                if (Math.Abs(m1 + m2) > 3)
                {
                    continue;
                }

                var symbol = Wigner.ThreeJ(5, 4, 3, m1, m2, -m1 - m2);
                Assert.Equal(symbol, Wigner.ThreeJ(4, 3, 5, m2, -m1 - m2, m1), 1e-16);
                Assert.Equal(symbol, Wigner.ThreeJ(4, 5, 3, m2, m1, -m1 - m2), 1e-16); // j1+j2+j3 = 6 is even
                Assert.Equal(symbol, Wigner.ThreeJ(5, 4, 3, -m1, -m2, m1 + m2), 1e-16);
            }
        }

        Assert.Equal(-Wigner.ThreeJ(4, 4, 2, 2, 0, -2), Wigner.ThreeJ(4, 4, 2, 0, 2, -2), 1e-16); // 5 is odd
    }

    [Fact]
    public void Forbidden_symbols_are_zero_and_impossible_projections_are_refused()
    {
        Assert.Equal(0, Wigner.ThreeJ(2, 2, 6, 0, 0, 0));
        Assert.Equal(0, Wigner.ThreeJ(2, 2, 2, 2, 2, -2));
        Assert.Equal(0, Wigner.ThreeJ(2, 2, 2, 0, 0, 0));
        Assert.Equal(0, Wigner.SixJ(2, 2, 6, 2, 2, 2));
        Assert.Equal(0, Wigner.ThreeJ(1, 2, 2, 1, 0, 0));
        Assert.Throws<ArgumentException>(() => Wigner.ThreeJ(2, 2, 2, 1, 0, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Wigner.SixJ(-2, 2, 2, 2, 2, 2));
    }

    [Fact]
    public void Six_j_symbols_are_orthogonal()
    {
        // sum_x (2x+1) {a b x; c d p} {c d x; a b q} = delta_pq / (2p+1), with a..d = 7/2, 3, 5/2, 4.
        int[] ps = [3, 5, 7];
        foreach (var p in ps)
        {
            foreach (var q in ps)
            {
                var sum = 0.0;
                for (var x = 1; x <= 13; x += 2)
                {
                    sum += (x + 1) * Wigner.SixJ(7, 6, x, 5, 8, p) * Wigner.SixJ(5, 8, x, 7, 6, q);
                }

                Assert.Equal(p == q ? 1.0 / (p + 1) : 0, sum, 1e-15);
            }
        }
    }

    [Fact]
    public void Six_j_symbols_recouple_three_j_symbols()
    {
        // Edmonds (6.2.8) summed the long way for j = (1, 3/2, 1/2; 1/2, 1, 3/2).
        const int J1 = 2, J2 = 3, J3 = 1, L1 = 1, L2 = 2, L3 = 3;
        var sum = 0.0;
        for (var n1 = -L1; n1 <= L1; n1 += 2)
        {
            for (var n2 = -L2; n2 <= L2; n2 += 2)
            {
                for (var n3 = -L3; n3 <= L3; n3 += 2)
                {
                    var phase = ((L1 + L2 + L3 + n1 + n2 + n3) / 2) % 2 == 0 ? 1 : -1;
                    sum += phase * Wigner.ThreeJ(J1, L2, L3, 0, n2, -n3)
                        * Wigner.ThreeJ(L1, J2, L3, -n1, 1, n3) * Wigner.ThreeJ(L1, L2, J3, n1, -n2, -1);
                }
            }
        }

        Assert.Equal(sum, Wigner.ThreeJ(J1, J2, J3, 0, 1, -1) * Wigner.SixJ(J1, J2, J3, L1, L2, L3), 1e-15);
    }

    [Fact]
    public void Nine_j_with_a_zero_is_a_six_j()
    {
        // Edmonds (6.4.14): {a b c; d e c; g g 0} = (-1)^(b+c+d+g) / sqrt((2c+1)(2g+1)) {a b c; e d g}.
        const int A = 3, B = 4, C = 5, D = 2, E = 5, G = 3;
        var phase = (B + C + D + G) / 2 % 2 == 0 ? 1 : -1;
        var expected = phase / Math.Sqrt((C + 1) * (G + 1)) * Wigner.SixJ(A, B, C, E, D, G);
        Assert.NotEqual(0, expected);
        Assert.Equal(expected, Wigner.NineJ(A, B, C, D, E, C, G, G, 0), 1e-15);
    }

    [Fact]
    public void Nine_j_symbols_are_orthogonal()
    {
        // LS to jj coupling of two f electrons to J = 4: the transformation is orthogonal.
        var terms = (from s in new[] { 0, 2 } from l in new[] { 4, 6, 8, 10 } where Math.Abs(s - l) <= 8 && 8 <= s + l select (s, l)).ToArray();
        foreach (var (s, l) in terms)
        {
            foreach (var (s2, l2) in terms)
            {
                var sum = 0.0;
                foreach (var (j, k) in from j in new[] { 5, 7 } from k in new[] { 5, 7 } select (j, k))
                {
                    sum += (j + 1) * (k + 1) * Wigner.NineJ(1, 1, s, 6, 6, l, j, k, 8) * Wigner.NineJ(1, 1, s2, 6, 6, l2, j, k, 8);
                }

                Assert.Equal((s, l) == (s2, l2) ? 1.0 / ((s + 1) * (l + 1)) : 0, sum, 1e-15);
            }
        }
    }

    private static IEnumerable<int> Js(int twoJ1, int twoJ2)
    {
        for (var j = Math.Abs(twoJ1 - twoJ2); j <= twoJ1 + twoJ2; j += 2)
        {
            yield return j;
        }
    }
}
