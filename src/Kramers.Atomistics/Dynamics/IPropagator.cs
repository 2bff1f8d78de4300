namespace Kramers.Atomistics.Dynamics;

/// <summary>A way to move atoms on by one time step: <see cref="VelocityVerlet"/>, <see cref="LangevinDynamics"/>, <see cref="ThermostattedDynamics"/>.</summary>
public interface IPropagator
{
    /// <summary>The state one time step later.</summary>
    MotionState Step(MotionState state);
}
