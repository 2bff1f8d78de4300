using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.Relaxation;

/// <summary>
/// Two phonons at once through the quadratic coupling H = (1/2) sum_pq V_pq (b_p + b_p^+)(b_q + b_q^+), V_pq = d2H/dQ_p dQ_q, in
/// first order. A pair p &lt; q stands twice in the sum, which takes the 1/2 away, so that from b to a
///   W_ab = (2 pi/hbar) sum_{p &lt; q} |V^{pq}_ab|^2 { (n_p + 1) n_q       delta(E_ab + w_p - w_q)
///                                                  + n_p (n_q + 1)       delta(E_ab - w_p + w_q)
///                                                  + n_p n_q             delta(E_ab - w_p - w_q)
///                                                  + (n_p + 1)(n_q + 1)  delta(E_ab + w_p + w_q) }
/// (A. Lunghi, Sci. Adv. 8, eabn7880 (2022), doi:10.1126/sciadv.abn7880, with V in zero-point displacements). A mode with itself keeps the 1/2: N to
/// N + 2 has amplitude (V/2) sqrt((N + 1)(N + 2)), thermal mean of the square |V|^2 (n + 1)^2/2; N to N - 2 |V|^2 n^2/2; and N to N
/// has V (N + 1/2), whose mean shifts levels and whose variance |V|^2 n(n + 1) relaxes with delta(E_ab): half the sum over
/// ordered pairs, as in <see cref="RamanProcess"/>. Amplitudes of the two processes would interfere; here their rates add.
/// </summary>
public sealed class QuadraticTwoPhononProcess : IRelaxationProcess
{
    private readonly PhononLines _lines;

    /// <summary>Makes the process with one line shape for all pairs of modes.</summary>
    /// <exception cref="ArgumentException">The line shape has no width, or is the anti-Lorentzian.</exception>
    public QuadraticTwoPhononProcess(LineShape line)
        : this(PhononLines.Uniform(line))
    {
    }

    /// <summary>Makes the process with lines of their own for the modes.</summary>
    /// <exception cref="ArgumentException">The lines are anti-Lorentzian.</exception>
    public QuadraticTwoPhononProcess(PhononLines lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        _lines = lines.ForPairs();
    }

    /// <inheritdoc/>
    public string Name => "two-phonon, quadratic coupling";

    /// <summary>Whether one mode may act twice. True in nature; MolForge leaves these pairs out.</summary>
    public bool IncludeSameModePairs { get; init; } = true;

    /// <summary>Where phonon numbers are taken; the mode's wavenumber unless said otherwise.</summary>
    public OccupationAt OccupationAt { get; init; }

    /// <inheritdoc/>
    public IPreparedProcess Prepare(Eigensystem eigensystem, SpinPhononCoupling coupling)
    {
        GoldenRule.CheckSpace(eigensystem, coupling);
        var pairs = coupling.Quadratic.Where(c => c.P != c.Q || IncludeSameModePairs)
            .Select(c => new Pair(c.P, c.Q, Squares(eigensystem.ToEigenbasis(c.Matrix), c.P == c.Q ? 0.5 : 1))).ToArray();
        return new Prepared(_lines.For(coupling.ModeCount), OccupationAt, eigensystem.Energies, coupling.FrequenciesCm, pairs);
    }

    private static double[] Squares(ComplexMatrix v, double counted) =>
        [.. v.Data.Select(x => counted * GoldenRule.Prefactor * GoldenRule.SquaredModulus(x))];

    /// <summary>(2 pi/hbar)|V|^2 in s^-1 cm^-1, [to, from], halved for a mode with itself.</summary>
    private sealed record Pair(int P, int Q, double[] Strengths);

    private sealed class Prepared(PhononLines lines, OccupationAt occupationAt, double[] energies, IReadOnlyList<double> frequencies, Pair[] pairs) : IPreparedProcess
    {
        public int ModeCount => frequencies.Count;

        public RateMatrix Rates(double temperatureKelvin, int? excludedMode = null)
        {
            var phonons = BoseEinstein.Occupations(frequencies, temperatureKelvin);
            var rates = new Matrix(energies.Length, energies.Length);
            foreach (var pair in pairs)
            {
                if (pair.P != excludedMode && pair.Q != excludedMode)
                {
                    Add(rates, pair, lines.OfPair(pair.P, pair.Q, temperatureKelvin), phonons[pair.P], phonons[pair.Q]);
                }
            }

            var found = new RateMatrix(rates);
            return occupationAt == OccupationAt.ModeFrequency ? found : DetailedBalance.Imposed(found, energies, temperatureKelvin);
        }

        private void Add(Matrix rates, Pair pair, LineShape line, double np, double nq)
        {
            var (sum, difference) = (frequencies[pair.P] + frequencies[pair.Q], frequencies[pair.P] - frequencies[pair.Q]);
            var n = energies.Length;
            for (var ab = 0; ab < n * n; ab++)
            {
                if (pair.Strengths[ab] != 0)
                {
                    var energy = energies[ab / n] - energies[ab % n];
                    rates.Data[ab] += pair.Strengths[ab] * (
                        (np + 1) * nq * line.Density(energy + difference) + np * (nq + 1) * line.Density(energy - difference)
                        + np * nq * line.Density(energy - sum) + (np + 1) * (nq + 1) * line.Density(energy + sum));
                }
            }
        }
    }
}
