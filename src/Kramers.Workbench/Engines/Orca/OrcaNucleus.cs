using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Workbench.Engines.Orca;

/// <summary>Hyperfine and quadrupole coupling of one nucleus. The isotopes of the two may differ: 1H has no quadrupole moment, ORCA takes that of 2H.</summary>
/// <param name="Atom">Atom from 0, in the order of the geometry.</param>
/// <param name="Element">The element.</param>
/// <param name="Hyperfine">Null where it was not computed.</param>
/// <param name="Quadrupole">Null where it was not computed or the nuclear spin is less than 1.</param>
public sealed record OrcaNucleus(int Atom, Element Element, OrcaHyperfine? Hyperfine, OrcaQuadrupole? Quadrupole);

/// <summary>Hyperfine coupling, H = S.A.I.</summary>
/// <param name="Isotope">Mass number, for example 13; 0 where ORCA was given a nuclear spin instead.</param>
/// <param name="NuclearSpin">I.</param>
/// <param name="TensorMHz">[3, 3] in MHz as printed, rows on the electron spin (version 5 says so, older ones do not say), in the frame of the geometry.</param>
/// <param name="MainValuesMHz">[3] in MHz, in the order of <paramref name="Axes"/>.</param>
/// <param name="Axes">[3, 3]; columns are unit vectors.</param>
public sealed record OrcaHyperfine(int Isotope, double NuclearSpin, Matrix TensorMHz, double[] MainValuesMHz, Matrix Axes);

/// <summary>Quadrupole coupling, H = I.P.I with P = e^2qQ/(4I(2I-1)) diag(-1 + eta, -1 - eta, 2) in the axes of the field gradient.</summary>
/// <param name="Isotope">Mass number.</param>
/// <param name="NuclearSpin">I, at least 1.</param>
/// <param name="TensorMHz">P, [3, 3] in MHz, traceless, in the frame of the geometry.</param>
/// <param name="CouplingMHz">e^2qQ/h in MHz, as printed.</param>
/// <param name="Asymmetry">eta, 0 to 1, as printed.</param>
/// <param name="FieldGradient">[3, 3], V in atomic units (hartree/(e bohr^2)), as printed.</param>
public sealed record OrcaQuadrupole(int Isotope, double NuclearSpin, Matrix TensorMHz, double CouplingMHz, double Asymmetry, Matrix FieldGradient);
