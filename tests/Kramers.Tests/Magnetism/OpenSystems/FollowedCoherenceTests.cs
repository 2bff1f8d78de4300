using Kramers.Magnetism.OpenSystems;
using Kramers.Magnetism.Relaxation;
using Kramers.Magnetism.Spins;

namespace Kramers.Tests.Magnetism.OpenSystems;

/// <summary>Steps of equal length, and rates with the coherences eliminated.</summary>
public sealed class FollowedCoherenceTests
{
    private const double Temperature = 30;

    [Theory]
    [InlineData(0)]
    [InlineData(double.PositiveInfinity)]
    public void Equal_steps_are_what_single_times_give(double cutoff)
    {
        var levels = SpinModels.Quartet(FieldVector.FromTesla(0.2, 0.1, 0.5));
        var motion = new Liouvillian(levels, RedfieldTensor.Of(levels, Baths(), Temperature, cutoff));
        var (rho, step) = (SpinModels.Up(4), 0.3 / motion.SlowestRelaxation().PerSecond);
        var steps = motion.Follow(rho, step, 4);
        var single = motion.Integrate(rho, [0, step, 2 * step, 3 * step, 4 * step]);
        Assert.All(steps.Zip(single), p => Assert.True(SpinModels.Difference(p.First, p.Second) < 1e-7));
    }

    /// <summary>All eigenvalues of a block with coherences: their sum is the trace of the generator, their slowest the end of every decay.</summary>
    [Fact]
    public void Decay_rates_with_coherences_are_those_of_the_motion()
    {
        var levels = SpinModels.Quartet(FieldVector.FromTesla(0.2, 0.1, 0.5));
        var r = RedfieldTensor.Of(levels, Baths(), Temperature, double.PositiveInfinity);
        var motion = new Liouvillian(levels, r);
        Assert.Equal(1, motion.DecayRates(0, 0).Sum(x => x.PerSecond) / -r.ToMatrix().Trace().Real, 1e-10);
        var slowest = motion.SlowestRelaxation().PerSecond;
        double Left(double t) => (motion.Propagate(SpinModels.Up(4), [t])[0] - motion.Propagate(SpinModels.Up(4), [60 / slowest])[0]).Norm();
        Assert.Equal(1, Math.Log(Left(18 / slowest) / Left(20 / slowest)) / 2, 1e-3);
    }

    /// <summary>In a small field coherences turn and decay fast beside the relaxation over the barrier: populations stand for it, but not with bare jumps.</summary>
    [Fact]
    public void Rates_with_coherences_eliminated_relax_alike()
    {
        // Close levels along the easy axis: cutoff above the Zeeman splitting keeps their coherences.
        var levels = SpinModels.Quartet(FieldVector.FromTesla(0, 0, 3));
        var motion = new Liouvillian(levels, RedfieldTensor.Of(levels, Baths(0.02), Temperature, double.PositiveInfinity));
        var rates = motion.PopulationRates();
        Assert.NotNull(rates);
        Assert.Equal(1, RelaxationTime.Of(rates).Seconds * motion.SlowestRelaxation().PerSecond, 1e-2);
    }

    [Fact]
    public void What_is_taken_away_leaves_the_other_modes()
    {
        var levels = SpinModels.Quartet(FieldVector.Zero);
        var baths = Baths();
        Dissipator Of(IReadOnlyList<BathCoupling> some) => RedfieldTensor.Of(levels, some, Temperature, 0);
        Assert.True(SpinModels.Difference((Of(baths) - Of([baths[1]])).ToMatrix(), Of([baths[0], baths[2], baths[3]]).ToMatrix()) < 1e-12);
        Assert.Equal(0, (Of(baths) - Of(baths)).LargestRate);
    }

    private static IReadOnlyList<BathCoupling> Baths(double scale = 0.3) => BathCoupling.OnePhonon(SpinModels.QuartetCoupling(5, scale), SpinModels.Line);
}
