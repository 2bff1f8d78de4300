using Kramers.Atomistics.Potentials;
using Kramers.Numerics;

namespace Kramers.Atomistics.Dynamics;

/// <summary>
/// Motion at constant temperature: m dv/dt = F - m gamma v + sqrt(2 m gamma k T) noise, split as BAOAB (kick, drift, exact Ornstein-Uhlenbeck
/// process, drift, kick; Leimkuhler and Matthews, Appl. Math. Res. Express 2013, 34, doi:10.1093/amrx/abs010). Taken because the positions
/// of a harmonic molecule have exactly their Boltzmann distribution at any stable time step.
/// </summary>
public sealed class LangevinDynamics : IPropagator
{
    private readonly ThermostattedDynamics _dynamics;

    /// <summary>Takes the surface and the bath.</summary>
    /// <param name="potential">The surface.</param>
    /// <param name="stepFs">Time step, fs, positive.</param>
    /// <param name="temperature">Of the bath, K, not negative.</param>
    /// <param name="frictionPerFs">gamma, 1/fs: velocities are forgotten within 1/gamma.</param>
    /// <param name="random">Decides the noise; it moves on with every step.</param>
    public LangevinDynamics(IPotential potential, double stepFs, double temperature, double frictionPerFs, SeededRandom random) =>
        _dynamics = new ThermostattedDynamics(potential, stepFs, new LangevinThermostat(temperature, frictionPerFs), random);

    /// <inheritdoc/>
    public MotionState Step(MotionState state) => _dynamics.Step(state);
}
