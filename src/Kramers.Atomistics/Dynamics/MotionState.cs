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

    private readonly double[] _velocities;

    internal MotionState(Structure structure, double[] velocities, PotentialValue value, double[] masses) =>
        (Structure, _velocities, Value, Masses) = (structure, velocities, value, masses);

    /// <summary>The positions.</summary>
    public Structure Structure { get; }

    /// <summary>[3N], angstrom/fs.</summary>
    public IReadOnlyList<double> Velocities => _velocities;

    /// <summary>Potential energy, eV, forces, eV/angstrom, and virial, eV.</summary>
    public PotentialValue Value { get; }

    /// <summary>sum m v^2/2, eV.</summary>
    public double KineticEnergyEv => KineticEnergy(_velocities, Masses);

    /// <summary>Kinetic and potential energy, eV: what <see cref="VelocityVerlet"/> conserves.</summary>
    public double TotalEnergyEv => KineticEnergyEv + Value.EnergyEv;

    /// <summary>2 E_kin/(3N k), K: every coordinate counts, as under <see cref="LangevinDynamics"/>.</summary>
    public double TemperatureK => Temperature(3 * Structure.Count);

    /// <summary>Pressure with the momentum of the atoms, (2 E_kin + tr W)/(3V), eV/angstrom^3; 1 eV/angstrom^3 is 160.2176634 GPa.</summary>
    /// <exception cref="InvalidOperationException">A molecule, which has no volume.</exception>
    public double Pressure => Structure.Cell is { } cell
        ? (2 * KineticEnergyEv + Integration.Trace(Value.VirialEv)) / (3 * cell.Volume)
        : throw new InvalidOperationException("A molecule has no volume and no pressure: give it a cell.");

    /// <summary>Masses, one per atom, u.</summary>
    internal double[] Masses { get; }

    internal ReadOnlySpan<double> VelocitySpan => _velocities;

    /// <summary>Atoms with given velocities, for going on with a trajectory.</summary>
    /// <param name="potential">The surface.</param>
    /// <param name="structure">The positions.</param>
    /// <param name="velocities">[3N], angstrom/fs; copied.</param>
    /// <exception cref="ArgumentException">Not three velocities per atom.</exception>
    public static MotionState At(IPotential potential, Structure structure, IReadOnlyList<double> velocities)
    {
        ArgumentNullException.ThrowIfNull(potential);
        ArgumentNullException.ThrowIfNull(structure);
        ArgumentNullException.ThrowIfNull(velocities);
        return velocities.Count == 3 * structure.Count
            ? new MotionState(structure, [.. velocities], potential.Evaluate(structure), structure.Masses())
            : throw new ArgumentException($"{structure.Count} atoms have {3 * structure.Count} velocities, got {velocities.Count}.", nameof(velocities));
    }

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
        var masses = structure.Masses();
        var velocities = new double[3 * masses.Length];
        for (var k = 0; k < velocities.Length; k++)
        {
            velocities[k] = ThermalWidth(masses[k / 3], temperature) * random.Gaussian();
        }

        return new MotionState(structure, velocities, potential.Evaluate(structure), masses);
    }

    /// <summary>2 E_kin/(f k), K, for f degrees of freedom that move.</summary>
    /// <param name="degreesOfFreedom">f, see <see cref="RigidMotion.DegreesOfFreedom"/>.</param>
    public double Temperature(int degreesOfFreedom) => 2 * KineticEnergyEv / (degreesOfFreedom * BoltzmannEv);

    /// <summary>The state at rest as a whole: no momentum, and of a molecule no angular momentum either; the temperature of what is left is kept.</summary>
    public MotionState WithoutRigidMotion()
    {
        var rest = RigidMotion.Removed(Structure, _velocities);
        var (before, after) = (KineticEnergyEv, KineticEnergy(rest, Masses));
        if (after > 0)
        {
            Integration.Scale(rest, Math.Sqrt(before / after * RigidMotion.DegreesOfFreedom(Structure) / (3.0 * Structure.Count)));
        }

        return new MotionState(Structure, rest, Value, Masses);
    }

    /// <summary>sqrt(kT/m), angstrom/fs.</summary>
    internal static double ThermalWidth(double mass, double temperature) => Math.Sqrt(BoltzmannEv * temperature * AccelerationUnit / mass);

    /// <summary>sum m v^2/2, eV.</summary>
    internal static double KineticEnergy(ReadOnlySpan<double> velocities, ReadOnlySpan<double> masses)
    {
        var sum = 0.0;
        for (var k = 0; k < velocities.Length; k++)
        {
            sum += masses[k / 3] * velocities[k] * velocities[k];
        }

        return sum / (2 * AccelerationUnit);
    }
}
