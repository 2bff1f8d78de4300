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
/// <see cref="OnePhononProcess"/>. Cost: about 4 n^3 complex multiplications per pair of modes, for all temperatures together
/// (docs/theory/spin-phonon-relaxation.md).
/// </summary>
public sealed class RamanProcess : IRelaxationProcess
{
    /// <summary>Makes the process with one line shape for all pairs of modes.</summary>
    /// <exception cref="ArgumentException">The line shape has no width, or is the anti-Lorentzian.</exception>
    public RamanProcess(LineShape line)
        : this(PhononLines.Uniform(line))
    {
    }

    /// <summary>Makes the process with lines of their own for the modes.</summary>
    /// <exception cref="ArgumentException">The lines are anti-Lorentzian.</exception>
    public RamanProcess(PhononLines lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        Lines = lines.ForPairs();
    }

    /// <inheritdoc/>
    public string Name => "Raman";

    /// <summary>The lines of the modes.</summary>
    public PhononLines Lines { get; }

    /// <summary>Whether one mode may act twice. True in nature; MolForge leaves these pairs out.</summary>
    public bool IncludeSameModePairs { get; init; } = true;

    /// <summary>Where phonon numbers are taken; the mode's wavenumber unless said otherwise.</summary>
    public OccupationAt OccupationAt { get; init; }

    /// <summary>How many cores may work at once; -1 for all. The results do not depend on it.</summary>
    public int Cores { get; init; } = -1;

    /// <inheritdoc cref="IRelaxationProcess.Prepare"/>
    public PreparedRaman Prepare(Eigensystem eigensystem, SpinPhononCoupling coupling)
    {
        var v = GoldenRule.CouplingsInEigenbasis(eigensystem, coupling);
        Lines.For(v.Length);
        return new PreparedRaman(this, eigensystem.Energies, v, coupling.FrequenciesCm);
    }

    /// <inheritdoc/>
    IPreparedProcess IRelaxationProcess.Prepare(Eigensystem eigensystem, SpinPhononCoupling coupling) => Prepare(eigensystem, coupling);
}
