namespace Kramers.Atomistics.Descriptors;

/// <summary>
/// Real spherical harmonics of unit vectors in lanes, as <see cref="Numerics.Angular.RealSphericalHarmonics"/> has them for one vector, times sqrt(4 pi):
/// Q_mm = sqrt((2m+1)!!/(2m)!!), Q_lm = climb z Q_(l-1)m - drop Q_(l-2)m (Holmes and Featherstone, J. Geodesy 76, 279 (2002), eq. 11,
/// doi:10.1007/s00190-002-0216-2), times sqrt2 Re or Im (x + iy)^m. The gradient of a solid harmonic is of degree l - 1 (Varshalovich, Moskalev and
/// Khersonskii, Quantum Theory of Angular Momentum (1988), section 5.8.3).
/// </summary>
internal sealed class LaneHarmonics<T>
    where T : struct, ILanes<T>
{
    private static readonly double Sqrt2 = Math.Sqrt(2);

    private readonly int _lmax;
    private readonly double[] _start;
    private readonly Factors[] _factors;

    internal LaneHarmonics(int lmax)
    {
        _lmax = lmax;
        _start = new double[lmax + 1];
        _start[0] = 1;
        for (var m = 1; m <= lmax; m++)
        {
            _start[m] = _start[m - 1] * Math.Sqrt((2 * m + 1.0) / (2 * m));
        }

        _factors = [.. from l in Enumerable.Range(0, lmax + 1) from m in Enumerable.Range(0, l + 1) select Factors.Of(l, m)];
    }

    /// <summary>Harmonics up to lmax.</summary>
    internal int Count => (_lmax + 1) * (_lmax + 1);

    /// <summary>Fills the harmonic (l, m) at l^2 + l + m.</summary>
    internal void Evaluate(T x, T y, T z, Span<T> values)
    {
        var (cosine, sine) = (T.All(1), T.All(0));
        for (var m = 0; m <= _lmax; m++)
        {
            var (before, q, norm) = (T.All(0), T.All(_start[m]), T.All(m == 0 ? 1 : Sqrt2));
            var (c, s) = (norm * cosine, norm * sine);
            for (var l = m; l <= _lmax; l++)
            {
                if (l > m)
                {
                    ref readonly var f = ref _factors[l * (l + 1) / 2 + m];
                    (before, q) = (q, T.All(f.Climb) * z * q - T.All(f.Drop) * before);
                }

                values[l * l + l - m] = s * q;
                values[l * l + l + m] = c * q; // after the sine: for m = 0 both are the same place
            }

            (cosine, sine) = (x * cosine - y * sine, x * sine + y * cosine);
        }
    }

    /// <summary>sum_lm g_lm grad (r^l Y_lm): its part across the vector is r times that of sum g_lm grad Y_lm.</summary>
    /// <param name="g">Weights, as the harmonics lie.</param>
    /// <param name="values">From <see cref="Evaluate"/>.</param>
    internal (T X, T Y, T Z) Gradient(ReadOnlySpan<T> g, ReadOnlySpan<T> values)
    {
        var (x, y, z) = (T.All(0), T.All(0), T.All(0));
        for (var l = 1; l <= _lmax; l++)
        {
            var lower = values.Slice((l - 1) * (l - 1), 2 * l - 1);
            var weights = g.Slice(l * l, 2 * l + 1);
            ref readonly var zonal = ref _factors[l * (l + 1) / 2];
            var sideways = T.All(-Sqrt2 * zonal.Raise) * weights[l];
            x = T.MultiplyAdd(sideways, At(lower, l, 1), x);
            y = T.MultiplyAdd(sideways, At(lower, l, -1), y);
            z = T.MultiplyAdd(T.All(zonal.AlongZ) * weights[l], At(lower, l, 0), z);
            for (var m = 1; m <= l; m++)
            {
                ref readonly var f = ref _factors[l * (l + 1) / 2 + m];
                var (up, down) = (T.All(f.Raise), T.All(m == 1 ? Sqrt2 * f.Lower : f.Lower)); // order 0 has no sqrt2 of its own
                var (upCosine, upSine) = (up * At(lower, l, m + 1), up * At(lower, l, -m - 1));
                var (downCosine, downSine) = (down * At(lower, l, m - 1), m == 1 ? T.All(0) : down * At(lower, l, 1 - m));
                var (c, s, along) = (weights[l + m], weights[l - m], T.All(f.AlongZ));
                x = T.MultiplyAdd(c, downCosine - upCosine, T.MultiplyAdd(s, downSine - upSine, x));
                y = T.MultiplyAdd(s, downCosine + upCosine, y) - c * (downSine + upSine);
                z = T.MultiplyAdd(along, T.MultiplyAdd(c, At(lower, l, m), s * At(lower, l, -m)), z);
            }
        }

        return (x, y, z);
    }

    // Order m of degree l - 1, zero beyond its ends.
    private static T At(ReadOnlySpan<T> lower, int l, int m) => Math.Abs(m) < l ? lower[l - 1 + m] : T.All(0);

    /// <summary>Of the recurrence, and of the derivatives: to the same order along z, to the next one and the one before across it.</summary>
    private readonly record struct Factors(double Climb, double Drop, double AlongZ, double Raise, double Lower)
    {
        internal static Factors Of(int l, int m)
        {
            if (l == 0)
            {
                return default;
            }

            var c = (2 * l + 1.0) / (2 * l - 1.0);
            var climb = m < l ? Math.Sqrt((4.0 * l * l - 1) / ((l - m) * (double)(l + m))) : 0;
            var drop = l > m + 1 ? climb * Math.Sqrt((l - 1 - m) * (double)(l - 1 + m) / (4.0 * (l - 1) * (l - 1) - 1)) : 0;
            return new(climb, drop, Math.Sqrt(c * (l - m) * (l + m)), Math.Sqrt(c * (l - m) * Math.Max(0, l - m - 1)) / 2, Math.Sqrt(c * (l + m) * (l + m - 1)) / 2);
        }
    }
}
