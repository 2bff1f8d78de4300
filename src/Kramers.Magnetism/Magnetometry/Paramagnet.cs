using Kramers.Magnetism.Spins;
using Kramers.Numerics;

namespace Kramers.Magnetism.Magnetometry;

/// <summary>A free spin with isotropic g: laws of Curie and Brillouin. Models paramagnetic impurities, and checks everything else.</summary>
/// <param name="Spin">The spin.</param>
/// <param name="G">Its g value.</param>
public sealed record Paramagnet(Spin Spin, double G)
{
    /// <summary>Curie's law, chi = N_A g^2 mu_B^2 S(S+1)/(3 k_B T), T in kelvin.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The temperature is not positive and finite.</exception>
    public MolarSusceptibility Susceptibility(double temperature)
    {
        CanonicalEnsemble.CheckTemperature(temperature);
        var s = Spin.Value;
        return MolarSusceptibility.FromBohrMagnetonsPerTesla(
            G * G * PhysicalConstants.BohrMagnetonCm * s * (s + 1) / (3 * PhysicalConstants.BoltzmannCm * temperature));
    }

    /// <summary>
    /// Brillouin's function: M = g S B_S(x) in Bohr magnetons, x = g mu_B S B/k_B T, B in tesla, T in kelvin;
    /// S B_S = (S + 1/2) coth((S + 1/2) y) - coth(y/2)/2 with y = x/S.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The temperature is not positive and finite.</exception>
    public double Magnetisation(double tesla, double temperature)
    {
        CanonicalEnsemble.CheckTemperature(temperature);
        var y = G * PhysicalConstants.BohrMagnetonCm * tesla / (PhysicalConstants.BoltzmannCm * temperature);
        var n = Spin.Value + 0.5;

        // Each coth has a pole at 0 that the other takes away; below 1e-3 the series to third order has all the digits.
        var mean = Math.Abs(y) < 1e-3
            ? y * (n * n - 0.25) / 3 - y * y * y * (Math.Pow(n, 4) - 1 / 16.0) / 45
            : n / Math.Tanh(n * y) - 0.5 / Math.Tanh(0.5 * y);
        return G * mean;
    }
}
