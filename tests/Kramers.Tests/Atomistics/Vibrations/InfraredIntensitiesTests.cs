using Kramers.Atomistics.Vibrations;
using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Atomistics.Vibrations;

public class InfraredIntensitiesTests
{
    /// <summary>Point charges +-c on a diatomic: dmu/dq = c/sqrt(mu); 1 (D/angstrom)^2/u is 42.2561 km/mol, a number of every textbook.</summary>
    [Fact]
    public void A_diatomic_of_point_charges()
    {
        const double charge = 0.3;
        var molecule = new Structure([Element.FromSymbol("H"), Element.FromSymbol("Cl")], [0, 0, 0, 0.5, 0.7, 0.9]);
        double[] Dipole(Structure s) => [.. Enumerable.Range(0, 3).Select(k => charge * (s.Positions[k] - s.Positions[3 + k]))];
        var derivatives = InfraredIntensities.DipoleDerivatives(Dipole, molecule, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(-charge, derivatives[4, 1], 1e-10);
        Assert.InRange(CartesianSumRules.TranslationShare(derivatives), 0, 1e-10);
        var modes = NormalModes.FromHessian(molecule, FiniteDifferenceHessian.Evaluate(new SpringPotential(molecule), molecule, cancellation: TestContext.Current.CancellationToken));
        const double debye = 4.80320471; // 1 e angstrom
        var reduced = 1 / (1 / molecule.Elements[0].Mass + 1 / molecule.Elements[1].Mass);
        Assert.Equal(42.2561 * debye * debye * charge * charge / reduced, Assert.Single(InfraredIntensities.Of(modes, derivatives)), 1e-2);
    }

    [Fact]
    public void The_stretch_of_equal_charges_is_dark()
    {
        var molecule = new Structure([Element.FromSymbol("N"), Element.FromSymbol("N")], [0, 0, 0, 0, 0, 1.1]);
        var modes = NormalModes.FromHessian(molecule, FiniteDifferenceHessian.Evaluate(new SpringPotential(molecule), molecule, cancellation: TestContext.Current.CancellationToken));
        var derivatives = new Matrix(6, 3, [0.1, 0, 0, 0, 0.1, 0, 0, 0, 0.2, 0.1, 0, 0, 0, 0.1, 0, 0, 0, 0.2]);
        Assert.Equal(0, Assert.Single(InfraredIntensities.Of(modes, derivatives)), 1e-12);
        Assert.Throws<ArgumentException>(() => InfraredIntensities.Of(modes, new Matrix(9, 3)));
    }
}
