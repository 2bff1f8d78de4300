using System.Numerics;

namespace Kramers.Magnetism.AcSusceptibility;

/// <summary>
/// Width and skew: f = 1/(1 + (i omega tau)^(1 - alpha))^gamma (Havriliak and Negami, Polymer 8, 161 (1967),
/// doi:10.1016/0032-3861(67)90021-3). gamma = 1 is generalised Debye, alpha = 0 Cole-Davidson.
/// </summary>
public sealed class HavriliakNegami : IDispersion
{
    /// <inheritdoc/>
    public string Name => "Havriliak-Negami";

    /// <inheritdoc/>
    public IReadOnlyList<ShapeParameter> Shape { get; } = [new("alpha", 0, 0.95, [0.08, 0.35]), new("gamma", 0.05, 1, [0.8, 0.6])];

    /// <inheritdoc/>
    public Complex Response(double lnOmegaTau, ReadOnlySpan<double> shape, Span<Complex> derivatives)
    {
        var (a, gamma) = (1 - shape[0], shape[1]);
        var logarithm = new Complex(lnOmegaTau, Math.PI / 2); // ln(i omega tau)
        var z = Complex.Exp(a * logarithm);
        var power = Complex.Log(1 + z);
        var f = Complex.Exp(-gamma * power);
        var slope = gamma * z / (1 + z) * f;
        derivatives[0] = -a * slope;
        derivatives[1] = logarithm * slope;
        derivatives[2] = -power * f;
        return f;
    }

    /// <summary>omega tau = (sin(pi a/(2 gamma + 2))/sin(pi a gamma/(2 gamma + 2)))^(1/a), a = 1 - alpha.</summary>
    public double PeakLnOmegaTau(ReadOnlySpan<double> shape)
    {
        var (a, gamma) = (1 - shape[0], shape[1]);
        var angle = Math.PI * a / (2 * gamma + 2);
        return Math.Log(Math.Sin(angle) / Math.Sin(gamma * angle)) / a;
    }

    /// <summary>
    /// Mean (psi(gamma) - psi(1))/a, variance (psi'(gamma) + psi'(1))/a^2 - pi^2/3 with a = 1 - alpha (R. Zorn, J. Chem. Phys. 116,
    /// 3204 (2002), doi:10.1063/1.1446035). They follow from the moments of tau'^-p, sin(pi p)/(pi p) Gamma(1 + p/a)
    /// Gamma(gamma - p/a)/Gamma(gamma), which a Mellin transform of f along the imaginary axis of omega gives.
    /// </summary>
    public LogTimeDistribution LogTime(ReadOnlySpan<double> shape)
    {
        var (a, gamma) = (1 - shape[0], shape[1]);
        var variance = (PolyGamma.Trigamma(gamma) + Math.PI * Math.PI / 6) / (a * a) - Math.PI * Math.PI / 3;
        return LogTimeDistribution.FromVariance((PolyGamma.Digamma(gamma) + PolyGamma.Euler) / a, variance);
    }

    /// <summary>x^(a gamma) sin(gamma theta)/(pi (x^2a + 2 x^a cos(pi a) + 1)^(gamma/2)), x = tau'/tau, tan(theta) = sin(pi a)/(x^a + cos(pi a)).</summary>
    public double Density(double lnRatio, ReadOnlySpan<double> shape)
    {
        var (a, gamma) = (1 - shape[0], shape[1]);
        var x = Math.Exp(-a * Math.Abs(lnRatio)); // the same for x^a and 1/x^a, without overflow
        var (sine, cosine) = Math.SinCos(Math.PI * a);
        var theta = lnRatio > 0 ? Math.Atan2(x * sine, 1 + x * cosine) : Math.Atan2(sine, x + cosine);
        var root = Math.Pow(x * x + 2 * x * cosine + 1, -gamma / 2);
        return (lnRatio > 0 ? 1 : Math.Pow(x, gamma)) * Math.Sin(gamma * theta) * root / Math.PI;
    }
}
