using System.Numerics;
using Kramers.Magnetism.Relaxation;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.OpenSystems;

/// <summary>
/// The Bloch-Redfield tensor of independent baths in the eigenbasis, in the Markov approximation,
///   R[ab, cd] = (pi/hbar) sum_k { V_ac V_db [G(E_ac) + G(E_bd)] - delta_bd sum_j V_aj V_jc G(E_jc) - delta_ac sum_j V_dj V_jb G(E_jd) },
/// E_ac = E_a - E_c (A. G. Redfield, IBM J. Res. Dev. 1, 19 (1957), doi:10.1147/rd.11.0019; H.-P. Breuer and F. Petruccione, The
/// Theory of Open Quantum Systems, 3.4). The half-sided Fourier transforms of the bath are replaced by half the full ones: their
/// imaginary part, the Lamb shift of the levels, is left out. Between populations it is the golden rule.
/// <para>
/// Terms with |w_ab - w_cd| beyond the secular cutoff are dropped. Cutoff 0 keeps equal Bohr frequencies only, that is
/// whole degenerate blocks: it is the <see cref="LindbladForm"/>, keeps rho positive and does not depend on the basis in a block.
/// Infinity keeps all: right where levels lie closer than their rates, but rho may become slightly negative.
/// </para>
/// </summary>
public static class RedfieldTensor
{
    /// <summary>Builds the tensor.</summary>
    /// <param name="eigensystem">Levels and states.</param>
    /// <param name="baths">Independent baths, in the basis of the spin system.</param>
    /// <param name="temperatureKelvin">Temperature of all baths, K, positive.</param>
    /// <param name="secularCutoffCm">Largest |w_ab - w_cd| kept, cm^-1; 0 or infinity may be given.</param>
    /// <exception cref="ArgumentException">Sizes differ; temperature not positive; cutoff negative.</exception>
    public static Dissipator Of(Eigensystem eigensystem, IReadOnlyList<BathCoupling> baths, double temperatureKelvin, double secularCutoffCm)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(temperatureKelvin);
        ArgumentOutOfRangeException.ThrowIfNegative(secularCutoffCm);
        var v = BathCoupling.InEigenbasis(eigensystem, baths);
        var frequencies = new BohrFrequencies(eigensystem);
        ComplexMatrix[] driven = [.. v.Select((x, k) => Driven(x, baths[k].Spectrum, frequencies, temperatureKelvin))];
        var loss = new ComplexMatrix(frequencies.Dimension, frequencies.Dimension);
        for (var k = 0; k < v.Length; k++)
        {
            loss += v[k] * driven[k];
        }

        return Dissipator.FromRows(frequencies, (ab, row) => Fill(ab, row, frequencies, secularCutoffCm, v, driven, loss));
    }

    /// <summary>Lambda_ac = (pi/hbar) G(E_ac) V_ac, s^-1 per cm^-1; then d rho/dt = Lambda rho V + V rho Lambda^+ - V Lambda rho - rho Lambda^+ V.</summary>
    private static ComplexMatrix Driven(ComplexMatrix v, IBathSpectrum spectrum, BohrFrequencies frequencies, double temperature)
    {
        var driven = v.Copy();
        for (var ac = 0; ac < driven.Data.Length; ac++)
        {
            driven.Data[ac] *= 0.5 * GoldenRule.Prefactor * spectrum.Density(frequencies[ac / v.Rows, ac % v.Rows], temperature);
        }

        return driven;
    }

    private static void Fill(
        int ab, Complex[] row, BohrFrequencies w, double cutoff, ComplexMatrix[] v, ComplexMatrix[] driven, ComplexMatrix loss)
    {
        var n = w.Dimension;
        var (a, b) = (ab / n, ab % n);
        for (var cd = 0; cd < row.Length; cd++)
        {
            var (c, d) = (cd / n, cd % n);
            if (Math.Abs(w[a, c] - w[b, d]) > cutoff)
            {
                continue;
            }

            for (var k = 0; k < v.Length; k++)
            {
                row[cd] += driven[k][a, c] * Complex.Conjugate(v[k][b, d]) + v[k][a, c] * Complex.Conjugate(driven[k][b, d]);
            }

            row[cd] -= (b == d ? loss[a, c] : 0) + (a == c ? Complex.Conjugate(loss[b, d]) : 0);
        }
    }
}
