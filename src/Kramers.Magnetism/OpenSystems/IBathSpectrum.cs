namespace Kramers.Magnetism.OpenSystems;

/// <summary>
/// What a bath gives to a transition of the spin: G(E) = (1/2 pi) times the Fourier transform of the bath's correlation function,
/// with E the energy that the spin takes up. The golden rule reads W_ab = (2 pi/hbar) |V_ab|^2 G(E_a - E_b).
/// </summary>
public interface IBathSpectrum
{
    /// <summary>G in 1/cm^-1, not negative.</summary>
    /// <param name="transitionCm">Energy that the spin takes up, cm^-1; negative where it gives energy to the bath.</param>
    /// <param name="temperatureKelvin">Temperature of the bath, K, positive.</param>
    double Density(double transitionCm, double temperatureKelvin);
}
