using Kramers.Numerics.LinearAlgebra;
using Kramers.Numerics.Quadrature;

namespace Kramers.Atomistics.Descriptors;

/// <summary>
/// SOAP's polynomial radial functions. The Gaussian of a neighbour is 4 pi exp(-e (r^2 + R^2)) i_l(2 e r R) sum_m Y_lm(r) Y_lm(R),
/// e = 1/2s^2, i_l the modified spherical Bessel function of the first kind, so that
/// h_nl(R) = 4 pi R^-l int r^2 g_n(r) exp(-e (r^2 + R^2)) i_l(2 e r R) dr, by Gauss-Legendre quadrature. It takes 0.1 ms a distance: <see cref="TabulatedRadialFunctions"/> stand between. Bartok et al., PRB 87, 184115 (2013).
/// </summary>
internal sealed class PolynomialRadialFunctions : SoapRadialFunctions
{
    private const int PointsPerSigma = 6;

    private readonly double _e;
    private readonly double[] _points;

    // 4 pi w r^2 g_n(r) at [point, n].
    private readonly Matrix _weighted;

    internal PolynomialRadialFunctions(SoapSettings settings)
        : base(settings.RadialCount, settings.LMax)
    {
        var (cutoff, sigma) = (settings.CutoffAngstrom, settings.SigmaAngstrom);
        _e = 1 / (2 * sigma * sigma);
        var rule = GaussLegendre.WithPoints(24 + (int)(PointsPerSigma * cutoff / sigma));
        _points = [.. rule.Points.Select(x => 0.5 * cutoff * (x + 1))];
        var b = Orthonormal(Overlap(RadialCount, cutoff));
        _weighted = new Matrix(_points.Length, RadialCount);
        for (var q = 0; q < _points.Length; q++)
        {
            var r = _points[q];
            for (var n = 0; n < RadialCount; n++)
            {
                var g = 0.0;
                for (var k = 0; k < RadialCount; k++)
                {
                    g += b[n, k] * Math.Pow(cutoff - r, k + 3);
                }

                _weighted[q, n] = 4 * Math.PI * 0.5 * cutoff * rule.Weights[q] * r * r * g;
            }
        }
    }

    internal override void Evaluate(double distance, Span<double> values, Span<double> slopes)
    {
        values[..(RadialCount * (LMax + 1))].Clear();
        slopes[..(RadialCount * (LMax + 1))].Clear();
        Span<double> reduced = stackalloc double[LMax + 2];
        for (var q = 0; q < _points.Length; q++)
        {
            var (r, shift) = (_points[q], _points[q] - distance);
            ModifiedBessel.FillReduced(2 * _e * r * distance, reduced);
            var (gaussian, scale) = (Math.Exp(-_e * shift * shift), 1.0);
            for (var l = 0; l <= LMax; l++)
            {
                // k = exp(..) i_l(x)/R^l = (2 e r)^l exp(..) i_l(x)/x^l, and d(i_l/x^l)/dx = i_(l+1)/x^l = x (i_(l+1)/x^(l+1)).
                var k = scale * gaussian * reduced[l];
                var slope = 2 * _e * distance * (2 * _e * r * r * scale * gaussian * reduced[l + 1] - k);
                for (var n = 0; n < RadialCount; n++)
                {
                    values[n * (LMax + 1) + l] += _weighted[q, n] * k;
                    slopes[n * (LMax + 1) + l] += _weighted[q, n] * slope;
                }

                scale *= 2 * _e * r;
            }
        }
    }

    /// <summary>int_0^c r^2 (c - r)^m dr = 2 c^(m+3)/((m+1)(m+2)(m+3)) with m = n + n' + 4, n from 1.</summary>
    private static Matrix Overlap(int count, double cutoff)
    {
        var overlap = new Matrix(count, count);
        for (var n = 0; n < count; n++)
        {
            for (var k = 0; k < count; k++)
            {
                var m = n + k + 6;
                overlap[n, k] = 2 * Math.Pow(cutoff, m + 3) / ((m + 1.0) * (m + 2) * (m + 3));
            }
        }

        return overlap;
    }
}
