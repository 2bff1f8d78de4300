namespace Kramers.Magnetism.LigandField;

/// <summary>A level of the free ion.</summary>
/// <param name="Energy">Above the ground level, cm^-1.</param>
/// <param name="Degeneracy">Number of states: 2J + 1, or (2L+1)(2S+1) where there is no spin-orbit coupling.</param>
public sealed record FreeIonLevel(double Energy, int Degeneracy);
