namespace Kramers.Numerics.Fitting;

/// <summary>How much a model gains for the parameters that it spends.</summary>
public static class InformationCriterion
{
    /// <summary>
    /// Akaike's criterion for small samples, n ln(S/n) + 2k + 2k(k+1)/(n-k-1) with k counting the variance too (C. M. Hurvich,
    /// C.-L. Tsai, Biometrika 76, 297 (1989), doi:10.1093/biomet/76.2.297). The lowest wins; differences below about 2 decide nothing.
    /// </summary>
    /// <param name="sumOfSquares">S, of residuals with one unknown variance.</param>
    /// <param name="data">n, number of residuals.</param>
    /// <param name="parameters">Number of fitted parameters.</param>
    /// <returns>Infinity where there are too few data for the model.</returns>
    public static double Aicc(double sumOfSquares, int data, int parameters)
    {
        var k = parameters + 1;
        return data > k + 1
            ? data * Math.Log(sumOfSquares / data) + 2 * k + 2.0 * k * (k + 1) / (data - k - 1)
            : double.PositiveInfinity;
    }
}
