using Kramers.Magnetism.Spins;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.Hamiltonians;

/// <summary>
/// Heisenberg exchange H = +J S1.S2 of two centres. A pair of spins has the levels
/// E(S) = J/2 [S(S+1) - S1(S1+1) - S2(S2+1)] (Lande's interval rule).
/// </summary>
public sealed class IsotropicExchange : ISpinHamiltonianTerm
{
    private static readonly string[] Names = ["J (H = +J S1.S2) / cm^-1"];

    /// <summary>Couples centres number <paramref name="first"/> and <paramref name="second"/> (from 0).</summary>
    /// <exception cref="ArgumentException">The two centres are one.</exception>
    public IsotropicExchange(ExchangeConstant constant, int first = 0, int second = 1)
    {
        SpinProducts.CheckCentres(first, second);
        (Constant, First, Second) = (constant, first, second);
    }

    /// <summary>The exchange constant.</summary>
    public ExchangeConstant Constant { get; }

    /// <summary>Index of the first spin, from 0.</summary>
    public int First { get; }

    /// <summary>Index of the second spin, from 0.</summary>
    public int Second { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> ParameterNames => Names;

    /// <inheritdoc/>
    public double[] GetParameters() => [Constant.PlusJ];

    /// <inheritdoc/>
    public ISpinHamiltonianTerm WithParameters(ReadOnlySpan<double> parameters) =>
        new IsotropicExchange(ExchangeConstant.FromPlusJ(SpinProducts.Single(parameters)), First, Second);

    /// <summary>A scalar product does not turn.</summary>
    public ISpinHamiltonianTerm Rotated(Matrix rotation) => this;

    /// <inheritdoc/>
    public void AddTo(ComplexMatrix hamiltonian, SpinSystem system, FieldVector field) =>
        AddDerivativeTo(hamiltonian, system, field, 0, Constant.PlusJ);

    /// <inheritdoc/>
    public void AddDerivativeTo(ComplexMatrix target, SpinSystem system, FieldVector field, int parameter, double weight) =>
        SpinProducts.AddScalarProduct(target, system, First, Second, weight);
}
