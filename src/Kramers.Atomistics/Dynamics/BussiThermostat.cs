using Kramers.Numerics;

namespace Kramers.Atomistics.Dynamics;

/// <summary>
/// Stochastic velocity rescaling: all velocities are multiplied by one number, such that the kinetic energy has its canonical distribution.
/// Directions, and a momentum of zero, stay; motion is disturbed less than by friction. Bussi, Donadio and Parrinello, J. Chem. Phys. 126, 014101
/// (2007), doi:10.1063/1.2408420, eqs. A7 and A8: with c = exp(-t/tau), K_0 = kT/2 and f degrees of freedom
///
///     a^2 = c + (1 - c) K_0/K sum_i R_i^2 + 2 R_1 sqrt(c (1 - c) K_0/K),   sign(a) = sign(R_1 + sqrt(c K/((1 - c) K_0)))
/// </summary>
public sealed class BussiThermostat : IThermostat
{
    private readonly double _timeConstant;
    private readonly int _degreesOfFreedom;

    /// <summary>Takes the bath.</summary>
    /// <param name="temperature">K, not negative.</param>
    /// <param name="timeConstantFs">tau, fs, positive: the kinetic energy is forgotten within tau.</param>
    /// <param name="degreesOfFreedom">f: 3N less what is conserved, that is 3N - 3 in a cell and 3N - 6 for a molecule that neither drifts nor turns.</param>
    public BussiThermostat(double temperature, double timeConstantFs, int degreesOfFreedom)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(temperature);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(timeConstantFs);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(degreesOfFreedom);
        (TemperatureK, _timeConstant, _degreesOfFreedom) = (temperature, timeConstantFs, degreesOfFreedom);
    }

    /// <inheritdoc/>
    public double TemperatureK { get; }

    /// <inheritdoc/>
    public void Act(Span<double> velocities, ReadOnlySpan<double> masses, double timeFs, SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var kinetic = MotionState.KineticEnergy(velocities, masses);
        if (kinetic == 0)
        {
            return; // at rest there is no direction to scale
        }

        var kept = Math.Exp(-timeFs / _timeConstant);
        var share = (1 - kept) * MotionState.BoltzmannEv * TemperatureK / (2 * kinetic);
        var first = random.Gaussian();
        var squares = first * first;
        for (var i = 1; i < _degreesOfFreedom; i++)
        {
            var r = random.Gaussian();
            squares += r * r;
        }

        var square = kept + share * squares + 2 * first * Math.Sqrt(kept * share);
        var factor = Math.Sqrt(Math.Max(square, 0)) * (first * Math.Sqrt(share) + Math.Sqrt(kept) < 0 ? -1 : 1);
        foreach (ref var v in velocities)
        {
            v *= factor;
        }
    }
}
