using System.Numerics;
using Kramers.Magnetism.Relaxation;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.OpenSystems;

/// <summary>
/// Raman relaxation of the density matrix: second order in the linear coupling, in Lindblad form. For every pair of modes and each
/// of absorption and emission (s = -1, +1) the amplitudes of <see cref="RamanProcess"/>,
///   T^{s_p s_q} = V^p X^q + V^q X^p,   X^q_cb = V^q_cb/(E_c - E_b + s_q w_q - i g),
/// are collected by transition energy into one jump operator each, L_w = sum over E_ab = w of T_ab |a&gt;&lt;b|, with the rate
/// (2 pi/hbar) (phonon factor) delta(w + s_p w_p + s_q w_q). Transitions of the same energy end with the same phonons and
/// interfere; others do not. In a basis of a degenerate block, T turns as an operator, because its denominators know the energies of
/// blocks only: the result has no basis. The diagonal of T at w = 0 is dephasing by elastic scattering of phonons.
/// <para>
/// What is left out: terms of fourth order that are no golden-rule step between the final states (shifts of levels, and the secular
/// approximation between different energies).
/// </para>
/// </summary>
public static class RamanJumps
{
    /// <summary>Builds the channels.</summary>
    /// <param name="eigensystem">Levels and states.</param>
    /// <param name="coupling">Modes and their V.</param>
    /// <param name="line">Stands for delta; its scale g damps the denominators.</param>
    /// <param name="temperatureKelvin">Lattice temperature, K, positive.</param>
    /// <param name="includeSameModePairs">Whether one mode may act twice, as in nature.</param>
    /// <exception cref="ArgumentException">Sizes differ, the line has no width, or the temperature is not positive.</exception>
    public static LindbladForm Of(
        Eigensystem eigensystem, SpinPhononCoupling coupling, LineShape line, double temperatureKelvin, bool includeSameModePairs = true)
    {
        var v = GoldenRule.CouplingsInEigenbasis(eigensystem, coupling);
        var n = BoseEinstein.Occupations(coupling.FrequenciesCm, temperatureKelvin);
        BathCoupling.Checked(line);
        var frequencies = new BohrFrequencies(eigensystem);
        var form = LindbladForm.Empty(frequencies);
        for (var p = 0; p < v.Length; p++)
        {
            for (var q = includeSameModePairs ? p : p + 1; q < v.Length; q++)
            {
                foreach (var (sp, sq) in new[] { (1, -1), (-1, 1), (-1, -1), (1, 1) })
                {
                    AddPair(p, q, sp, sq);
                }
            }
        }

        return form;

        void AddPair(int p, int q, int sp, int sq)
        {
            var (wp, wq) = (sp * coupling.FrequenciesCm[p], sq * coupling.FrequenciesCm[q]);
            var t = v[p] * Propagated(v[q].Data, wq) + v[q] * Propagated(v[p].Data, wp);

            // The same mode twice counts half: see RamanProcess.
            var phonons = (p == q ? 0.5 : 1) * (sp == 1 ? n[p] + 1 : n[p]) * (sq == 1 ? n[q] + 1 : n[q]);
            form.Add(t.Data, w => phonons * line.Density(w + wp + wq));
        }

        ComplexMatrix Propagated(Complex[] x, double phonon)
        {
            var size = frequencies.Dimension;
            return new(size, size, [.. x.Select((y, cb) => y / new Complex(frequencies[cb / size, cb % size] + phonon, -line.ScaleCm))]);
        }
    }
}
