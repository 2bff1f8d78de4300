using Kramers.Magnetism.MagnetisationDynamics;

namespace Kramers.Tests.Magnetism.MagnetisationDynamics;

public class RelaxingMagnetTests
{
    private static readonly EquilibriumMagnetisation Doublet = Equilibrium.IsingDoublet(20);

    [Fact]
    public void Constant_tau_is_an_exponential()
    {
        var decay = new Decay(1, 0, double.PositiveInfinity).Measure(RelaxingMagnet.Crystal(Doublet, (_, _) => 0.02), 4, 0, 1, 10, 100, 1000);
        Assert.All(decay.TimesSeconds.Zip(decay.Magnetisation), p => Assert.Equal(Doublet(4, 1) * Math.Exp(-0.02 * p.First), p.Second, 1e-12));
    }

    [Fact]
    public void A_fast_magnet_is_in_equilibrium_and_a_frozen_one_keeps_its_magnetisation()
    {
        var loop = new Hysteresis(3, 0.02);
        var fast = loop.Measure(RelaxingMagnet.Powder(Doublet, (_, _) => 1e15), 4);
        var powder = RelaxingMagnet.Powder(Doublet, (_, _) => 0);
        Assert.All(fast.Down.FieldsTesla.Zip(fast.Down.Magnetisation), p => Assert.Equal(powder.Equilibrium(4, p.First), p.Second, 1e-9));
        var frozen = loop.Measure(powder, 4);
        Assert.All(frozen.Up.Magnetisation, m => Assert.Equal(powder.Equilibrium(4, 3), m, 1e-14));
        Assert.Null(frozen.CoerciveFieldTesla);
        Assert.Equal(1, frozen.RemanenceFraction, 1e-14);
        Assert.Equal(0, frozen.AreaTesla, 1e-12);
    }

    /// <summary>M_eq linear in the field and in time, rate growing exponentially: an integrating factor and quadrature of 200 000 points.</summary>
    [Fact]
    public void A_rate_that_grows_is_followed_as_the_integral_says()
    {
        const double duration = 100;
        double Rate(double t) => 1e-6 * Math.Exp(0.2 * (t - 1) * 100);
        var history = RelaxingMagnet.Crystal((t, _) => 1 / t, (t, _) => Rate(t)).Follow(Ramp.Temperature(1, 2, 0.01, 1, 50))[0];

        const int n = 200_000;
        double memory = 0, m = 1.0;
        for (var i = 0; i < n; i++)
        {
            // dM = Gamma (Meq - M) dt by the implicit midpoint rule: another method, with tiny steps.
            var t = 1 + (i + 0.5) / n;
            var s = Rate(t) * duration / n;
            m = (m * (1 - s / 2) + s / t) / (1 + s / 2);
            memory += s;
        }

        Assert.InRange(memory, 1, 1e5);
        Assert.Equal(m, history.Magnetisation[^1], 1e-5);
        Assert.InRange(history.Errors[^1], 0, 1e-5);
    }

    [Theory]
    [InlineData(1e-8)]
    [InlineData(1)]
    [InlineData(1e8)]
    public void The_number_of_readings_does_not_matter(double scale)
    {
        // A narrow tunnelling resonance at zero field, 10^6 times the background.
        var magnet = RelaxingMagnet.Crystal(Doublet, (t, b) => scale * (1e-5 * Math.Exp(t) + 10 / (1 + b * b * 1e6)));
        var few = magnet.Follow(Ramp.Field(3, -3, 0.02, 4, 7))[0];
        var many = magnet.Follow(Ramp.Field(3, -3, 0.02, 4, 7000))[0];
        Assert.Equal(many.Magnetisation[^1], few.Magnetisation[^1], few.Errors[^1] + many.Errors[^1]);
        Assert.Equal(many.Magnetisation[3000], few.Magnetisation[3], few.Errors[3] + many.Errors[3000]);
        Assert.InRange(few.Errors.Max(), 0, 1e-4);
    }

    [Fact]
    public void A_powder_of_free_equilibrium_is_the_integral_over_the_half_sphere()
    {
        // M = c tanh(a c): integral over c from 0 to 1 by a fine midpoint rule.
        var powder = RelaxingMagnet.Powder(Doublet, (_, _) => 1);
        const int n = 100_000;
        var expected = Enumerable.Range(0, n).Sum(i => (i + 0.5) / n * Doublet(3, 2 * (i + 0.5) / n)) / n;
        Assert.Equal(expected, powder.Equilibrium(3, 2), 1e-7);
    }

    [Fact]
    public void Protocols_that_mean_nothing_are_refused()
    {
        var magnet = RelaxingMagnet.Crystal(Doublet, (_, _) => 1);
        Assert.Throws<ArgumentException>(() => magnet.Follow());
        Assert.Throws<ArgumentOutOfRangeException>(() => Ramp.Field(1, -1, 0, 2, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => Ramp.Temperature(2, 0, 1, 1, 10));
        Assert.Throws<ArgumentException>(() => Ramp.Wait(0, 2, 1, 2));
        Assert.Throws<InvalidOperationException>(() => new Hysteresis(1, 1).Measure(RelaxingMagnet.Crystal(Doublet, (_, _) => -1), 2));
    }
}
