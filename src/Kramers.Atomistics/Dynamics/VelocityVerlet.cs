using Kramers.Atomistics.Potentials;
using Kramers.Chemistry;

namespace Kramers.Atomistics.Dynamics;

/// <summary>
/// Newton's equations at constant energy: half a kick, a drift, half a kick. Second order, reversible, symplectic: the energy error
/// oscillates and does not grow (Swope, Andersen, Berens, Wilson, J. Chem. Phys. 76, 637 (1982), doi:10.1063/1.442716).
/// </summary>
public sealed class VelocityVerlet
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

    /// <summary>The state one time step later.</summary>
    public MotionState Step(MotionState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var velocities = state.Kicked(_step / 2);
        var moved = Drifted(state.Structure, velocities, _step);
        var arrived = new MotionState(moved, velocities, _potential.Evaluate(moved));
        return new MotionState(moved, arrived.Kicked(_step / 2), arrived.Value);
    }

    internal static Structure Drifted(Structure structure, double[] velocities, double time)
    {
        var positions = structure.Positions.ToArray();
        for (var k = 0; k < positions.Length; k++)
        {
            positions[k] += time * velocities[k];
        }

        return structure.WithPositions(positions);
    }
}
