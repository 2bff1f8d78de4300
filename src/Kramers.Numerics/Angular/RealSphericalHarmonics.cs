using System.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Numerics.Angular;

/// <summary>
/// Orthonormal real spherical harmonics as solid harmonics r^l Y_lm(x, y, z): polynomials, so there is no angle and no trouble
/// at the poles. On a unit vector they are the spherical harmonics themselves, with integral Y^2 over the sphere = 1.
/// With Y_l^m the complex set of <see cref="ComplexSphericalHarmonics"/> (Condon-Shortley), for m &gt; 0
///   Y_l(m)  = ((-1)^m Y_l^m + Y_l^-m) / sqrt2           (the cosine kind)
///   Y_l(-m) = ((-1)^m Y_l^m - Y_l^-m) / (i sqrt2)       (the sine kind)
/// and Y_l(0) = Y_l^0. So l = 1 is sqrt(3/4pi) (y, z, x), and l = 2 goes as (xy, yz, 3z^2-r^2, xz, x^2-y^2), all signs positive.
/// Value (l, m) lies at l*l + l + m.
/// </summary>
public static class RealSphericalHarmonics
{
    private static readonly double Sqrt2 = Math.Sqrt(2);

    /// <summary>Number of harmonics up to and including degree <paramref name="lmax"/>, (lmax + 1)^2.</summary>
    public static int Count(int lmax) => (lmax + 1) * (lmax + 1);

    /// <summary>Place of the harmonic (l, m), m = -l..l.</summary>
    public static int Index(int l, int m) => l * l + l + m;

    /// <summary>Evaluates r^l Y_lm for all l &lt;= <paramref name="lmax"/>.</summary>
    /// <param name="lmax">Largest degree, 0 or more.</param>
    /// <param name="x">Cartesian coordinate; any length unit.</param>
    /// <param name="y">Cartesian coordinate.</param>
    /// <param name="z">Cartesian coordinate.</param>
    /// <param name="values">Receives the values at l*l + l + m; at least (lmax + 1)^2 long.</param>
    /// <exception cref="ArgumentException"><paramref name="values"/> is too short, or <paramref name="lmax"/> is negative.</exception>
    public static void Evaluate(int lmax, double x, double y, double z, Span<double> values)
    {
        Check(lmax, values.Length, Count(lmax), nameof(values));
        var table = SolidHarmonicTable.Reaching(lmax);
        var r2 = x * x + y * y + z * z;
        var (cosine, sine) = (1.0, 0.0);
        for (var m = 0; m <= lmax; m++)
        {
            FillOrder(lmax, m, m == 0 ? 1 : Sqrt2 * cosine, Sqrt2 * sine, z, r2, table, values);
            (cosine, sine) = (x * cosine - y * sine, x * sine + y * cosine);
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
    public static void EvaluateWithGradient(int lmax, double x, double y, double z, Span<double> values, Span<double> gradients)
    {
        Evaluate(lmax, x, y, z, values);
        Check(lmax, gradients.Length, 3 * Count(lmax), nameof(gradients));
        var table = SolidHarmonicTable.Reaching(lmax);
        gradients[..3].Clear();
        for (var l = 1; l <= lmax; l++)
        {
            var lower = values.Slice((l - 1) * (l - 1), 2 * l - 1);
            var gradient = gradients.Slice(3 * l * l, 3 * (2 * l + 1));
            ZonalGradient(l, lower, gradient, table);
            for (var m = 1; m <= l; m++)
            {
                PairGradient(l, m, lower, gradient, table);
            }
        }
    }

    /// <summary>
    /// The unitary U of Y_real = U Y_complex for degree <paramref name="l"/>, [real m, complex m], both from -l to l.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="l"/> is negative.</exception>
    public static ComplexMatrix FromComplex(int l)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(l);
        var u = new ComplexMatrix(2 * l + 1, 2 * l + 1);
        for (var m = -l; m <= l; m++)
        {
            u[l + m, l - m] = Mixing(m, -m);
            u[l + m, l + m] = Mixing(m, m);
        }

        return u;
    }

    /// <summary>How much of the complex order <paramref name="complexM"/> = +-m is in the real order <paramref name="m"/>.</summary>
    internal static Complex Mixing(int m, int complexM)
    {
        if (m == 0)
        {
            return 1;
        }

        var ofPlus = Wigner.Sign(m) / Sqrt2;
        return (m > 0, complexM > 0) switch
        {
            (true, true) => ofPlus,
            (true, false) => 1 / Sqrt2,
            (false, true) => new Complex(0, -ofPlus),
            (false, false) => new Complex(0, 1 / Sqrt2),
        };
    }

    internal static void Check(int lmax, int length, int needed, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lmax);
        if (length < needed)
        {
            throw new ArgumentException($"Harmonics up to l = {lmax} need {needed} places, got {length}.", name);
        }
    }

    // All degrees of the orders +m and -m: one climb of the Legendre recurrence.
    private static void FillOrder(
        int lmax, int m, double cosine, double sine, double z, double r2, SolidHarmonicTable table, Span<double> values)
    {
        var (before, q) = (0.0, table.Start[m]);
        for (var l = m; l <= lmax; l++)
        {
            if (l > m)
            {
                var i = SolidHarmonicTable.Index(l, m);
                (before, q) = (q, table.Climb[i] * z * q - table.Drop[i] * r2 * before);
            }

            var centre = l * l + l;
            values[centre - m] = sine * q;
            values[centre + m] = cosine * q; // after the sine: for m = 0 both are the same place
        }
    }

    // The gradient of m = 0: d/dx and d/dy reach the orders +1 and -1 of degree l - 1.
    private static void ZonalGradient(int l, ReadOnlySpan<double> lower, Span<double> gradient, SolidHarmonicTable table)
    {
        var i = SolidHarmonicTable.Index(l, 0);
        var sideways = -Sqrt2 * table.Raise[i];
        gradient[3 * l] = sideways * At(lower, l, 1);
        gradient[3 * l + 1] = sideways * At(lower, l, -1);
        gradient[3 * l + 2] = table.AlongZ[i] * At(lower, l, 0);
    }

    private static void PairGradient(int l, int m, ReadOnlySpan<double> lower, Span<double> gradient, SolidHarmonicTable table)
    {
        var i = SolidHarmonicTable.Index(l, m);
        var (up, along) = (table.Raise[i], table.AlongZ[i]);
        var down = m == 1 ? Sqrt2 * table.Lower[i] : table.Lower[i]; // order 0 has no sqrt2 of its own
        var downSine = m == 1 ? 0 : down * At(lower, l, 1 - m);
        var downCosine = down * At(lower, l, m - 1);
        var (upSine, upCosine) = (up * At(lower, l, -m - 1), up * At(lower, l, m + 1));

        var c = gradient.Slice(3 * (l + m), 3);
        (c[0], c[1], c[2]) = (downCosine - upCosine, -downSine - upSine, along * At(lower, l, m));
        var s = gradient.Slice(3 * (l - m), 3);
        (s[0], s[1], s[2]) = (downSine - upSine, downCosine + upCosine, along * At(lower, l, -m));
    }

    // Order m of degree l - 1, zero beyond its ends.
    private static double At(ReadOnlySpan<double> lower, int l, int m) => Math.Abs(m) < l ? lower[l - 1 + m] : 0;
}
