using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.Spectroscopy;

/// <summary>
/// Resonance fields as eigenvalues (Belford, Belford and Burkhalter, J. Magn. Reson. 11, 251 (1973)): with H = F + B G the operator
/// Z = |b&gt;&lt;a| of a transition obeys h nu Z - [F, Z] = B [G, Z]. Exact and complete, but a problem of the dimension n^2: the slow
/// reference of <see cref="EprFieldSweep"/> for up to about ten states.
/// </summary>
public static class EigenfieldMethod
{
    private const double ImaginaryTolerance = 1e-6;

    /// <summary>All positive resonance fields up to <paramref name="highestTesla"/> in tesla, ascending, without intensities.</summary>
    /// <param name="magnetometer">The molecule.</param>
    /// <param name="direction">Direction of the field, length 3, any non-zero norm.</param>
    /// <param name="gigahertz">Microwave frequency, GHz, positive.</param>
    /// <param name="highestTesla">Fields above are left out; eigenvalues at infinity are transitions that no field tunes.</param>
    /// <exception cref="ArgumentOutOfRangeException">The frequency or the highest field is not positive.</exception>
    /// <exception cref="ArgumentException">The direction has not three components or no length.</exception>
    /// <exception cref="ArithmeticException">The quantum equals a gap in zero field to the last bit.</exception>
    public static double[] ResonanceFields(Magnetometer magnetometer, ReadOnlySpan<double> direction, double gigahertz, double highestTesla)
    {
        ArgumentNullException.ThrowIfNull(magnetometer);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(gigahertz);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(highestTesla);
        var n = FieldVector.Along(direction, 1);
        var zeroField = Eigensystem.Of(magnetometer.Hamiltonian(FieldVector.Zero));
        var g = -PhysicalConstants.BohrMagnetonCm * zeroField.ToEigenbasis(magnetometer.MomentAlong([n.X, n.Y, n.Z]));
        var inverse = InverseFields(zeroField.Energies, g, Energy.FromGigahertz(gigahertz).Cm);

        // In real numbers each 1/B comes twice, once for Z and once for its complex conjugate.
        var all = DenseLinearAlgebra.Best.GeneralEigenvalues(Embed(inverse));
        var real = all.Where(x => x.Real >= 1 / highestTesla && Math.Abs(x.Imaginary) <= ImaginaryTolerance * x.Real).Select(x => 1 / x.Real).Order();
        return [.. real.Chunk(2).Select(pair => pair.Average())];
    }

    // In the eigenbasis of F the left side is diagonal, h nu - (E_b - E_a), so that (1/B) Z = (h nu - [F, .])^-1 [G, Z].
    private static ComplexMatrix InverseFields(double[] energies, ComplexMatrix g, double quantum)
    {
        var n = energies.Length;
        var m = new ComplexMatrix(n * n, n * n);
        for (var b = 0; b < n; b++)
        {
            for (var a = 0; a < n; a++)
            {
                var left = quantum - (energies[b] - energies[a]);
                for (var c = 0; c < n; c++)
                {
                    m[b * n + a, c * n + a] += g[b, c] / left;
                    m[b * n + a, b * n + c] -= g[c, a] / left;
                }
            }
        }

        return m;
    }

    private static Matrix Embed(ComplexMatrix m)
    {
        var real = new Matrix(2 * m.Rows, 2 * m.Rows);
        for (var p = 0; p < m.Data.Length; p++)
        {
            var (i, j, x) = (p / m.Rows, p % m.Rows, m.Data[p]);
            real[i, j] = real[m.Rows + i, m.Rows + j] = x.Real;
            real[m.Rows + i, j] = x.Imaginary;
            real[i, m.Rows + j] = -x.Imaginary;
        }

        return real;
    }
}
