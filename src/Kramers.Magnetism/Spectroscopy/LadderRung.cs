namespace Kramers.Magnetism.Spectroscopy;

/// <summary>A level of a barrier ladder: the states that count as degenerate, <paramref name="First"/> to <paramref name="Last"/>.</summary>
/// <param name="First">Index of its state with the largest moment.</param>
/// <param name="Last">Index of its state with the smallest moment; the same for a singlet.</param>
/// <param name="EnergyCm">Mean energy above the lowest state, cm^-1.</param>
/// <param name="SplittingCm">Highest less lowest energy among its eigenstates, cm^-1: the tunnel splitting of a non-Kramers doublet.</param>
/// <param name="TunnellingMoment">Mean transition moment between First and Last, mu_B; 0 for a singlet.</param>
public sealed record LadderRung(int First, int Last, double EnergyCm, double SplittingCm, double TunnellingMoment);
