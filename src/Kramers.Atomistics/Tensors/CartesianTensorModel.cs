using Kramers.Chemistry;
using Kramers.Numerics.Angular;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Tensors;

/// <summary>A spherical model of degree 2, or of 0 and 2, seen as a symmetric tensor of rank 2.</summary>
public sealed class CartesianTensorModel : ITensorModel
{
    private readonly ISphericalTensorModel _spherical;
    private readonly bool _hasTrace;

    /// <summary>Looks at a spherical model.</summary>
    /// <exception cref="ArgumentException">Its degrees are neither 2 alone nor 0 and 2 in this order.</exception>
    public CartesianTensorModel(ISphericalTensorModel spherical)
    {
        ArgumentNullException.ThrowIfNull(spherical);
        _hasTrace = spherical.Degrees is [0, 2];
        if (!_hasTrace && spherical.Degrees is not [2])
        {
            throw new ArgumentException($"A symmetric tensor has degree 2, or 0 and 2; the model has {string.Join(", ", spherical.Degrees)}.", nameof(spherical));
        }

        _spherical = spherical;
    }

    /// <inheritdoc/>
    public Matrix Predict(Structure structure) => ToCartesian(_spherical.Predict(structure));

    /// <inheritdoc/>
    public Matrix Derivative(Structure structure)
    {
        var spherical = _spherical.Derivative(structure);
        var derivative = new Matrix(spherical.Rows, 9);
        for (var a = 0; a < derivative.Rows; a++)
        {
            ToCartesian(spherical.Row(a)).Data.CopyTo(derivative.Row(a));
        }

        return derivative;
    }

    private Matrix ToCartesian(ReadOnlySpan<double> parts) => _hasTrace ? SphericalTensors.FromReal(parts[0], parts[1..]) : SphericalTensors.FromReal(0, parts);
}
