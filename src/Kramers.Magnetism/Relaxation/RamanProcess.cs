using System.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.Relaxation;

/// <summary>
/// Raman relaxation: two phonons at once through virtual spin states, second-order perturbation theory for the populations.
/// From b to a, for every unordered pair of modes p, q and with s = -1 for absorption, +1 for emission,
///   W_ab = (2 pi/hbar) { |T^{+-}|^2 (n_p + 1) n_q       delta(E_ab + w_p - w_q)
///                      + |T^{-+}|^2 n_p (n_q + 1)       delta(E_ab - w_p + w_q)
///                      + |T^{--}|^2 n_p n_q             delta(E_ab - w_p - w_q)
///                      + |T^{++}|^2 (n_p + 1)(n_q + 1)  delta(E_ab + w_p + w_q) },   E_ab = E_a - E_b,
///   T^{s_p s_q}_ab = sum_c [ V^p_ac V^q_cb / (E_c - E_b + s_q w_q - i g) + V^q_ac V^p_cb / (E_c - E_b + s_p w_p - i g) ]
/// (A. Lunghi, Sci. Adv. 8, eabn7880 (2022), doi:10.1126/sciadv.abn7880, with V for H_sp = V (b + b^+); g is the scale of the
/// line and keeps a real intermediate state, the Orbach resonance, finite).
/// <para>
/// One mode twice, p = q with N quanta: both orders of the two phonons are the same path, so the amplitudes are half of T.
/// N -> N + 2 has amplitude (T^{++}/2) sqrt((N + 1)(N + 2)); the thermal mean of (N + 1)(N + 2) is 2 (n + 1)^2, and the weight
/// becomes |T^{++}|^2 (n + 1)^2 / 2. N -> N - 2: the mean of N(N - 1) is 2 n^2, weight |T^{--}|^2 n^2 / 2. N -> N: emission
/// first (A) and absorption first (B) add to (N + 1) A + N B with T^{+-} = A + B. Its thermal mean, summed over modes, is a
/// static second-order energy and moves no population; what relaxes is the fluctuation (N - n) T^{+-}, whose variance n(n + 1)
/// gives the weight |T^{+-}|^2 n (n + 1), once, with delta(E_ab). Together this is half the sum over all ordered pairs.
/// </para>
/// Detailed balance holds for narrow lines, and populations of levels that coincide have no meaning: see
/// <see cref="OnePhononProcess"/>. Cost: about 4 pairs n^3 complex multiplications in <see cref="Prepare"/>.
/// </summary>
public sealed class RamanProcess : IRelaxationProcess
{
    // (s_p, s_q) as indices into (absorption, emission), in the order of the weights.
    private static readonly (int P, int Q)[] Processes = [(1, 0), (0, 1), (0, 0), (1, 1)];
    private readonly LineShape _line;

    /// <summary>Makes the process with one line shape for all modes.</summary>
    /// <exception cref="ArgumentException">The line shape has no width.</exception>
    public RamanProcess(LineShape line) => _line = line.Required(nameof(line));

    /// <inheritdoc/>
    public string Name => "Raman";

    /// <summary>Whether one mode may act twice. True in nature; MolForge leaves these pairs out.</summary>
    public bool IncludeSameModePairs { get; init; } = true;

    /// <inheritdoc/>
    public IPreparedProcess Prepare(Eigensystem eigensystem, SpinPhononCoupling coupling)
    {
        var v = GoldenRule.CouplingsInEigenbasis(eigensystem, coupling);
        var propagated = Propagate(v, eigensystem.Energies, coupling.FrequenciesCm);
        var pairs = Pairs(v.Length);
        var block = Processes.Length * eigensystem.Dimension * eigensystem.Dimension;
        var weights = new double[checked(pairs.Length * block)];
        var products = new PairProducts(eigensystem.Dimension);
        for (var i = 0; i < pairs.Length; i++)
        {
            var (p, q) = pairs[i];
            products.Compute(v, propagated, p, q);
            Weigh(products, eigensystem.Energies, coupling.FrequenciesCm[p], coupling.FrequenciesCm[q], p == q, weights.AsSpan(i * block, block));
        }

        return new PreparedRaman(eigensystem.Dimension, coupling.FrequenciesCm, pairs, weights);
    }

    private (int P, int Q)[] Pairs(int modes) =>
        [.. from p in Enumerable.Range(0, modes)
            from q in Enumerable.Range(p, modes - p)
            where p != q || IncludeSameModePairs
            select (p, q)];

    /// <summary>X[mode][s] = V_cb / (E_c - E_b + s w - i g), so that T^{s_p s_q} = V^p X^q[s_q] + V^q X^p[s_p].</summary>
    private Complex[][][] Propagate(ComplexMatrix[] v, double[] energies, IReadOnlyList<double> frequencies)
    {
        var n = energies.Length;
        return [.. v.Select((matrix, mode) => new[] { -1, 1 }.Select(sign => matrix.Data.Select((x, cb) =>
            x / new Complex(energies[cb / n] - energies[cb % n] + sign * frequencies[mode], -_line.ScaleCm)).ToArray()).ToArray())];
    }

    private void Weigh(PairProducts products, double[] energies, double wp, double wq, bool sameMode, Span<double> weights)
    {
        var n = energies.Length;
        for (var k = 0; k < Processes.Length; k++)
        {
            var (sp, sq) = Processes[k];
            var counted = GoldenRule.Prefactor * (sameMode ? 0.5 : 1);
            var phononEnergy = (sp == 1 ? wp : -wp) + (sq == 1 ? wq : -wq);
            for (var ab = 0; ab < n * n; ab++)
            {
                var t = products.PQ[sq][ab] + products.QP[sp][ab];
                weights[k * n * n + ab] = counted * GoldenRule.SquaredModulus(t)
                    * _line.Density(energies[ab / n] - energies[ab % n] + phononEnergy);
            }
        }
    }

    /// <summary>The four matrix products of one pair, in buffers that serve all pairs.</summary>
    private sealed class PairProducts(int n)
    {
        public Complex[][] PQ { get; } = [new Complex[n * n], new Complex[n * n]];

        public Complex[][] QP { get; } = [new Complex[n * n], new Complex[n * n]];

        public void Compute(ComplexMatrix[] v, Complex[][][] propagated, int p, int q)
        {
            for (var s = 0; s < 2; s++)
            {
                Multiply(v[p].Data, propagated[q][s], PQ[s]);
                Multiply(v[q].Data, propagated[p][s], QP[s]);
            }
        }

        private void Multiply(Complex[] a, Complex[] b, Complex[] product)
        {
            Array.Clear(product);
            for (var i = 0; i < n; i++)
            {
                var row = product.AsSpan(i * n, n);
                for (var k = 0; k < n; k++)
                {
                    var (re, im) = (a[i * n + k].Real, a[i * n + k].Imaginary);
                    var other = b.AsSpan(k * n, n);
                    for (var j = 0; j < row.Length; j++)
                    {
                        var (x, y) = (other[j].Real, other[j].Imaginary);
                        row[j] = new Complex(row[j].Real + re * x - im * y, row[j].Imaginary + re * y + im * x);
                    }
                }
            }
        }
    }
}
