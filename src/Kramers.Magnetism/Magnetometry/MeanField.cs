using Kramers.Magnetism.Hamiltonians;
using Kramers.Numerics;

namespace Kramers.Magnetism.Magnetometry;

/// <summary>
/// Coupling of a molecule to its neighbours in the mean field, H = -zJ S.(mean S): chi = chi_0/(1 - zJ chi_0/(N_A g^2 mu_B^2)).
/// A positive zJ is ferromagnetic, as in POLY_ANISO, against the plus sign of exchange inside a molecule.
/// </summary>
public sealed record MeanField
{
    private MeanField(double zJ, double g) => (ZJ, G) = (zJ, g);

    /// <summary>zJ of H = -zJ S.(mean S), cm^-1; positive: ferromagnetic.</summary>
    public double ZJ { get; }

    /// <summary>The g value that makes a spin of the moment.</summary>
    public double G { get; }

    /// <summary>From zJ (cm^-1) of H = -zJ S.(mean S).</summary>
    /// <exception cref="ArgumentOutOfRangeException">g is zero.</exception>
    public static MeanField FromMinusZJ(double zJ, double g)
    {
        ArgumentOutOfRangeException.ThrowIfZero(g);
        return new MeanField(zJ, g);
    }

    /// <summary>From an exchange constant to each of <paramref name="neighbours"/> molecules around.</summary>
    /// <exception cref="ArgumentOutOfRangeException">g is zero or the number of neighbours negative.</exception>
    public static MeanField FromNeighbours(int neighbours, ExchangeConstant exchange, double g)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(neighbours);
        return FromMinusZJ(neighbours * exchange.MinusJ, g);
    }

    /// <summary>The susceptibility with the coupling, from that without.</summary>
    /// <exception cref="MagneticOrderException">The coupling is beyond the divergence: the sample would order.</exception>
    public MolarSusceptibility Apply(MolarSusceptibility isolated)
    {
        // chi_0/(N_A g^2 mu_B^2) in 1/cm^-1, with chi_0/N_A mu_B in 1/T.
        var feedback = ZJ * isolated.BohrMagnetonsPerTesla / (G * G * PhysicalConstants.BohrMagnetonCm);
        return feedback < 1
            ? 1 / (1 - feedback) * isolated
            : throw new MagneticOrderException(feedback);
    }
}
