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
    /// Adds the gradient of sum_i sum_k c[i, k] B_k(i) at fixed c to <paramref name="gradient"/>. This is the adjoint route:
    /// its cost does not grow with K, and it is the one for forces.
    /// </summary>
    /// <param name="structure">The atoms.</param>
    /// <param name="coefficients">c, [atom, K].</param>
    /// <param name="gradient">[3N], x y z of atom 0, then of atom 1, ...; per angstrom.</param>
    void AddGradient(Structure structure, Matrix coefficients, Span<double> gradient);

    /// <summary>
    /// As <see cref="AddGradient(Structure, Matrix, Span{double})"/>, and adds the derivative by a homogeneous strain e, under which positions and
    /// cell vectors x become (1 + e) x. What is here serves molecules: their strain derivative is sum x_a dE/dx_b.
    /// </summary>
    /// <param name="structure">The atoms.</param>
    /// <param name="coefficients">c, [atom, K].</param>
    /// <param name="gradient">[3N], per angstrom.</param>
    /// <param name="strain">[9], row by row: element 3 a + b is the derivative by e_ab.</param>
    /// <exception cref="NotSupportedException">The structure has a cell, and the descriptor knows molecules only.</exception>
    void AddGradient(Structure structure, Matrix coefficients, Span<double> gradient, Span<double> strain)
    {
        if (structure.Cell is not null)
        {
            throw new NotSupportedException($"{GetType().Name} describes molecules, not crystals.");
        }

        var own = new double[gradient.Length];
        AddGradient(structure, coefficients, own);
        for (var k = 0; k < own.Length; k++)
        {
            gradient[k] += own[k];
            for (var a = 0; a < 3; a++)
            {
                strain[3 * a + k % 3] += structure.Positions[k - k % 3 + a] * own[k];
            }
        }
    }
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
