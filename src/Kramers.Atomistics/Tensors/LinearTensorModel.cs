using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Tensors;

/// <summary>One part of a linear tensor model: T_m = constant + sum_k w_k F_km; only degree 0 has a constant.</summary>
/// <param name="Degree">l.</param>
/// <param name="Weights">w, one per feature, unit of the tensor.</param>
/// <param name="Constant">Unit of the tensor; 0 but for degree 0.</param>
public sealed record LinearTensorPart(int Degree, double[] Weights, double Constant);

/// <summary>Spherical tensors as linear combinations of features that turn with the molecule.</summary>
/// <param name="features">The features.</param>
/// <param name="parts">Weights, part by part.</param>
public sealed class LinearTensorModel(ITensorFeatures features, IReadOnlyList<LinearTensorPart> parts) : ISphericalTensorModel
{
    /// <inheritdoc/>
    public IReadOnlyList<int> Degrees { get; } = [.. parts.Select(p => p.Degree)];

    /// <summary>The weights.</summary>
    public IReadOnlyList<LinearTensorPart> Parts => parts;

    /// <summary>The tensor that some of the parts make up.</summary>
    /// <param name="range">Which parts.</param>
    public LinearTensorModel Of(Range range) => new(features, [.. parts.Take(range)]);

    /// <inheritdoc/>
    public double[] Predict(Structure structure)
    {
        var rows = Degrees.Distinct().ToDictionary(l => l, l => features.Rows(structure, l));
        return [.. parts.SelectMany(p => Sum(rows[p.Degree], p))];
    }

    /// <inheritdoc/>
    public Matrix Derivative(Structure structure)
    {
        ArgumentNullException.ThrowIfNull(structure);
        var derivative = new Matrix(3 * structure.Count, Degrees.Sum(l => 2 * l + 1));
        var first = 0;
        foreach (var part in parts)
        {
            var own = features.Derivative(structure, part.Degree, part.Weights);
            for (var m = 0; m < own.Rows; m++)
            {
                for (var a = 0; a < own.Columns; a++)
                {
                    derivative[a, first + m] = own[m, a];
                }
            }

            first += own.Rows;
        }

        return derivative;
    }

    internal static IEnumerable<double> Sum(Matrix rows, LinearTensorPart part)
    {
        for (var m = 0; m < rows.Rows; m++)
        {
            var sum = part.Constant;
            var row = rows.Row(m);
            for (var k = 0; k < row.Length; k++)
            {
                sum += part.Weights[k] * row[k];
            }

            yield return sum;
        }
    }
}
