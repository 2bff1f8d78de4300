using Kramers.Magnetism.Relaxation;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.VibronicCoupling;

/// <summary>
/// What high states do to low ones in second order. With H(Q) linear in Q, a low space that is kept alone has second derivatives (P.-O. Lowdin,
/// J. Chem. Phys. 19, 1396 (1951), doi:10.1063/1.1748067, between states of nearly one energy as in R. Winkler, Spin-Orbit Coupling
/// Effects, appendix B):
///   (V_pq)_ab = sum_k (V^p_ak V^q_kb + V^q_ak V^p_kb) [1/(E_a - E_k) + 1/(E_b - E_k)]/2,   k over the states left out.
/// Two phonons through them then are <see cref="QuadraticTwoPhononProcess"/>. Phonon energies are left out beside E_k - E_a: right while
/// they are small against this gap.
/// </summary>
public static class FoldedStates
{
    /// <summary>Couplings between the lowest states alone, in their eigenbasis, with the second order of all others.</summary>
    /// <param name="levels">All levels, cm^-1.</param>
    /// <param name="coupling">Couplings in the basis of the spin system; second-order ones stay and are added to.</param>
    /// <param name="kept">Number of states kept.</param>
    /// <exception cref="ArgumentException">None or all of the states are kept, or a level is cut into two.</exception>
    public static SpinPhononCoupling Of(Eigensystem levels, SpinPhononCoupling coupling, int kept)
    {
        ArgumentNullException.ThrowIfNull(levels);
        ArgumentNullException.ThrowIfNull(coupling);
        if (kept < 1 || kept >= levels.Dimension || levels.Energies[kept] - levels.Energies[kept - 1] < 1e-6)
        {
            throw new ArgumentException($"{kept} of {levels.Dimension} states cannot be kept: keep whole levels.", nameof(kept));
        }

        var v = coupling.Matrices.Select(levels.ToEigenbasis).ToArray();
        var toHigh = Array.ConvertAll(v, a => Block(a, kept, kept, levels.Dimension - kept));
        var folded = Array.ConvertAll(toHigh, a => OverGaps(a, levels.Energies));
        var own = coupling.Quadratic.ToDictionary(c => (Math.Min(c.P, c.Q), Math.Max(c.P, c.Q)), c => Block(levels.ToEigenbasis(c.Matrix), kept, 0, kept));
        var all = from p in Enumerable.Range(0, v.Length)
                  from q in Enumerable.Range(p, v.Length - p)
                  let second = Pair(toHigh[p], toHigh[q], folded[p], folded[q])
                  select new QuadraticCoupling(p, q, own.TryGetValue((p, q), out var given) ? given + second : second);
        return new SpinPhononCoupling(coupling.FrequenciesCm, Array.ConvertAll(v, a => Block(a, kept, 0, kept))).WithQuadratic([.. all]);
    }

    /// <summary>Half of F_p A_q^+ + A_p F_q^+ and its adjoint, A = V between low and high, F = A/(E_a - E_k).</summary>
    private static ComplexMatrix Pair(ComplexMatrix ap, ComplexMatrix aq, ComplexMatrix fp, ComplexMatrix fq)
    {
        var x = fp * aq.Adjoint() + ap * fq.Adjoint();
        return 0.5 * (x + x.Adjoint());
    }

    private static ComplexMatrix OverGaps(ComplexMatrix a, double[] e) =>
        new(a.Rows, a.Columns, [.. a.Data.Select((x, i) => x / (e[i / a.Columns] - e[a.Rows + i % a.Columns]))]);

    private static ComplexMatrix Block(ComplexMatrix a, int rows, int first, int columns) =>
        new(rows, columns, [.. from i in Enumerable.Range(0, rows) from j in Enumerable.Range(first, columns) select a[i, j]]);
}
