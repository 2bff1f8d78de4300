using Kramers.Magnetism.Spins;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.Hamiltonians;

/// <summary>
/// Antisymmetric exchange H = d.(S1 x S2) of two centres, d in cm^-1 (Dzyaloshinskii (1958), doi:10.1016/0022-3697(58)90076-3;
/// Moriya (1960), doi:10.1103/PhysRev.120.91). Exchanging the centres changes the sign of d. d is an axial vector: an inversion
/// of the molecule leaves it as it is.
/// </summary>
public sealed class DzyaloshinskiiMoriya : ISpinHamiltonianTerm
{
    private static readonly string[] Names = ["dx / cm^-1", "dy / cm^-1", "dz / cm^-1"];
    private readonly double[] _d;

    /// <summary>Makes the term from the vector d (length 3, cm^-1).</summary>
    /// <exception cref="ArgumentException">The vector has not three finite components, or the two centres are one.</exception>
    public DzyaloshinskiiMoriya(ReadOnlySpan<double> vector, int first = 0, int second = 1)
    {
        SpinProducts.CheckCentres(first, second);
        _d = Tensor3.CheckedVector(vector, nameof(vector));
        (First, Second) = (first, second);
    }

    /// <summary>Index of the first spin, from 0.</summary>
    public int First { get; }

    /// <summary>Index of the second spin, from 0.</summary>
    public int Second { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> ParameterNames => Names;

    /// <inheritdoc/>
    public double[] GetParameters() => (double[])_d.Clone();

    /// <inheritdoc/>
    public ISpinHamiltonianTerm WithParameters(ReadOnlySpan<double> parameters) => new DzyaloshinskiiMoriya(parameters, First, Second);

    /// <inheritdoc/>
    public ISpinHamiltonianTerm Rotated(Matrix rotation)
    {
        // d stands for the antisymmetric tensor A_ab = sum_c e_abc d_c, and R A R^T stands for det(R) R d.
        var a = Tensor3.Rotate(Matrix.FromRows([0, _d[2], -_d[1]], [-_d[2], 0, _d[0]], [_d[1], -_d[0], 0]), rotation);
        return new DzyaloshinskiiMoriya([a[1, 2], a[2, 0], a[0, 1]], First, Second);
    }

    /// <inheritdoc/>
    public void AddTo(ComplexMatrix hamiltonian, SpinSystem system, FieldVector field)
    {
        for (var p = 0; p < 3; p++)
        {
            AddDerivativeTo(hamiltonian, system, field, p, _d[p]);
        }
    }

    /// <inheritdoc/>
    public void AddDerivativeTo(ComplexMatrix target, SpinSystem system, FieldVector field, int parameter, double weight)
    {
        var (a, b) = ((parameter + 1) % 3, (parameter + 2) % 3);
        SpinProducts.AddProduct(target, system, First, a, Second, b, weight);
        SpinProducts.AddProduct(target, system, First, b, Second, a, -weight);
    }
}
