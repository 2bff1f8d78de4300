namespace Kramers.Atomistics.Descriptors;

/// <summary>Modified spherical Bessel functions of the first kind, i_0(x) = sinh(x)/x.</summary>
internal static class ModifiedBessel
{
    /// <summary>
    /// exp(-x) i_l(x)/x^l for l = 0, 1, .. as many as there is room: 1/(2l+1)!! at x = 0. Downwards by
    /// i_(l-1) = i_(l+1) + (2l+1)/x i_l (Abramowitz and Stegun 10.2.18), where it is stable, from a ratio i_(l+1)/i_l deep in the tail.
    /// </summary>
    internal static void FillReduced(double x, Span<double> values)
    {
        // u_l = i_(l+1)/(x i_l) = 1/(2l + 3 + x^2 u_(l+1)), a continued fraction of positive terms; i_l falls as exp(-l^2/2x) for large x,
        // so that about sqrt(80 x) terms reach rounding.
        var (last, u) = (values.Length - 1, 0.0);
        for (var l = last + 12 + (int)Math.Sqrt(80 * x); l >= 0; l--)
        {
            u = 1 / (2 * l + 3 + x * x * u);
            if (l < last)
            {
                values[l + 1] = u;
            }
        }

        values[0] = x switch
        {
            0 => 1,
            < 1 => Math.Exp(-x) * Math.Sinh(x) / x,
            _ => (1 - Math.Exp(-2 * x)) / (2 * x),
        };
        for (var l = 1; l <= last; l++)
        {
            values[l] *= values[l - 1];
        }
    }
}
