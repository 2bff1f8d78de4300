namespace Kramers.Magnetism.Spectroscopy;

/// <summary>The shape of a 4f density, by the sign of its quadrupole.</summary>
public enum FourFShape
{
    /// <summary>Flat, extended across the axis: wants negative charge along it.</summary>
    Oblate,

    /// <summary>No quadrupole.</summary>
    Isotropic,

    /// <summary>Long, extended along the axis: wants negative charge across it.</summary>
    Prolate,
}
