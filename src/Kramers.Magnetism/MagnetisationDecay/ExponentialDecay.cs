using Kramers.Magnetism.AcSusceptibility;

namespace Kramers.Magnetism.MagnetisationDecay;

/// <summary>A single relaxation time: f = exp(-t/tau).</summary>
public sealed class ExponentialDecay : IDecayFunction
{
    /// <inheritdoc/>
    public string Name => "exponential";

    /// <inheritdoc/>
    public IReadOnlyList<ShapeParameter> Shape => [];

    /// <inheritdoc/>
    public double Value(double lnRatio, ReadOnlySpan<double> shape, Span<double> derivatives)
    {
        var ratio = Math.Exp(lnRatio);
        var f = Math.Exp(-ratio);
        derivatives[0] = f == 0 ? 0 : -ratio * f;
        return f;
    }

    /// <inheritdoc/>
    public LogTimeDistribution LogTime(ReadOnlySpan<double> shape) => new(0, 0);
}
