using System.Numerics;

namespace Kramers.Magnetism.AcSusceptibility;

/// <summary>
/// Times spread evenly to both sides in ln tau: f = 1/(1 + (i omega tau)^(1 - alpha)) (Cole and Cole, J. Chem. Phys. 9, 341 (1941),
/// doi:10.1063/1.1750906). alpha = 0 is Debye.
/// </summary>
public sealed class GeneralisedDebye : IDispersion
{
    /// <inheritdoc/>
    public string Name => "generalised Debye";

    /// <inheritdoc/>
    public IReadOnlyList<ShapeParameter> Shape { get; } = [new("alpha", 0, 0.95, [0.08, 0.35])];

    /// <inheritdoc/>
    public Complex Response(double lnOmegaTau, ReadOnlySpan<double> shape, Span<Complex> derivatives)
    {
        var a = 1 - shape[0];
        var logarithm = new Complex(lnOmegaTau, Math.PI / 2); // ln(i omega tau)
        var z = Complex.Exp(a * logarithm);
        var f = 1 / (1 + z);
        derivatives[0] = -a * z * f * f;
        derivatives[1] = logarithm * z * f * f;
        return f;
    }

    /// <inheritdoc/>
    public double PeakLnOmegaTau(ReadOnlySpan<double> shape) => 0;

    /// <summary>Mean 0 by symmetry, variance (pi^2/3)(1/(1 - alpha)^2 - 1) (Reta and Chilton, PCCP 21, 23567 (2019), doi:10.1039/C9CP04301B).</summary>
    public LogTimeDistribution LogTime(ReadOnlySpan<double> shape) =>
        LogTimeDistribution.FromVariance(0, Math.PI * Math.PI / 3 * (1 / ((1 - shape[0]) * (1 - shape[0])) - 1));

    /// <summary>sin(alpha pi)/(2 pi (cosh((1 - alpha) s) - cos(alpha pi))), s = ln(tau'/tau) (Cole and Cole).</summary>
    public double Density(double lnRatio, ReadOnlySpan<double> shape)
    {
        var angle = Math.PI * shape[0];
        return Math.Sin(angle) / (2 * Math.PI * (Math.Cosh((1 - shape[0]) * lnRatio) - Math.Cos(angle)));
    }

    /// <summary>
    /// ln(tau'/tau) below which a share of the sample relaxes: the integral of the density is
    /// 1/2 + arctan(cot(alpha pi/2) tanh((1 - alpha) s/2))/(pi (1 - alpha)).
    /// </summary>
    /// <param name="alpha">alpha, 0 to 1 without 1.</param>
    /// <param name="share">0 to 1; 0.1587 and 0.8413 bound the middle 68 %.</param>
    public static double Quantile(double alpha, double share) =>
        2 / (1 - alpha) * Math.Atanh(Math.Tan(Math.PI * (1 - alpha) * (share - 0.5)) * Math.Tan(Math.PI * alpha / 2));
}
