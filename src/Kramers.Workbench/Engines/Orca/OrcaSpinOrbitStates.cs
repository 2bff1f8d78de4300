namespace Kramers.Workbench.Engines.Orca;

/// <summary>States of one quasi-degenerate perturbation theory (QDPT).</summary>
/// <param name="Method">Where the diagonal energies come from: "CASSCF" or "NEVPT2".</param>
/// <param name="Interactions">"SOC", or "SOC and SSC" with the spin-spin coupling.</param>
/// <param name="EnergiesCm">Energies above the lowest in cm^-1, ascending; every state of a doublet counts.</param>
public sealed record OrcaSpinOrbitStates(string Method, string Interactions, double[] EnergiesCm);
