using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.Spectroscopy;

/// <summary>A magnetic centre as a neutron sees it.</summary>
public sealed class NeutronScatterer
{
    /// <summary>Makes a centre.</summary>
    /// <param name="operators">x, y, z of its vector operator in the basis of the Hamiltonian, [n, n] each: S, J, or the moment in mu_B.</param>
    /// <param name="position">Position, angstrom, length 3; null: the origin.</param>
    /// <param name="formFactor">F(Q) at the momentum transfer of the experiment.</param>
    /// <exception cref="ArgumentException">There are not three operators, or not three coordinates.</exception>
    public NeutronScatterer(IReadOnlyList<ComplexMatrix> operators, double[]? position = null, double formFactor = 1)
    {
        ArgumentNullException.ThrowIfNull(operators);
        position ??= [0, 0, 0];
        if (operators.Count != 3 || position.Length != 3)
        {
            throw new ArgumentException($"A centre has three operators and three coordinates, got {operators.Count} and {position.Length}.", nameof(operators));
        }

        (Operators, Position, FormFactor) = ([.. operators], [.. position], formFactor);
    }

    /// <summary>F(Q), dimensionless.</summary>
    public double FormFactor { get; }

    internal ComplexMatrix[] Operators { get; }

    internal double[] Position { get; }
}
