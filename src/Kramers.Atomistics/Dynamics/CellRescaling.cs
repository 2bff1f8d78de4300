using Kramers.Numerics;

namespace Kramers.Atomistics.Dynamics;

/// <summary>
/// A piston for constant pressure: stochastic cell rescaling, isotropic. Positions and cell are multiplied by (V'/V)^(1/3), velocities by its
/// inverse, and V follows Bernetti and Bussi, J. Chem. Phys. 153, 114107 (2020), doi:10.1063/5.0020514, in its form of eq. 9 for
/// lambda = sqrt(V), whose noise does not depend on lambda:
///
///     d lambda = -beta lambda/(2 tau) (P_0 - P - kT/(2V)) dt + sqrt(kT beta/(2 tau)) dW
/// </summary>
public sealed class CellRescaling
{
    private readonly double _pressure;
    private readonly double _thermalEnergy;
    private readonly double _mobility;

    /// <summary>Takes the piston.</summary>
    /// <param name="pressure">P_0, eV/angstrom^3; 1 eV/angstrom^3 is 160.2176634 GPa.</param>
    /// <param name="temperature">T of the thermostat beside it, K, not negative.</param>
    /// <param name="timeConstantFs">tau, fs, positive; long against the time step.</param>
    /// <param name="compressibility">beta, angstrom^3/eV, positive. An estimate is enough: only tau/beta counts, for how fast the volume moves, not for where.</param>
    public CellRescaling(double pressure, double temperature, double timeConstantFs, double compressibility)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(temperature);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(timeConstantFs);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(compressibility);
        (_pressure, _thermalEnergy, _mobility) = (pressure, MotionState.BoltzmannEv * temperature, compressibility / (2 * timeConstantFs));
    }

    /// <summary>(V'/V)^(1/3) for one step.</summary>
    /// <param name="pressure">P with the momentum of the atoms, eV/angstrom^3.</param>
    /// <param name="volume">V, angstrom^3.</param>
    /// <param name="stepFs">fs.</param>
    /// <param name="random">The noise.</param>
    /// <exception cref="ArithmeticException">The step would turn the cell inside out.</exception>
    internal double Factor(double pressure, double volume, double stepFs, SeededRandom random)
    {
        var lambda = Math.Sqrt(volume);
        var drift = -_mobility * lambda * (_pressure - pressure - _thermalEnergy / (2 * volume));
        var moved = lambda + stepFs * drift + Math.Sqrt(_thermalEnergy * _mobility * stepFs) * random.Gaussian();
        return moved > lambda / 2 && moved < 2 * lambda
            ? Math.Cbrt(moved * moved / volume)
            : throw new ArithmeticException($"The piston would take the volume from {volume:g4} to {moved * Math.Abs(moved):g4} angstrom^3 in one step: take a longer time constant of the piston, or a smaller compressibility.");
    }
}
