using Kramers.Magnetism.CrystalField;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Workbench.Engines.Orca;

/// <summary>What one run of SINGLE_ANISO inside ORCA printed.</summary>
/// <param name="Method">Where the energies come from: "CASSCF" or "NEVPT2".</param>
/// <param name="Interactions">"SOC" or "SOC and SSC".</param>
/// <param name="Multiplets">The groups of states of the keyword MLTP, lowest first; empty without it.</param>
/// <param name="Barrier">The blocking barrier (keyword UBAR), one entry a multiplet; empty without it.</param>
/// <param name="MultipletField">Crystal field of the ground J multiplet, or null where it was not asked for.</param>
/// <param name="TermField">Crystal field of the ground L term, or null where it was not asked for.</param>
public sealed record OrcaSingleAniso(
    string Method,
    string Interactions,
    IReadOnlyList<OrcaPseudospin> Multiplets,
    IReadOnlyList<OrcaBarrierLevel> Barrier,
    StevensParameters? MultipletField,
    StevensParameters? TermField);

/// <summary>A group of spin-orbit states as a pseudospin; for 1/2 a Kramers doublet.</summary>
/// <param name="TwiceSpin">2S: 1 for a doublet.</param>
/// <param name="EnergiesCm">Length 2S + 1, cm^-1 above the ground state.</param>
/// <param name="GValues">gX, gY, gZ without sign.</param>
/// <param name="Axes">[3, 3]; columns are the main magnetic axes Xm, Ym, Zm in the frame of the geometry.</param>
/// <param name="ProductSign">Sign of gX gY gZ: +1 or -1.</param>
/// <param name="D">Axial zero-field parameter in cm^-1, D = 3/2 Dz; null for a doublet.</param>
/// <param name="E">Rhombic zero-field parameter in cm^-1; null for a doublet.</param>
public sealed record OrcaPseudospin(int TwiceSpin, double[] EnergiesCm, double[] GValues, Matrix Axes, int ProductSign, double? D, double? E);

/// <summary>A multiplet in the picture of the blocking barrier.</summary>
/// <param name="MomentsBohrMagneton">Moments of its states along the main axis of the ground multiplet, from + to -.</param>
/// <param name="EnergyCm">Mean energy in cm^-1.</param>
/// <param name="TunnellingMoments">(|mu_X| + |mu_Y| + |mu_Z|)/3 between states of opposite moment, in Bohr magnetons, the pair of the largest M first.</param>
public sealed record OrcaBarrierLevel(double[] MomentsBohrMagneton, double EnergyCm, double[] TunnellingMoments);
