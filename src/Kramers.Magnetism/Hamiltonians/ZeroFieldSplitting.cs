using Kramers.Magnetism.Spins;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.Hamiltonians;

/// <summary>
/// Zero-field splitting H = S.D.S of one centre, D in cm^-1. Only the symmetric part of D acts in a Hermitian H, so it is
/// symmetrised, and dH/dD_ij = (Si Sj + Sj Si)/2 for each of the nine components. A trace of D only shifts all levels.
/// </summary>
public sealed class ZeroFieldSplitting : ISpinHamiltonianTerm
{
    private static readonly string[] Names = Tensor3.Names("D", " / cm^-1");
    private readonly Matrix _tensor;

    /// <summary>Makes the term from the tensor (3 x 3, cm^-1) of centre number <paramref name="centre"/>.</summary>
    /// <exception cref="ArgumentException">The tensor is not 3 x 3 and finite.</exception>
    public ZeroFieldSplitting(Matrix tensor, int centre = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(centre);
        _tensor = Tensor3.Symmetrised(Tensor3.Checked(tensor, nameof(tensor)));
        Centre = centre;
    }

    /// <summary>Index of the spin, from 0.</summary>
    public int Centre { get; }

    /// <summary>The symmetric tensor, 3 x 3, cm^-1 (a copy).</summary>
    public Matrix Tensor => _tensor.Copy();

    /// <inheritdoc/>
    public IReadOnlyList<string> ParameterNames => Names;

    /// <summary>H = D[Sz^2 - S(S+1)/3] + E(Sx^2 - Sy^2), both in cm^-1, along the axes of the frame: a traceless tensor.</summary>
    public static ZeroFieldSplitting FromDE(double d, double e, int centre = 0) =>
        new(Matrix.Diagonal([-d / 3 + e, -d / 3 - e, 2 * d / 3]), centre);

    /// <inheritdoc/>
    public double[] GetParameters() => (double[])_tensor.Data.Clone();

    /// <inheritdoc/>
    public ISpinHamiltonianTerm WithParameters(ReadOnlySpan<double> parameters) =>
        new ZeroFieldSplitting(new Matrix(3, 3, parameters.ToArray()), Centre);

    /// <inheritdoc/>
    public ISpinHamiltonianTerm Rotated(Matrix rotation) => new ZeroFieldSplitting(Tensor3.Rotate(_tensor, rotation), Centre);

    /// <inheritdoc/>
    public void AddTo(ComplexMatrix hamiltonian, SpinSystem system, FieldVector field)
    {
        for (var p = 0; p < 9; p++)
        {
            AddDerivativeTo(hamiltonian, system, field, p, _tensor.Data[p]);
        }
    }

    /// <inheritdoc/>
    public void AddDerivativeTo(ComplexMatrix target, SpinSystem system, FieldVector field, int parameter, double weight)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(system);
        var s = system.Operators(Centre);
        var product = s[parameter / 3] * s[parameter % 3];
        target.AddScaled(0.5 * weight, product);
        target.AddScaled(0.5 * weight, product.Adjoint());
    }
}
