using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Workbench.Engines.Orca;

/// <summary>A zero-field splitting, H = S.D.S. D, E and axes after the conventions of Kramers: <c>ZeroFieldParameters.From(Tensor)</c>.</summary>
/// <param name="Method">"SCF", "CASSCF" or "NEVPT2".</param>
/// <param name="Contribution">"TOTAL" for the SCF; else as printed, for example "2ND ORDER SOC", "EFFECTIVE HAMILTONIAN SOC", "EFFECTIVE HAMILTONIAN SOC and SSC".</param>
/// <param name="Tensor">[3, 3] in cm^-1, with its trace, in the frame of the geometry.</param>
/// <param name="D">Axial parameter as printed, cm^-1.</param>
/// <param name="Rhombicity">E/D as printed.</param>
/// <param name="MainValues">[3], eigenvalues in cm^-1, as printed.</param>
/// <param name="Axes">[3, 3]; columns are the unit vectors of <paramref name="MainValues"/>.</param>
public sealed record OrcaZeroField(string Method, string Contribution, Matrix Tensor, double D, double Rhombicity, double[] MainValues, Matrix Axes);
