using System.Numerics;

namespace Kramers.Magnetism.AcSusceptibility;

/// <summary>
/// Times up to tau and none above: f = 1/(1 + i omega tau)^gamma (Davidson and Cole, J. Chem. Phys. 19, 1484 (1951),
/// doi:10.1063/1.1748105). gamma = 1 is Debye.
/// </summary>
public sealed class ColeDavidson : IDispersion
{
    /// <inheritdoc/>
    public string Name => "Cole-Davidson";

    /// <inheritdoc/>
    public IReadOnlyList<ShapeParameter> Shape { get; } = [new("gamma", 0.05, 1, [0.8, 0.4])];

    /// <inheritdoc/>
    public Complex Response(double lnOmegaTau, ReadOnlySpan<double> shape, Span<Complex> derivatives)
    {
        var z = new Complex(0, Math.Exp(lnOmegaTau));
        var logarithm = Complex.Log(1 + z);
        var f = Complex.Exp(-shape[0] * logarithm);
        derivatives[0] = -shape[0] * z / (1 + z) * f;
        derivatives[1] = -logarithm * f;
        return f;
    }

    /// <summary>omega tau = tan(pi/(2 gamma + 2)): with omega tau = tan(phi), chi'' is cos(phi)^gamma sin(gamma phi).</summary>
    public double PeakLnOmegaTau(ReadOnlySpan<double> shape) => Math.Log(Math.Tan(Math.PI / (2 * shape[0] + 2)));

    /// <summary>
    /// Mean psi(gamma) - psi(1), variance psi'(gamma) - psi'(1): tau'/tau has the beta distribution B(gamma, 1 - gamma) (moments as in
    /// R. Zorn, J. Chem. Phys. 116, 3204 (2002), doi:10.1063/1.1446035).
    /// </summary>
    public LogTimeDistribution LogTime(ReadOnlySpan<double> shape) => LogTimeDistribution.FromVariance(
        PolyGamma.Digamma(shape[0]) + PolyGamma.Euler, PolyGamma.Trigamma(shape[0]) - Math.PI * Math.PI / 6);

    /// <summary>sin(pi gamma)/pi (tau'/(tau - tau'))^gamma below tau, 0 above.</summary>
    public double Density(double lnRatio, ReadOnlySpan<double> shape) =>
        lnRatio < 0 ? Math.Sin(Math.PI * shape[0]) / Math.PI * Math.Pow(2 * Math.Exp(-lnRatio / 2) * Math.Sinh(-lnRatio / 2), -shape[0]) : 0;
}
