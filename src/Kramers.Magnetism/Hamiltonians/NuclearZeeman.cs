using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.Hamiltonians;

/// <summary>
/// Zeeman energy of a nucleus, H = -g_n mu_N B.I in cm^-1, B in tesla. The minus sign is that of nuclei: the moment of one with
/// a positive g_n lies along its spin. The nucleus is a centre of the <see cref="SpinSystem"/>.
/// </summary>
public sealed class NuclearZeeman : ISpinHamiltonianTerm
{
    /// <summary>Nuclear magneton in cm^-1/T, e hbar/(2 m_p hc) = 2.5426e-4.</summary>
    public const double NuclearMagnetonCm = PhysicalConstants.ElementaryCharge * (PhysicalConstants.Planck / (2 * Math.PI))
        / (2 * PhysicalConstants.ProtonMass * PhysicalConstants.AtomicMass) / PhysicalConstants.JoulePerCm;

    private static readonly string[] Names = ["g_n"];

    /// <summary>Makes the term from the nuclear g factor (with its sign) of centre number <paramref name="centre"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The centre is negative.</exception>
    public NuclearZeeman(double g, int centre)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(centre);
        (G, Centre) = (g, centre);
    }

    /// <summary>The nuclear g factor, mu = g_n mu_N I.</summary>
    public double G { get; }

    /// <summary>Index of the nuclear spin, from 0.</summary>
    public int Centre { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> ParameterNames => Names;

    /// <inheritdoc/>
    public double[] GetParameters() => [G];

    /// <inheritdoc/>
    public ISpinHamiltonianTerm WithParameters(ReadOnlySpan<double> parameters) =>
        new NuclearZeeman(SpinProducts.Single(parameters), Centre);

    /// <summary>A scalar product does not turn.</summary>
    public ISpinHamiltonianTerm Rotated(Matrix rotation) => this;

    /// <inheritdoc/>
    public void AddTo(ComplexMatrix hamiltonian, SpinSystem system, FieldVector field) =>
        AddDerivativeTo(hamiltonian, system, field, 0, G);

    /// <inheritdoc/>
    public void AddDerivativeTo(ComplexMatrix target, SpinSystem system, FieldVector field, int parameter, double weight)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(system);
        for (var axis = 0; axis < 3; axis++)
        {
            target.AddScaled(-weight * NuclearMagnetonCm * field[axis], system.Operators(Centre)[axis]);
        }
    }
}
