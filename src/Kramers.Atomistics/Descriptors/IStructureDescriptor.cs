using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Descriptors;

/// <summary>
/// A descriptor of a whole structure: K numbers that do not change under translation and exchange of like atoms, nor (all but
/// <see cref="VoxelGrid"/>) under rotation.
/// </summary>
public interface IStructureDescriptor
{
    /// <summary>What each feature is, K different names.</summary>
    IReadOnlyList<string> FeatureNames { get; }

    /// <summary>The features, length K.</summary>
    /// <exception cref="ArgumentException">The structure holds an element that the descriptor was not set up for, or lacks the atoms that it asks for.</exception>
    double[] Evaluate(Structure structure);
}

/// <summary>A descriptor of a whole structure that has a gradient.</summary>
public interface ISmoothStructureDescriptor : IStructureDescriptor
{
    /// <summary>The features and their gradient.</summary>
    /// <exception cref="ArgumentException">As <see cref="IStructureDescriptor.Evaluate"/>.</exception>
    StructureGradient EvaluateWithGradient(Structure structure);
}

/// <summary>Features of a structure and their gradient.</summary>
/// <param name="Values">Length K.</param>
/// <param name="Gradient">[3N, K]: x y z of atom 0, then of atom 1, ...; per angstrom.</param>
public sealed record StructureGradient(double[] Values, Matrix Gradient);
