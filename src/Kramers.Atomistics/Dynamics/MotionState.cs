using Kramers.Atomistics.Potentials;
using Kramers.Chemistry;
using Kramers.Numerics;

namespace Kramers.Atomistics.Dynamics;

/// <summary>Atoms at one instant: where they are, how fast they move, and what the potential says there. Immutable.</summary>
public sealed record MotionState
{
    /// <summary>angstrom/fs^2 that 1 eV/angstrom gives to 1 u; also (angstrom/fs)^2 of 1 eV/u.</summary>
    internal const double AccelerationUnit = PhysicalConstants.ElementaryCharge / PhysicalConstants.AtomicMass * 1e-10;

    internal const double BoltzmannEv = PhysicalConstants.Boltzmann / PhysicalConstants.ElementaryCharge;

    internal MotionState(Structure structure, double[] velocities, PotentialValue value) => (Structure, Velocities, Value) = (structure, velocities, value);

    /// <summary>The positions.</summary>
    public Structure Structure { get; }

    /// <summary>[3N], angstrom/fs.</summary>
    public IReadOnlyList<double> Velocities { get; }

    /// <summary>Potential energy, eV, and forces, eV/angstrom.</summary>
    public PotentialValue Value { get; }

    /// <summary>sum m v^2/2, eV.</summary>
    public double KineticEnergyEv
    {
        get
        {
            var masses = Structure.Masses();
            return Velocities.Index().Sum(v => masses[v.Index / 3] * v.Item * v.Item) / (2 * AccelerationUnit);
        }
    }

    /// <summary>Kinetic and potential energy, eV: what <see cref="VelocityVerlet"/> conserves.</summary>
    public double TotalEnergyEv => KineticEnergyEv + Value.EnergyEv;

    /// <summary>2 E_kin/(3N k), K: every coordinate counts, as under <see cref="LangevinDynamics"/>.</summary>
    public double TemperatureK => 2 * KineticEnergyEv / (3 * Structure.Count * BoltzmannEv);

    /// <summary>Every velocity component drawn from a normal distribution of variance kT/m (Maxwell).</summary>
    /// <param name="potential">The surface.</param>
    /// <param name="structure">The positions.</param>
    /// <param name="temperature">K, not negative; 0 is rest.</param>
    /// <param name="random">Decides them.</param>
    public static MotionState Thermal(IPotential potential, Structure structure, double temperature, SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(potential);
        ArgumentNullException.ThrowIfNull(structure);
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfNegative(temperature);
        var velocities = ThermalWidths(structure, temperature);
        for (var k = 0; k < velocities.Length; k++)
        {
            velocities[k] *= random.Gaussian();
        }

        return new MotionState(structure, velocities, potential.Evaluate(structure));
    }

    /// <summary>sqrt(kT/m) of every coordinate, [3N] in angstrom/fs.</summary>
    internal static double[] ThermalWidths(Structure structure, double temperature)
    {
        var masses = structure.Masses();
        return [.. Enumerable.Range(0, 3 * masses.Length).Select(k => Math.Sqrt(BoltzmannEv * temperature * AccelerationUnit / masses[k / 3]))];
    }

    /// <summary>Velocities after the forces have acted for a time in fs.</summary>
    internal double[] Kicked(double time)
    {
        var masses = Structure.Masses();
        return [.. Velocities.Select((v, k) => v + time * AccelerationUnit * Value.ForcesEvPerAngstrom[k] / masses[k / 3])];
    }
}
