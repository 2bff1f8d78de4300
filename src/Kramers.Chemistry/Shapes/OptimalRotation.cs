namespace Kramers.Chemistry.Shapes;

/// <summary>
/// The rotation R that makes the overlap sum q.R p largest, from the 3 x 3 correlation of the points: the largest eigenvalue, and its
/// vector, of the quaternion matrix of Horn, J. Opt. Soc. Am. A 4, 629 (1987), doi:10.1364/JOSAA.4.000629. Never a reflection. Jacobi's
/// method: planar and linear sets, whose eigenvalues coincide, are nothing special to it.
/// </summary>
internal static class OptimalRotation
{
    private const int MostSweeps = 12;

    /// <summary>Largest overlap over all rotations.</summary>
    /// <param name="m">[3, 3] correlation, m_ab = sum q_a p_b.</param>
    /// <param name="rotation">[3, 3] receives R.</param>
    internal static double Find(ReadOnlySpan<double> m, Span<double> rotation)
    {
        Span<double> a = stackalloc double[16], v = stackalloc double[16];
        Fill(m, a);
        v.Clear();
        v[0] = v[5] = v[10] = v[15] = 1;
        Diagonalise(a, v);
        var best = 0;
        for (var k = 1; k < 4; k++)
        {
            best = a[5 * k] > a[5 * best] ? k : best;
        }

        ToRotation(v[best], v[4 + best], v[8 + best], v[12 + best], rotation);
        return a[5 * best];
    }

    /// <summary>[3, 3] rotation of the unit quaternion (w, x, y, z).</summary>
    internal static void ToRotation(double w, double x, double y, double z, Span<double> r)
    {
        r[0] = w * w + x * x - y * y - z * z;
        r[1] = 2 * (x * y - w * z);
        r[2] = 2 * (x * z + w * y);
        r[3] = 2 * (x * y + w * z);
        r[4] = w * w - x * x + y * y - z * z;
        r[5] = 2 * (y * z - w * x);
        r[6] = 2 * (x * z - w * y);
        r[7] = 2 * (y * z + w * x);
        r[8] = w * w - x * x - y * y + z * z;
    }

    private static void Fill(ReadOnlySpan<double> m, Span<double> a)
    {
        a[0] = m[0] + m[4] + m[8];
        a[5] = m[0] - m[4] - m[8];
        a[10] = m[4] - m[0] - m[8];
        a[15] = m[8] - m[0] - m[4];
        a[1] = a[4] = m[7] - m[5];
        a[2] = a[8] = m[2] - m[6];
        a[3] = a[12] = m[3] - m[1];
        a[6] = a[9] = m[1] + m[3];
        a[7] = a[13] = m[2] + m[6];
        a[11] = a[14] = m[5] + m[7];
    }

    private static void Diagonalise(Span<double> a, Span<double> v)
    {
        var tiny = 1e-30 * (a[0] * a[0] + a[5] * a[5] + a[10] * a[10] + a[15] * a[15]) + 1e-300;
        for (var sweep = 0; sweep < MostSweeps; sweep++)
        {
            if (a[1] * a[1] + a[2] * a[2] + a[3] * a[3] + a[6] * a[6] + a[7] * a[7] + a[11] * a[11] <= tiny)
            {
                return;
            }

            for (var p = 0; p < 3; p++)
            {
                for (var q = p + 1; q < 4; q++)
                {
                    Annihilate(a, v, p, q);
                }
            }
        }
    }

    /// <summary>One Jacobi rotation (Golub and Van Loan, Matrix Computations, 8.5.2).</summary>
    private static void Annihilate(Span<double> a, Span<double> v, int p, int q)
    {
        var apq = a[4 * p + q];
        if (apq == 0)
        {
            return;
        }

        var theta = (a[5 * q] - a[5 * p]) / (2 * apq);
        var t = Math.CopySign(1 / (Math.Abs(theta) + Math.Sqrt(theta * theta + 1)), theta);
        var c = 1 / Math.Sqrt(t * t + 1);
        var s = t * c;
        a[5 * p] -= t * apq;
        a[5 * q] += t * apq;
        a[4 * p + q] = a[4 * q + p] = 0;
        for (var k = 0; k < 4; k++)
        {
            if (k != p && k != q)
            {
                var (kp, kq) = (a[4 * k + p], a[4 * k + q]);
                a[4 * k + p] = a[4 * p + k] = c * kp - s * kq;
                a[4 * k + q] = a[4 * q + k] = s * kp + c * kq;
            }

            var (vp, vq) = (v[4 * k + p], v[4 * k + q]);
            v[4 * k + p] = c * vp - s * vq;
            v[4 * k + q] = s * vp + c * vq;
        }
    }
}
