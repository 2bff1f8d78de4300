namespace Kramers.Tests.Atomistics.Vibrations;

/// <summary>The reference of this folder keeps the contract of potentials itself, but for elements, which it does not look at.</summary>
public class SpringPotentialTests
{
    [Fact]
    public void Forces_are_minus_the_gradient()
    {
        var potential = new SpringPotential(Geometries.Random("Co F N F", 1));
        var elsewhere = Geometries.Random("Co F N F", 2);
        var gradient = Geometries.Derivative(elsewhere, s => [potential.Evaluate(s).EnergyEv]);
        Geometries.AssertClose((-1 * gradient).Data, potential.Evaluate(elsewhere).ForcesEvPerAngstrom, 1e-8);
    }
}
