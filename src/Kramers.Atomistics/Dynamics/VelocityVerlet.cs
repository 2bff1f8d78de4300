using Kramers.Atomistics.Potentials;

namespace Kramers.Atomistics.Dynamics;

/// <summary>
/// Newton's equations at constant energy: half a kick, a drift, half a kick. Second order, reversible, symplectic: the energy error
/// oscillates and does not grow (Swope, Andersen, Berens, Wilson, J. Chem. Phys. 76, 637 (1982), doi:10.1063/1.442716).
/// </summary>
public sealed class VelocityVerlet : IPropagator
{
    private readonly IPotential _potential;
    private readonly double _step;

    /// <summary>Takes the surface and the time step.</summary>
    /// <param name="potential">The surface.</param>
    /// <param name="stepFs">fs; a tenth of the fastest period or less. A negative step goes back in time.</param>
    public VelocityVerlet(IPotential potential, double stepFs)
    {
        ArgumentNullException.ThrowIfNull(potential);
        (_potential, _step) = (potential, stepFs);
    }

    /// <inheritdoc/>
    public MotionState Step(MotionState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var velocities = Integration.Kicked(state, _step / 2);
        var positions = state.Structure.Positions.ToArray();
        Integration.Drift(positions, velocities, _step);
        var moved = state.Structure.WithPositions(positions);
        var value = _potential.Evaluate(moved);
        Integration.Kick(velocities, value.ForcesEvPerAngstrom, state.Masses, _step / 2);
        return new MotionState(moved, velocities, value, state.Masses);
    }
}
