using System.Numerics;
using System.Runtime.InteropServices;

namespace Kramers.Magnetism.Relaxation;

/// <summary>
/// Sum over pairs of modes for all temperatures at once, the hot loop of <see cref="RamanProcess"/>. A tile is one final level a
/// and a vector of initial levels b. For each tile the four amplitudes come from
///   T^{s_p s_q} = A[s_q] + B[s_p],  A[s] = V^p X^q[s],  B[s] = V^q X^p[s],
/// all in registers, and G = (2 pi/hbar)|T|^2 delta is added up for a fixed p as
///   S_e(T) += n_q (G^{+-} + G^{++}),  C_e += G^{++},   S_a(T) += n_q (G^{-+} + G^{--}),  C_a += G^{-+},
/// so that a temperature costs two multiplications per element and pair; (n_p + 1)(S_e + C_e) + n_p (S_a + C_a) follows once per
/// p. Only numbers that are not negative are added. One instance serves one thread and allocates nothing after its constructor.
/// </summary>
internal sealed class RamanSum
{
    private static readonly int Lanes = Vector<double>.Count;
    private readonly RamanTables _tables;
    private readonly double[] _phonons;
    private readonly int _temperatures;
    private readonly int _hottest;
    private readonly double _negligible;
    private readonly double[] _emission;
    private readonly double[] _absorption;
    private readonly double[] _constantEmission;
    private readonly double[] _constantAbsorption;

    /// <param name="tables">Levels and couplings.</param>
    /// <param name="phonons">Phonon numbers, [mode, temperature].</param>
    /// <param name="temperatures">Number of temperatures.</param>
    /// <param name="negligible">Upper bound of a pair's rate at the hottest temperature, s^-1, up to which a tile is left out.</param>
    public RamanSum(RamanTables tables, double[] phonons, int temperatures, double negligible)
    {
        (_tables, _phonons, _temperatures, _negligible) = (tables, phonons, temperatures, negligible);
        _hottest = phonons.AsSpan(0, temperatures).IndexOf(phonons.Take(temperatures).Max());
        var size = tables.Levels * tables.Stride;
        (_constantEmission, _constantAbsorption, LeftOut) = (new double[size], new double[size], new double[size]);
        (_emission, _absorption, Rates) = (new double[size * temperatures], new double[size * temperatures], new double[size * temperatures]);
    }

    /// <summary>Rates, [tile, temperature, lane], s^-1.</summary>
    public double[] Rates { get; }

    /// <summary>Upper bound of what was left out at the hottest temperature, [a, b], s^-1.</summary>
    public double[] LeftOut { get; }

    /// <summary>Adds all pairs of p with q in [0, lo), [p, end) and [hi, modes).</summary>
    public void Add(int p, int lo, int end, int hi)
    {
        Array.Clear(_emission);
        Array.Clear(_absorption);
        Array.Clear(_constantEmission);
        Array.Clear(_constantAbsorption);
        AddRange(p, 0, lo);
        AddRange(p, _tables.IncludeSameMode ? p : p + 1, end);
        AddRange(p, hi, _tables.Modes);
        Fold(p);
    }

    private void AddRange(int p, int from, int end)
    {
        for (var q = from; q < end; q++)
        {
            if (_tables.AreGaussian)
            {
                AddPair<GaussianKernel>(p, q);
            }
            else
            {
                AddPair<LorentzianKernel>(p, q);
            }
        }
    }

