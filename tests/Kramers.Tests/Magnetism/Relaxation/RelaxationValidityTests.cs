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
    public void Degenerate_levels_are_named()
    {
        var levels = new Eigensystem([0, 0, 20, 31, 31, 31], ComplexMatrix.Identity(6));
        Assert.Equal([[0, 1], [3, 4, 5]], RelaxationValidity.CoincidingLevels(levels));
        var coupling = new SpinPhononCoupling([50], [ComplexMatrix.Identity(6)]);
        var rates = new RateMatrix(new Matrix(6, 6));
        var warning = Assert.Single(RelaxationValidity.Check(levels, coupling, LineShape.GaussianFwhm(1), rates, 10));
        Assert.Contains("(0, 1; 3, 4, 5)", warning, StringComparison.Ordinal);
        Assert.Empty(RelaxationValidity.CoincidingLevels(new Eigensystem([0, 1e-6, 20], ComplexMatrix.Identity(3))));
    }

    [Theory]
    [InlineData(20, true)]
    [InlineData(21.5, true)]
    [InlineData(24, false)]
    public void Real_intermediate_levels_are_named(double phonon, bool resonant)
    {
        var levels = new Eigensystem([0, 0.1, 20], ComplexMatrix.Identity(3));
        var v = new ComplexMatrix(3, 3, [0, 0, 1, 0, 0, 0, 1, 0, 0]);
        var warnings = RelaxationValidity.CheckRaman(levels, new SpinPhononCoupling([80, phonon], [v, v]), LineShape.LorentzianFwhm(4));
        Assert.Equal(resonant ? 1 : 0, warnings.Count);
        Assert.All(warnings, w => Assert.Contains("mode 1", w, StringComparison.Ordinal));
        Assert.All(warnings, w => Assert.Contains("levels 0 and 2", w, StringComparison.Ordinal));
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

    [Fact]
    public void Many_close_pairs_are_one_sentence_that_names_the_closest()
    {
        var levels = new Eigensystem([0, 0.01, 50, 50.001, 90, 90.02], ComplexMatrix.Identity(6));
        var rates = new Matrix(6, 6, [.. Enumerable.Range(0, 36).Select(ij => ij / 6 == ij % 6 ? 0 : 2e9)]);
        var warnings = RelaxationValidity.Check(levels, new SpinPhononCoupling([50], [ComplexMatrix.Identity(6)]), LineShape.GaussianFwhm(10), new RateMatrix(rates), 1e4);
        var warning = Assert.Single(warnings, w => w.Contains("lifetime width", StringComparison.Ordinal));
        Assert.Contains("levels 2 and 3, 0.001 cm^-1 apart", warning, StringComparison.Ordinal);
        Assert.Contains("3 pairs", warning, StringComparison.Ordinal);
        Assert.Contains("picture: redfield", warning, StringComparison.Ordinal);
    }
}
