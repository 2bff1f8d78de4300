using System.Numerics;

namespace Kramers.Magnetism.AcSusceptibility;

/// <summary>A shape parameter of a relaxation process.</summary>
/// <param name="Name">Its symbol, such as alpha.</param>
/// <param name="Lower">Smallest value that a fit may take.</param>
/// <param name="Upper">Largest value that a fit may take.</param>
/// <param name="Typical">Values to start fits from.</param>
public sealed record ShapeParameter(string Name, double Lower, double Upper, IReadOnlyList<double> Typical);

/// <summary>
/// How one relaxation process answers an alternating field: f(omega tau), falling from 1 at low to 0 at high frequency, so that
/// chi = chi_S + delta_chi f, with chi = chi' - i chi'' for a field exp(+i omega t).
/// </summary>
public interface IDispersion
{
    /// <summary>Its name in the literature.</summary>
    string Name { get; }

    /// <summary>Shape parameters beside tau; empty for Debye.</summary>
    IReadOnlyList<ShapeParameter> Shape { get; }

    /// <summary>f and its derivatives.</summary>
    /// <param name="lnOmegaTau">ln(omega tau), omega in rad/s.</param>
    /// <param name="shape">Shape parameters, in their order.</param>
    /// <param name="derivatives">Filled with df/d ln(omega tau), then df/d shape; length 1 + shape parameters.</param>
    Complex Response(double lnOmegaTau, ReadOnlySpan<double> shape, Span<Complex> derivatives);

    /// <summary>ln(omega tau) where chi'' has its maximum.</summary>
    double PeakLnOmegaTau(ReadOnlySpan<double> shape);

    /// <summary>Mean and width of ln tau for the distribution of single times whose Debye responses add up to f, tau = 1 s.</summary>
    LogTimeDistribution LogTime(ReadOnlySpan<double> shape);

    /// <summary>That distribution at ln(tau'/tau), with area 1 over ln tau'. A single time is 0 beside and infinite at ln(tau'/tau) = 0.</summary>
    double Density(double lnRatio, ReadOnlySpan<double> shape);
}