    private void AddPair<TLine>(int p, int q)
        where TLine : struct, ILineKernel
    {
        var scale = _tables.PairScale(p, q);
        var inverse = new Vector<double>(1 / scale);
        var norm = new Vector<double>(GoldenRule.Prefactor * (p == q ? 0.5 : 1) / (scale * TLine.Area));
        var sum = new Vector<double>(_tables.Frequencies[p] + _tables.Frequencies[q]);
        var difference = new Vector<double>(_tables.Frequencies[p] - _tables.Frequencies[q]);
        var reach = new Vector<double>(TLine.Reach);
        ref var energies = ref MemoryMarshal.GetArrayDataReference(_tables.EnergyDifferences);
        for (var tile = 0; tile < _tables.EnergyDifferences.Length; tile += Lanes)
        {
            var energy = Vector.LoadUnsafe(ref energies, (nuint)tile);
            var (pm, mp) = (Square((energy + difference) * inverse), Square((energy - difference) * inverse));
            var (pp, mm) = (Square((energy + sum) * inverse), Square((energy - sum) * inverse));
            if (Vector.LessThanOrEqualAny(Vector.Min(Vector.Min(pm, mp), Vector.Min(pp, mm)), reach))
            {
                AddTile(p, q, tile, norm * TLine.At(pm), norm * TLine.At(mp), norm * TLine.At(mm), norm * TLine.At(pp));
            }
        }
    }

    private static Vector<double> Square(Vector<double> x) => x * x;

    private void AddTile(int p, int q, int tile, Vector<double> pm, Vector<double> mp, Vector<double> mm, Vector<double> pp)
    {
        if (_negligible > 0 && LeaveOut(p, q, tile, pm, mp, mm, pp))
        {
            return;
        }

        var (n, stride) = (_tables.Levels, _tables.Stride);
        var (a, b) = (tile / stride, tile % stride);
        var vp = _tables.Couplings.AsSpan(2 * (p * n + a) * n, 2 * n);
        var vq = _tables.Couplings.AsSpan(2 * (q * n + a) * n, 2 * n);
        ref var xp = ref _tables.Propagated[4 * p * n * stride + b];
        ref var xq = ref _tables.Propagated[4 * q * n * stride + b];
        Vector<double> aMinusRe = default, aMinusIm = default, aPlusRe = default, aPlusIm = default;
        Vector<double> bMinusRe = default, bMinusIm = default, bPlusRe = default, bPlusIm = default;
        nuint at = 0;
        for (var c = 0; c < vp.Length - 1; c += 2)
        {
            var (re, im) = (new Vector<double>(vp[c]), new Vector<double>(vp[c + 1]));
            var (x, y) = (Vector.LoadUnsafe(ref xq, at), Vector.LoadUnsafe(ref xq, at + (nuint)stride));
            aMinusRe = Vector.FusedMultiplyAdd(-im, y, Vector.FusedMultiplyAdd(re, x, aMinusRe));
            aMinusIm = Vector.FusedMultiplyAdd(im, x, Vector.FusedMultiplyAdd(re, y, aMinusIm));
            (x, y) = (Vector.LoadUnsafe(ref xq, at + 2 * (nuint)stride), Vector.LoadUnsafe(ref xq, at + 3 * (nuint)stride));
            aPlusRe = Vector.FusedMultiplyAdd(-im, y, Vector.FusedMultiplyAdd(re, x, aPlusRe));
            aPlusIm = Vector.FusedMultiplyAdd(im, x, Vector.FusedMultiplyAdd(re, y, aPlusIm));
            (re, im) = (new Vector<double>(vq[c]), new Vector<double>(vq[c + 1]));
            (x, y) = (Vector.LoadUnsafe(ref xp, at), Vector.LoadUnsafe(ref xp, at + (nuint)stride));
            bMinusRe = Vector.FusedMultiplyAdd(-im, y, Vector.FusedMultiplyAdd(re, x, bMinusRe));
            bMinusIm = Vector.FusedMultiplyAdd(im, x, Vector.FusedMultiplyAdd(re, y, bMinusIm));
            (x, y) = (Vector.LoadUnsafe(ref xp, at + 2 * (nuint)stride), Vector.LoadUnsafe(ref xp, at + 3 * (nuint)stride));
            bPlusRe = Vector.FusedMultiplyAdd(-im, y, Vector.FusedMultiplyAdd(re, x, bPlusRe));
            bPlusIm = Vector.FusedMultiplyAdd(im, x, Vector.FusedMultiplyAdd(re, y, bPlusIm));
            at += 4 * (nuint)stride;
        }

        // Process (s_p, s_q) has A[s_q] + B[s_p].
        pm *= Square(aMinusRe + bPlusRe) + Square(aMinusIm + bPlusIm);
        mp *= Square(aPlusRe + bMinusRe) + Square(aPlusIm + bMinusIm);
        mm *= Square(aMinusRe + bMinusRe) + Square(aMinusIm + bMinusIm);
        pp *= Square(aPlusRe + bPlusRe) + Square(aPlusIm + bPlusIm);
        Accumulate(q, tile, pm + pp, mp + mm, pp, mp);
    }

