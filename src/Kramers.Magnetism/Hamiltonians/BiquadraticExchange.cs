using Kramers.Magnetism.Spins;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.Hamiltonians;

/// <summary>
/// Biquadratic exchange H = +j (S1.S2)^2 of two centres, j in cm^-1. It adds to <see cref="IsotropicExchange"/> and acts only
/// where both spins are 1 or more; for a spin 1/2 it is a multiple of S1.S2 and a constant.
/// </summary>
public sealed class BiquadraticExchange : ISpinHamiltonianTerm
{
    private static readonly string[] Names = ["j (H = +j (S1.S2)^2) / cm^-1"];

    /// <summary>Couples centres number <paramref name="first"/> and <paramref name="second"/> with j in cm^-1.</summary>
    /// <exception cref="ArgumentException">The two centres are one.</exception>
    public BiquadraticExchange(double j, int first = 0, int second = 1)
    {
        SpinProducts.CheckCentres(first, second);
        (J, First, Second) = (j, first, second);
    }

    /// <summary>j of H = +j (S1.S2)^2, cm^-1.</summary>
    public double J { get; }

    /// <summary>Index of the first spin, from 0.</summary>
    public int First { get; }

    /// <summary>Index of the second spin, from 0.</summary>
    public int Second { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> ParameterNames => Names;

    /// <inheritdoc/>
    public double[] GetParameters() => [J];

    /// <inheritdoc/>
    public ISpinHamiltonianTerm WithParameters(ReadOnlySpan<double> parameters) =>
        new BiquadraticExchange(SpinProducts.Single(parameters), First, Second);

    /// <summary>A scalar product does not turn.</summary>
    public ISpinHamiltonianTerm Rotated(Matrix rotation) => this;

    /// <inheritdoc/>
    public void AddTo(ComplexMatrix hamiltonian, SpinSystem system, FieldVector field) =>
        AddDerivativeTo(hamiltonian, system, field, 0, J);

    /// <inheritdoc/>
    public void AddDerivativeTo(ComplexMatrix target, SpinSystem system, FieldVector field, int parameter, double weight)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(system);
        var scalar = new ComplexMatrix(system.Dimension, system.Dimension);
        SpinProducts.AddScalarProduct(scalar, system, First, Second, 1);
        target.AddSparseProduct(weight, scalar, scalar);
    }
}
