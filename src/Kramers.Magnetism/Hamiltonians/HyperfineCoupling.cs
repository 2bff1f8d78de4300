using Kramers.Magnetism.Spins;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.Hamiltonians;

/// <summary>
/// Hyperfine coupling H = S.A.I of an electron spin and a nuclear spin, A in cm^-1. The nucleus is a centre of the
/// <see cref="SpinSystem"/> like any other.
/// </summary>
public sealed class HyperfineCoupling : ISpinHamiltonianTerm
{
    private static readonly string[] Names = Tensor3.Names("A", " / cm^-1");
    private readonly Matrix _tensor;

    /// <summary>Makes the term from the tensor (3 x 3, cm^-1; rows on the axes of the electron spin, columns on those of the nucleus).</summary>
    /// <exception cref="ArgumentException">The tensor is not 3 x 3 and finite, or the two centres are one.</exception>
    public HyperfineCoupling(Matrix tensor, int electron = 0, int nucleus = 1)
    {
        SpinProducts.CheckCentres(electron, nucleus);
        _tensor = Tensor3.Checked(tensor, nameof(tensor));
        (Electron, Nucleus) = (electron, nucleus);
    }

    /// <summary>Index of the electron spin, from 0.</summary>
    public int Electron { get; }

    /// <summary>Index of the nuclear spin, from 0.</summary>
    public int Nucleus { get; }

    /// <summary>The tensor, 3 x 3, cm^-1 (a copy).</summary>
    public Matrix Tensor => _tensor.Copy();

    /// <inheritdoc/>
    public IReadOnlyList<string> ParameterNames => Names;

    /// <inheritdoc/>
    public double[] GetParameters() => (double[])_tensor.Data.Clone();

    /// <inheritdoc/>
    public ISpinHamiltonianTerm WithParameters(ReadOnlySpan<double> parameters) =>
        new HyperfineCoupling(new Matrix(3, 3, parameters.ToArray()), Electron, Nucleus);

    /// <inheritdoc/>
    public ISpinHamiltonianTerm Rotated(Matrix rotation) => new HyperfineCoupling(Tensor3.Rotate(_tensor, rotation), Electron, Nucleus);

    /// <inheritdoc/>
    public void AddTo(ComplexMatrix hamiltonian, SpinSystem system, FieldVector field) =>
        SpinProducts.AddBilinear(hamiltonian, system, Electron, _tensor, Nucleus, 1);

    /// <inheritdoc/>
    public void AddDerivativeTo(ComplexMatrix target, SpinSystem system, FieldVector field, int parameter, double weight) =>
        SpinProducts.AddProduct(target, system, Electron, parameter / 3, Nucleus, parameter % 3, weight);
}
