using Kramers.Magnetism;
using Kramers.Magnetism.Relaxation;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Magnetism.Relaxation;

public sealed class RelaxationValidityTests
{
    // hbar in cm^-1 s is 5.3e-12: a rate of 1e11 s^-1 is a width of 0.53 cm^-1.
    [Theory]
    [InlineData(10, 1e6, 2, 30, "")]
    [InlineData(100, 1e12, 2, 30, "Markov")]
    [InlineData(0.1, 1e10, 2, 30, "coherence")]
    [InlineData(0, 1e6, 2, 30, "coincide")]
    [InlineData(10, 1e6, 20, 15, "lowest phonon")]
    public void Each_doubt_is_named(double gap, double rate, double width, double phonon, string expected)
    {
        var levels = new Eigensystem([0, gap], ComplexMatrix.Identity(2));
        var coupling = new SpinPhononCoupling([phonon], [ComplexMatrix.Identity(2)]);
        var up = rate * Math.Exp(-gap / (PhysicalConstants.BoltzmannCm * 10));
        var rates = new RateMatrix(Matrix.FromRows([0, rate], [up, 0]));

        var warnings = RelaxationValidity.Check(levels, coupling, LineShape.LorentzianFwhm(width), rates, 10);

        Assert.Equal(expected.Length == 0 ? 0 : 1, warnings.Count);
        Assert.All(warnings, w => Assert.Contains(expected, w, StringComparison.Ordinal));
    }

    [Fact]
    public void An_equilibrium_that_is_not_Boltzmanns_is_named()
    {
        var levels = new Eigensystem([0, 10], ComplexMatrix.Identity(2));
        var coupling = new SpinPhononCoupling([30], [ComplexMatrix.Identity(2)]);
        var rates = new RateMatrix(Matrix.FromRows([0, 1e6], [1e6, 0]));

        var warning = Assert.Single(RelaxationValidity.Check(levels, coupling, LineShape.LorentzianFwhm(2), rates, 10));

        // Half the population up instead of 1/(1 + exp(10/6.95)) = 0.192.
        Assert.Contains("Boltzmann's by 31", warning, StringComparison.Ordinal);
    }
}
