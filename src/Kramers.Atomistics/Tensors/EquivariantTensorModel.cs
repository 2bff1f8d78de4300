using Kramers.Chemistry;
using Kramers.Numerics.Angular;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Tensors;

/// <summary>
/// A symmetric rank-2 tensor as a linear combination of equivariant features around its centres: degree 2 always, and degree 0
/// with a constant where the tensor has a trace. It predicts in the frame of the structure; no alignment is needed.
/// </summary>
public sealed class EquivariantTensorModel : ITensorModel
{
    private readonly string _centre;
    private readonly NeighbourDensity _density;
    private readonly LinearPart _rank2;
    private readonly LinearPart? _scalar;

    internal EquivariantTensorModel(string centre, NeighbourDensity density, LinearPart rank2, LinearPart? scalar) =>
        (_centre, _density, _rank2, _scalar) = (centre, density, rank2, scalar);

    /// <summary>Number of coefficients of both degrees.</summary>
    public int Features => _rank2.Weights.Length + (_scalar?.Weights.Length ?? 0);

    /// <inheritdoc/>
    public Matrix Predict(Structure structure)
    {
        var rank2 = new double[5];
        var scalar = 0.0;
        foreach (var centre in Centres(structure))
        {
            var density = _density.Evaluate(structure, centre);
            _rank2.AddTo(rank2, density);
            _scalar?.AddTo(new Span<double>(ref scalar), density);
        }

        return SphericalTensors.FromReal(scalar + (_scalar?.Constant ?? 0), rank2);
    }

    /// <inheritdoc/>
    public Matrix Derivative(Structure structure)
    {
        var derivative = new Matrix(3 * structure.Count, 9);
        Span<double> column = stackalloc double[5];
        foreach (var centre in Centres(structure))
        {
            var (density, gradient) = _density.EvaluateWithGradient(structure, centre);
            var rank2 = _rank2.Products.Jacobian(_rank2.Weights, density) * gradient;
            var scalar = _scalar is null ? null : _scalar.Products.Jacobian(_scalar.Weights, density) * gradient;
            for (var a = 0; a < derivative.Rows; a++)
            {
                for (var m = 0; m < 5; m++)
                {
                    column[m] = rank2[m, a];
                }

                var cartesian = SphericalTensors.FromReal(scalar is null ? 0 : scalar[0, a], column);
                for (var k = 0; k < 9; k++)
                {
                    derivative[a, k] += cartesian.Data[k];
                }
            }
        }

        return derivative;
    }

    private List<int> Centres(Structure structure)
    {
        var centres = NeighbourDensity.Centres(structure, _centre).ToList();
        return centres.Count > 0 ? centres : throw new ArgumentException($"The tensor sits on {_centre}, and the structure has none.", nameof(structure));
    }
}

/// <summary>Products of one degree with their coefficients; T_m = constant + sum_k w_k F_km.</summary>
internal sealed record LinearPart(EquivariantProducts Products, double[] Weights, double Constant)
{
    public void AddTo(Span<double> tensor, ReadOnlySpan<double> density)
    {
        var rows = new Matrix(tensor.Length, Products.Columns);
        Products.AddTo(rows, density);
        for (var m = 0; m < tensor.Length; m++)
        {
            var row = rows.Row(m);
            for (var k = 0; k < row.Length; k++)
            {
                tensor[m] += Weights[k] * row[k];
            }
        }
    }
}
