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
        Eigensystem eigensystem, SpinPhononCoupling coupling, LineShape line, double temperatureKelvin, bool includeSameModePairs = true) =>
        Of(eigensystem, coupling, PhononLines.Uniform(BathCoupling.Checked(line)), [temperatureKelvin], includeSameModePairs)[0];

    /// <summary>The same with lines of their own for the modes, at several temperatures in K: hardly dearer than at one, unless lines depend on it.
    /// Levels and Bohr frequencies closer than <paramref name="widthCm"/>, cm^-1, count as equal; null for equal up to rounding.</summary>
    /// <exception cref="ArgumentException">Sizes or numbers differ, lines are anti-Lorentzian, or a temperature is not positive.</exception>
    public static IReadOnlyList<LindbladForm> Of(
        Eigensystem eigensystem, SpinPhononCoupling coupling, PhononLines lines, IReadOnlyList<double> temperaturesKelvin, bool includeSameModePairs = true, double? widthCm = null)
    {
        var sum = Sum(eigensystem, coupling, lines, temperaturesKelvin, includeSameModePairs, widthCm);
        return sum.AtEach(temperaturesKelvin, null);
    }

    /// <summary>What each mode in turn takes part in, [mode][temperature]: a pair of different modes stands under both. One mode at a time is in memory.</summary>
    /// <inheritdoc cref="Of(Eigensystem, SpinPhononCoupling, PhononLines, IReadOnlyList{double}, bool, double?)"/>
    public static IEnumerable<IReadOnlyList<LindbladForm>> OfEachMode(
        Eigensystem eigensystem, SpinPhononCoupling coupling, PhononLines lines, IReadOnlyList<double> temperaturesKelvin, bool includeSameModePairs = true, double? widthCm = null)
    {
        var sum = Sum(eigensystem, coupling, lines, temperaturesKelvin, includeSameModePairs, widthCm);
        return Enumerable.Range(0, coupling.ModeCount).Select(mode => sum.AtEach(temperaturesKelvin, mode));
    }

    private static PairSum Sum(
        Eigensystem eigensystem, SpinPhononCoupling coupling, PhononLines lines, IReadOnlyList<double> temperaturesKelvin, bool includeSameModePairs, double? widthCm)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(temperaturesKelvin);
        var v = GoldenRule.CouplingsInEigenbasis(eigensystem, coupling);
        return new PairSum(new BohrFrequencies(eigensystem, widthCm), v, coupling.FrequenciesCm, lines.For(v.Length).ForPairs(), includeSameModePairs);
    }

    private sealed class PairSum(BohrFrequencies levels, ComplexMatrix[] v, IReadOnlyList<double> modes, PhononLines lines, bool includeSameModePairs)
    {
        /// <summary>One form per temperature, of all pairs or of those with one mode.</summary>
        public LindbladForm[] AtEach(IReadOnlyList<double> temperatures, int? with) =>
            lines.DependOnTemperature ? [.. temperatures.SelectMany(t => Of([t], with))] : Of(temperatures, with);

        /// <summary>The lines are those of the first temperature.</summary>
        private LindbladForm[] Of(IReadOnlyList<double> temperatures, int? with)
        {
            double[][] n = [.. temperatures.Select(t => BoseEinstein.Occupations(modes, t))];
            LindbladForm[] forms = [.. temperatures.Select(_ => LindbladForm.Empty(levels))];
            if (forms.Length == 0)
            {
                return forms;
            }

            // X^q[s]: V^q over the denominators that follow phonon q.
            ComplexMatrix[][] x = [.. v.Select((vq, q) => new[] { -1, 1 }.Select(s => Propagated(vq, s * modes[q], lines.Of(q, temperatures[0]).ScaleCm)).ToArray())];
            for (var p = 0; p < v.Length; p++)
            {
                for (var q = includeSameModePairs ? p : p + 1; q < v.Length; q++)
                {
                    if (with is null || p == with || q == with)
                    {
                        AddPair(forms, n, x, lines.OfPair(p, q, temperatures[0]), p, q);
                    }
                }
            }

            return forms;
        }

        private void AddPair(LindbladForm[] forms, double[][] n, ComplexMatrix[][] x, LineShape line, int p, int q)
        {
            foreach (var (sp, sq) in new[] { (1, -1), (-1, 1), (-1, -1), (1, 1) })
            {
                var phonons = sp * modes[p] + sq * modes[q];
                if (forms[0].Channels.All(c => line.Density(c.TransitionCm + phonons) == 0))
                {
                    continue;
                }

                // The same mode twice counts half: see RamanProcess.
                var t = v[p] * x[q][(sq + 1) / 2] + v[q] * x[p][(sp + 1) / 2];
                double[] factors = [.. n.Select(k => (p == q ? 0.5 : 1) * (sp == 1 ? k[p] + 1 : k[p]) * (sq == 1 ? k[q] + 1 : k[q]))];
                LindbladForm.Add(forms, t.Data, factors, w => line.Density(w + phonons));
            }
        }

        private ComplexMatrix Propagated(ComplexMatrix vq, double phonon, double damping)
        {
            var size = levels.Dimension;
            return new(size, size, [.. vq.Data.Select((y, cb) => y / new Complex(levels[cb / size, cb % size] + phonon, -damping))]);
        }
    }
}
