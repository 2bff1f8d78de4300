using Kramers.Chemistry;

namespace Kramers.Atomistics.Descriptors;

/// <summary>Several descriptors of a structure one after the other.</summary>
public class JoinedFeatures : IStructureDescriptor
{
    private readonly IStructureDescriptor[] _parts;

    /// <summary>Joins descriptors; the order is that of the features.</summary>
    /// <exception cref="ArgumentException">There is none, or two have a feature of the same name.</exception>
    public JoinedFeatures(params IReadOnlyList<IStructureDescriptor> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        _parts = parts.Count > 0 ? [.. parts] : throw new ArgumentException("There is no descriptor to join.", nameof(parts));
        FeatureNames = [.. _parts.SelectMany(p => p.FeatureNames)];
        var twice = FeatureNames.CountBy(n => n).FirstOrDefault(n => n.Value > 1).Key;
        if (twice is not null)
        {
            throw new ArgumentException($"Two of the joined descriptors have a feature '{twice}'. Leave one of them out.", nameof(parts));
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> FeatureNames { get; }

    /// <inheritdoc/>
    public double[] Evaluate(Structure structure) => [.. _parts.SelectMany(p => p.Evaluate(structure))];
}
