namespace Kramers.Magnetism.AbInitio;

/// <summary>The two text formats in which OpenMolcas hands spin-orbit states to SINGLE_ANISO and POLY_ANISO.</summary>
public enum AnisoFormat
{
    /// <summary>aniso.input: bare numbers, energies in cm^-1 (OpenMolcas writes it as PROJECT.old.aniso).</summary>
    Old,

    /// <summary>PROJECT.aniso: blocks "$key", their size, their numbers; energies in hartree.</summary>
    Keyed,
}
