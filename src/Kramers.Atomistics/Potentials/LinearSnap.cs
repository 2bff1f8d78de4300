using Kramers.Atomistics.Descriptors;
using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Potentials;

/// <summary>A SNAP potential to be trained, with any descriptor: one coefficient per element and feature.</summary>
/// <param name="descriptor">The features of an atom.</param>
/// <param name="elements">Element symbols, in the order of their blocks of coefficients.</param>
public sealed class LinearSnap(IDescriptor descriptor, IReadOnlyList<string> elements) : ILinearBasis
{
    /// <summary>The features of an atom.</summary>
    public IDescriptor Descriptor => descriptor;

    /// <summary>Element symbols, in the order of their blocks of coefficients.</summary>
    public IReadOnlyList<string> Elements => elements;

    /// <inheritdoc/>
    public int Length => elements.Count * descriptor.Length;

    /// <inheritdoc/>
    public IReadOnlyList<double>? Penalties => null;

    /// <inheritdoc/>
    public Matrix Rows(Structure structure) => SnapDesign.RowsOf(descriptor, structure, [.. elements]).Transpose();

    /// <inheritdoc/>
    public IPotential Potential(double[] coefficients, IReadOnlyDictionary<string, double> atomEnergiesEv) => new SnapPotential(
        descriptor,
        elements.Select((symbol, e) => (symbol, set: new ElementCoefficients(atomEnergiesEv[symbol], coefficients[(e * descriptor.Length)..((e + 1) * descriptor.Length)])))
            .ToDictionary(x => x.symbol, x => x.set, StringComparer.Ordinal));
}
