using Kramers.Numerics.Angular;

namespace Kramers.Atomistics.Descriptors;

/// <summary>
/// The Clebsch-Gordan product of two densities on the 3-sphere,
/// Z^{j}_{j1 j2}(m, m') = sum C^{j m}_{j1 m1 j2 m2} C^{j m'}_{j1 m1' j2 m2'} U_{j1}(m1, m1') U_{j2}(m2, m2'),
/// for one triple of doubled angular momenta. Only the half 2m' &lt;= j is formed, column after column of length j + 1; the other
/// half follows from symmetry, so sums over it carry the weights 2, or 1 for the middle column.
/// </summary>
internal sealed class CouplingProduct
{
    private readonly double[] _clebschGordan;

    public CouplingProduct(int j1, int j2, int j)
    {
        (J1, J2, J) = (j1, j2, j);
        Shift = (j1 + j2 - j) / 2;
        HalfLength = (j / 2 + 1) * (j + 1);
        _clebschGordan = new double[(j + 1) * (j1 + 1)];
        for (var m = 0; m <= j; m++)
        {
            for (var m1 = First(m); m1 <= Last(m); m1++)
            {
                _clebschGordan[m * (j1 + 1) + m1] = Wigner.ClebschGordan(j1, 2 * m1 - j1, j2, 2 * (m + Shift - m1) - j2, j, 2 * m - j);
            }
        }
    }

    /// <summary>Doubled angular momentum of the first density.</summary>
    public int J1 { get; }

    /// <summary>Doubled angular momentum of the second density.</summary>
    public int J2 { get; }

    /// <summary>m2 = m + Shift - m1 when all run from 0.</summary>
    public int Shift { get; }

    /// <summary>Doubled angular momentum of the product.</summary>
    public int J { get; }

    /// <summary>Number of elements with 2m' &lt;= j.</summary>
    public int HalfLength { get; }

    /// <summary>C^{j m}_{j1 m1 j2 m2} at <c>m (j1 + 1) + m1</c>.</summary>
    public ReadOnlySpan<double> ClebschGordan => _clebschGordan;

    /// <summary>Forms the half of Z times its weight times <paramref name="factor"/> and adds it to re, im.</summary>
    public void Add(Density u1, Density u2, int[] start, double factor, Span<double> re, Span<double> im)
    {
        ReadOnlySpan<double> re1 = u1.Re.AsSpan(start[J1]), im1 = u1.Im.AsSpan(start[J1]);
        ReadOnlySpan<double> re2 = u2.Re.AsSpan(start[J2]), im2 = u2.Im.AsSpan(start[J2]);
        for (var mp = 0; 2 * mp <= J; mp++)
        {
            var weight = 2 * mp == J ? factor : 2 * factor;
            for (var mp1 = First(mp); mp1 <= Last(mp); mp1++)
            {
                var outer = weight * _clebschGordan[mp * (J1 + 1) + mp1];
                var column1 = mp1 * (J1 + 1);
                var column2 = (mp + Shift - mp1) * (J2 + 1);
                for (var m = 0; m <= J; m++)
                {
                    double sr = 0, si = 0;
                    var last = Last(m);
                    for (var m1 = First(m); m1 <= last; m1++)
                    {
                        var c = _clebschGordan[m * (J1 + 1) + m1];
                        var (a, b) = (column1 + m1, column2 + m + Shift - m1);
                        sr += c * (re1[a] * re2[b] - im1[a] * im2[b]);
                        si += c * (re1[a] * im2[b] + im1[a] * re2[b]);
                    }

                    re[mp * (J + 1) + m] += outer * sr;
                    im[mp * (J + 1) + m] += outer * si;
                }
            }
        }
    }

    /// <summary>The lowest m1 that couples to m.</summary>
    public int First(int m) => Math.Max(0, m + Shift - J2);

    /// <summary>The highest m1 that couples to m.</summary>
    public int Last(int m) => Math.Min(J1, m + Shift);
}

/// <summary>The density of one atom's neighbours in one channel, expanded on the 3-sphere; laid out as <see cref="HypersphericalMap"/>.</summary>
internal sealed class Density(int length)
{
    public double[] Re { get; } = new double[length];

    public double[] Im { get; } = new double[length];
}
