using Kramers.Magnetism;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.MagnetisationDynamics;
using Kramers.Magnetism.Relaxation;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Magnetism.MagnetisationDynamics;

public class SweptLadderTests
{
    private static readonly double[] Z = [0, 0, 1];
    private static readonly LadderRates Nothing = (levels, _) => new RateMatrix(new Matrix(levels.Eigensystem.Dimension, levels.Eigensystem.Dimension));

    /// <summary>S = 1, D = -20: m = +-1 have the gap 2E in zero field and diverge with 2 g mu_B.</summary>
    private static FieldLadder SpinOne(double e, int intervals = 101, double resolvedGapCm = 1e-4) =>
        new(new Magnetometer(new SpinSystem(Spin.FromValue(1), ZeroFieldSplitting.FromDE(-20, e), ZeemanTerm.Isotropic(2))), Z, 0.5, intervals, resolvedGapCm);

    [Theory]
    [InlineData(1e-3)]
    [InlineData(1e-5)]
    [InlineData(1e-7)]
    public void The_gap_of_a_spin_one_is_2E(double e)
    {
        var crossing = Assert.Single(SpinOne(e, resolvedGapCm: 1).Crossings);
        Assert.Equal(2 * e, crossing.GapCm, 2e-14 + 1e-6 * e);
        Assert.Equal(0, crossing.FieldTesla, 1e-2 * e);
        Assert.Equal(4 * PhysicalConstants.BohrMagnetonCm, crossing.DivergenceCmPerTesla, 0.02);
    }

    [Fact]
    public void A_grid_with_a_node_on_the_crossing_finds_it_too()
    {
        var crossing = Assert.Single(SpinOne(1e-7, 100).Crossings);
        Assert.Equal(2e-7, crossing.GapCm, 1e-13);
    }

    [Fact]
    public void A_gap_above_the_limit_is_resolved_by_the_grid()
    {
        var ladder = SpinOne(1e-3);
        Assert.Empty(ladder.Crossings);
        var moments = ladder.FieldsTesla.Select((_, i) => ladder.MomentsAt(i)[0]).ToArray();
        Assert.All(moments.Zip(moments.Skip(1)), pair => Assert.True(pair.Second > pair.First - 1e-9 && pair.Second - pair.First < 2));
    }

    [Fact]
    public void A_gap_that_is_wide_on_the_grid_is_followed_in_the_level()
    {
        var ladder = SpinOne(0.2);
        Assert.Empty(ladder.Crossings);
        var loop = new SweptLadder(ladder, Nothing, 0.1, 0.01).Hysteresis();
        Assert.True(loop.Down.Magnetisation[^1] < -1.5);
    }

    [Fact]
    public void Without_relaxation_a_sweep_tunnels_once()
    {
        // 1 - P stays behind: at the far end M = g m (1 - 2P) with the moment g m of the level there.
        const double e = 3e-8;
        const double rate = 0.003;
        var p = LandauZener.Probability(2 * e, 4 * PhysicalConstants.BohrMagnetonCm * rate);
        Assert.InRange(p, 0.05, 0.95);
        var loop = new SweptLadder(SpinOne(e), Nothing, 0.02, rate).Hysteresis();
        Assert.Equal(2 * (1 - 2 * p), loop.Down.Magnetisation[^1], 1e-5);
        Assert.Equal(2 * (1 - 2 * p) * (1 - 2 * p), loop.Up.Magnetisation[^1], 1e-5);
    }

    /// <summary>A spin 1/2 with one rate: the ladder and the equation for M are the same physics in two codes.</summary>
    [Fact]
    public void Two_levels_relax_as_the_magnetisation_does()
    {
        const double gamma = 0.08;
        var ladder = new FieldLadder(new Magnetometer(new SpinSystem(Spin.FromValue(0.5), ZeemanTerm.Isotropic(2))), Z, 3, 801);
        LadderRates rates = (levels, t) =>
        {
            var boltzmann = levels.At(t).Populations;
            return new RateMatrix(Matrix.FromRows([0, gamma * boltzmann[0]], [gamma * boltzmann[1], 0]));
        };
        var loop = new SweptLadder(ladder, rates, 2, 0.1).Hysteresis(2);
        var magnet = RelaxingMagnet.Crystal(Equilibrium.IsingDoublet(2), (_, _) => gamma);
        var expected = new Hysteresis(3, 0.1) { ReadingsPerBranch = 802, Cycles = 2 }.Measure(magnet, 2);
        Assert.Equal(expected.Remanence, loop.Remanence, 1e-3);
        Assert.Equal(expected.CoerciveFieldTesla!.Value, loop.CoerciveFieldTesla!.Value, 4e-3);
        Assert.Equal(expected.AreaTesla, loop.AreaTesla, 4e-3 * expected.AreaTesla);
    }

    [Fact]
    public void Fast_relaxation_is_equilibrium()
    {
        var sweep = new SweptLadder(SpinOne(1e-5), Ladder(1e12, 1e11), 5, 0.01);
        var loop = sweep.Hysteresis();
        Assert.All(sweep.InEquilibrium().Zip(loop.Up.Magnetisation), p => Assert.Equal(p.First, p.Second, 1e-9));
    }

    /// <summary>Rates of 1e12 s^-1 over a barrier and a tau of an hour: the ladder must relax as one rate 1/tau between the wells does.</summary>
    [Fact]
    public void Stiff_rates_keep_the_slowest_time()
    {
        const double temperature = 1.2;
        const double field = 1e-3;
        var ladder = new FieldLadder(new Magnetometer(new SpinSystem(Spin.FromValue(1), ZeroFieldSplitting.FromDE(-30, 0), ZeemanTerm.Isotropic(2))), Z, field, 401);
        var rates = Ladder(1e12, 0);
        var tau = RelaxationTime.Of(rates(ladder.LevelsAt(200), temperature)).Seconds;
        Assert.InRange(tau, 1e3, 1e4);
        var loop = new SweptLadder(ladder, rates, temperature, field / tau).Hysteresis();
        var expected = new Hysteresis(field, field / tau).Measure(RelaxingMagnet.Crystal(Equilibrium.IsingDoublet(4), (_, _) => 1 / tau), temperature);
        Assert.Equal(1, loop.Remanence / expected.Remanence, 2e-3);
        Assert.Equal(1, loop.Down.Magnetisation[^1] / expected.Down.Magnetisation[^1], 2e-3);
    }

    /// <summary>Neighbours in m by phonons, golden rule in outline: downwards s^-1, upwards with Boltzmann's factor; and a direct share.</summary>
    internal static LadderRates Ladder(double neighbours, double all) => (levels, t) =>
    {
        var e = levels.Eigensystem.Energies;
        var moments = levels.MomentsAlong(Z);
        var rates = new Matrix(e.Length, e.Length);
        for (var a = 0; a < e.Length; a++)
        {
            for (var b = 0; b < e.Length; b++)
            {
                var near = Math.Abs(Math.Abs(moments[a] - moments[b]) - 2) < 0.5;
                rates[a, b] = a == b ? 0 : (all + (near ? neighbours : 0)) * Math.Exp(-Math.Max(0, e[a] - e[b]) / (PhysicalConstants.BoltzmannCm * t));
            }
        }

        return new RateMatrix(rates);
    };
}
