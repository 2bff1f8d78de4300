using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Potentials;

/// <summary>A potential that is linear in its coefficients, before they are known: what <see cref="LinearTraining"/> fits.</summary>
public interface ILinearBasis
{
    /// <summary>Number of coefficients, p.</summary>
    int Length { get; }

    /// <summary>
    /// How improbable each coefficient is, p numbers: the fit adds lambda times their squares times beta^2 to the squared residuals. Null takes the root
    /// mean square of each feature over the training set, which makes the fit independent of the units of the features.
    /// </summary>
    IReadOnlyList<double>? Penalties { get; }

    /// <summary>Features of a geometry, [p, 1 + 3N]: column 0 for the energy, column 1 + x for the force on coordinate x, per angstrom.</summary>
    Matrix Rows(Structure structure);

    /// <summary>The potential with these coefficients.</summary>
    /// <param name="coefficients">p numbers, eV per feature.</param>
    /// <param name="atomEnergiesEv">Energy of each atom without its neighbours, by element symbol, eV.</param>
    IPotential Potential(double[] coefficients, IReadOnlyDictionary<string, double> atomEnergiesEv);
}
