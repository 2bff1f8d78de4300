using System.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Vibrations;

/// <summary>The vibrations of a crystal at one wavevector.</summary>
/// <param name="Wavevector">[3], 1/angstrom (with 2 pi).</param>
/// <param name="FrequenciesCm">cm^-1, ascending, three per atom of the cell; an imaginary frequency is negative.</param>
/// <param name="Vectors">[3n, 3n]: column k is the polarisation of mode k, orthonormal and mass-weighted.</param>
public sealed record WavevectorModes(double[] Wavevector, double[] FrequenciesCm, ComplexMatrix Vectors)
{
    /// <summary>Below this, cm^-1, a mode is a shift of the whole crystal, or imaginary: it has no amplitude and no velocity.</summary>
    public const double LeastFrequencyCm = 0.05;

    // Modes of one frequency share their velocities; cm^-1.
    private const double SameFrequencyCm = 1e-3;

    /// <summary>
    /// Group velocities dw/dq, [mode, 3] in km/s: e^+ (dD/dq) e/(2w) (Hellmann and Feynman). Modes of equal frequency are first combined such that those along the
    /// wavevector (at q = 0 along x + 2/3 y + 1/3 z) do not mix. NaN where the frequency vanishes.
    /// </summary>
    /// <param name="phonons">The crystal.</param>
    public Matrix GroupVelocities(CrystalPhonons phonons)
    {
        ArgumentNullException.ThrowIfNull(phonons);
        ComplexMatrix[] slopes = [.. Enumerable.Range(0, 3).Select(k => phonons.Derivative(Wavevector, k))];
        var vectors = Unmixed(slopes);
        var velocities = new Matrix(FrequenciesCm.Length, 3);
        for (var axis = 0; axis < 3; axis++)
        {
            var images = slopes[axis] * vectors;
            for (var mode = 0; mode < FrequenciesCm.Length; mode++)
            {
                var root = FrequenciesCm[mode] / CrystalPhonons.WavenumberPerRoot;
                velocities[mode, axis] = FrequenciesCm[mode] > LeastFrequencyCm
                    ? Enumerable.Range(0, vectors.Rows).Sum(i => (Complex.Conjugate(vectors[i, mode]) * images[i, mode]).Real) / (2 * root) * CrystalPhonons.AngularPerRoot * 1e-13
                    : double.NaN;
            }
        }

        return velocities;
    }

    private ComplexMatrix Unmixed(ComplexMatrix[] slopes)
    {
        var norm = Math.Sqrt(Wavevector.Sum(x => x * x));
        double[] along = norm > 0 ? [.. Wavevector.Select(x => x / norm)] : [1, 2.0 / 3, 1.0 / 3];
        var slope = along[0] * slopes[0] + along[1] * slopes[1] + along[2] * slopes[2];
        var vectors = Vectors.Copy();
        for (var first = 0; first < FrequenciesCm.Length;)
        {
            var last = first;
            while (last + 1 < FrequenciesCm.Length && FrequenciesCm[last + 1] - FrequenciesCm[last] < SameFrequencyCm)
            {
                last++;
            }

            if (last > first)
            {
                var block = Columns(Vectors, first, last - first + 1);
                var mixed = block * DenseLinearAlgebra.Best.Hermitian(block.Adjoint() * (slope * block)).Vectors;
                for (var k = 0; k < mixed.Rows * mixed.Columns; k++)
                {
                    vectors[k / mixed.Columns, first + k % mixed.Columns] = mixed.Data[k];
                }
            }

            first = last + 1;
        }

        return vectors;
    }

    private static ComplexMatrix Columns(ComplexMatrix m, int first, int count)
    {
        var part = new ComplexMatrix(m.Rows, count);
        for (var k = 0; k < m.Rows * count; k++)
        {
            part.Data[k] = m[k / count, first + k % count];
        }

        return part;
    }
}
