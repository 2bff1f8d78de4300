using Kramers.Magnetism.Spins;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.Hamiltonians;

/// <summary>
/// What zero-field splitting and quadrupole coupling share: H = S.T.S of one centre, T in cm^-1. Only the symmetric part of T acts
/// in a Hermitian H, so it is symmetrised, and dH/dT_ij = (Si Sj + Sj Si)/2 for each of the nine components.
/// </summary>
public abstract class BilinearSelfCoupling : ISpinHamiltonianTerm
{
    private readonly Matrix _tensor;
    private readonly string[] _names;

    private protected BilinearSelfCoupling(Matrix tensor, int centre, string[] names)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(centre);
        _tensor = Tensor3.Symmetrised(Tensor3.Checked(tensor, nameof(tensor)));
        _names = names;
        Centre = centre;
    }

    /// <summary>Index of the spin, from 0.</summary>
    public int Centre { get; }

    /// <summary>The symmetric tensor, 3 x 3, cm^-1 (a copy).</summary>
    public Matrix Tensor => _tensor.Copy();

    /// <inheritdoc/>
    public IReadOnlyList<string> ParameterNames => _names;

    /// <inheritdoc/>
    public double[] GetParameters() => (double[])_tensor.Data.Clone();

    /// <inheritdoc/>
    public ISpinHamiltonianTerm WithParameters(ReadOnlySpan<double> parameters) => With(new Matrix(3, 3, parameters.ToArray()));

    /// <inheritdoc/>
    public ISpinHamiltonianTerm Rotated(Matrix rotation) => With(Tensor3.Rotate(_tensor, rotation));

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

    private protected abstract BilinearSelfCoupling With(Matrix tensor);
}
