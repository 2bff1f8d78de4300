using System.Runtime.InteropServices;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Descriptors;

/// <summary>
/// Energy-like sums E = sum_k c_k B_k of a batch of atoms, one in each lane, and their derivatives by each neighbour.
///
/// 1. Density U = sum f_c w u(neighbour), in the monomials v of u_j(m, m') = sqrt(C(j, m')/C(j, m)) v_j(m, m'), whose recurrence
///    v_j(m) = a* v_{j-1}(m) - b* v_{j-1}(m-1) has no coefficients; the square roots come in once per atom. Only 2m' &lt;= j is formed;
///    the middle column of an even j comes from the column before by multiplication with a x + b y: b v_{j-1}(m) + a v_{j-1}(m-1).
/// 2. Adjoint Y = dE/dU*, a sum over Clebsch-Gordan products (Thompson et al., J. Comput. Phys. 285, 316 (2015), section 2.4).
///    E is of third degree in U, hence E = Re(U : Y)/3.
/// 3. A step of a neighbour is a rotation Omega of its point on the 3-sphere, du = rho(Omega) u with the generators rho of SU(2), and
///    Y : rho u = -(rho Y) : u. So rho Y is formed once per atom for the three generators, and each neighbour costs the recurrence and four
///    inner products. With M = w.sigma, w = (-x, y, z)/r, the matrix of a point is cos theta + i sin theta M, and
///    Omega = d theta w + sin theta cos theta dw + sin^2 theta dw x w.
/// </summary>
internal sealed class BispectrumKernel<T>
    where T : struct, ILanes<T>
{
    private readonly BispectrumSettings _settings;
    private readonly AdjointSum[] _products;
    private readonly int _channels;
    private readonly int[] _half;
    private readonly int[] _start;
    private readonly double[] _norm;

    public BispectrumKernel(BispectrumSettings settings, AdjointSum[] products, int channels)
    {
        (_settings, _products, _channels) = (settings, products, channels);
        _start = new HypersphericalMap(settings.TwoJMax).Start;
        _half = new int[settings.TwoJMax + 2];
        for (var j = 0; j <= settings.TwoJMax; j++)
        {
            _half[j + 1] = _half[j] + (j / 2 + 1) * (j + 1);
        }

        _norm = [.. from j in Enumerable.Range(0, settings.TwoJMax + 1)
                    from mp in Enumerable.Range(0, j / 2 + 1)
                    from m in Enumerable.Range(0, j + 1)
                    select Math.Sqrt(Binomial(j, mp) / Binomial(j, m))];
    }

    public BispectrumWorkspace<T> MakeWorkspace() => new(_half[^1], _start[^1], _channels);

    /// <summary>Fills the sums of some atoms from <paramref name="first"/> on, as many as there are lanes or fewer, and the slopes of their pairs.</summary>
    public void Evaluate(BispectrumPairs pairs, Matrix coefficients, int first, int atoms, BispectrumWorkspace<T> w, double[] sums, double[] slopes)
    {
        LaneNeighbours.Fill(pairs, first, atoms, _channels, _settings, w);
        FillDensities(pairs, first, atoms, w);
        FillAdjoints(coefficients, first, atoms, w);
        FillSums(w, sums.AsSpan(first, atoms));
        FillTurned(w);
        var neighbours = CollectionsMarshal.AsSpan(w.Neighbours);
        for (var n = 0; n < neighbours.Length; n++)
        {
            AddSlopes(neighbours[n], w, CollectionsMarshal.AsSpan(w.Pairs).Slice(n * T.Count, T.Count), slopes);
        }
    }

    private static double Binomial(int n, int k) => k == 0 ? 1 : Binomial(n - 1, k - 1) * n / k;

    private void FillDensities(BispectrumPairs pairs, int first, int atoms, BispectrumWorkspace<T> w)
    {
        foreach (var density in w.Halves)
        {
            density.Clear();
        }

        foreach (ref readonly var neighbour in CollectionsMarshal.AsSpan(w.Neighbours))
        {
            Recur(neighbour, w.Wigner);
            var density = w.Halves[neighbour.Channel];
            AddScaled(density.Re, neighbour.F, w.Wigner.Re);
            AddScaled(density.Im, neighbour.F, w.Wigner.Im);
        }

        Span<double> self = stackalloc double[T.Count];
        for (var e = 0; e < _channels; e++)
        {
            self.Clear();
            for (var lane = 0; lane < atoms; lane++)
            {
                self[lane] = _channels == 1 || _settings.SelfInAllChannels || pairs.Elements[first + lane] == e ? 1 : 0;
            }

            Complete(w.Halves[e], T.Load(self), w.Densities[e]);
        }
    }

    private static void AddScaled(T[] to, T factor, T[] from)
    {
        for (var i = 0; i < to.Length && i < from.Length; i++)
        {
            to[i] = T.MultiplyAdd(factor, from[i], to[i]);
        }
    }

    /// <summary>v_j(m, m') of one neighbour for 2m' &lt;= j.</summary>
    private void Recur(in LaneNeighbour<T> n, LaneDensity<T> v)
    {
        // a = cos - i sin z, b = sin (y - i x).
        var (ar, ai, br, bi) = (n.Cos, -(n.Sin * n.Z), n.Sin * n.Y, -(n.Sin * n.X));
        (v.Re[0], v.Im[0]) = (T.All(1), T.All(0));
        for (var j = 1; j <= _settings.TwoJMax; j++)
        {
            for (var mp = 0; 2 * mp <= j; mp++)
            {
                var middle = 2 * mp == j;
                var (from, to) = (_half[j - 1] + (middle ? mp - 1 : mp) * j, _half[j] + mp * (j + 1));
                var re = v.Re.AsSpan(to, j + 1);
                var im = v.Im.AsSpan(to, j + 1);
                if (middle)
                {
                    Column(br, bi, ar, ai, v.Re.AsSpan(from, j), v.Im.AsSpan(from, j), re, im);
                }
                else
                {
                    Column(ar, -ai, -br, bi, v.Re.AsSpan(from, j), v.Im.AsSpan(from, j), re, im);
                }
            }
        }
    }

    /// <summary>to(m) = p from(m) + q from(m - 1).</summary>
    private static void Column(T pr, T pi, T qr, T qi, ReadOnlySpan<T> fromRe, ReadOnlySpan<T> fromIm, Span<T> re, Span<T> im)
    {
        var (npi, nqi) = (-pi, -qi);
        var (xr, xi) = (fromRe[0], fromIm[0]);
        re[0] = T.MultiplyAdd(pr, xr, npi * xi);
        im[0] = T.MultiplyAdd(pr, xi, pi * xr);
        for (var m = 1; m < fromRe.Length && m < fromIm.Length && m < re.Length && m < im.Length; m++)
        {
            var (yr, yi) = (fromRe[m], fromIm[m]);
            re[m] = T.MultiplyAdd(pr, yr, T.MultiplyAdd(npi, yi, T.MultiplyAdd(qr, xr, nqi * xi)));
            im[m] = T.MultiplyAdd(pr, yi, T.MultiplyAdd(pi, yr, T.MultiplyAdd(qr, xi, qi * xr)));
            (xr, xi) = (yr, yi);
        }

        re[^1] = T.MultiplyAdd(qr, xr, nqi * xi);
        im[^1] = T.MultiplyAdd(qr, xi, qi * xr);
    }

    /// <summary>Normalises, adds the central atom, and fills 2m' > j from u_j(j-m, j-m') = (-1)^(m-m') u_j(m, m')*.</summary>
    private void Complete(LaneDensity<T> half, T self, LaneDensity<T> all)
    {
        for (var j = 0; j <= _settings.TwoJMax; j++)
        {
            for (var mp = 0; 2 * mp <= j; mp++)
            {
                for (var m = 0; m <= j; m++)
                {
                    var from = _half[j] + mp * (j + 1) + m;
                    var (re, im) = (T.All(_norm[from]) * half.Re[from], T.All(_norm[from]) * half.Im[from]);
                    re = m == mp ? re + self : re;
                    var even = ((m + mp) & 1) == 0;
                    var to = _start[j] + mp * (j + 1) + m;
                    var mirror = _start[j] + (j - mp) * (j + 1) + j - m;
                    (all.Re[mirror], all.Im[mirror]) = even ? (re, -im) : (-re, im);
                    (all.Re[to], all.Im[to]) = (re, im);
                }
            }
        }
    }

    private void FillAdjoints(Matrix coefficients, int first, int atoms, BispectrumWorkspace<T> w)
    {
        foreach (var y in w.Adjoints)
        {
            y.Clear();
        }

        Span<double> factor = stackalloc double[T.Count];
        factor.Clear();
        foreach (var sum in _products)
        {
            for (var lane = 0; lane < atoms; lane++)
            {
                factor[lane] = sum.Coefficient(coefficients.Row(first + lane));
            }

            var y = w.Adjoints[sum.Target];
            var (from, length) = (_half[sum.Product.J], sum.Product.HalfLength);
            AddProduct(sum.Product, w.Densities[sum.First], w.Densities[sum.Second], T.Load(factor), y.Re.AsSpan(from, length), y.Im.AsSpan(from, length));
        }
    }

    /// <summary>As <see cref="CouplingProduct.Add"/>, but the product of a block with itself takes each two columns once.</summary>
    private void AddProduct(CouplingProduct p, LaneDensity<T> u1, LaneDensity<T> u2, T factor, Span<T> re, Span<T> im)
    {
        var (j, size1, size2) = (p.J, p.J1 + 1, p.J2 + 1);
        var square = u1 == u2 && size1 == size2;
        for (var mp = 0; 2 * mp <= j; mp++)
        {
            var weight = 2 * mp == j ? 1 : 2;
            var last = square ? (mp + p.Shift) / 2 : p.Last(mp);
            for (var mp1 = p.First(mp); mp1 <= last; mp1++)
            {
                var times = square && 2 * mp1 < mp + p.Shift ? 2 : 1;
                var outer = T.All(times * weight * p.ClebschGordan[mp * size1 + mp1]) * factor;
                var (column1, column2) = (_start[p.J1] + mp1 * size1, _start[p.J2] + (mp + p.Shift - mp1) * size2);
                AddColumn(
                    p,
                    outer,
                    u1.Re.AsSpan(column1, size1),
                    u1.Im.AsSpan(column1, size1),
                    u2.Re.AsSpan(column2, size2),
                    u2.Im.AsSpan(column2, size2),
                    re.Slice(mp * (j + 1), j + 1),
                    im.Slice(mp * (j + 1), j + 1));
            }
        }
    }

    private static void AddColumn(CouplingProduct p, T outer, ReadOnlySpan<T> re1, ReadOnlySpan<T> im1, ReadOnlySpan<T> re2, ReadOnlySpan<T> im2, Span<T> re, Span<T> im)
    {
        for (var m = 0; m < re.Length; m++)
        {
            var (first, last) = (p.First(m), p.Last(m));
            var c = p.ClebschGordan.Slice(m * re1.Length, re1.Length);

            // Four sums, so that none waits for another.
            var (rr, ii, ri, ir) = (T.All(0), T.All(0), T.All(0), T.All(0));
            for (var m1 = first; m1 <= last; m1++)
            {
                var m2 = m + p.Shift - m1;
                var k = T.All(c[m1]);
                var (x, y) = (k * re1[m1], k * im1[m1]);
                var (re2m, im2m) = (re2[m2], im2[m2]);
                rr = T.MultiplyAdd(x, re2m, rr);
                ii = T.MultiplyAdd(y, im2m, ii);
                ri = T.MultiplyAdd(x, im2m, ri);
                ir = T.MultiplyAdd(y, re2m, ir);
            }

            re[m] = T.MultiplyAdd(outer, rr - ii, re[m]);
            im[m] = T.MultiplyAdd(outer, ri + ir, im[m]);
        }
    }

    private void FillSums(BispectrumWorkspace<T> w, Span<double> sums)
    {
        var total = T.All(0);
        for (var e = 0; e < _channels; e++)
        {
            var (u, y) = (w.Densities[e], w.Adjoints[e]);
            for (var j = 0; j <= _settings.TwoJMax; j++)
            {
                for (var i = 0; i < _half[j + 1] - _half[j]; i++)
                {
                    total = T.MultiplyAdd(u.Re[_start[j] + i], y.Re[_half[j] + i], T.MultiplyAdd(u.Im[_start[j] + i], y.Im[_half[j] + i], total));
                }
            }
        }

        Span<double> lanes = stackalloc double[T.Count];
        (total * T.All(1.0 / 3)).CopyTo(lanes);
        lanes[..sums.Length].CopyTo(sums);
    }

    /// <summary>Y and -rho Y for Omega along x, y, z, times the normalisation of v.</summary>
    private void FillTurned(BispectrumWorkspace<T> w)
    {
        for (var e = 0; e < _channels; e++)
        {
            for (var j = 0; j <= _settings.TwoJMax; j++)
            {
                for (var i = _half[j]; i < _half[j + 1]; i++)
                {
                    Turn(w.Adjoints[e], w.Turned.AsSpan(4 * e, 4), j, i);
                }
            }
        }
    }

    // rho_z = i (j - 2m); rho_x and rho_y step m by one, with s(m) = sqrt(m (j-m+1)).
    private void Turn(LaneDensity<T> y, Span<LaneDensity<T>> turned, int j, int i)
    {
        var m = (i - _half[j]) % (j + 1);
        var norm = T.All(_norm[i]);
        var (upper, lower) = (T.All(Math.Sqrt((m + 1) * (j - m))), T.All(Math.Sqrt(m * (j - m + 1))));
        var (upRe, upIm) = m < j ? (upper * y.Re[i + 1], upper * y.Im[i + 1]) : (T.All(0), T.All(0));
        var (downRe, downIm) = m > 0 ? (lower * y.Re[i - 1], lower * y.Im[i - 1]) : (T.All(0), T.All(0));
        var step = T.All(j - 2 * m) * norm;
        (turned[0].Re[i], turned[0].Im[i]) = (norm * y.Re[i], norm * y.Im[i]);
        (turned[1].Re[i], turned[1].Im[i]) = (norm * (upIm + downIm), -(norm * (upRe + downRe)));
        (turned[2].Re[i], turned[2].Im[i]) = (norm * (downRe - upRe), norm * (downIm - upIm));
        (turned[3].Re[i], turned[3].Im[i]) = (step * y.Im[i], -(step * y.Re[i]));
    }

    private void AddSlopes(in LaneNeighbour<T> n, BispectrumWorkspace<T> w, ReadOnlySpan<int> pairs, double[] slopes)
    {
        Recur(n, w.Wigner);
        var (value, lx, ly, lz) = Contract(w.Wigner, w.Turned.AsSpan(4 * n.Channel, 4));

        // dE = L . Omega; with w = P x/r, P = diag(-1, 1, 1), its part along dw is g = P [sin cos L + sin^2 w x L].
        var (wx, wy, wz) = (-n.X, n.Y, n.Z);
        var (sc, ss) = (n.Sin * n.Cos, n.Sin * n.Sin);
        var gx = -(sc * lx + ss * (wy * lz - wz * ly));
        var gy = sc * ly + ss * (wz * lx - wx * lz);
        var gz = sc * lz + ss * (wx * ly - wy * lx);
        var across = n.F * n.InverseR;
        var radial = n.Slope * value + n.F * n.Kappa * (wx * lx + wy * ly + wz * lz) - across * (n.X * gx + n.Y * gy + n.Z * gz);
        Span<double> x = stackalloc double[T.Count], y = stackalloc double[T.Count], z = stackalloc double[T.Count];
        (radial * n.X + across * gx).CopyTo(x);
        (radial * n.Y + across * gy).CopyTo(y);
        (radial * n.Z + across * gz).CopyTo(z);
        for (var lane = 0; lane < pairs.Length; lane++)
        {
            if (pairs[lane] >= 0)
            {
                (slopes[3 * pairs[lane]], slopes[3 * pairs[lane] + 1], slopes[3 * pairs[lane] + 2]) = (x[lane], y[lane], z[lane]);
            }
        }
    }

    /// <summary>Re(A* : v) for the four A.</summary>
    private static (T Value, T X, T Y, T Z) Contract(LaneDensity<T> v, ReadOnlySpan<LaneDensity<T>> turned)
    {
        ReadOnlySpan<T> vr = v.Re, vi = v.Im;
        ReadOnlySpan<T> re0 = turned[0].Re, re1 = turned[1].Re, re2 = turned[2].Re, re3 = turned[3].Re;
        ReadOnlySpan<T> im0 = turned[0].Im, im1 = turned[1].Im, im2 = turned[2].Im, im3 = turned[3].Im;
        var (s0, s1, s2, s3) = (T.All(0), T.All(0), T.All(0), T.All(0));
        for (var i = 0; i < vr.Length; i++)
        {
            var (r, m) = (vr[i], vi[i]);
            s0 = T.MultiplyAdd(r, re0[i], T.MultiplyAdd(m, im0[i], s0));
            s1 = T.MultiplyAdd(r, re1[i], T.MultiplyAdd(m, im1[i], s1));
            s2 = T.MultiplyAdd(r, re2[i], T.MultiplyAdd(m, im2[i], s2));
            s3 = T.MultiplyAdd(r, re3[i], T.MultiplyAdd(m, im3[i], s3));
        }

        return (s0, s1, s2, s3);
    }
}
