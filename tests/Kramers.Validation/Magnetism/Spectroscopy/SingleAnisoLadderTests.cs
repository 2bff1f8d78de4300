using Kramers.Magnetism;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.Spectroscopy;
using Kramers.Magnetism.Spins;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Validation.Magnetism.Spectroscopy;

/// <summary>Barrier tables of SINGLE_ANISO, ORCA 6.1.1.</summary>
public class SingleAnisoLadderTests
{
    // CO+: ground doublet with g = 1.99999879, 1.99999879, 1.9995212; printed are m+ = -0.9997606 and the average transition moment
    // 0.666666263248.
    [Fact]
    public void The_ground_doublet_of_CO_plus()
    {
        var system = new SpinSystem(Spin.FromValue(0.5), [new ZeemanTerm(Matrix.Diagonal([1.99999879, 1.99999879, 1.9995212]))]);
        var magnetometer = new Magnetometer(system);
        var ladder = BarrierLadder.Of(system.Solve(FieldVector.Zero), [magnetometer.Moment(0), magnetometer.Moment(1), magnetometer.Moment(2)], [0, 0, 1]);
        Assert.Equal(0.9997606, ladder.Moments[0], 9);
        Assert.Equal(-0.9997606, ladder.Moments[1], 9);
        Assert.Equal(0.666666263248, ladder.Rungs[0].TunnellingMoment, 8);
    }
}
