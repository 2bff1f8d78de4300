using System.Numerics;
using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.Relaxation;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.Spectroscopy;

/// <summary>
/// Inelastic scattering of unpolarised neutrons by a powder. The strength of i -> f is the mean over all directions of Q of
///   sum_jk F_j F_k exp(iQ.R_jk) sum_ab (delta_ab - Q_a Q_b/Q^2) &lt;i|S_ja|f&gt;&lt;f|S_kb|i&gt;,
/// with the spherical Bessel functions j0, j2 of Q R, and n along R, sum_ab [delta_ab (2 j0 - j2)/3 + n_a n_b j2] (Waldmann, Phys.
/// Rev. B 68, 174406 (2003), doi:10.1103/PhysRevB.68.174406). For one centre, or Q -> 0, that is (2/3) sum_a |&lt;f|S_a|i&gt;|^2. With
/// moments in mu_B the cross section is 72.65 mb/sr times that, times k_final/k_initial.
/// </summary>
public sealed class NeutronScattering
{
    private readonly Eigensystem _levels;
    private readonly Matrix _strengths; // [initial, final]

    /// <summary>The scattering of one centre, or of several at one momentum transfer.</summary>
    /// <param name="levels">Levels and states.</param>
    /// <param name="centres">The magnetic centres.</param>
    /// <param name="momentumTransfer">Q, 1/angstrom, 0 or more; constant over the spectrum.</param>
    /// <exception cref="ArgumentException">There is no centre, or an operator has not the dimension of the levels.</exception>
    public NeutronScattering(Eigensystem levels, IReadOnlyList<NeutronScatterer> centres, double momentumTransfer = 0)
    {
        ArgumentNullException.ThrowIfNull(levels);
        ArgumentNullException.ThrowIfNull(centres);
        ArgumentOutOfRangeException.ThrowIfNegative(momentumTransfer);
        if (centres.Count == 0 || centres.Any(c => c.Operators.Any(o => o.Rows != levels.Dimension || o.Columns != levels.Dimension)))
        {
            throw new ArgumentException($"Needed is a centre with operators of dimension {levels.Dimension}.", nameof(centres));
        }

        _levels = levels;
        _strengths = StrengthsOf(levels, centres, momentumTransfer);
    }

    /// <summary>All n^2 transitions at a temperature in kelvin, elastic ones too, by ascending energy transfer.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The temperature is not positive and finite.</exception>
    public IReadOnlyList<NeutronTransition> Transitions(double temperature)
    {
        var energies = _levels.Energies;
        var populations = new CanonicalEnsemble(energies, temperature).Populations;
        var pairs = from i in Enumerable.Range(0, energies.Length)
                    from f in Enumerable.Range(0, energies.Length)
                    select new NeutronTransition(i, f, energies[f] - energies[i], _strengths[i, f], populations[i]);
        return [.. pairs.OrderBy(t => t.EnergyTransferCm)];
    }

    /// <summary>Intensity per cm^-1 at energy transfers in cm^-1, at a temperature in kelvin.</summary>
    /// <exception cref="ArgumentException">The line was never given a width.</exception>
    public double[] Spectrum(double[] energyTransferCm, LineShape line, double temperature)
    {
        ArgumentNullException.ThrowIfNull(energyTransferCm);
        line.Required(nameof(line));
        var transitions = Transitions(temperature);
        return Array.ConvertAll(energyTransferCm, e => transitions.Sum(t => t.Intensity * line.Density(e - t.EnergyTransferCm)));
    }

    private static Matrix StrengthsOf(Eigensystem levels, IReadOnlyList<NeutronScatterer> centres, double q)
    {
        var strengths = new Matrix(levels.Dimension, levels.Dimension);
        var operators = centres.Select(c => Array.ConvertAll(c.Operators, levels.ToEigenbasis)).ToArray();
        for (var j = 0; j < centres.Count; j++)
        {
            for (var k = 0; k < centres.Count; k++)
            {
                var kernel = centres[j].FormFactor * centres[k].FormFactor * Kernel(centres[j].Position, centres[k].Position, q);
                for (var p = 0; p < 9; p++)
                {
                    AddProducts(strengths, kernel.Data[p], operators[j][p / 3], operators[k][p % 3]);
                }
            }
        }

        return strengths;
    }

    // <i|A|f><f|B|i>, real once all pairs of centres and axes are summed.
    private static void AddProducts(Matrix target, double weight, ComplexMatrix a, ComplexMatrix b)
    {
        for (var i = 0; weight != 0 && i < target.Rows; i++)
        {
            for (var f = 0; f < target.Rows; f++)
            {
                target[i, f] += weight * (a[i, f] * Complex.Conjugate(b[i, f])).Real;
            }
        }
    }

    private static Matrix Kernel(double[] first, double[] second, double q)
    {
        double[] between = [second[0] - first[0], second[1] - first[1], second[2] - first[2]];
        var r = Math.Sqrt(between.Sum(x => x * x));
        var (j0, j2) = Bessel(q * r);
        var kernel = (2 * j0 - j2) / 3 * Matrix.Identity(3);
        for (var p = 0; p < 9 && r > 0; p++)
        {
            kernel.Data[p] += j2 * between[p / 3] * between[p % 3] / (r * r);
        }

        return kernel;
    }

    // Below 0.05 by the series, where the closed form of j2 = (3/x^2 - 1) sin(x)/x - 3 cos(x)/x^2 loses its digits.
    private static (double J0, double J2) Bessel(double x)
    {
        var x2 = x * x;
        return x < 0.05
            ? (1 - x2 / 6 * (1 - x2 / 20 * (1 - x2 / 42)), x2 / 15 * (1 - x2 / 14 * (1 - x2 / 36)))
            : (Math.Sin(x) / x, (3 / x2 - 1) * Math.Sin(x) / x - 3 * Math.Cos(x) / x2);
    }
}
