using Kramers.Magnetism.Spins;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.Hamiltonians;

/// <summary>
/// Spin-orbit coupling H = lambda sigma L.S of a spin and an orbital momentum, lambda in cm^-1. The orbital L is a centre of the
/// <see cref="SpinSystem"/>, sigma its orbital reduction as in <see cref="OrbitalZeeman"/>. lambda = +zeta/2S for a shell less
/// than half full, -zeta/2S for one more than half full.
/// </summary>
public sealed class SpinOrbitCoupling : ISpinHamiltonianTerm
{
    private static readonly string[] Names = ["lambda / cm^-1", "sigma"];

    /// <summary>Couples the spin at centre <paramref name="spin"/> and the orbital momentum at centre <paramref name="orbital"/>.</summary>
    /// <param name="lambda">Spin-orbit constant of the term, cm^-1.</param>
    /// <param name="reduction">Orbital reduction sigma, 1 for a free ion.</param>
    /// <param name="spin">Index of the spin, from 0.</param>
    /// <param name="orbital">Index of the orbital momentum, from 0.</param>
    /// <exception cref="ArgumentException">The two centres are one.</exception>
    public SpinOrbitCoupling(double lambda, double reduction = 1, int spin = 0, int orbital = 1)
    {
        SpinProducts.CheckCentres(spin, orbital);
        (Lambda, Reduction, Spin, Orbital) = (lambda, reduction, spin, orbital);
    }

    /// <summary>lambda, cm^-1.</summary>
    public double Lambda { get; }

    /// <summary>Orbital reduction sigma, dimensionless.</summary>
    public double Reduction { get; }

    /// <summary>Index of the spin, from 0.</summary>
    public int Spin { get; }

    /// <summary>Index of the orbital momentum, from 0.</summary>
    public int Orbital { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> ParameterNames => Names;

    /// <inheritdoc/>
    public double[] GetParameters() => [Lambda, Reduction];

    /// <inheritdoc/>
    public ISpinHamiltonianTerm WithParameters(ReadOnlySpan<double> parameters) => parameters.Length == 2
        ? new SpinOrbitCoupling(parameters[0], parameters[1], Spin, Orbital)
        : throw new ArgumentException($"Spin-orbit coupling has 2 parameters, got {parameters.Length}.", nameof(parameters));

    /// <summary>A scalar product does not turn.</summary>
    public ISpinHamiltonianTerm Rotated(Matrix rotation) => this;

    /// <inheritdoc/>
    public void AddTo(ComplexMatrix hamiltonian, SpinSystem system, FieldVector field) =>
        AddDerivativeTo(hamiltonian, system, field, 0, Lambda);

    /// <inheritdoc/>
    public void AddDerivativeTo(ComplexMatrix target, SpinSystem system, FieldVector field, int parameter, double weight) =>
        SpinProducts.AddScalarProduct(target, system, Spin, Orbital, weight * (parameter == 0 ? Reduction : Lambda));
}
