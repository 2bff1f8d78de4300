namespace Kramers.Magnetism.Relaxation;

/// <summary>The energy at which phonon numbers are taken where a broadened phonon drives a transition that it does not quite meet.</summary>
public enum OccupationAt
{
    /// <summary>At the wavenumber of the mode: detailed balance as far as lines are narrow against kT.</summary>
    ModeFrequency,

    /// <summary>
    /// At the energy of the transition: detailed balance exactly. One phonon: n(E) upwards, n(E) + 1 downwards. Two phonons: downward
    /// rates keep the numbers of the modes, and the upward rate is the downward one times exp(-E/kT).
    /// </summary>
    TransitionEnergy,
}
