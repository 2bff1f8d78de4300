using Kramers.Numerics;

namespace Kramers.Atomistics.Dynamics;

/// <summary>Friction and noise on every coordinate by itself, the exact Ornstein-Uhlenbeck process: v' = c v + sqrt(1 - c^2) sqrt(kT/m) noise with c = exp(-gamma t). It drives the motion of the whole, too.</summary>
public sealed class LangevinThermostat : IThermostat
{
    private readonly double _friction;

    /// <summary>Takes the bath.</summary>
    /// <param name="temperature">K, not negative.</param>
    /// <param name="frictionPerFs">gamma, 1/fs, not negative.</param>
    public LangevinThermostat(double temperature, double frictionPerFs)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(temperature);
        ArgumentOutOfRangeException.ThrowIfNegative(frictionPerFs);
        (TemperatureK, _friction) = (temperature, frictionPerFs);
    }

    /// <inheritdoc/>
    public double TemperatureK { get; }

    /// <inheritdoc/>
    public void Act(Span<double> velocities, ReadOnlySpan<double> masses, double timeFs, SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var kept = Math.Exp(-_friction * timeFs);
        var noise = Math.Sqrt(1 - kept * kept);
        for (var k = 0; k < velocities.Length; k++)
        {
            velocities[k] = kept * velocities[k] + noise * MotionState.ThermalWidth(masses[k / 3], TemperatureK) * random.Gaussian();
        }
    }
}
