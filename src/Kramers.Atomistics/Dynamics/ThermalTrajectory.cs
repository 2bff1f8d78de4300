using Kramers.Atomistics.Potentials;
using Kramers.Chemistry;
using Kramers.Numerics;

namespace Kramers.Atomistics.Dynamics;

/// <summary>Geometries of a molecule in a heat bath, far enough apart along its Langevin trajectory to count as independent.</summary>
public static class ThermalTrajectory
{
    private const double StepFs = 1;

    // Velocities are forgotten within 50 fs: faster than that, positions would only creep.
    private const double FrictionPerFs = 0.02;
    private const int Warming = 1000;
    private const int Spacing = 200;

    /// <summary>Runs 1 ps of warming, then takes a geometry every 200 fs, turned and shifted onto <paramref name="start"/>.</summary>
    /// <param name="potential">The surface.</param>
    /// <param name="start">Where to start, near a minimum.</param>
    /// <param name="temperature">K, not negative.</param>
    /// <param name="count">Number of geometries.</param>
    /// <param name="random">Decides them.</param>
    /// <param name="cancellation">Stops between steps.</param>
    public static Structure[] Sample(IPotential potential, Structure start, double temperature, int count, SeededRandom random, CancellationToken cancellation)
    {
        var dynamics = new LangevinDynamics(potential, StepFs, temperature, FrictionPerFs, random);
        var state = Run(dynamics, MotionState.Thermal(potential, start, temperature, random), Warming, cancellation);
        var frames = new Structure[count];
        for (var i = 0; i < count; i++)
        {
            state = Run(dynamics, state, Spacing, cancellation);
            frames[i] = Superposition.Of(state.Structure, start).Moved;
        }

        return frames;
    }

    private static MotionState Run(LangevinDynamics dynamics, MotionState state, int steps, CancellationToken cancellation)
    {
        for (var i = 0; i < steps; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            state = dynamics.Step(state);
        }

        return state;
    }
}
