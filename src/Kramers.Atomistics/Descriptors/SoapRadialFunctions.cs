using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Descriptors;

/// <summary>
/// Expansion of one Gaussian exp(-|r - R|^2/2s^2) in orthonormal g_nl(r) Y_lm: the coefficient is h_nl(R) times the solid harmonic
/// R^l Y_lm(R). Written so, h is smooth at R = 0, and no angle is needed.
/// </summary>
/// <param name="radialCount">Number of g_nl for each l.</param>
/// <param name="lmax">Largest l.</param>
internal abstract class SoapRadialFunctions(int radialCount, int lmax)
{
    // Below it the orthonormal functions, whose coefficients go as its inverse root, would lose half of the digits.
    private const double SmallestEigenvalue = 1e-14;

    /// <summary>Number of g_nl for each l.</summary>
    protected int RadialCount { get; } = radialCount;

    /// <summary>Largest l.</summary>
    protected int LMax { get; } = lmax;

    internal static SoapRadialFunctions Of(SoapSettings settings) => settings.Basis == SoapRadialBasis.Polynomials
        ? new TabulatedRadialFunctions(new PolynomialRadialFunctions(settings), settings)
        : new GaussianRadialFunctions(settings);

    /// <summary>h_nl(R) in angstrom^(3/2 - l) at n (lmax + 1) + l, and dh/dR.</summary>
    internal abstract void Evaluate(double distance, Span<double> values, Span<double> slopes);

    /// <summary>The matrix that turns functions of overlap S, not normalised, into orthonormal ones: normalisation, then Loewdin's S^(-1/2).</summary>
    protected static Matrix Orthonormal(Matrix overlap)
    {
        var norms = Matrix.Diagonal([.. Enumerable.Range(0, overlap.Rows).Select(n => 1 / Math.Sqrt(overlap[n, n]))]);
        var (values, vectors) = DenseLinearAlgebra.Best.Symmetric(norms * overlap * norms);
        if (!(values[0] > SmallestEigenvalue))
        {
            throw new ArgumentException($"{overlap.Rows} radial functions are too many for SOAP: they are linearly dependent within rounding. Take fewer.", nameof(overlap));
        }

        return vectors * Matrix.Diagonal([.. values.Select(v => 1 / Math.Sqrt(v))]) * vectors.Transpose() * norms;
    }
}
