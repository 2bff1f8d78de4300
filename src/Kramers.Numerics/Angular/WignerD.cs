using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Numerics.Angular;

/// <summary>
/// Rotation matrices of angular momentum. D^j_m'm(R) = &lt;j m'| exp(-i alpha Jz) exp(-i beta Jy) exp(-i gamma Jz) |j m&gt;
/// for the active rotation R = Rz(alpha) Ry(beta) Rz(gamma) (Varshalovich, Moskalev and Khersonskii (1988), eq. 4.3.1). Rows and columns
/// run over m = -l..l, as the harmonics do.
/// </summary>
public static class WignerD
{
    /// <summary>
    /// D^l(R) for the complex harmonics, [m', m]. A state |l m&gt; goes to sum_m' D_m'm |l m'&gt;, and the harmonics at a
    /// rotated point are Y_lm(R r) = sum_m' conj(D_mm') Y_lm'(r).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="l"/> is negative.</exception>
    public static ComplexMatrix Complex(int l, Rotation rotation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(l);
        ArgumentNullException.ThrowIfNull(rotation);
        var d = new ComplexMatrix(2 * l + 1, 2 * l + 1);
        for (var row = -l; row <= l; row++)
        {
            for (var column = -l; column <= l; column++)
            {
                d[l + row, l + column] = System.Numerics.Complex.FromPolarCoordinates(
                    SmallD(2 * l, 2 * row, 2 * column, rotation.Beta), -row * rotation.Alpha - column * rotation.Gamma);
            }
        }

        return d;
    }

    /// <summary>The orthogonal matrix M of the real harmonics, Y_l(R r) = M Y_l(r), [2l+1, 2l+1]; M(R1 R2) = M(R1) M(R2).</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="l"/> is negative.</exception>
    public static Matrix Real(int l, Rotation rotation)
    {
        var d = Complex(l, rotation);
        var basis = RealSphericalHarmonics.FromComplex(l);
        var conjugate = new ComplexMatrix(d.Rows, d.Columns, Array.ConvertAll(d.Data, System.Numerics.Complex.Conjugate));
        var real = basis * conjugate * basis.Adjoint();
        return new Matrix(d.Rows, d.Columns, Array.ConvertAll(real.Data, x => x.Real));
    }

    /// <summary>
    /// d^j_m'm(beta) = &lt;j m'| exp(-i beta Jy) |j m&gt;, momenta doubled, beta in radians; through a Jacobi polynomial and its
    /// recurrence, which loses no digits at large j (Varshalovich et al. (1988), eq. 4.3.4(13); d^1/2_1/2,-1/2 = -sin(beta/2)).
    /// </summary>
    /// <exception cref="ArgumentException">There is no such projection.</exception>
    public static double SmallD(int twoJ, int twoM1, int twoM2, double beta)
    {
        if (Math.Abs(twoM1) > twoJ || Math.Abs(twoM2) > twoJ || ((twoJ + twoM1) & 1) != 0 || ((twoJ + twoM2) & 1) != 0)
        {
            throw new ArgumentException($"j = {twoJ}/2 has no projections {twoM1}/2 and {twoM2}/2; arguments are doubled.", nameof(twoJ));
        }

        var a = Math.Abs(twoM1 - twoM2) / 2;
        var b = Math.Abs(twoM1 + twoM2) / 2;
        var k = (twoJ - Math.Max(Math.Abs(twoM1), Math.Abs(twoM2))) / 2;
        var norm = ExactIntegers.SqrtOfRatio(ExactIntegers.Binomial(twoJ - k, k + a), ExactIntegers.Binomial(k + b, b));
        var (s, c) = Math.SinCos(beta / 2);
        var sign = twoM1 > twoM2 ? Wigner.Sign(a) : 1;
        return sign * norm * Power(s, a) * Power(c, b) * Jacobi(k, a, b, Math.Cos(beta));
    }

    private static double Power(double x, int n)
    {
        var result = 1.0;
        for (var i = 0; i < n; i++)
        {
            result *= x;
        }

        return result;
    }

    // Three-term recurrence, DLMF 18.9.2 (https://dlmf.nist.gov/18.9).
    private static double Jacobi(int n, int a, int b, double x)
    {
        var (before, p) = (0.0, 1.0);
        for (var k = 0; k < n; k++)
        {
            var s = 2.0 * k + a + b;
            var next = k == 0
                ? (a + 1) + (a + b + 2) * (x - 1) / 2
                : ((s + 1) * ((s + 2) * s * x + a * a - b * b) * p - 2 * (k + a) * (k + b) * (s + 2) * before)
                    / (2 * (k + 1) * (k + a + b + 1) * s);
            (before, p) = (p, next);
        }

        return p;
    }
}
