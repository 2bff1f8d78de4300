using Kramers.Magnetism;
using Kramers.Magnetism.Spins;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Magnetism.Hamiltonians;

/// <summary>The derivative by every parameter of a term against finite differences, for the harness of one and that of two centres.</summary>
internal static class TermDerivatives
{
    /// <param name="system">A system of one term.</param>
    /// <param name="field">Field.</param>
    /// <param name="tolerance">Relative to 1 + |dH/dp|.</param>
    public static void AssertEqualFiniteDifferences(SpinSystem system, FieldVector field, double tolerance)
    {
        const double Step = 1e-4;
        var term = system.Terms[0];
        var parameters = term.GetParameters();
        Assert.Equal(parameters.Length, term.ParameterNames.Count);
        for (var p = 0; p < parameters.Length; p++)
        {
            var difference = (1 / (2 * Step)) * (Shifted(p, Step) - Shifted(p, -Step));
            var derivative = new ComplexMatrix(system.Dimension, system.Dimension);
            term.AddDerivativeTo(derivative, system, field, p, 1);
            Assert.True((derivative - difference).Norm() < tolerance * (1 + derivative.Norm()));
        }

        ComplexMatrix Shifted(int parameter, double step)
        {
            var shifted = (double[])parameters.Clone();
            shifted[parameter] += step;
            return new SpinSystem(system.Spins, [term.WithParameters(shifted)]).Hamiltonian(field);
        }
    }
}
