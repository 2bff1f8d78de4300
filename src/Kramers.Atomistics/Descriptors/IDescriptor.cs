using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Descriptors;

/// <summary>
/// A local descriptor: every atom i of a structure gets <see cref="Length"/> numbers that depend on its neighbours within a
/// cutoff and do not change under rotation, translation and exchange of like atoms.
/// </summary>
public interface IDescriptor
{
    /// <summary>Features per atom, K.</summary>
    int Length { get; }

    /// <summary>What each feature is, K names for tables and plots; plain numbers where a descriptor has nothing better.</summary>
    IReadOnlyList<string> FeatureNames => [.. Enumerable.Range(1, Length).Select(k => $"feature {k}")];

    /// <summary>Features of every atom, [atom, K].</summary>
    /// <exception cref="ArgumentException">The structure holds an element that the descriptor was not set up for.</exception>
    Matrix Evaluate(Structure structure);

    /// <summary>Features of every atom together with their gradient, pair by pair.</summary>
    /// <exception cref="ArgumentException">As <see cref="Evaluate"/>.</exception>
    DescriptorGradient EvaluateWithGradient(Structure structure);

    /// <summary>
    /// Adds the gradient of sum_i sum_k c[i, k] B_k(i) at fixed c to <paramref name="gradient"/>, and to <paramref name="strain"/> its derivative by
    /// a homogeneous strain e, under which positions and cell vectors x become (1 + e) x. This is the adjoint route: its cost does not
    /// grow with K, and it is the one for forces.
    /// </summary>
    /// <param name="structure">The atoms.</param>
    /// <param name="coefficients">c, [atom, K].</param>
    /// <param name="gradient">[3N], x y z of atom 0, then of atom 1, ...; per angstrom.</param>
    /// <param name="strain">[9], row by row: element 3 a + b is the derivative by e_ab; or empty, where it is not asked for.</param>
    void AddGradient(Structure structure, Matrix coefficients, Span<double> gradient, Span<double> strain = default);
}

/// <summary>Features of all atoms and their derivative with respect to each neighbour's position.</summary>
/// <param name="Values">[atom, K].</param>
/// <param name="Pairs">One entry per ordered pair (centre, neighbour) within the cutoff.</param>
public sealed record DescriptorGradient(Matrix Values, IReadOnlyList<PairGradient> Pairs);

/// <summary>
/// Derivative of the features of atom <paramref name="Centre"/> with respect to the position of <paramref name="Neighbour"/>.
/// The derivative with respect to the centre's own position is minus the sum over its neighbours.
/// </summary>
/// <param name="Centre">Index of the atom that owns the features.</param>
/// <param name="Neighbour">Index of the atom that moves.</param>
/// <param name="Derivative">[3, K]: x, y, z rows, per angstrom.</param>
public sealed record PairGradient(int Centre, int Neighbour, Matrix Derivative);
