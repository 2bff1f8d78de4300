using Kramers.Atomistics.Potentials;
using Kramers.Numerics;

namespace Kramers.Atomistics.Dynamics;

/// <summary>
/// Motion at constant temperature: m dv/dt = F - m gamma v + sqrt(2 m gamma k T) noise, split as BAOAB (kick, drift, exact Ornstein-Uhlenbeck
/// process, drift, kick; Leimkuhler and Matthews, Appl. Math. Res. Express 2013, 34, doi:10.1093/amrx/abs010). Taken because the positions
/// of a harmonic molecule have exactly their Boltzmann distribution at any stable time step.
/// </summary>
public sealed class LangevinDynamics
{
    private readonly IPotential _potential;
    private readonly SeededRandom _random;
    private readonly double _step;
    private readonly double _temperature;
    private readonly double _kept;

    /// <summary>Takes the surface and the bath.</summary>
    /// <param name="potential">The surface.</param>
    /// <param name="stepFs">Time step, fs, positive.</param>
    /// <param name="temperature">Of the bath, K, not negative.</param>
    /// <param name="frictionPerFs">gamma, 1/fs: velocities are forgotten within 1/gamma.</param>
    /// <param name="random">Decides the noise; it moves on with every step.</param>
    public LangevinDynamics(IPotential potential, double stepFs, double temperature, double frictionPerFs, SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(potential);
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stepFs);
        ArgumentOutOfRangeException.ThrowIfNegative(temperature);
        ArgumentOutOfRangeException.ThrowIfNegative(frictionPerFs);
        (_potential, _step, _temperature, _random) = (potential, stepFs, temperature, random);
        _kept = Math.Exp(-frictionPerFs * stepFs);
    }

    /// <summary>The state one time step later.</summary>
    public MotionState Step(MotionState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var velocities = state.Kicked(_step / 2);
        var halfway = VelocityVerlet.Drifted(state.Structure, velocities, _step / 2);
        var widths = MotionState.ThermalWidths(halfway, _temperature);
        for (var k = 0; k < velocities.Length; k++)
        {
            velocities[k] = _kept * velocities[k] + Math.Sqrt(1 - _kept * _kept) * widths[k] * _random.Gaussian();
        }

        var moved = VelocityVerlet.Drifted(halfway, velocities, _step / 2);
        var arrived = new MotionState(moved, velocities, _potential.Evaluate(moved));
        return new MotionState(moved, arrived.Kicked(_step / 2), arrived.Value);
    }
}
