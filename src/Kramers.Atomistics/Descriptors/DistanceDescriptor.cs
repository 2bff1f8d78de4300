using Kramers.Chemistry;

namespace Kramers.Atomistics.Descriptors;

/// <summary>A descriptor of a structure that is a sum over its atoms, pairs and triples and depends on distances alone.</summary>
public abstract class DistanceDescriptor : ISmoothStructureDescriptor
{
    private readonly double _neighbourhood;

    private protected DistanceDescriptor(ElementChannels elements, double neighbourhood) => (Elements, _neighbourhood) = (elements, neighbourhood);

    /// <inheritdoc/>
    public abstract IReadOnlyList<string> FeatureNames { get; }

    private protected ElementChannels Elements { get; }

    /// <inheritdoc/>
    public double[] Evaluate(Structure structure) => Sum(structure, withGradient: false).Values;

    /// <inheritdoc/>
    public StructureGradient EvaluateWithGradient(Structure structure)
    {
        var sum = Sum(structure, withGradient: true);
        return new StructureGradient(sum.Values, sum.Gradient!);
    }

    /// <summary>Adds everything to the sum; <paramref name="channels"/> has one element channel per atom.</summary>
    private protected abstract void Add(Structure structure, int[] channels, NeighbourList neighbours, FeatureSum sum);

    private FeatureSum Sum(Structure structure, bool withGradient)
    {
        var channels = Elements.Of(structure);
        var sum = new FeatureSum(structure, FeatureNames.Count, withGradient);
        Add(structure, channels, NeighbourList.Within(structure, _neighbourhood), sum);
        return sum;
    }
}
