using Kramers.Atomistics.Dynamics;
using Kramers.Atomistics.Potentials;
using Kramers.Chemistry;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Tests.Atomistics.Vibrations;

namespace Kramers.Tests.Atomistics.Dynamics;

/// <summary>Heat baths and the piston against the distributions that they are made for.</summary>
public class ThermostatTests
{
    private const double BoltzmannEv = PhysicalConstants.Boltzmann / PhysicalConstants.ElementaryCharge;
    private const double Temperature = 300;
    private static readonly Structure Rest = Geometries.Random("Co F N F", 1);

    /// <summary>Six degrees of freedom: E/kT has the density x^2 exp(-x)/2.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_bath_alone_gives_the_kinetic_energy_its_canonical_distribution(bool bussi)
    {
        IThermostat bath = bussi ? new BussiThermostat(Temperature, 20, 6) : new LangevinThermostat(Temperature, 0.05);
        var (random, velocities, masses) = (new SeededRandom(4), new double[] { 0.01, 0, 0, 0, 0, 0 }, new[] { 10.0, 30 });
        var counts = new int[10];
        for (var i = -10; i < 20_000; i++)
        {
            bath.Act(velocities, masses, 60, random);
            if (i >= 0)
            {
                counts[(int)(10 * Cumulative(Kinetic(velocities, masses) / (BoltzmannEv * Temperature)))]++;
            }
        }

        Assert.InRange(ChiSquared(counts), 0, 9 + 5 * Math.Sqrt(18)); // neighbours are correlated by exp(-3)
    }

    [Fact]
    public void Rescaling_keeps_the_whole_at_rest_and_the_bath_its_temperature()
    {
        var springs = new SpringPotential(Rest);
        var random = new SeededRandom(8);
        var state = MotionState.Thermal(springs, Rest, Temperature, random).WithoutRigidMotion();
        Assert.Equal(6, RigidMotion.DegreesOfFreedom(Rest));
        var dynamics = new ThermostattedDynamics(springs, 1, new BussiThermostat(Temperature, 50, 6), random);
        var kinetic = new List<double>();
        for (var step = 0; step < 100_000; step++)
        {
            state = dynamics.Step(state);
            kinetic.Add(state.KineticEnergyEv);
        }

        Assert.All(Enumerable.Range(0, 3), axis => Assert.Equal(0, state.Velocities.Select((v, k) => k % 3 == axis ? Rest.Elements[k / 3].Mass * v : 0).Sum(), 1e-9));
        var (mean, error) = Blocks(kinetic);
        Assert.InRange(error / mean, 0, 0.03);
        Assert.InRange((mean - 3 * BoltzmannEv * Temperature) / error, -4, 4);
    }

    [Fact]
    public void The_same_seed_gives_the_same_trajectory()
    {
        Assert.Equal(Run(1), Run(1));
        Assert.NotEqual(Run(1), Run(2));
        double[] Run(ulong seed)
        {
            var (springs, random) = (new SpringPotential(Rest), new SeededRandom(seed));
            var (state, dynamics) = (MotionState.Thermal(springs, Rest, Temperature, random), new ThermostattedDynamics(springs, 1, new BussiThermostat(Temperature, 50, 6), random));
            for (var i = 0; i < 50; i++)
            {
                state = dynamics.Step(state);
            }

            return [.. state.Structure.Positions];
        }
    }

    /// <summary>An ideal gas under pressure: V has the density V^N exp(-PV/kT), mean (N+1) kT/P and variance (N+1) (kT/P)^2.</summary>
    [Fact]
    public void The_piston_gives_an_ideal_gas_its_volume_and_the_fluctuation_of_it()
    {
        const int atoms = 20;
        const double unit = 100; // kT/P, angstrom^3
        var (gas, random) = (new Gas(), new SeededRandom(6));
        var start = new Structure([.. Enumerable.Repeat(Element.FromSymbol("Ar"), atoms)], new double[3 * atoms], new UnitCell(Math.Cbrt(atoms * unit) * Matrix.Identity(3)));
        var kT = BoltzmannEv * Temperature;
        var piston = new CellRescaling(kT / unit, Temperature, 100, unit / kT);
        var dynamics = new ThermostattedDynamics(gas, 4, new LangevinThermostat(Temperature, 0.02), random, piston);
        var state = MotionState.Thermal(gas, start, Temperature, random);
        var (volumes, squares) = (new List<double>(), new List<double>());
        for (var step = 0; step < 200_000; step++)
        {
            state = dynamics.Step(state);
            var v = state.Structure.Cell!.Volume / unit;
            volumes.Add(v);
            squares.Add((v - atoms - 1) * (v - atoms - 1));
        }

        var (mean, error) = Blocks(volumes);
        var (variance, errorOfVariance) = Blocks(squares);
        Assert.InRange(error, 0, 0.3);
        Assert.InRange(errorOfVariance, 0, 2.5);
        Assert.InRange((mean - (atoms + 1)) / error, -4, 4);
        Assert.InRange((variance - (atoms + 1)) / errorOfVariance, -4, 4);
    }

    [Fact]
    public void A_molecule_has_no_pressure()
    {
        var springs = new SpringPotential(Rest);
        var dynamics = new ThermostattedDynamics(springs, 1, new LangevinThermostat(300, 0.01), new SeededRandom(1), new CellRescaling(1e-3, 300, 100, 1));
        Assert.Throws<InvalidOperationException>(() => dynamics.Step(MotionState.Thermal(springs, Rest, 300, new SeededRandom(1))));
    }

    private static double Cumulative(double x) => 1 - Math.Exp(-x) * (1 + x + x * x / 2);

    private static double ChiSquared(int[] counts)
    {
        var expected = counts.Sum() / (double)counts.Length;
        return counts.Sum(c => (c - expected) * (c - expected) / expected);
    }

    private static double Kinetic(double[] velocities, double[] masses) =>
        velocities.Select((v, k) => masses[k / 3] * v * v / 2).Sum() * PhysicalConstants.AtomicMass * 1e10 / PhysicalConstants.ElementaryCharge;

    // Mean without the first fifth, and its error from 40 blocks.
    private static (double Mean, double Error) Blocks(List<double> all)
    {
        double[] kept = [.. all.Skip(all.Count / 5)];
        double[] means = [.. kept.Chunk(kept.Length / 40).Where(c => c.Length == kept.Length / 40).Select(c => c.Average())];
        var mean = means.Average();
        return (mean, Math.Sqrt(means.Average(m => (m - mean) * (m - mean)) / (means.Length - 1)));
    }

    private sealed class Gas : IPotential
    {
        public PotentialValue Evaluate(Structure structure) => new(0, new double[3 * structure.Count], new Matrix(3, 3));
    }
}
