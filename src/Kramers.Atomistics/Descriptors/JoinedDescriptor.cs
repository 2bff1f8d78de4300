using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Descriptors;

/// <summary>Several descriptors per atom side by side.</summary>
public sealed class JoinedDescriptor : IDescriptor
{
    private readonly IDescriptor[] _parts;

    /// <summary>Joins descriptors; the order is that of the features.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public JoinedDescriptor(params IReadOnlyList<IDescriptor> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        _parts = parts.Count > 0 ? [.. parts] : throw new ArgumentException("There is no descriptor to join.", nameof(parts));
    }

    /// <inheritdoc/>
    public int Length => _parts.Sum(p => p.Length);

    /// <inheritdoc/>
    public IReadOnlyList<string> FeatureNames => [.. _parts.SelectMany(p => p.FeatureNames)];

    /// <inheritdoc/>
    public Matrix Evaluate(Structure structure) => SideBySide([.. _parts.Select(p => p.Evaluate(structure))]);

    /// <inheritdoc/>
    public DescriptorGradient EvaluateWithGradient(Structure structure)
    {
        var gradients = _parts.Select(p => p.EvaluateWithGradient(structure)).ToArray();
        var pairs = new Dictionary<(int, int), Matrix>();
        var offset = 0;
        foreach (var (values, ofPart) in gradients)
        {
            foreach (var (centre, neighbour, derivative) in ofPart)
            {
                // The cutoffs may differ: what one part does not see stays zero.
                if (!pairs.TryGetValue((centre, neighbour), out var all))
                {
                    all = pairs[(centre, neighbour)] = new Matrix(3, Length);
                }

                CopyRows(derivative, all, offset);
            }

            offset += values.Columns;
        }

        return new DescriptorGradient(
            SideBySide([.. gradients.Select(g => g.Values)]),
            [.. pairs.Select(p => new PairGradient(p.Key.Item1, p.Key.Item2, p.Value))]);
    }

    /// <inheritdoc/>
    public void AddGradient(Structure structure, Matrix coefficients, Span<double> gradient, Span<double> strain = default)
    {
        ArgumentNullException.ThrowIfNull(coefficients);
        var offset = 0;
        foreach (var part in _parts)
        {
            var ofPart = new Matrix(coefficients.Rows, part.Length);
            for (var i = 0; i < ofPart.Rows; i++)
            {
                coefficients.Row(i).Slice(offset, part.Length).CopyTo(ofPart.Row(i));
            }

            part.AddGradient(structure, ofPart, gradient, strain);
            offset += part.Length;
        }
    }

    private static Matrix SideBySide(Matrix[] parts)
    {
        var all = new Matrix(parts[0].Rows, parts.Sum(p => p.Columns));
        var offset = 0;
        foreach (var part in parts)
        {
            CopyRows(part, all, offset);
            offset += part.Columns;
        }

        return all;
    }

    private static void CopyRows(Matrix from, Matrix to, int offset)
    {
        for (var i = 0; i < from.Rows; i++)
        {
            from.Row(i).CopyTo(to.Row(i)[offset..]);
        }
    }
}
