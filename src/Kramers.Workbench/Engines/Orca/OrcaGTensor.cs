using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Workbench.Engines.Orca;

/// <summary>A g tensor, H = mu_B B.g.S.</summary>
/// <param name="Method">"SCF", "CASSCF" or "NEVPT2"; the last two from the effective Hamiltonian of the ground multiplet.</param>
/// <param name="Interactions">"SOC" or "SOC and SSC"; for the SCF "SOC", by response theory.</param>
/// <param name="Tensor">[3, 3], rows on the field (versions that print the transpose are turned), in the frame of the geometry.</param>
/// <param name="MainValues">[3] as printed, ascending.</param>
/// <param name="Axes">[3, 3]; columns are the unit vectors of <paramref name="MainValues"/>.</param>
public sealed record OrcaGTensor(string Method, string Interactions, Matrix Tensor, double[] MainValues, Matrix Axes);
