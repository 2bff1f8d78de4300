using Kramers.Numerics;

namespace Kramers.Atomistics.Dynamics;

/// <summary>A heat bath: changes velocities such that their Maxwell distribution stays as it is, whatever the positions do.</summary>
public interface IThermostat
{
    /// <summary>Temperature of the bath, K.</summary>
    double TemperatureK { get; }

    /// <summary>The bath acts for a while.</summary>
    /// <param name="velocities">[3N], angstrom/fs, changed in place.</param>
    /// <param name="masses">[N], u.</param>
    /// <param name="timeFs">How long, fs.</param>
    /// <param name="random">The noise.</param>
    void Act(Span<double> velocities, ReadOnlySpan<double> masses, double timeFs, SeededRandom random);
}
