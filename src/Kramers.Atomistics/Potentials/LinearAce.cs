using Kramers.Atomistics.Descriptors;
using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Potentials;

/// <summary>
/// A cluster expansion to be trained. Its prior is smoothness: the penalty of a product grows as exp(kappa (sum of its n + l)), so that what
/// varies quickly must be asked for by the data.
/// </summary>
/// <param name="basis">The features.</param>
/// <param name="kappa">Growth of the penalty per degree.</param>
public sealed class LinearAce(AceBasis basis, double kappa = LinearAce.UsualKappa) : ILinearBasis
{
    /// <summary>The growth that served molecules best (docs/force-fields.md).</summary>
    public const double UsualKappa = 0.7;

    /// <summary>The features.</summary>
    public AceBasis Basis { get; } = basis;

    /// <inheritdoc/>
    public int Length => Basis.Length;

    /// <inheritdoc/>
    public IReadOnlyList<double> Penalties { get; } = [.. basis.Sites.SelectMany(s => s.Invariants).Select(i => Math.Exp(kappa * i.Channels.Sum(c => c.Degree)))];

    /// <inheritdoc/>
    public Matrix Rows(Structure structure) => Basis.Rows(structure);

    /// <inheritdoc/>
    public IPotential Potential(double[] coefficients, IReadOnlyDictionary<string, double> atomEnergiesEv) => new AcePotential(Basis, coefficients, atomEnergiesEv);
}
