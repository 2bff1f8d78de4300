namespace Kramers.Magnetism.Spectroscopy;

/// <summary>A transition that a neutron causes, from level <paramref name="Initial"/> to <paramref name="Final"/>, both from 0.</summary>
/// <param name="Initial">Index of the level before.</param>
/// <param name="Final">Index of the level after.</param>
/// <param name="EnergyTransferCm">E_final - E_initial, cm^-1: positive where the neutron loses energy.</param>
/// <param name="Strength">Transition strength with the powder factor, in the square of the operators' unit.</param>
/// <param name="Population">Share of molecules in the initial level.</param>
public sealed record NeutronTransition(int Initial, int Final, double EnergyTransferCm, double Strength, double Population)
{
    /// <summary>Population times strength.</summary>
    public double Intensity => Population * Strength;
}
