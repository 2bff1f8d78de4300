using Kramers.Numerics;

namespace Kramers.Magnetism.MagnetisationDynamics;

/// <summary>
/// Two levels that cross while the field sweeps, H = (v t/2) sigma_z + a sigma_x, gap Delta = 2a. The probability to end in the other
/// diabatic state, which is to tunnel and to stay in the adiabatic level, is P = 1 - exp(-2 pi a^2/(hbar v)), v = |d(E1 - E2)/dt|
/// (Landau 1932; Zener, Proc. R. Soc. A 137, 696 (1932), doi:10.1098/rspa.1932.0165). With v = g mu_B |m1 - m2| dB/dt this is
/// 1 - exp(-pi Delta^2/(2 hbar g mu_B |m1 - m2| dB/dt)) (Wernsdorfer and Sessoli, Science 284, 133 (1999), doi:10.1126/science.284.5411.133).
/// </summary>
public static class LandauZener
{
    /// <summary>Probability to tunnel.</summary>
    /// <param name="gapCm">Smallest distance Delta of the two adiabatic levels, cm^-1.</param>
    /// <param name="divergenceCmPerSecond">v = |d(E1 - E2)/dt| of the diabatic levels, cm^-1/s, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">The gap is negative or v not positive.</exception>
    public static double Probability(double gapCm, double divergenceCmPerSecond)
    {
        ProtocolArguments.NotNegative(gapCm, nameof(gapCm));
        ProtocolArguments.Positive(divergenceCmPerSecond, nameof(divergenceCmPerSecond));

        // 2 pi (Delta/2)^2/(hbar v) with hbar = h/2 pi; without a difference, so that small probabilities keep their digits.
        return -Expm1(-Math.PI * Math.PI * gapCm * gapCm / (PhysicalConstants.PlanckCm * divergenceCmPerSecond));
    }

    private static double Expm1(double x) => Math.Abs(x) < 1e-5 ? x + x * x / 2 : Math.Exp(x) - 1;
}
