using Kramers.Chemistry;

namespace Kramers.Atomistics.Dynamics;

/// <summary>One instant of a trajectory with all that is needed to go on from there.</summary>
/// <param name="Step">Number of the time step.</param>
/// <param name="TimeFs">Time, fs.</param>
/// <param name="Structure">Positions and cell.</param>
/// <param name="Velocities">[3N], angstrom/fs.</param>
/// <param name="EnergyEv">Potential energy, eV.</param>
/// <param name="Pressure">With the momentum of the atoms, eV/angstrom^3; NaN for a molecule.</param>
/// <param name="Random">State of the generator of random numbers.</param>
public sealed record TrajectoryFrame(long Step, double TimeFs, Structure Structure, IReadOnlyList<double> Velocities, double EnergyEv, double Pressure, (ulong A, ulong B, ulong C, ulong D) Random)
{
    /// <summary>The frame of a state.</summary>
    public static TrajectoryFrame Of(MotionState state, long step, double timeFs, (ulong A, ulong B, ulong C, ulong D) random)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new(step, timeFs, state.Structure, state.Velocities, state.Value.EnergyEv, state.Structure.Cell is null ? double.NaN : state.Pressure, random);
    }

    /// <summary>sum m v^2/2, eV.</summary>
    public double KineticEnergyEv => MotionState.KineticEnergy([.. Velocities], Structure.Masses());

    /// <summary>Kinetic and potential energy, eV.</summary>
    public double TotalEnergyEv => KineticEnergyEv + EnergyEv;

    /// <summary>2 E_kin/(f k), K.</summary>
    /// <param name="degreesOfFreedom">f, see <see cref="RigidMotion.DegreesOfFreedom"/>.</param>
    public double TemperatureK(int degreesOfFreedom) => 2 * KineticEnergyEv / (degreesOfFreedom * MotionState.BoltzmannEv);
}
