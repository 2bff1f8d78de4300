using Kramers.Magnetism.Magnetometry;
using Kramers.Numerics;

namespace Kramers.Magnetism.MagnetisationDynamics;

/// <summary>Equilibrium magnetisations to relax towards. Anything else is a lambda of temperature and field.</summary>
public static class Equilibrium
{
    /// <summary>A doublet that only has a moment along its axis: M = (g_z/2) tanh(g_z mu_B B/2k_B T).</summary>
    /// <param name="gz">g_z of the effective spin 1/2; 2 g_J J for the doublet +-J of a multiplet.</param>
    /// <exception cref="ArgumentOutOfRangeException">g_z is not positive and finite.</exception>
    public static EquilibriumMagnetisation IsingDoublet(double gz)
    {
        ProtocolArguments.Positive(gz, nameof(gz));
        return (t, b) => gz / 2 * Math.Tanh(gz * PhysicalConstants.BohrMagnetonCm * b / (2 * PhysicalConstants.BoltzmannCm * t));
    }

    /// <summary>
    /// A free moment, M = g J B_J(x), x = g mu_B J B/k_B T, B_J(x) = (1 + 1/2J) coth((1 + 1/2J)x) - coth(x/2J)/2J (Brillouin 1927).
    /// </summary>
    /// <param name="g">g value.</param>
    /// <param name="j">J, 1/2, 1, ...</param>
    /// <exception cref="ArgumentOutOfRangeException">g or J is not positive and finite.</exception>
    public static EquilibriumMagnetisation Brillouin(double g, double j)
    {
        ProtocolArguments.Positive(g, nameof(g));
        ProtocolArguments.Positive(j, nameof(j));
        return (t, b) =>
        {
            var y = g * PhysicalConstants.BohrMagnetonCm * b / (PhysicalConstants.BoltzmannCm * t);
            return g * (CothWithoutPole((2 * j + 1) * y / 2) * (2 * j + 1) - CothWithoutPole(y / 2)) / 2;
        };
    }

    /// <summary>
    /// A crystal of a molecule with its field along <paramref name="axis"/> (length 3, any non-zero norm): levels and moments are
    /// solved once on equally spaced fields, M between them is cubic in the field.
    /// </summary>
    /// <param name="molecule">The molecule.</param>
    /// <param name="axis">Direction of the field, [3].</param>
    /// <param name="maxFieldTesla">Largest field in T that will be asked for, of either sign.</param>
    /// <param name="intervals">Number of intervals from 0 to the largest field.</param>
    /// <exception cref="ArgumentOutOfRangeException">The field is not positive, or there are fewer than four intervals.</exception>
    public static EquilibriumMagnetisation Crystal(Magnetometer molecule, ReadOnlySpan<double> axis, double maxFieldTesla, int intervals = 200)
    {
        ArgumentNullException.ThrowIfNull(molecule);
        ProtocolArguments.Positive(maxFieldTesla, nameof(maxFieldTesla));
        ArgumentOutOfRangeException.ThrowIfLessThan(intervals, 4);
        return new TabulatedLevels(molecule, axis, maxFieldTesla, intervals).Magnetisation;
    }

    /// <summary>coth x - 1/x: the poles of the two terms of B_J cancel each other.</summary>
    private static double CothWithoutPole(double x) =>
        Math.Abs(x) < 1e-2 ? x / 3 - x * x * x / 45 + 2 * Math.Pow(x, 5) / 945 : 1 / Math.Tanh(x) - 1 / x;
}
