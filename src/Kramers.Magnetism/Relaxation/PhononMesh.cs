using System.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.Relaxation;

/// <summary>
/// Couplings of the phonons of a crystal, on a mesh of wavevectors. A phonon of weight x (degeneracy of its star over the number of
/// cells) counts in a rate x times, a pair x_p x_q times, which is a coupling sqrt(x) V: all processes work on meshes so.
/// </summary>
public static class PhononMesh
{
    /// <summary>Couplings at points that are their own negative, such as the zone centre and its boundary.</summary>
    /// <param name="frequenciesCm">Wavenumbers, cm^-1, one per phonon.</param>
    /// <param name="matrices">Hermitian V, cm^-1, for a displacement as if the crystal were one cell.</param>
    /// <param name="weights">Weights, not negative; those of one branch add to 1.</param>
    /// <exception cref="ArgumentException">The numbers differ or a weight is negative.</exception>
    public static SpinPhononCoupling StandingWaves(IReadOnlyList<double> frequenciesCm, IReadOnlyList<ComplexMatrix> matrices, IReadOnlyList<double> weights)
    {
        Check(frequenciesCm, matrices, weights);
        return new SpinPhononCoupling(frequenciesCm, [.. matrices.Select((v, i) => Math.Sqrt(weights[i]) * v)]);
    }

    /// <summary>
    /// Couplings of travelling waves, H = V(q)(b_q + b_-q^+) + V(q)^+(b_-q + b_q^+), one entry for the pair q and -q. V(q) is not
    /// Hermitian, V(-q) = V(q)^+. The cosine and the sine wave (b_q + b_-q)/sqrt2 and (b_q - b_-q)/(i sqrt2) couple through
    ///   V_c = (V + V^+)/sqrt2,  V_s = i (V - V^+)/sqrt2,
    /// which are Hermitian and stand for the pair exactly.
    /// </summary>
    /// <param name="frequenciesCm">Wavenumbers, cm^-1, one per pair of wavevectors.</param>
    /// <param name="matrices">V(q), cm^-1, for a displacement as if the crystal were one cell.</param>
    /// <param name="weights">Weight of either wave of the pair.</param>
    /// <returns>Two modes per entry, cosine then sine.</returns>
    /// <exception cref="ArgumentException">The numbers differ or a weight is negative.</exception>
    public static SpinPhononCoupling TravellingWaves(IReadOnlyList<double> frequenciesCm, IReadOnlyList<ComplexMatrix> matrices, IReadOnlyList<double> weights)
    {
        Check(frequenciesCm, matrices, weights);
        return new SpinPhononCoupling(
            [.. frequenciesCm.SelectMany(w => new[] { w, w })],
            [.. matrices.SelectMany((v, i) => new[]
            {
                Math.Sqrt(0.5 * weights[i]) * (v + v.Adjoint()),
                Scaled(v - v.Adjoint(), new Complex(0, Math.Sqrt(0.5 * weights[i]))),
            })]);
    }

    /// <summary>
    /// A Debye solid: density of states 3 w^2/w_D^3 up to the cutoff w_D and couplings sqrt(w/w_D) V, the strain of an acoustic
    /// wave (A. Abragam, B. Bleaney, Electron Paramagnetic Resonance of Transition Ions (1970), chapter 10), on an even mesh.
    /// </summary>
    /// <param name="polarisations">V of each polarisation at the cutoff, Hermitian, cm^-1.</param>
    /// <param name="cutoffCm">Debye cutoff, cm^-1, positive.</param>
    /// <param name="count">Wavenumbers of the mesh, at the middles of as many steps; lines should be wider than a step.</param>
    /// <returns>For each wavenumber one mode per polarisation.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Cutoff or count are not positive.</exception>
    public static SpinPhononCoupling Debye(IReadOnlyList<ComplexMatrix> polarisations, double cutoffCm, int count)
    {
        ArgumentNullException.ThrowIfNull(polarisations);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(cutoffCm);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        double[] x = [.. Enumerable.Range(0, count).SelectMany(i => polarisations.Select(_ => (i + 0.5) / count))];
        return StandingWaves(
            [.. x.Select(u => u * cutoffCm)],
            [.. x.Select((u, i) => Math.Sqrt(u) * polarisations[i % polarisations.Count])],
            [.. x.Select(u => 3 * u * u / count)]);
    }

    private static ComplexMatrix Scaled(ComplexMatrix v, Complex factor) => new(v.Rows, v.Columns, [.. v.Data.Select(x => factor * x)]);

    private static void Check(IReadOnlyList<double> frequenciesCm, IReadOnlyList<ComplexMatrix> matrices, IReadOnlyList<double> weights)
    {
        ArgumentNullException.ThrowIfNull(frequenciesCm);
        ArgumentNullException.ThrowIfNull(matrices);
        ArgumentNullException.ThrowIfNull(weights);
        if (matrices.Count != frequenciesCm.Count || weights.Count != frequenciesCm.Count || weights.Any(x => !(x >= 0) || !double.IsFinite(x)))
        {
            throw new ArgumentException($"{frequenciesCm.Count} phonons need as many couplings and finite weights that are not negative, got {matrices.Count} and {weights.Count}.", nameof(weights));
        }
    }
}
