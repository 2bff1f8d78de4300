using Kramers.Numerics;

namespace Kramers.Magnetism.RateLaws;

/// <summary>Thermal factors that several terms share.</summary>
internal static class ThermalFactor
{
    /// <summary>x coth x with x = g mu_B B/(2 k_B T): 1 at high temperature, x at low.</summary>
    public static double XCothX(double g, double field, double temperature)
    {
        var x = g * PhysicalConstants.BohrMagnetonCm * field / (2 * PhysicalConstants.BoltzmannCm * temperature);
        return Math.Abs(x) < 1e-4 ? 1 + x * x / 3 : x / Math.Tanh(x);
    }

    /// <summary>ln(1 + e^y) without overflow.</summary>
    public static double SoftPlus(double y) => Math.Max(y, 0) + Math.Log(1 + Math.Exp(-Math.Abs(y)));

    /// <summary>Its derivative, 1/(1 + e^-y).</summary>
    public static double Logistic(double y) => 1 / (1 + Math.Exp(-y));
}
