using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Tensors;

/// <summary>
/// A symmetric rank-2 tensor as a linear combination of equivariant features around its centres: degree 2 always, and degree 0
/// with a constant where the tensor has a trace. It predicts in the frame of the structure; no alignment is needed.
/// </summary>
public sealed class EquivariantTensorModel : ITensorModel
{
    private readonly CartesianTensorModel _cartesian;

    internal EquivariantTensorModel(LinearTensorModel spherical)
    {
        _cartesian = new CartesianTensorModel(spherical);
        Features = spherical.Parts.Sum(p => p.Weights.Length);
    }

    /// <summary>Number of coefficients of both degrees.</summary>
    public int Features { get; }

    /// <inheritdoc/>
    public Matrix Predict(Structure structure) => _cartesian.Predict(structure);

    /// <inheritdoc/>
    public Matrix Derivative(Structure structure) => _cartesian.Derivative(structure);
}
