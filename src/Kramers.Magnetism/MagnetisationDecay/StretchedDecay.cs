using Kramers.Magnetism.AcSusceptibility;

namespace Kramers.Magnetism.MagnetisationDecay;

/// <summary>
/// Many relaxation times: f = exp(-(t/tau)^beta) (Kohlrausch 1854; Williams and Watts, Trans. Faraday Soc. 66, 80 (1970),
/// doi:10.1039/TF9706600080). beta = 1 is exponential.
/// </summary>
public sealed class StretchedDecay : IDecayFunction
{
    /// <inheritdoc/>
    public string Name => "stretched exponential";

    /// <inheritdoc/>
    public IReadOnlyList<ShapeParameter> Shape { get; } = [new("beta", 0.1, 1, [0.85, 0.5])];

    /// <inheritdoc/>
    public double Value(double lnRatio, ReadOnlySpan<double> shape, Span<double> derivatives)
    {
        var power = Math.Exp(shape[0] * lnRatio);
        var f = Math.Exp(-power);
        var slope = f == 0 || power == 0 ? 0 : -power * f;
        (derivatives[0], derivatives[1]) = (shape[0] * slope, slope == 0 ? 0 : lnRatio * slope);
        return f;
    }

    /// <summary>
    /// Mean Eu (1 - 1/beta) with Eu = 0.5772..., variance (pi^2/6)(1/beta^2 - 1) (R. Zorn, J. Chem. Phys. 116, 3204 (2002),
    /// doi:10.1063/1.1446035): the moments of tau'^p are Gamma(1 + p/beta)/Gamma(1 + p).
    /// </summary>
    public LogTimeDistribution LogTime(ReadOnlySpan<double> shape) => LogTimeDistribution.FromVariance(
        PolyGamma.Euler * (1 - 1 / shape[0]), Math.PI * Math.PI / 6 * (1 / (shape[0] * shape[0]) - 1));
}
