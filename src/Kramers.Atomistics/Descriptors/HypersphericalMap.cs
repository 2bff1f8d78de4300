namespace Kramers.Atomistics.Descriptors;

/// <summary>
/// Wigner matrices u_j(m, m') of one neighbour, whose position is mapped onto the 3-sphere, with their Cartesian gradient.
/// All j = 0, 1/2, ..., twoJMax/2 lie one after the other; the block of doubled j starts at <see cref="Start"/>[j], and
/// (m, m'), both from 0 to doubled j, at <c>m' (j + 1) + m</c> in it.
/// Bartok, Kondor and Csanyi, PRB 87, 184115 (2013); recurrence of Varshalovich et al., section 4.8.2.
/// </summary>
internal sealed class HypersphericalMap
{
    private readonly int _twoJMax;
    private readonly double[][] _ratio;

    public HypersphericalMap(int twoJMax)
    {
        _twoJMax = twoJMax;
        Start = new int[twoJMax + 2];
        for (var j = 0; j <= twoJMax; j++)
        {
            Start[j + 1] = Start[j] + (j + 1) * (j + 1);
        }

        // sqrt(p / q), the coefficients of the recurrence.
        _ratio = new double[twoJMax + 1][];
        for (var p = 0; p <= twoJMax; p++)
        {
            _ratio[p] = [.. Enumerable.Range(0, twoJMax + 1).Select(q => q == 0 ? 0 : Math.Sqrt((double)p / q))];
        }
    }

    /// <summary>Offset of each doubled j; the last entry is the length of all.</summary>
    public int[] Start { get; }

    /// <summary>Number of complex numbers in all blocks.</summary>
    public int Length => Start[^1];

    /// <summary>Buffers for one neighbour: value and x, y, z derivative, real and imaginary part, each of <see cref="Length"/>.</summary>
    public Workspace MakeWorkspace() => new(Length);

    /// <summary>Fills <paramref name="w"/> with f_c w u_j and, if asked for, its gradient.</summary>
    /// <param name="w">Buffers.</param>
    /// <param name="pair">The neighbour, inside its cutoff.</param>
    /// <param name="settings">Mapping and switching.</param>
    /// <param name="gradient">Whether derivatives are wanted.</param>
    public void Evaluate(Workspace w, in BispectrumPair pair, BispectrumSettings settings, bool gradient)
    {
        ReadOnlySpan<double> d = [pair.X, pair.Y, pair.Z];
        var (r, cutoff, weight) = (pair.R, pair.Cutoff, pair.Weight);
        var inner = settings.InnerRadius;
        var kappa = settings.SphereFraction * Math.PI / (cutoff - inner);
        var theta = kappa * (r - inner);
        var z0 = r / Math.Tan(theta);
        var n = 1 / Math.Sqrt(r * r + z0 * z0);
        var dz0 = z0 / r - r * kappa * (r * r + z0 * z0) / (r * r);
        var dn = -n * n * n * (r + z0 * dz0);

        // Cayley-Klein parameters a = n (z0 - i z), b = n (y - i x) and their gradients.
        Span<double> ar = stackalloc double[4], ai = stackalloc double[4], br = stackalloc double[4], bi = stackalloc double[4];
        (ar[0], ai[0], br[0], bi[0]) = (n * z0, -n * d[2], n * d[1], -n * d[0]);
        for (var c = 0; c < 3; c++)
        {
            var unit = d[c] / r;
            ar[c + 1] = unit * (dn * z0 + n * dz0);
            ai[c + 1] = -unit * dn * d[2] - (c == 2 ? n : 0);
            br[c + 1] = unit * dn * d[1] + (c == 1 ? n : 0);
            bi[c + 1] = -unit * dn * d[0] - (c == 0 ? n : 0);
        }

        Recur(w, ar, ai, br, bi, gradient ? 4 : 1);
        var (f, df) = Switching(r, inner, cutoff, settings.Switch);
        ApplySwitch(w, d, r, weight * f, weight * df, gradient);
    }

    /// <summary>The half-cosine that fades a neighbour out, and its derivative per angstrom.</summary>
    internal static (double Value, double Derivative) Switching(double r, double inner, double cutoff, bool on)
    {
        if (!on || r <= inner)
        {
            return (1, 0);
        }

        var k = Math.PI / (cutoff - inner);
        return (0.5 * (Math.Cos(k * (r - inner)) + 1), -0.5 * k * Math.Sin(k * (r - inner)));
    }

