using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Descriptors;

/// <summary>Several descriptors of a structure one after the other, all of them with a gradient.</summary>
/// <param name="parts">The order is that of the features.</param>
/// <exception cref="ArgumentException">There is none, or two have a feature of the same name.</exception>
public sealed class JoinedSmoothFeatures(params IReadOnlyList<ISmoothStructureDescriptor> parts) : JoinedFeatures(parts), ISmoothStructureDescriptor
{
    private readonly ISmoothStructureDescriptor[] _parts = [.. parts];

    /// <inheritdoc/>
    public StructureGradient EvaluateWithGradient(Structure structure)
    {
        ArgumentNullException.ThrowIfNull(structure);
        var gradient = new Matrix(3 * structure.Count, FeatureNames.Count);
        var values = new List<double>();
        foreach (var part in _parts)
        {
            var (ofPart, slopes) = part.EvaluateWithGradient(structure);
            for (var x = 0; x < gradient.Rows; x++)
            {
                slopes.Row(x).CopyTo(gradient.Row(x)[values.Count..]);
            }

            values.AddRange(ofPart);
        }

        return new StructureGradient([.. values], gradient);
    }
}
