using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Descriptors;

/// <summary>
/// A descriptor and all products of two of its features: B_1, ..., B_K, then for each a the half square B_a^2 / 2 and B_a B_b
/// for b &gt; a; K(K + 3)/2 in all. Wood and Thompson, J. Chem. Phys. 148, 241721 (2018), https://doi.org/10.1063/1.5017641.
/// </summary>
/// <param name="linear">The features to multiply.</param>
public sealed class QuadraticFeatures(IDescriptor linear) : IDescriptor
{
    /// <summary>The features that are multiplied.</summary>
    public IDescriptor Linear => linear;

    /// <inheritdoc/>
    public int Length => linear.Length * (linear.Length + 3) / 2;

    /// <inheritdoc/>
    public Matrix Evaluate(Structure structure) => Expand(linear.Evaluate(structure));

    /// <inheritdoc/>
    public DescriptorGradient EvaluateWithGradient(Structure structure)
    {
        var (values, pairs) = linear.EvaluateWithGradient(structure);
        return new DescriptorGradient(
            Expand(values),
            [.. pairs.Select(p => new PairGradient(p.Centre, p.Neighbour, ExpandDerivative(values.Row(p.Centre), p.Derivative)))]);
    }

    /// <inheritdoc/>
    public void AddGradient(Structure structure, Matrix coefficients, Span<double> gradient, Span<double> strain = default) =>
        linear.AddGradient(structure, Slopes(structure, coefficients), gradient, strain);

    private Matrix Slopes(Structure structure, Matrix coefficients)
    {
        ArgumentNullException.ThrowIfNull(coefficients);
        var values = linear.Evaluate(structure);
        var slopes = new Matrix(values.Rows, values.Columns);
        for (var i = 0; i < values.Rows; i++)
        {
            FillSlope(values.Row(i), coefficients.Row(i), slopes.Row(i));
        }

        return slopes;
    }

    private Matrix Expand(Matrix values)
    {
        var all = new Matrix(values.Rows, Length);
        for (var i = 0; i < values.Rows; i++)
        {
            var from = values.Row(i);
            var to = all.Row(i);
            from.CopyTo(to);
            var n = from.Length;
            for (var a = 0; a < from.Length; a++)
            {
                to[n++] = 0.5 * from[a] * from[a];
                for (var b = a + 1; b < from.Length; b++)
                {
                    to[n++] = from[a] * from[b];
                }
            }
        }

        return all;
    }

    private Matrix ExpandDerivative(ReadOnlySpan<double> values, Matrix derivative)
    {
        var all = new Matrix(3, Length);
        for (var c = 0; c < 3; c++)
        {
            var from = derivative.Row(c);
            var to = all.Row(c);
            from.CopyTo(to);
            var n = from.Length;
            for (var a = 0; a < from.Length; a++)
            {
                to[n++] = values[a] * from[a];
                for (var b = a + 1; b < from.Length; b++)
                {
                    to[n++] = values[a] * from[b] + from[a] * values[b];
                }
            }
        }

        return all;
    }

    /// <summary>dE/dB_a = c_a + c_aa B_a + sum over b of c_ab B_b.</summary>
    private static void FillSlope(ReadOnlySpan<double> values, ReadOnlySpan<double> coefficients, Span<double> slope)
    {
        coefficients[..slope.Length].CopyTo(slope);
        var n = slope.Length;
        for (var a = 0; a < slope.Length; a++)
        {
            slope[a] += coefficients[n++] * values[a];
            for (var b = a + 1; b < slope.Length; b++)
            {
                slope[a] += coefficients[n] * values[b];
                slope[b] += coefficients[n++] * values[a];
            }
        }
    }
}
