using Kramers.Magnetism.Spins;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.Hamiltonians;

/// <summary>
/// Nuclear quadrupole coupling H = I.P.I of one nucleus, P in cm^-1, the nucleus being a centre of the <see cref="SpinSystem"/>.
/// Along its axes P = e^2 q Q/(4I(2I-1)) diag(-1 + eta, -1 - eta, 2). Only the symmetric part of P acts; a nucleus with I = 1/2
/// has no quadrupole, and P then only shifts all levels.
/// </summary>
public sealed class QuadrupoleCoupling : ISpinHamiltonianTerm
{
    private static readonly string[] Names = Tensor3.Names("P", " / cm^-1");
    private readonly Matrix _tensor;

    /// <summary>Makes the term from the tensor (3 x 3, cm^-1) of centre number <paramref name="centre"/>.</summary>
    /// <exception cref="ArgumentException">The tensor is not 3 x 3 and finite.</exception>
    public QuadrupoleCoupling(Matrix tensor, int centre)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(centre);
        _tensor = Tensor3.Symmetrised(Tensor3.Checked(tensor, nameof(tensor)));
        Centre = centre;
    }

    /// <summary>Index of the nuclear spin, from 0.</summary>
    public int Centre { get; }

    /// <summary>The symmetric tensor, 3 x 3, cm^-1 (a copy).</summary>
    public Matrix Tensor => _tensor.Copy();

    /// <inheritdoc/>
    public IReadOnlyList<string> ParameterNames => Names;

    /// <summary>From the coupling constant e^2 q Q/h and the asymmetry of the field gradient, along the axes of the frame.</summary>
    /// <param name="constant">e^2 q Q in cm^-1.</param>
    /// <param name="asymmetry">eta = (Vxx - Vyy)/Vzz.</param>
    /// <param name="nucleus">The nuclear spin; it must be 1 or more.</param>
    /// <param name="centre">Index of the nucleus, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The nucleus has no quadrupole moment.</exception>
    public static QuadrupoleCoupling FromFieldGradient(double constant, double asymmetry, Spin nucleus, int centre)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(nucleus.Doubled, 2, nameof(nucleus));
        var p = constant / (2.0 * nucleus.Doubled * (nucleus.Doubled - 1));
        return new QuadrupoleCoupling(Matrix.Diagonal([p * (asymmetry - 1), -p * (1 + asymmetry), 2 * p]), centre);
    }

    /// <inheritdoc/>
    public double[] GetParameters() => (double[])_tensor.Data.Clone();

    /// <inheritdoc/>
    public ISpinHamiltonianTerm WithParameters(ReadOnlySpan<double> parameters) =>
        new QuadrupoleCoupling(new Matrix(3, 3, parameters.ToArray()), Centre);

    /// <inheritdoc/>
    public ISpinHamiltonianTerm Rotated(Matrix rotation) => new QuadrupoleCoupling(Tensor3.Rotate(_tensor, rotation), Centre);

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
