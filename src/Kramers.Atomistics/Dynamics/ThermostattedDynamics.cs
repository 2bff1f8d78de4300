using Kramers.Atomistics.Potentials;
using Kramers.Chemistry;
using Kramers.Numerics;

namespace Kramers.Atomistics.Dynamics;

/// <summary>
/// Motion at constant temperature, and with a piston at constant pressure: kick, drift, bath, drift, piston, kick. The bath acts in the middle of the
/// step, as in the BAOAB of Leimkuhler and Matthews (doi:10.1093/amrx/abs010); the piston acts before the forces are made anew, so that a step
/// costs one evaluation, as without it.
/// </summary>
public sealed class ThermostattedDynamics : IPropagator
{
    private readonly IPotential _potential;
    private readonly double _step;
    private readonly IThermostat _thermostat;
    private readonly CellRescaling? _piston;
    private readonly SeededRandom _random;

    /// <summary>Takes the surface and the bath.</summary>
    /// <param name="potential">The surface.</param>
    /// <param name="stepFs">Time step, fs, positive.</param>
    /// <param name="thermostat">The bath.</param>
    /// <param name="random">Decides the noise; it moves on with every step.</param>
    /// <param name="piston">For constant pressure; null keeps the cell.</param>
    public ThermostattedDynamics(IPotential potential, double stepFs, IThermostat thermostat, SeededRandom random, CellRescaling? piston = null)
    {
        ArgumentNullException.ThrowIfNull(potential);
        ArgumentNullException.ThrowIfNull(thermostat);
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stepFs);
        (_potential, _step, _thermostat, _random, _piston) = (potential, stepFs, thermostat, random, piston);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">A molecule without a cell under a piston.</exception>
    public MotionState Step(MotionState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var velocities = Integration.Kicked(state, _step / 2);
        var positions = state.Structure.Positions.ToArray();
        Integration.Drift(positions, velocities, _step / 2);
        _thermostat.Act(velocities, state.Masses, _step, _random);
        Integration.Drift(positions, velocities, _step / 2);
        var cell = state.Structure.Cell;
        if (_piston is not null)
        {
            var factor = _piston.Factor(state.Pressure, cell!.Volume, _step, _random);
            Integration.Scale(positions, factor);
            Integration.Scale(velocities, 1 / factor);
            cell = Integration.Scaled(cell, factor);
        }

        var moved = new Structure(state.Structure.Elements, positions, cell);
        var value = _potential.Evaluate(moved);
        Integration.Kick(velocities, value.ForcesEvPerAngstrom, state.Masses, _step / 2);
        return new MotionState(moved, velocities, value, state.Masses);
    }
}
