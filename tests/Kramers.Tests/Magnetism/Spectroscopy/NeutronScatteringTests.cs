using Kramers.Magnetism;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Relaxation;
using Kramers.Magnetism.Spectroscopy;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Magnetism.Spectroscopy;

public class NeutronScatteringTests
{
    private static readonly SpinSystem Single = new(Spin.FromValue(2.5), [ZeroFieldSplitting.FromDE(-0.7, 0.15), ZeemanTerm.Isotropic(2)]);

    // Levels D M^2; from M = -10 only to -9, with the strength (2/3) (S(S+1) - 90)/2 of S+.
    [Fact]
    public void An_axial_spin_shows_its_ladder()
    {
        var system = new SpinSystem(Spin.FromValue(10), [ZeroFieldSplitting.FromDE(-0.5, 0), ZeemanTerm.Isotropic(2)]);
        var levels = system.Solve(FieldVector.FromTesla(0, 0, 0.001)); // M is good, and no level twice
        var cold = new NeutronScattering(levels, [Centre(system, 0)]).Transitions(0.001);
        var line = cold.Where(t => t.Intensity > 1e-6 && t.EnergyTransferCm > 1).Single();
        Assert.Equal(0.5 * (100 - 81), line.EnergyTransferCm, 2);
        Assert.Equal(2.0 / 3 * 0.5 * (110 - 90), line.Strength, 9);
    }

    [Fact]
    public void Strengths_from_a_level_add_up_to_two_thirds_of_S_squared()
    {
        var levels = Single.Solve(FieldVector.FromTesla(0.4, 0.2, 0.9));
        var all = new NeutronScattering(levels, [Centre(Single, 0)]).Transitions(10);
        foreach (var from in all.GroupBy(t => t.Initial))
        {
            Assert.Equal(2.0 / 3 * 2.5 * 3.5, from.Sum(t => t.Strength), 9);
        }
    }

    [Fact]
    public void Gain_and_loss_obey_detailed_balance()
    {
        var all = new NeutronScattering(Single.Solve(FieldVector.FromTesla(0.4, 0.2, 0.9)), [Centre(Single, 0)]).Transitions(3);
        foreach (var t in all)
        {
            var back = all.Single(x => x.Initial == t.Final && x.Final == t.Initial);
            Assert.Equal(t.Intensity * Math.Exp(-t.EnergyTransferCm / (PhysicalConstants.BoltzmannCm * 3)), back.Intensity, 9);
        }
    }

    // Singlet to triplet of a pair of spins 1/2 in a powder: F^2 (1 - sin(QR)/QR) (Furrer and Guedel, Phys. Rev. Lett. 39, 657 (1977)).
    // The smallest Q lies in the series of j0 and j2.
    [Theory]
    [InlineData(0.0003)]
    [InlineData(0.4)]
    [InlineData(1.7)]
    public void A_dimer_oscillates_with_the_momentum_transfer(double q)
    {
        double[] first = [0.3, -0.2, 1], second = [1.7, 1.2, 3.5];
        var r = Math.Sqrt(1.4 * 1.4 + 1.4 * 1.4 + 2.5 * 2.5);
        var dimer = Dimer();
        var levels = dimer.Solve(FieldVector.Zero);
        var scattering = new NeutronScattering(levels, [Centre(dimer, 0, first, 0.9), Centre(dimer, 1, second, 0.9)], q);
        var fromSinglet = scattering.Transitions(0.1).Where(t => t.Initial == 0 && t.Final != 0).ToArray();
        Assert.All(fromSinglet, t => Assert.Equal(30, t.EnergyTransferCm, 9));
        var x = q * r;
        var expected = x < 0.01 ? x * x / 6 - x * x * x * x / 120 : 1 - Math.Sin(x) / x;
        Assert.Equal(1, fromSinglet.Sum(t => t.Strength) / (0.81 * expected), 7);
    }

    [Fact]
    public void Without_momentum_transfer_a_dimer_scatters_as_its_total_spin()
    {
        var dimer = Dimer();
        var levels = dimer.Solve(FieldVector.FromTesla(1, 2, 3));
        var total = new NeutronScatterer([.. Enumerable.Range(0, 3).Select(a => dimer.Operators(0)[a] + dimer.Operators(1)[a])]);
        var one = new NeutronScattering(levels, [total]).Transitions(20);
        var two = new NeutronScattering(levels, [Centre(dimer, 0), Centre(dimer, 1, [4, 0, 0])]).Transitions(20);
        Assert.All(one.Zip(two), p => Assert.Equal(p.First.Strength, p.Second.Strength, 10));
    }

    [Fact]
    public void The_area_of_a_spectrum_is_the_sum_of_its_lines()
    {
        var scattering = new NeutronScattering(Single.Solve(FieldVector.FromTesla(0.4, 0.2, 0.9)), [Centre(Single, 0)]);
        double[] axis = [.. Enumerable.Range(-4000, 8001).Select(i => 0.005 * i)];
        Assert.Equal(2.0 / 3 * 2.5 * 3.5, 0.005 * scattering.Spectrum(axis, LineShape.GaussianFwhm(0.2), 5).Sum(), 9);
    }

    private static SpinSystem Dimer() => new(
        [Spin.FromValue(0.5), Spin.FromValue(0.5)],
        [new IsotropicExchange(ExchangeConstant.FromPlusJ(30)), ZeemanTerm.Isotropic(2), ZeemanTerm.Isotropic(2, 1)]);

    private static NeutronScatterer Centre(SpinSystem system, int centre, double[]? position = null, double formFactor = 1)
    {
        var s = system.Operators(centre);
        return new NeutronScatterer(new ComplexMatrix[] { s.X, s.Y, s.Z }, position, formFactor);
    }
}
