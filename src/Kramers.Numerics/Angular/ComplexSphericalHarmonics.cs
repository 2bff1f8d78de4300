using System.Numerics;

namespace Kramers.Numerics.Angular;

/// <summary>
/// Orthonormal complex spherical harmonics with the Condon-Shortley phase, as solid harmonics r^l Y_lm(x, y, z):
/// Y_1^1 = -sqrt(3/8pi) (x + iy), Y_l^-m = (-1)^m conj(Y_l^m) (Varshalovich, Moskalev and Khersonskii (1988), chapter 5).
/// On a unit vector they are the spherical harmonics themselves. Value (l, m) lies at l*l + l + m.
/// </summary>
public static class ComplexSphericalHarmonics
{
    /// <summary>Number of harmonics up to and including degree <paramref name="lmax"/>, (lmax + 1)^2.</summary>
    public static int Count(int lmax) => RealSphericalHarmonics.Count(lmax);

    /// <summary>Place of the harmonic (l, m), m = -l..l.</summary>
    public static int Index(int l, int m) => RealSphericalHarmonics.Index(l, m);

    /// <summary>Evaluates r^l Y_lm for all l &lt;= <paramref name="lmax"/>.</summary>
    /// <param name="lmax">Largest degree, 0 or more.</param>
    /// <param name="x">Cartesian coordinate; any length unit.</param>
    /// <param name="y">Cartesian coordinate.</param>
    /// <param name="z">Cartesian coordinate.</param>
    /// <param name="values">Receives the values at l*l + l + m; at least (lmax + 1)^2 long.</param>
    /// <exception cref="ArgumentException"><paramref name="values"/> is too short, or <paramref name="lmax"/> is negative.</exception>
    public static void Evaluate(int lmax, double x, double y, double z, Span<Complex> values)
    {
        RealSphericalHarmonics.Check(lmax, values.Length, Count(lmax), nameof(values));
        var table = SolidHarmonicTable.Reaching(lmax);
        var r2 = x * x + y * y + z * z;
        var raised = Complex.One; // (-(x + iy))^m: the Condon-Shortley sign is inside
        for (var m = 0; m <= lmax; m++)
        {
            FillOrder(lmax, m, raised, z, r2, table, values);
            raised *= new Complex(-x, -y);
        }
    }

    /// <summary>Evaluates r^l Y_lm and its Cartesian gradient for all l &lt;= <paramref name="lmax"/>.</summary>
    /// <param name="lmax">Largest degree, 0 or more.</param>
    /// <param name="x">Cartesian coordinate; any length unit.</param>
    /// <param name="y">Cartesian coordinate.</param>
    /// <param name="z">Cartesian coordinate.</param>
    /// <param name="values">Receives the values at l*l + l + m; at least (lmax + 1)^2 long.</param>
    /// <param name="gradients">Receives d/dx, d/dy, d/dz of value i at 3i, 3i+1, 3i+2; at least 3 (lmax + 1)^2 long.</param>
    /// <exception cref="ArgumentException">A span is too short, or <paramref name="lmax"/> is negative.</exception>
    public static void EvaluateWithGradient(int lmax, double x, double y, double z, Span<Complex> values, Span<Complex> gradients)
    {
        Evaluate(lmax, x, y, z, values);
        RealSphericalHarmonics.Check(lmax, gradients.Length, 3 * Count(lmax), nameof(gradients));
        var table = SolidHarmonicTable.Reaching(lmax);
        gradients[..3].Clear();
        for (var l = 1; l <= lmax; l++)
        {
            var lower = values.Slice((l - 1) * (l - 1), 2 * l - 1);
            for (var m = -l; m <= l; m++)
            {
                Gradient(l, m, lower, gradients.Slice(3 * Index(l, m), 3), table);
            }
        }
    }

    private static void FillOrder(
        int lmax, int m, Complex raised, double z, double r2, SolidHarmonicTable table, Span<Complex> values)
    {
        var mirrored = (m & 1) == 0 ? Complex.Conjugate(raised) : -Complex.Conjugate(raised);
        var (before, q) = (0.0, table.Start[m]);
        for (var l = m; l <= lmax; l++)
        {
            if (l > m)
            {
                var i = SolidHarmonicTable.Index(l, m);
                (before, q) = (q, table.Climb[i] * z * q - table.Drop[i] * r2 * before);
            }

            values[Index(l, m)] = q * raised;
            values[Index(l, -m)] = q * mirrored;
        }
    }

    private static void Gradient(int l, int m, ReadOnlySpan<Complex> lower, Span<Complex> gradient, SolidHarmonicTable table)
    {
        // The table holds m >= 0; for -m raising and lowering change places.
        var i = SolidHarmonicTable.Index(l, Math.Abs(m));
        var up = (m >= 0 ? table.Raise[i] : table.Lower[i]) * At(lower, l, m + 1);
        var down = (m >= 0 ? table.Lower[i] : table.Raise[i]) * At(lower, l, m - 1);
        var sum = up + down;
        gradient[0] = up - down;
        gradient[1] = new Complex(sum.Imaginary, -sum.Real); // (up + down) / i
        gradient[2] = table.AlongZ[i] * At(lower, l, m);
    }

    private static Complex At(ReadOnlySpan<Complex> lower, int l, int m) => Math.Abs(m) < l ? lower[l - 1 + m] : Complex.Zero;
}
