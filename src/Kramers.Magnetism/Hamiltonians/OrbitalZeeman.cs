using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.Hamiltonians;

/// <summary>
/// Zeeman energy of an orbital momentum, H = +mu_B sigma B.L in cm^-1, B in tesla. The orbital L is a centre of the
/// <see cref="SpinSystem"/>. sigma is the orbital reduction; for the effective L = 1 of an octahedral T term it is negative,
/// sigma = -A kappa with A = 1 (T2) to 3/2 (T1, weak field).
/// </summary>
public sealed class OrbitalZeeman : ISpinHamiltonianTerm
{
    private static readonly string[] Names = ["sigma"];

    /// <summary>Makes the term from the orbital reduction sigma of centre number <paramref name="centre"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The centre is negative.</exception>
    public OrbitalZeeman(double reduction, int centre)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(centre);
        (Reduction, Centre) = (reduction, centre);
    }

    /// <summary>Orbital reduction sigma, dimensionless; 1 for a free ion.</summary>
    public double Reduction { get; }

    /// <summary>Index of the orbital momentum, from 0.</summary>
    public int Centre { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> ParameterNames => Names;

    /// <inheritdoc/>
    public double[] GetParameters() => [Reduction];

    /// <inheritdoc/>
    public ISpinHamiltonianTerm WithParameters(ReadOnlySpan<double> parameters) =>
        new OrbitalZeeman(SpinProducts.Single(parameters), Centre);

    /// <summary>A scalar product does not turn.</summary>
    public ISpinHamiltonianTerm Rotated(Matrix rotation) => this;

    /// <inheritdoc/>
    public void AddTo(ComplexMatrix hamiltonian, SpinSystem system, FieldVector field) =>
        AddDerivativeTo(hamiltonian, system, field, 0, Reduction);

    /// <inheritdoc/>
    public void AddDerivativeTo(ComplexMatrix target, SpinSystem system, FieldVector field, int parameter, double weight)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(system);
        for (var axis = 0; axis < 3; axis++)
        {
            target.AddScaled(weight * PhysicalConstants.BohrMagnetonCm * field[axis], system.Operators(Centre)[axis]);
        }
    }
}
