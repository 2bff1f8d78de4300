using Kramers.Magnetism.MagnetisationDynamics;
using Kramers.Numerics;

namespace Kramers.Tests.Magnetism.MagnetisationDynamics;

public class HysteresisTests
{
    private static readonly EquilibriumMagnetisation Doublet = Equilibrium.IsingDoublet(20);
    private static readonly RelaxationRate Arrhenius = (t, _) => 1e10 * Math.Exp(-400 / t);

    /// <summary>
    /// M_eq = chi B in a triangular field of amplitude Bm and rate r: on the way up M = chi (B - r tau) + A exp(-t/tau) with
    /// A = 2 chi r tau/(1 + exp(-2Bm/(r tau))), M(0) and M(2Bm/r) being opposite. Area 4 chi r tau (Bm - r tau tanh(Bm/(r tau))).
    /// </summary>
    [Theory]
    [InlineData(0.1)]
    [InlineData(2)]
    [InlineData(40)]
    public void The_area_of_linear_response_to_a_triangular_field_is_known(double tau)
    {
        const double chi = 1.7, r = 0.5, bm = 2;
        var loop = new Hysteresis(bm, r) { Cycles = 60, ReadingsPerBranch = 2001 }.Measure(RelaxingMagnet.Crystal((_, b) => chi * b, (_, _) => 1 / tau), 5);
        var lag = r * tau;
        Assert.Equal(1, loop.AreaTesla / (4 * chi * lag * (bm - lag * Math.Tanh(bm / lag))), 1e-4);
        var remanence = chi * lag - 2 * chi * lag * Math.Exp(-bm / lag) / (1 + Math.Exp(-2 * bm / lag));
        Assert.Equal(1, loop.Remanence / remanence, 1e-4);
    }

    [Fact]
    public void After_the_first_cycle_the_loop_is_its_own_mirror_image()
    {
        var loop = new Hysteresis(3, 0.02) { Cycles = 5 }.Measure(RelaxingMagnet.Powder(Doublet, (_, _) => 0.05), 4);
        Assert.All(loop.Down.Magnetisation.Zip(loop.Up.Magnetisation), p => Assert.Equal(-p.First, p.Second, 1e-3));
        Assert.Equal(3, loop.Down.FieldsTesla[0]);
        Assert.Equal(-3, loop.Up.FieldsTesla[0]);
    }

    [Fact]
    public void A_faster_sweep_needs_a_larger_coercive_field()
    {
        foreach (var make in new Func<EquilibriumMagnetisation, RelaxationRate, RelaxingMagnet>[] { RelaxingMagnet.Crystal, (m, r) => RelaxingMagnet.Powder(m, r) })
        {
            double?[] fields = [.. new[] { 0.001, 0.003, 0.01, 0.03, 0.1 }.Select(rate => new Hysteresis(5, rate).Measure(make(Doublet, Arrhenius), 18).CoerciveFieldTesla)];
            Assert.All(fields.Zip(fields.Skip(1)), pair => Assert.True(pair.First < pair.Second, $"{pair.First} T at the slower sweep, {pair.Second} T at the faster one"));
        }
    }

    /// <summary>M_eq(B &lt; 0) = -m and M = m at B = 0, tau constant: M = 0 after tau ln 2 beyond zero field, so B_c = r tau ln 2.</summary>
    [Fact]
    public void A_saturated_doublet_turns_after_tau_ln_2()
    {
        const double tau = 7, r = 0.1;
        var step = RelaxingMagnet.Crystal(Equilibrium.IsingDoublet(20), (_, _) => 1 / tau);
        var loop = new Hysteresis(5, r) { ReadingsPerBranch = 4001 }.Measure(step, 1e-4);
        Assert.Equal(r * tau * Math.Log(2), loop.CoerciveFieldTesla!.Value, 1e-3);

        // What is lost before zero field: integral of (1 - tanh x)/(r tau) dB = ln 2 k_B T/(10 mu_B r tau).
        var lost = Math.Log(2) * PhysicalConstants.BoltzmannCm * 1e-4 / (10 * PhysicalConstants.BohrMagnetonCm * r * tau);
        Assert.Equal(1 - lost, loop.RemanenceFraction, 1e-7);
    }

    [Fact]
    public void The_loop_opens_where_the_lag_is_the_coercive_field()
    {
        // Linear response: B_c = r tau (1 - small terms), so tau(T) = B_c/r.
        const double rate = 0.02, threshold = 0.01;
        var magnet = RelaxingMagnet.Crystal((t, b) => b / t, Arrhenius);
        var found = new OpenLoop(0.5, threshold).HighestTemperature(magnet, new Hysteresis(2, rate) { ReadingsPerBranch = 2001 }, 5, 60);
        Assert.False(found!.IsLowerBound);
        Assert.Equal(400 / Math.Log(1e10 * threshold / rate), found.Kelvin, 3e-3);
    }

    [Fact]
    public void Loops_that_are_always_open_or_never_say_so()
    {
        var measurement = new Hysteresis(2, 0.02);
        Assert.Equal(new OpenLoopTemperature(30, true), new OpenLoop().HighestTemperature(RelaxingMagnet.Crystal(Doublet, (_, _) => 0), measurement, 2, 30));
        Assert.Null(new OpenLoop().HighestTemperature(RelaxingMagnet.Crystal(Doublet, (_, _) => 1e6), measurement, 2, 30));
    }
}
