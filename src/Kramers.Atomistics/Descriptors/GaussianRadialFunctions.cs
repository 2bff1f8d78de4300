using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Descriptors;

/// <summary>
/// SOAP's radial functions g_nl = sum_n' b_nn'l r^l exp(-a_n'l r^2). The product of two Gaussians is a Gaussian around
/// e R/(a + e), e = 1/2s^2, over which a solid harmonic averages to its value there, so that
/// h_nl(R) = sum_n' b_nn'l (pi/(a + e))^(3/2) (e/(a + e))^l exp(-a e R^2/(a + e)).
/// </summary>
internal sealed class GaussianRadialFunctions : SoapRadialFunctions
{
    private const double Decayed = 1e-3;

    // h_nl(R) = sum over n' of _weights[(n (lmax + 1) + l) N + n'] exp(-_exponents[l N + n'] R^2).
    private readonly double[] _weights;
    private readonly double[] _exponents;

    internal GaussianRadialFunctions(SoapSettings settings)
        : base(settings.RadialCount, settings.LMax)
    {
        var (count, e) = (RadialCount, 1 / (2 * settings.SigmaAngstrom * settings.SigmaAngstrom));
        _weights = new double[count * count * (LMax + 1)];
        _exponents = new double[count * (LMax + 1)];
        for (var l = 0; l <= LMax; l++)
        {
            var a = Enumerable.Range(0, count).Select(n => Exponent(settings, n, l)).ToArray();
            var b = Orthonormal(Overlap(a, l));
            for (var k = 0; k < count; k++)
            {
                var sum = a[k] + e;
                _exponents[l * count + k] = a[k] * e / sum;
                for (var n = 0; n < count; n++)
                {
                    _weights[(n * (LMax + 1) + l) * count + k] = b[n, k] * Math.Pow(Math.PI / sum, 1.5) * Math.Pow(e / sum, l);
                }
            }
        }
    }

    internal override void Evaluate(double distance, Span<double> values, Span<double> slopes)
    {
        Span<double> gaussians = stackalloc double[RadialCount], gaussianSlopes = stackalloc double[RadialCount];
        for (var l = 0; l <= LMax; l++)
        {
            for (var k = 0; k < RadialCount; k++)
            {
                var exponent = _exponents[l * RadialCount + k];
                gaussians[k] = Math.Exp(-exponent * distance * distance);
                gaussianSlopes[k] = -2 * exponent * distance * gaussians[k];
            }

            for (var n = 0; n < RadialCount; n++)
            {
                var (at, value, slope) = (n * (LMax + 1) + l, 0.0, 0.0);
                for (var k = 0; k < RadialCount; k++)
                {
                    value += _weights[at * RadialCount + k] * gaussians[k];
                    slope += _weights[at * RadialCount + k] * gaussianSlopes[k];
                }

                (values[at], slopes[at]) = (value, slope);
            }
        }
    }

    /// <summary>a_nl per angstrom^2 with r^l exp(-a r^2) = 1e-3 at r_n, from 1 angstrom to the cutoff; a single function reaches to the cutoff.</summary>
    private static double Exponent(SoapSettings settings, int n, int l)
    {
        var reach = settings.RadialCount == 1 ? settings.CutoffAngstrom : 1 + (settings.CutoffAngstrom - 1) * n / (settings.RadialCount - 1);
        return (l * Math.Log(reach) - Math.Log(Decayed)) / (reach * reach);
    }

    /// <summary>int r^(2l+2) exp(-(a + a') r^2) dr = Gamma(l + 3/2)/(2 (a + a')^(l+3/2)).</summary>
    private static Matrix Overlap(double[] a, int l)
    {
        var gamma = 0.5 * Math.Sqrt(Math.PI);
        for (var k = 1; k <= l; k++)
        {
            gamma *= k + 0.5;
        }

        var overlap = new Matrix(a.Length, a.Length);
        for (var n = 0; n < a.Length; n++)
        {
            for (var m = 0; m < a.Length; m++)
            {
                overlap[n, m] = gamma / (2 * Math.Pow(a[n] + a[m], l + 1.5));
            }
        }

        return overlap;
    }
}