    // u_j(m, m') = sqrt((j-m)/(j-m')) a* u_{j-1}(m, m') - sqrt(m/(j-m')) b* u_{j-1}(m-1, m') for 2m' <= j, and the other half
    // from u_j(j-m, j-m') = (-1)^(m-m') u_j(m, m')*. Index 0 of `order` is the value, 1..3 the gradient by the product rule.
    private void Recur(Workspace w, ReadOnlySpan<double> ar, ReadOnlySpan<double> ai, ReadOnlySpan<double> br, ReadOnlySpan<double> bi, int orders)
    {
        for (var order = 0; order < orders; order++)
        {
            (w.Re[order][0], w.Im[order][0]) = (order == 0 ? 1 : 0, 0);
        }

        for (var j = 1; j <= _twoJMax; j++)
        {
            for (var mp = 0; 2 * mp <= j; mp++)
            {
                for (var m = 0; m <= j; m++)
                {
                    var p = _ratio[j - m][j - mp];
                    var q = _ratio[m][j - mp];
                    var from = Start[j - 1] + mp * j + m;
                    var to = Start[j] + mp * (j + 1) + m;
                    for (var order = 0; order < orders; order++)
                    {
                        double re = 0, im = 0;
                        if (m < j)
                        {
                            AddConjugateProduct(p, ar[0], ai[0], w.Re[order][from], w.Im[order][from], ref re, ref im);
                        }

                        if (m > 0)
                        {
                            AddConjugateProduct(-q, br[0], bi[0], w.Re[order][from - 1], w.Im[order][from - 1], ref re, ref im);
                        }

                        if (order > 0 && m < j)
                        {
                            AddConjugateProduct(p, ar[order], ai[order], w.Re[0][from], w.Im[0][from], ref re, ref im);
                        }

                        if (order > 0 && m > 0)
                        {
                            AddConjugateProduct(-q, br[order], bi[order], w.Re[0][from - 1], w.Im[0][from - 1], ref re, ref im);
                        }

                        w.Re[order][to] = re;
                        w.Im[order][to] = im;
                    }
                }
            }

            for (var order = 0; order < orders; order++)
            {
                FillOtherHalf(w.Re[order], w.Im[order], j);
            }
        }
    }

    /// <summary>Completes block j from its half 2m' &lt;= j: u_j(j-m, j-m') = (-1)^(m-m') u_j(m, m')*.</summary>
    private void FillOtherHalf(double[] re, double[] im, int j)
    {
        var size = j + 1;
        for (var mp = j / 2 + 1; mp <= j; mp++)
        {
            for (var m = 0; m <= j; m++)
            {
                var from = Start[j] + (j - mp) * size + (j - m);
                var to = Start[j] + mp * size + m;
                var even = ((m + mp) & 1) == 0;
                re[to] = even ? re[from] : -re[from];
                im[to] = even ? -im[from] : im[from];
            }
        }
    }

    private static void AddConjugateProduct(double s, double ar, double ai, double ur, double ui, ref double re, ref double im)
    {
        re += s * (ar * ur + ai * ui);
        im += s * (ar * ui - ai * ur);
    }

    private void ApplySwitch(Workspace w, ReadOnlySpan<double> d, double r, double f, double df, bool gradient)
    {
        for (var i = 0; i < Length; i++)
        {
            if (gradient)
            {
                for (var c = 0; c < 3; c++)
                {
                    w.Re[c + 1][i] = f * w.Re[c + 1][i] + df * d[c] / r * w.Re[0][i];
                    w.Im[c + 1][i] = f * w.Im[c + 1][i] + df * d[c] / r * w.Im[0][i];
                }
            }

            w.Re[0][i] *= f;
            w.Im[0][i] *= f;
        }
    }

    /// <summary>Real and imaginary parts of the value (0) and of its derivatives along x, y, z (1 to 3).</summary>
    internal sealed class Workspace(int length)
    {
        public double[][] Re { get; } = [new double[length], new double[length], new double[length], new double[length]];

        public double[][] Im { get; } = [new double[length], new double[length], new double[length], new double[length]];
    }
}
