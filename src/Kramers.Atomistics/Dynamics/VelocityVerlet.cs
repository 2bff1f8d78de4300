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

    /// <summary>
    /// The energy that steps of this length keep to fourth order, eV: E + h^2 (v^T E'' v/12 - F^T M^-1 F/24), the first terms of the shadow Hamiltonian (Hairer, Lubich,
    /// Wanner, Geometric Numerical Integration, Springer 2006, IX.8). E itself goes up and down with the share that fast vibrations have of it, by (w h)^2/8 of theirs;
    /// what this does beyond rounding is the fault of the surface. Costs two evaluations.
    /// </summary>
    /// <param name="state">Any state on this surface.</param>
    public double ShadowEnergyEv(MotionState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var (curvature, square) = (0.0, 0.0);
        var (ahead, behind, force) = (Forces(_step), Forces(-_step), state.Value.ForcesEvPerAngstrom);
        for (var k = 0; k < force.Length; k++)
        {
            curvature -= state.VelocitySpan[k] * (ahead[k] - behind[k]) / (2 * _step);
            square += force[k] * force[k] / state.Masses[k / 3];
        }

        return state.TotalEnergyEv + _step * _step * (curvature / 12 - MotionState.AccelerationUnit * square / 24);

        double[] Forces(double time)
        {
            var positions = state.Structure.Positions.ToArray();
            Integration.Drift(positions, state.VelocitySpan, time);
            return _potential.Evaluate(state.Structure.WithPositions(positions)).ForcesEvPerAngstrom;
        }
    }
}