    private void Accumulate(int q, int tile, Vector<double> emitting, Vector<double> absorbing, Vector<double> pp, Vector<double> mp)
    {
        (pp + new Vector<double>(_constantEmission, tile)).CopyTo(_constantEmission, tile);
        (mp + new Vector<double>(_constantAbsorption, tile)).CopyTo(_constantAbsorption, tile);
        ref var emission = ref _emission[tile * _temperatures];
        ref var absorption = ref _absorption[tile * _temperatures];
        var phonons = _phonons.AsSpan(q * _temperatures, _temperatures);
        nuint at = 0;
        foreach (var phononNumber in phonons)
        {
            var number = new Vector<double>(phononNumber);
            Vector.FusedMultiplyAdd(number, emitting, Vector.LoadUnsafe(ref emission, at)).StoreUnsafe(ref emission, at);
            Vector.FusedMultiplyAdd(number, absorbing, Vector.LoadUnsafe(ref absorption, at)).StoreUnsafe(ref absorption, at);
            at += (nuint)Lanes;
        }
    }

    /// <summary>Cauchy-Schwarz: |T_ab| is at most |V^p row a| |X^q column b| + |V^q row a| |X^p column b|.</summary>
    private bool LeaveOut(int p, int q, int tile, Vector<double> pm, Vector<double> mp, Vector<double> mm, Vector<double> pp)
    {
        var (n, stride) = (_tables.Levels, _tables.Stride);
        var (a, b) = (tile / stride, tile % stride);
        var (vp, vq) = (_tables.RowNorms[p * n + a], _tables.RowNorms[q * n + a]);
        var (np, nq) = (_phonons[p * _temperatures + _hottest], _phonons[q * _temperatures + _hottest]);
        Vector<double> Column(int mode, int s) => new(_tables.ColumnNorms, (2 * mode + s) * stride + b);
        var (aMinus, aPlus) = (vp * Column(q, 0), vp * Column(q, 1));
        var (bMinus, bPlus) = (vq * Column(p, 0), vq * Column(p, 1));
        var bound = pm * ((np + 1) * nq) * Square(aMinus + bPlus) + mp * (np * (nq + 1)) * Square(aPlus + bMinus)
            + mm * (np * nq) * Square(aMinus + bMinus) + pp * ((np + 1) * (nq + 1)) * Square(aPlus + bPlus);
        if (!Vector.LessThanOrEqualAll(bound, new Vector<double>(_negligible)))
        {
            return false;
        }

        (bound + new Vector<double>(LeftOut, tile)).CopyTo(LeftOut, tile);
        return true;
    }

    private void Fold(int p)
    {
        for (var i = 0; i < Rates.Length; i++)
        {
            var (tile, lane) = (i / (Lanes * _temperatures), i % Lanes);
            var number = _phonons[p * _temperatures + i / Lanes % _temperatures];
            var ab = tile * Lanes + lane;
            Rates[i] += (number + 1) * (_emission[i] + _constantEmission[ab]) + number * (_absorption[i] + _constantAbsorption[ab]);
        }
    }
}
