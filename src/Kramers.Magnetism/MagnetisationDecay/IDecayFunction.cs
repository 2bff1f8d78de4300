using Kramers.Magnetism.AcSusceptibility;

namespace Kramers.Magnetism.MagnetisationDecay;

/// <summary>How a magnetisation approaches equilibrium after a step of the field: f(t/tau), falling from 1 at t = 0 to 0.</summary>
public interface IDecayFunction
{
    /// <summary>Its name in the literature.</summary>
    string Name { get; }

    /// <summary>Shape parameters beside tau.</summary>
    IReadOnlyList<ShapeParameter> Shape { get; }

    /// <summary>f and its derivatives.</summary>
    /// <param name="lnRatio">ln(t/tau); minus infinity at t = 0.</param>
    /// <param name="shape">Shape parameters, in their order.</param>
    /// <param name="derivatives">Filled with df/d ln(t/tau), then df/d shape; length 1 + shape parameters.</param>
    double Value(double lnRatio, ReadOnlySpan<double> shape, Span<double> derivatives);

    /// <summary>Mean and width of ln tau for the distribution of exponentials that add up to f, tau = 1 s.</summary>
    LogTimeDistribution LogTime(ReadOnlySpan<double> shape);
}
