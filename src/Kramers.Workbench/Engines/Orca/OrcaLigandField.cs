using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Workbench.Engines.Orca;

/// <summary>Ab initio ligand-field theory (AILFT): the parameters fitted to CASSCF or NEVPT2.</summary>
/// <param name="Method">"CASSCF" or "NEVPT2".</param>
/// <param name="Orbitals">Names in the order of <paramref name="OneElectronCm"/>, for example dz2, dxz, dyz, dx2-y2, dxy.</param>
/// <param name="OneElectronCm">[orbital, orbital], the one-electron ligand-field matrix in cm^-1; its mean is that of the free ion and has no meaning. ORCA prints 1e-6 hartree, 0.2 cm^-1.</param>
/// <param name="SlaterCondonCm">F0, F2, .. as printed ("F2dd") in cm^-1, without Condon's denominators; what ORCA could not fit is missing.</param>
/// <param name="RacahBCm">B = F2/49 - 5 F4/441 in cm^-1; null for an f shell.</param>
/// <param name="RacahCCm">C = 35 F4/441 in cm^-1; null for an f shell.</param>
/// <param name="ZetaCm">One-electron spin-orbit constant in cm^-1, from CASSCF orbitals for either method; null without spin-orbit coupling.</param>
public sealed record OrcaLigandField(
    string Method,
    string[] Orbitals,
    Matrix OneElectronCm,
    IReadOnlyDictionary<string, double> SlaterCondonCm,
    double? RacahBCm,
    double? RacahCCm,
    double? ZetaCm);
