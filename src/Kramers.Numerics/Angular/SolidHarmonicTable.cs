namespace Kramers.Numerics.Angular;

/// <summary>
/// Coefficients of the recurrences for orthonormal solid harmonics r^l Y_lm, for m &gt;= 0, at <c>l(l+1)/2 + m</c>.
/// With r^l Y_lm = (-1)^m Q_lm(z, r^2) (x + iy)^m the polynomials Q obey the normalised Legendre recurrence
/// (Holmes and Featherstone, J. Geodesy 76, 279 (2002), eq. 11, doi:10.1007/s00190-002-0216-2, without the sines)
///   Q_mm = sqrt((2m+1)!! / (4 pi (2m)!!)),   Q_lm = Climb_lm z Q_(l-1)m - Drop_lm r^2 Q_(l-2)m,
/// and the Cartesian derivatives are solid harmonics of degree l-1 (Varshalovich, Moskalev and Khersonskii, Quantum Theory of
/// Angular Momentum (1988), section 5.8.3), with c = (2l+1)/(2l-1):
///   d/dz: sqrt(c (l^2-m^2)) to m,   d/dx + i d/dy: sqrt(c (l-m)(l-m-1)) to m+1,   d/dx - i d/dy: -sqrt(c (l+m)(l+m-1)) to m-1.
/// </summary>
internal sealed class SolidHarmonicTable
{
    private static volatile SolidHarmonicTable _largest = new(8);

    private SolidHarmonicTable(int lmax)
    {
        LMax = lmax;
        var n = (lmax + 1) * (lmax + 2) / 2;
        (Start, Climb, Drop) = (new double[lmax + 1], new double[n], new double[n]);
        (AlongZ, Raise, Lower) = (new double[n], new double[n], new double[n]);
        Start[0] = Math.Sqrt(1 / (4 * Math.PI));
        for (var m = 1; m <= lmax; m++)
        {
            Start[m] = Start[m - 1] * Math.Sqrt((2 * m + 1.0) / (2 * m));
        }

        for (var l = 1; l <= lmax; l++)
        {
            for (var m = 0; m <= l; m++)
            {
                Fill(l, m);
            }
        }
    }

    public int LMax { get; }

    /// <summary>Q_mm at m.</summary>
    public double[] Start { get; }

    public double[] Climb { get; }

    public double[] Drop { get; }

    /// <summary>Factor of d/dz.</summary>
    public double[] AlongZ { get; }

    /// <summary>Half the factor of d/dx + i d/dy.</summary>
    public double[] Raise { get; }

    /// <summary>Half the size of the factor of d/dx - i d/dy.</summary>
    public double[] Lower { get; }

    /// <summary>A table that reaches at least <paramref name="lmax"/>; the largest one made so far is kept.</summary>
    public static SolidHarmonicTable Reaching(int lmax)
    {
        var table = _largest;
        return table.LMax >= lmax ? table : _largest = new SolidHarmonicTable(lmax);
    }

    public static int Index(int l, int m) => l * (l + 1) / 2 + m;

    private void Fill(int l, int m)
    {
        var i = Index(l, m);
        var c = (2 * l + 1.0) / (2 * l - 1.0);
        AlongZ[i] = Math.Sqrt(c * (l - m) * (l + m));
        Raise[i] = Math.Sqrt(c * (l - m) * Math.Max(0, l - m - 1)) / 2;
        Lower[i] = Math.Sqrt(c * (l + m) * (l + m - 1)) / 2;
        if (m < l)
        {
            Climb[i] = Math.Sqrt((4.0 * l * l - 1) / ((l - m) * (double)(l + m)));
            Drop[i] = l == m + 1 ? 0 : Climb[i] * Math.Sqrt((l - 1 - m) * (double)(l - 1 + m) / (4.0 * (l - 1) * (l - 1) - 1));
        }
    }
}
