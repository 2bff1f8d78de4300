using System.Numerics;

namespace Kramers.Magnetism.AcSusceptibility;

/// <summary>A single relaxation time: f = 1/(1 + i omega tau) (Casimir and du Pre, Physica 5, 507 (1938), doi:10.1016/S0031-8914(38)80164-6).</summary>
public sealed class Debye : IDispersion
{
    /// <inheritdoc/>
    public string Name => "Debye";

    /// <inheritdoc/>
    public IReadOnlyList<ShapeParameter> Shape => [];

    /// <inheritdoc/>
    public Complex Response(double lnOmegaTau, ReadOnlySpan<double> shape, Span<Complex> derivatives)
    {
        var z = new Complex(0, Math.Exp(lnOmegaTau));
        var f = 1 / (1 + z);
        derivatives[0] = -z * f * f;
        return f;
    }

    /// <inheritdoc/>
    public double PeakLnOmegaTau(ReadOnlySpan<double> shape) => 0;

    /// <inheritdoc/>
    public LogTimeDistribution LogTime(ReadOnlySpan<double> shape) => new(0, 0);

    /// <inheritdoc/>
    public double Density(double lnRatio, ReadOnlySpan<double> shape) => lnRatio == 0 ? double.PositiveInfinity : 0;
}
