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
        if (structure.Cell is not null)
        {
            throw new NotSupportedException($"{GetType().Name} describes molecules, not crystals.");
        }

        var sum = new FeatureSum(structure, FeatureNames.Count, withGradient);
        Add(structure, channels, NeighbourList.Within(structure, Math.Min(_neighbourhood, BeyondAll(structure))), sum);
        return sum;
    }

    // Longer than any distance in the molecule: an atom at the cutoff is no neighbour.
    private static double BeyondAll(Structure structure)
    {
        var square = 0.0;
        for (var axis = 0; axis < 3; axis++)
        {
            var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
            for (var i = axis; i < structure.Positions.Length; i += 3)
            {
                (low, high) = (Math.Min(low, structure.Positions[i]), Math.Max(high, structure.Positions[i]));
            }

            square += (high - low) * (high - low);
        }

        return 1 + Math.Sqrt(square);
    }
}
