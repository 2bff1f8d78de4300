using System.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Numerics.Angular;

/// <summary>
/// Symmetric Cartesian tensors of rank 2, [3, 3], as spherical tensors of degree 0 and 2. The real form keeps the Frobenius norm,
/// |A|^2 = s^2 + sum_m a_m^2, and its five numbers turn as the real harmonics of degree 2 (<see cref="WignerD.Real"/>). The complex
/// form is T_2m in Condon-Shortley phases, and real = U complex with <see cref="RealSphericalHarmonics.FromComplex"/>. Of a tensor
/// that is not symmetric the symmetric part is taken.
/// </summary>
public static class SphericalTensors
{
    private static readonly double Sqrt2 = Math.Sqrt(2), Sqrt3 = Math.Sqrt(3), Sqrt6 = Math.Sqrt(6);

    /// <summary>The degree 0 part, trace / sqrt3.</summary>
    /// <exception cref="ArgumentException">Not 3 x 3.</exception>
    public static double Scalar(Matrix a)
    {
        Check(a);
        return a.Trace() / Sqrt3;
    }

    /// <summary>The degree 2 part in the real basis, m = -2..2: sqrt2 xy, sqrt2 yz, (2zz-xx-yy)/sqrt6, sqrt2 xz, (xx-yy)/sqrt2.</summary>
    /// <exception cref="ArgumentException">Not 3 x 3.</exception>
    public static double[] ToReal(Matrix a)
    {
        Check(a);
        return
        [
            (a[0, 1] + a[1, 0]) / Sqrt2,
            (a[1, 2] + a[2, 1]) / Sqrt2,
            (2 * a[2, 2] - a[0, 0] - a[1, 1]) / Sqrt6,
            (a[0, 2] + a[2, 0]) / Sqrt2,
            (a[0, 0] - a[1, 1]) / Sqrt2,
        ];
    }

    /// <summary>The symmetric tensor [3, 3] with these parts of degree 0 and 2.</summary>
    /// <param name="scalar">Degree 0, trace / sqrt3.</param>
    /// <param name="rank2">Degree 2 in the real basis, m = -2..2.</param>
    /// <exception cref="ArgumentException"><paramref name="rank2"/> has not five numbers.</exception>
    public static Matrix FromReal(double scalar, ReadOnlySpan<double> rank2)
    {
        CheckFive(rank2.Length);
        var (xy, yz, xz) = (rank2[0] / Sqrt2, rank2[1] / Sqrt2, rank2[3] / Sqrt2);
        var (third, axial, rhombic) = (scalar / Sqrt3, rank2[2] / Sqrt6, rank2[4] / Sqrt2);
        return Matrix.FromRows([third - axial + rhombic, xy, xz], [xy, third - axial - rhombic, yz], [xz, yz, third + 2 * axial]);
    }

    /// <summary>
    /// The degree 2 part as complex T_2m, m = -2..2: T_0 = (2zz-xx-yy)/sqrt6, T_+-1 = -+(1/2)(xz+zx +- i(yz+zy)),
    /// T_+-2 = (1/2)(xx-yy +- i(xy+yx)).
    /// </summary>
    /// <exception cref="ArgumentException">Not 3 x 3.</exception>
    public static Complex[] ToComplex(Matrix a)
    {
        Check(a);
        var one = new Complex(a[0, 2] + a[2, 0], a[1, 2] + a[2, 1]) / 2;
        var two = new Complex(a[0, 0] - a[1, 1], a[0, 1] + a[1, 0]) / 2;
        return [Complex.Conjugate(two), Complex.Conjugate(one), (2 * a[2, 2] - a[0, 0] - a[1, 1]) / Sqrt6, -one, two];
    }

    /// <summary>The symmetric tensor [3, 3] with these parts; of T_m only m &gt;= 0 is read, as T_-m = (-1)^m conj(T_m) for a real tensor.</summary>
    /// <param name="scalar">Degree 0, trace / sqrt3.</param>
    /// <param name="rank2">T_2m, m = -2..2.</param>
    /// <exception cref="ArgumentException"><paramref name="rank2"/> has not five numbers.</exception>
    public static Matrix FromComplex(double scalar, ReadOnlySpan<Complex> rank2)
    {
        CheckFive(rank2.Length);
        var (one, two) = (-rank2[3], rank2[4]);
        return FromReal(scalar, [Sqrt2 * two.Imaginary, Sqrt2 * one.Imaginary, rank2[2].Real, Sqrt2 * one.Real, Sqrt2 * two.Real]);
    }

    private static void Check(Matrix a)
    {
        ArgumentNullException.ThrowIfNull(a);
        if (a.Rows != 3 || a.Columns != 3)
        {
            throw new ArgumentException($"A Cartesian tensor of rank 2 is 3 x 3, got {a.Rows} x {a.Columns}.", nameof(a));
        }
    }

    private static void CheckFive(int length)
    {
        if (length != 5)
        {
            throw new ArgumentException($"Degree 2 has five components, got {length}.", nameof(length));
        }
    }
}
