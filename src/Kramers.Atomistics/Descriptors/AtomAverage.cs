using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Descriptors;

/// <summary>Outer average: the mean of the features of all atoms, or of those of one element, such as the metal.</summary>
/// <param name="descriptor">Features per atom.</param>
/// <param name="centres">Symbol of the atoms that are averaged; null for all.</param>
public sealed class AtomAverage(IDescriptor descriptor, string? centres = null) : ISmoothStructureDescriptor
{
    private readonly Centres _centres = new(centres);

    /// <inheritdoc/>
    public IReadOnlyList<string> FeatureNames => [.. descriptor.FeatureNames.Select(n => $"mean {n}{_centres.Suffix}")];

    /// <inheritdoc/>
    public double[] Evaluate(Structure structure)
    {
        var atoms = _centres.Of(structure);
        return Centres.Mean(descriptor.Evaluate(structure), atoms);
    }

    /// <summary>What is averaged: numbers of the atoms, from 0, and their features, [averaged atom, K].</summary>
    /// <exception cref="ArgumentException">As <see cref="Evaluate"/>.</exception>
    public (int[] Atoms, Matrix Features) PerAtom(Structure structure)
    {
        var atoms = _centres.Of(structure);
        var all = descriptor.Evaluate(structure);
        return (atoms, Matrix.FromRows([.. atoms.Select(i => all.Row(i).ToArray())]));
    }

    /// <inheritdoc/>
    public StructureGradient EvaluateWithGradient(Structure structure)
    {
        var atoms = _centres.Of(structure);
        var (values, pairs) = descriptor.EvaluateWithGradient(structure);
        return new StructureGradient(Centres.Mean(values, atoms), Centres.MeanGradient(pairs, atoms, structure.Count, descriptor.Length));
    }
}
