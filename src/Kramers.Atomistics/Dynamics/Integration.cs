using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Dynamics;

/// <summary>The pieces of which the propagators are made, in place on flat arrays.</summary>
internal static class Integration
{
    /// <summary>Velocities after the forces of the state have acted for a time in fs.</summary>
    public static double[] Kicked(MotionState state, double time)
    {
        var velocities = new double[3 * state.Structure.Count];
        state.VelocitySpan.CopyTo(velocities);
        Kick(velocities, state.Value.ForcesEvPerAngstrom, state.Masses, time);
        return velocities;
    }

    public static void Kick(Span<double> velocities, ReadOnlySpan<double> forces, ReadOnlySpan<double> masses, double time)
    {
        for (var k = 0; k < velocities.Length; k++)
        {
            velocities[k] += time * MotionState.AccelerationUnit * forces[k] / masses[k / 3];
        }
    }

    public static void Drift(Span<double> positions, ReadOnlySpan<double> velocities, double time)
    {
        for (var k = 0; k < positions.Length; k++)
        {
            positions[k] += time * velocities[k];
        }
    }

    public static void Scale(Span<double> numbers, double factor)
    {
        foreach (ref var x in numbers)
        {
            x *= factor;
        }
    }

    public static UnitCell Scaled(UnitCell cell, double factor) => new(factor * cell.Vectors);

    public static double Trace(Matrix w) => w[0, 0] + w[1, 1] + w[2, 2];
}
