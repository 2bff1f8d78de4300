using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.Hamiltonians;

/// <summary>
/// Zeeman energy H = +mu_B B.g.S of one centre in cm^-1, B in tesla, g dimensionless with rows on the field's axes and columns
/// on the spin's. The plus sign is that of the electron: its moment is -mu_B g S.
/// </summary>
public sealed class ZeemanTerm : ISpinHamiltonianTerm
{
    private static readonly string[] Names = Tensor3.Names("g", "");
    private readonly Matrix _g;

    /// <summary>Makes the term from the g tensor (3 x 3) of centre number <paramref name="centre"/>.</summary>
    /// <exception cref="ArgumentException">The tensor is not 3 x 3 and finite.</exception>
    public ZeemanTerm(Matrix g, int centre = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(centre);
        _g = Tensor3.Checked(g, nameof(g));
        Centre = centre;
    }

    /// <summary>Index of the spin, from 0.</summary>
    public int Centre { get; }

    /// <summary>The g tensor, 3 x 3 (a copy).</summary>
    public Matrix G => _g.Copy();

    /// <inheritdoc/>
    public IReadOnlyList<string> ParameterNames => Names;

    /// <summary>The same g along every axis.</summary>
    public static ZeemanTerm Isotropic(double g, int centre = 0) => new(Matrix.Diagonal([g, g, g]), centre);

    /// <inheritdoc/>
    public double[] GetParameters() => (double[])_g.Data.Clone();

    /// <inheritdoc/>
    public ISpinHamiltonianTerm WithParameters(ReadOnlySpan<double> parameters) =>
        new ZeemanTerm(new Matrix(3, 3, parameters.ToArray()), Centre);

    /// <inheritdoc/>
    public ISpinHamiltonianTerm Rotated(Matrix rotation) => new ZeemanTerm(Tensor3.Rotate(_g, rotation), Centre);

    /// <inheritdoc/>
    public void AddTo(ComplexMatrix hamiltonian, SpinSystem system, FieldVector field)
    {
        for (var p = 0; p < 9; p++)
        {
            AddDerivativeTo(hamiltonian, system, field, p, _g.Data[p]);
        }
    }

    /// <inheritdoc/>
    public void AddDerivativeTo(ComplexMatrix target, SpinSystem system, FieldVector field, int parameter, double weight)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(system);
        target.AddScaled(weight * PhysicalConstants.BohrMagnetonCm * field[parameter / 3], system.Operators(Centre)[parameter % 3]);
    }
}
