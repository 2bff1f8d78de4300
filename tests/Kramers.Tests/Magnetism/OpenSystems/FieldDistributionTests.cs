using Kramers.Magnetism;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.OpenSystems;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;

namespace Kramers.Tests.Magnetism.OpenSystems;

public sealed class FieldDistributionTests
{
    [Fact]
    public void Gaussian_moments_and_its_characteristic_function()
    {
        var rule = FieldDistribution.Gaussian(0.02).Along(12);
        Assert.Equal(1, rule.Sum(p => p.Weight), 1e-13);
        Assert.Equal(1, rule.Sum(p => p.Weight * Math.Pow(p.Tesla / 0.02, 2)), 1e-12);
        Assert.Equal(15, rule.Sum(p => p.Weight * Math.Pow(p.Tesla / 0.02, 6)), 1e-10);
        Assert.Equal(Math.Exp(-0.5), rule.Sum(p => p.Weight * Math.Cos(p.Tesla / 0.02)), 1e-9);
    }

    /// <summary>A Lorentzian of half width s against one of half width a: a/(a + s).</summary>
    [Fact]
    public void Lorentzian_on_a_Lorentzian()
    {
        var rule = FieldDistribution.Lorentzian(0.02).Along(60);
        Assert.Equal(1, rule.Sum(p => p.Weight), 1e-13);
        Assert.Equal(0.03 / 0.04, rule.Sum(p => p.Weight / (1 + Math.Pow(p.Tesla / 0.03, 2))), 1e-12);
    }

    [Fact]
    public void Three_axes_around_the_applied_field()
    {
        var fields = FieldDistribution.Gaussian(0.1).Around(FieldVector.FromTesla(0, 0, 1), 4);
        Assert.Equal(64, fields.Count);
        var mean = FieldDistribution.Mean(fields, b => [b.X, b.Z, b.Z * b.Z, b.X * b.X]);
        double[] expected = [0, 1, 1.01, 0.01];
        Assert.All(expected.Zip(mean), pair => Assert.Equal(pair.First, pair.Second, 1e-13));
    }

    /// <summary>
    /// A spin 1/2 prepared along z in a static Gaussian field of all three components, no phonons: Kubo and Toyabe,
    /// &lt;2 Sz&gt; = 1/3 + 2/3 (1 - x^2) exp(-x^2/2), x = g mu_B sigma t/hbar (Magnetic Resonance and Relaxation (1967), 810): magnetisation is lost without any rate.
    /// </summary>
    [Fact]
    public void Static_fields_alone_give_Kubo_and_Toyabe()
    {
        const double sigma = 1e-3;
        var system = new SpinSystem(Spin.FromValue(0.5), ZeemanTerm.Isotropic(2));
        var unit = PhysicalConstants.PlanckCm / (2 * Math.PI * 2 * PhysicalConstants.BohrMagnetonCm * sigma);
        double[] x = [0, 0.5, 1, 1.7, 2.5];
        var z = 2.0 * system.Operators(0).Z;
        var fields = FieldDistribution.Gaussian(sigma).Around(FieldVector.Zero, 18);
        var curve = FieldDistribution.Mean(fields, b => Magnetisation(system.Solve(b)));
        for (var i = 0; i < x.Length; i++)
        {
            var expected = (1 + 2 * (1 - x[i] * x[i]) * Math.Exp(-x[i] * x[i] / 2)) / 3;
            Assert.Equal(expected, curve[i], 2e-3);
        }

        double[] Magnetisation(Eigensystem levels) =>
            new Liouvillian(levels, RedfieldTensor.Of(levels, [], 4, 0)).Expectation(z, SpinModels.Up(2), [.. x.Select(t => t * unit)]);
    }
}
