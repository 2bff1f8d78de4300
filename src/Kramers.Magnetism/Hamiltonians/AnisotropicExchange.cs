using Kramers.Magnetism.Spins;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.Hamiltonians;

/// <summary>
/// Exchange of two centres with a full tensor, H = S1.D12.S2, D12 in cm^-1. It need not be symmetric: a third of its trace is an
/// isotropic J, its antisymmetric part a <see cref="DzyaloshinskiiMoriya"/> vector, the rest the symmetric anisotropic exchange.
/// </summary>
public sealed class AnisotropicExchange : ISpinHamiltonianTerm
{
    private static readonly string[] Names = Tensor3.Names("D12", " / cm^-1");
    private readonly Matrix _tensor;

    /// <summary>Makes the term from the tensor (3 x 3, cm^-1; rows on the axes of the first spin, columns on those of the second).</summary>
    /// <exception cref="ArgumentException">The tensor is not 3 x 3 and finite, or the two centres are one.</exception>
    public AnisotropicExchange(Matrix tensor, int first = 0, int second = 1)
    {
        SpinProducts.CheckCentres(first, second);
        _tensor = Tensor3.Checked(tensor, nameof(tensor));
        (First, Second) = (first, second);
    }

    /// <summary>Index of the first spin, from 0.</summary>
    public int First { get; }

    /// <summary>Index of the second spin, from 0.</summary>
    public int Second { get; }

    /// <summary>The tensor, 3 x 3, cm^-1 (a copy).</summary>
    public Matrix Tensor => _tensor.Copy();

    /// <inheritdoc/>
    public IReadOnlyList<string> ParameterNames => Names;

    /// <inheritdoc/>
    public double[] GetParameters() => (double[])_tensor.Data.Clone();

    /// <inheritdoc/>
    public ISpinHamiltonianTerm WithParameters(ReadOnlySpan<double> parameters) =>
        new AnisotropicExchange(new Matrix(3, 3, parameters.ToArray()), First, Second);

    /// <inheritdoc/>
    public ISpinHamiltonianTerm Rotated(Matrix rotation) => new AnisotropicExchange(Tensor3.Rotate(_tensor, rotation), First, Second);

    /// <inheritdoc/>
    public void AddTo(ComplexMatrix hamiltonian, SpinSystem system, FieldVector field) =>
        SpinProducts.AddBilinear(hamiltonian, system, First, _tensor, Second, 1);

    /// <inheritdoc/>
    public void AddDerivativeTo(ComplexMatrix target, SpinSystem system, FieldVector field, int parameter, double weight) =>
        SpinProducts.AddProduct(target, system, First, parameter / 3, Second, parameter % 3, weight);
}
