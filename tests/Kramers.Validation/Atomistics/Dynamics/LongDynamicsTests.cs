using System.Runtime.InteropServices;
using Kramers.Atomistics.ActiveLearning;
using Kramers.Atomistics.Dynamics;
using Kramers.Atomistics.Vibrations;
using Kramers.Chemistry;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Validation.ActiveLearning;
using Kramers.Workbench.ActiveLearning;
using Kramers.Workbench.Dynamics;
using Kramers.Workbench.Labels;

namespace Kramers.Validation.Atomistics.Dynamics;

/// <summary>Long runs: the drift at constant energy, the canonical ensemble of each bath, the volume of a solid.</summary>
public class LongDynamicsTests
{
    private const double BoltzmannEv = PhysicalConstants.Boltzmann / PhysicalConstants.ElementaryCharge;

    // Six degrees of freedom without the motion of the whole.
    private static readonly Structure Tetrahedron = new(
        [Element.FromSymbol("Si"), Element.FromSymbol("O"), Element.FromSymbol("S"), Element.FromSymbol("O")],
        [0, 0, 0, 2.2, 0, 0, 1.1, 1.9, 0, 1.1, 0.64, 1.8]);

    [Fact]
    public void At_constant_energy_a_nanosecond_drifts_by_less_than_1e_5_eV_per_atom()
    {
        var (verlet, state) = (new VelocityVerlet(PairPotential.Morse, 0.5), MotionState.Thermal(PairPotential.Morse, Tetrahedron, 300, new SeededRandom(1)).WithoutRigidMotion());
        const int steps = 2_000_000;
        var (xy, xx) = (0.0, 0.0);
        var first = state.TotalEnergyEv;
        for (var i = 0; i < steps; i++)
        {
            state = verlet.Step(state);
            var t = (i + 0.5) / steps - 0.5; // ns
            (xy, xx) = (xy + t * (state.TotalEnergyEv - first), xx + t * t);
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{xy / xx / 4:e2} eV/atom/ns");
        Assert.InRange(Math.Abs(xy / xx / 4), 0, 1e-5);
    }

    /// <summary>
    /// C-H bonds vibrate in eleven femtoseconds, and pairs of hydrogens cross the cutoff all the time: a surface whose curvature jumps there has 7e-5 in a nanosecond. The total energy goes up
    /// and down by 1 meV as fast vibrations take and give; a line through that is 2e-6 to 1.4e-5 by chance, and is printed alone.
    /// </summary>
    [Fact]
    public void A_learned_molecule_with_hydrogens_drifts_by_less_than_1e_5_eV_per_atom_in_a_nanosecond()
    {
        Assert.SkipUnless(NativeLibrary.TryLoad("libxtb.so.6", out _), "There is no libxtb here: apt-get install libxtb6.");
        var benzene = RepositoryRoot.File("examples", "12-active-learning", "benzene.xyz");
        var folder = Directory.CreateTempSubdirectory("kramers-drift");
        var learn = new LearnOptions(benzene, new EngineChoice("xtb", "energy-forces")) { FinalPs = 0.5, TestLabels = 5, Learning = new ActiveLearningSettings { QuietPs = 10 } };
        LearnRun.Run(learn, Path.Combine(folder.FullName, "learn"), resume: false, [], "", new Silence(), TestContext.Current.CancellationToken);
        var options = new DynamicsOptions(benzene, new PotentialChoice(Path.Combine(folder.FullName, "learn", "force-field.json")))
        {
            Steps = 2_000_000, Every = 1000, StepFs = 0.5, TemperatureK = 300, Thermostat = "none", LargestGrade = 10,
        };
        var numbers = DynamicsRun.Run(options, Path.Combine(folder.FullName, "md"), resume: false, new Silence(), TestContext.Current.CancellationToken).Result.Numbers.ToDictionary(n => n.Key, n => n.Value);
        folder.Delete(recursive: true);
        TestContext.Current.TestOutputHelper!.WriteLine($"{numbers["meanTemperatureK"]:g4} K: total energy {numbers["driftEvPerAtomNs"]:e2}, that which the steps conserve {numbers["shadowDriftEvPerAtomNs"]:e2} eV/atom/ns");
        Assert.InRange(Math.Abs(numbers["shadowDriftEvPerAtomNs"]), 0, 1e-6);
    }

    /// <summary>E_kin/kT of six degrees of freedom has the density x^2 exp(-x)/2: chi^2 over 20 bins of equal probability.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Each_bath_samples_the_canonical_distribution_of_the_kinetic_energy(bool bussi)
    {
        const double temperature = 400;
        const int bins = 20, samples = 6000;
        var random = new SeededRandom(11);
        var atoms = bussi ? Tetrahedron : new Structure([.. Tetrahedron.Elements.Take(2)], Tetrahedron.Positions[..6]);
        var state = MotionState.Thermal(PairPotential.Morse, atoms, temperature, random);
        state = bussi ? state.WithoutRigidMotion() : state;
        IThermostat bath = bussi ? new BussiThermostat(temperature, 30, 6) : new LangevinThermostat(temperature, 0.03);
        var dynamics = new ThermostattedDynamics(PairPotential.Morse, 0.5, bath, random);
        var (counts, sum, squares) = (new int[bins], 0.0, 0.0);
        for (var i = -20; i < samples; i++)
        {
            for (var step = 0; step < 250; step++)
            {
                state = dynamics.Step(state);
            }

            var x = state.KineticEnergyEv / (BoltzmannEv * temperature);
            if (i >= 0)
            {
                counts[(int)(bins * (1 - Math.Exp(-x) * (1 + x + x * x / 2)))]++;
                (sum, squares) = (sum + x, squares + (x - 3) * (x - 3));
            }
        }

        var expected = samples / (double)bins;
        var chi = counts.Sum(c => (c - expected) * (c - expected) / expected);
        TestContext.Current.TestOutputHelper!.WriteLine($"chi^2 {chi:g4} of {bins - 1}, mean {sum / samples:g5} of 3, variance {squares / samples:g5} of 3");
        Assert.InRange(chi, 0, bins - 1 + 5 * Math.Sqrt(2.0 * (bins - 1)));
        Assert.Equal(3, sum / samples, 4 * Math.Sqrt(3.0 / samples));
        Assert.Equal(3, squares / samples, 4 * Math.Sqrt((45 - 9 + 0.0) / samples)); // fourth central moment of Gamma(3): 3 k^2 + 6 k = 45
    }

    /// <summary>
    /// The volume of a crystal of springs under a piston is where static pressure, that of the vibrations, -kT d sum ln w/dV, and kT/V of the centre of mass make up the pressure;
    /// its variance is kT V/B. Both from the phonons, without dynamics.
    /// </summary>
    [Fact]
    public void A_solid_under_pressure_has_the_volume_of_quasiharmonic_theory_and_fluctuates_as_its_stiffness_says()
    {
        const double a = 4, temperature = 100, pressure = 0.006; // about 1 GPa
        var springs = PairPotential.Springs(2.5, a / Math.Sqrt(2));
        var cell = new Structure([Element.FromSymbol("Al")], [0, 0, 0], new UnitCell(Matrix.FromRows([0, a / 2, a / 2], [a / 2, 0, a / 2], [a / 2, a / 2, 0])));
        double Pressure(double v)
        {
            double Entropy(double volume) => Logarithms(springs, Scaled(cell, volume));
            var thermal = BoltzmannEv * temperature * (1 / v - (Entropy(1.002 * v) - Entropy(0.998 * v)) / (0.004 * v));
            return springs.Evaluate(Scaled(cell, v)).Pressure(Scaled(cell, v).Cell!) + thermal;
        }

        var (low, high) = (27 * 14.0, 27 * 17.0);
        while (high - low > 1e-4)
        {
            (low, high) = Pressure((low + high) / 2) > pressure ? ((low + high) / 2, high) : (low, (low + high) / 2);
        }

        var stiffness = -low * (Pressure(1.002 * low) - Pressure(0.998 * low)) / (0.004 * low);
        var (mean, error, variance) = Volumes(springs, Scaled(SupercellForceConstants.Repeated(cell, (3, 3, 3)), low), temperature, pressure);
        var expected = BoltzmannEv * temperature * low / stiffness;
        TestContext.Current.TestOutputHelper!.WriteLine($"V {mean:g6} +- {error:g2} of {low:g6}, variance {variance:g4} of {expected:g4}");
        Assert.InRange(error / mean, 0, 5e-4);
        Assert.InRange((mean - low) / error, -4, 4);
        Assert.Equal(1, variance / expected, 0.25); // four times the error of a variance from some 500 independent volumes
    }

    // sum ln w over all modes of 27 cells but the three shifts; of the cell that has a 27th of the volume.
    private static double Logarithms(PairPotential springs, Structure cell)
    {
        var mesh = PhononMesh.Of(new CrystalPhonons(SupercellForceConstants.Evaluate(springs, cell, (3, 3, 3), 1e-3)), (3, 3, 3));
        return mesh.Points.Zip(mesh.Weights).Skip(1).Sum(p => 27 * p.Second * p.First.FrequenciesCm.Sum(Math.Log));
    }

    private static Structure Scaled(Structure crystal, double volumeOf27)
    {
        var factor = Math.Cbrt(volumeOf27 / 27 * crystal.Count / crystal.Cell!.Volume);
        return crystal.Strained((factor - 1) * Matrix.Identity(3));
    }

    private static (double Mean, double Error, double Variance) Volumes(PairPotential springs, Structure start, double temperature, double pressure)
    {
        var random = new SeededRandom(3);
        var dynamics = new ThermostattedDynamics(springs, 4, new LangevinThermostat(temperature, 0.01), random, new CellRescaling(pressure, temperature, 200, 1.5));
        var state = MotionState.Thermal(springs, start, temperature, random);
        var volumes = new double[100_000];
        for (var i = -2000; i < volumes.Length; i++)
        {
            state = dynamics.Step(state);
            if (i >= 0)
            {
                volumes[i] = state.Structure.Cell!.Volume;
            }
        }

        var mean = volumes.Average();
        double[] blocks = [.. volumes.Chunk(volumes.Length / 40).Select(c => c.Average())];
        return (mean, Math.Sqrt(blocks.Sum(b => (b - mean) * (b - mean)) / (40 * 39)), volumes.Average(v => (v - mean) * (v - mean)));
    }
}
