using Kramers.Magnetism.Spins;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.Hamiltonians;

/// <summary>
/// One term of a spin Hamiltonian, cm^-1. It is immutable, adds itself to the matrix of a <see cref="SpinSystem"/>, and knows
/// its parameters and the derivative of H with respect to each: spin-phonon couplings, fits and uncertainties all ask for that.
/// </summary>
public interface ISpinHamiltonianTerm
{
    /// <summary>Names of the parameters with their unit, for example "Dxy / cm^-1".</summary>
    IReadOnlyList<string> ParameterNames { get; }

    /// <summary>Values of the parameters, in the order of <see cref="ParameterNames"/>; the caller owns the copy.</summary>
    double[] GetParameters();

    /// <summary>The same term with other values.</summary>
    /// <exception cref="ArgumentException">The number of values is wrong.</exception>
    ISpinHamiltonianTerm WithParameters(ReadOnlySpan<double> parameters);

    /// <summary>The same term after an active rotation of the molecule by <paramref name="rotation"/> (3 x 3, orthogonal).</summary>
    ISpinHamiltonianTerm Rotated(Matrix rotation);

    /// <summary>Adds the term, cm^-1, to <paramref name="hamiltonian"/> (dimension of the system squared).</summary>
    void AddTo(ComplexMatrix hamiltonian, SpinSystem system, FieldVector field);

    /// <summary>
    /// Adds <paramref name="weight"/> * dH/dp to <paramref name="target"/>, where p is parameter number
    /// <paramref name="parameter"/>; cm^-1 per unit of p.
    /// </summary>
    void AddDerivativeTo(ComplexMatrix target, SpinSystem system, FieldVector field, int parameter, double weight);
}
