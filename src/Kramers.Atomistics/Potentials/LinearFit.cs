namespace Kramers.Atomistics.Potentials;

/// <summary>A fitted linear potential.</summary>
/// <param name="Potential">The most probable one.</param>
/// <param name="Coefficients">Its coefficients, eV per feature.</param>
/// <param name="Members">
/// Potentials whose coefficients are drawn from the posterior with a residual of 1 eV and 1 eV/angstrom: their spread times the true residual is the
/// standard deviation s_z sqrt(x^T (A^T W A + lambda)^-1 x) of linear regression.
/// </param>
/// <param name="MemberCoefficients">Their coefficients, eV per feature.</param>
/// <param name="AtomEnergiesEv">Energy of each atom without its neighbours, by element symbol, eV.</param>
public sealed record LinearFit(
    IPotential Potential, double[] Coefficients, IReadOnlyList<IPotential> Members, IReadOnlyList<double[]> MemberCoefficients, IReadOnlyDictionary<string, double> AtomEnergiesEv);
