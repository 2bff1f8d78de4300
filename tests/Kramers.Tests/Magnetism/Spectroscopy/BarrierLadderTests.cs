using Kramers.Magnetism;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.Spectroscopy;
using Kramers.Magnetism.Spins;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Magnetism.Spectroscopy;

public class BarrierLadderTests
{
    private static readonly double[] Z = [0, 0, 1];

    [Fact]
    public void An_axial_spin_climbs_every_step_to_the_top()
    {
        var ladder = Of(new SpinSystem(Spin.FromValue(2.5), [ZeroFieldSplitting.FromDE(-5, 0), ZeemanTerm.Isotropic(2)]));
        Assert.Equal(3, ladder.Rungs.Count);
        Assert.Equal([5.0, -5.0, 3.0, -3.0, 1.0, -1.0], ladder.Moments, Close);

        // |<3/2|mu_x|5/2>| = g sqrt(5)/2 = |<mu_y>|; only +1/2 and -1/2 join the two sides, with |<mu_x>| = g 3/2.
        Assert.Equal(2 * Math.Sqrt(5) / 3, ladder.TransitionMoments[0, 2], 10);
        Assert.Equal(0, ladder.Rungs[0].TunnellingMoment, 10);
        Assert.Equal(2, ladder.Rungs[2].TunnellingMoment, 10);
        var path = ladder.Path(2);
        Assert.NotNull(path);
        Assert.Equal([0, 2, 4, 5, 3, 1], path.States);
        Assert.Equal(5 * (6.25 - 0.25), path.BarrierCm, 9);
    }

    // A strong rhombic term opens the lower doublets: what is cold tunnels in the ground doublet, what is hot goes higher.
    [Fact]
    public void Temperature_moves_the_path_up()
    {
        var ladder = Of(new SpinSystem(Spin.FromValue(4.5), [ZeroFieldSplitting.FromDE(-5, 0.3), ZeemanTerm.Isotropic(2)]));
        var barriers = new[] { 0.5, 3.0, 20.0, 300.0 }.Select(t => ladder.Path(t)!.BarrierCm).ToArray();
        Assert.Equal(barriers.Order(), barriers);
        Assert.Equal(0, barriers[0], 9);
        Assert.True(barriers[^1] > ladder.Rungs[2].EnergyCm);
    }

    // S = 1 with E: |+-1> split by 2E, mixed back to full moments, and mu_x, mu_y, mu_z vanish between them.
    [Fact]
    public void A_tunnel_splitting_is_undone_by_the_moment()
    {
        var ladder = Of(new SpinSystem(Spin.FromValue(1), [ZeroFieldSplitting.FromDE(-3, 0.01), ZeemanTerm.Isotropic(2)]));
        Assert.Equal(2, ladder.Rungs.Count);
        Assert.Equal(0.02, ladder.Rungs[0].SplittingCm, 10);
        Assert.Equal([2.0, -2.0, 0.0], ladder.Moments, Close);
        Assert.Equal(0, ladder.Rungs[0].TunnellingMoment, 10);
        var single = Of(new SpinSystem(Spin.FromValue(1), [ZeroFieldSplitting.FromDE(3, 0.01), ZeemanTerm.Isotropic(2)]));
        Assert.Throws<InvalidOperationException>(() => single.Path(5));
    }

    [Fact]
    public void The_ladder_does_not_depend_on_which_pair_spans_a_doublet()
    {
        var system = new SpinSystem(Spin.FromValue(3.5), [ZeroFieldSplitting.FromDE(-4, 0.9), ZeemanTerm.Isotropic(2)]);
        var levels = system.Solve(FieldVector.Zero);
        var mixed = levels.States.Copy();
        for (var i = 0; i < mixed.Rows; i++)
        {
            (mixed[i, 0], mixed[i, 1]) = (0.6 * mixed[i, 0] + new System.Numerics.Complex(0, 0.8) * mixed[i, 1], new System.Numerics.Complex(0, 0.8) * mixed[i, 0] + 0.6 * mixed[i, 1]);
        }

        var moments = Moments(system);
        var plain = BarrierLadder.Of(levels, moments, Z);
        var other = BarrierLadder.Of(new Eigensystem(levels.Energies, mixed), moments, Z);
        Assert.Equal(plain.TransitionMoments.Data, other.TransitionMoments.Data, Close);
        Assert.Equal(plain.Moments, other.Moments, Close);
    }

    private static readonly IEqualityComparer<double> Close = EqualityComparer<double>.Create((a, b) => Math.Abs(a - b) < 1e-9, _ => 0);

    private static BarrierLadder Of(SpinSystem system) => BarrierLadder.Of(system.Solve(FieldVector.Zero), Moments(system), Z);

    private static ComplexMatrix[] Moments(SpinSystem system)
    {
        var magnetometer = new Magnetometer(system);
        return [magnetometer.Moment(0), magnetometer.Moment(1), magnetometer.Moment(2)];
    }
}
