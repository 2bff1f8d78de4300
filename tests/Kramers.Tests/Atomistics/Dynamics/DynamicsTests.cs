using Kramers.Atomistics.Dynamics;
using Kramers.Atomistics.Potentials;
using Kramers.Chemistry;
using Kramers.Numerics;
using Kramers.Tests.Atomistics.Vibrations;

namespace Kramers.Tests.Atomistics.Dynamics;

/// <summary>Molecular dynamics: what Newton conserves, and what a heat bath makes of harmonic atoms.</summary>
public class DynamicsTests
{
    private const double BoltzmannEv = PhysicalConstants.Boltzmann / PhysicalConstants.ElementaryCharge;
    private static readonly Structure Rest = Geometries.Random("Co F N F", 1);
    private static readonly SpringPotential Springs = new(Rest);

    [Fact]
    public void Energy_at_constant_energy_does_not_drift_and_its_error_falls_with_the_square_of_the_step()
    {
        Assert.InRange(Drift(1, 4000), 0, 1e-5);
        Assert.Equal(4, Ripple(1) / Ripple(0.5), 0.3);
    }

    /// <summary>Second order is what is taken off: of the ripple of the total energy less than a hundredth is left, and that falls as h^4.</summary>
    [Fact]
    public void The_energy_that_the_steps_conserve_is_kept_to_fourth_order()
    {
        Assert.Equal(16, Ripple(1, shadow: true) / Ripple(0.5, shadow: true), 2.0);
        Assert.InRange(Ripple(1, shadow: true) / Ripple(1), 1e-9, 0.01);
    }

    [Fact]
    public void Momentum_is_conserved()
    {
        var (verlet, state) = (new VelocityVerlet(Springs, 1), Start(300));
        var before = Momentum(state);
        for (var i = 0; i < 500; i++)
        {
            state = verlet.Step(state);
        }

        Assert.All(before.Zip(Momentum(state)), p => Assert.Equal(p.First, p.Second, 1e-10));
    }

    [Fact]
    public void Backwards_in_time_it_comes_back()
    {
        var (ahead, back, start) = (new VelocityVerlet(Springs, 1), new VelocityVerlet(Springs, -1), Start(300));
        var state = start;
        for (var i = 0; i < 300; i++)
        {
            state = ahead.Step(state);
        }

        Assert.NotEqual(start.Structure.Positions[0], state.Structure.Positions[0], 1e-3);
        for (var i = 0; i < 300; i++)
        {
            state = back.Step(state);
        }

        Geometries.AssertClose(start.Structure.Positions.ToArray(), state.Structure.Positions.ToArray(), 1e-9);
    }

    /// <summary>100 atoms in traps of their own: k x^2 is k_B T for each coordinate, at a step of a fifth of their period, too.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(25)]
    public void Langevin_motion_gives_harmonic_atoms_the_variance_of_Boltzmann(double stepFs)
    {
        const double temperature = 200;
        var atoms = new Structure([.. Enumerable.Repeat(Element.FromSymbol("C"), 100)], new double[300]);
        var trap = new Trap();
        var random = new SeededRandom(5);
        var dynamics = new LangevinDynamics(trap, stepFs, temperature, 0.02, random);
        var state = MotionState.Thermal(trap, atoms, temperature, random);
        var squares = new List<double>();
        for (var step = 0; step * stepFs < 20_000; step++)
        {
            state = dynamics.Step(state);
            if (step * stepFs > 1000 && step % (int)(200 / stepFs) == 0)
            {
                squares.AddRange(state.Structure.Positions.ToArray().Select(x => x * x));
            }
        }

        Assert.Equal(1, Trap.Constant * squares.Average() / (BoltzmannEv * temperature), 5 * Math.Sqrt(2.0 / squares.Count));
    }

    [Fact]
    public void Thermal_velocities_have_their_temperature()
    {
        var atoms = new Structure([.. Enumerable.Repeat(Element.FromSymbol("Dy"), 3000)], new double[9000]);
        Assert.Equal(300, MotionState.Thermal(new Trap(), atoms, 300, new SeededRandom(2)).TemperatureK, 5 * 300 * Math.Sqrt(2.0 / 9000));
    }

    [Fact]
    public void The_bath_at_zero_kelvin_brings_atoms_to_rest()
    {
        var (dynamics, state) = (new LangevinDynamics(Springs, 1, 0, 0.05, new SeededRandom(1)), Start(300));
        // The softest motions are overdamped and the last to come to rest.
        for (var i = 0; i < 12000; i++)
        {
            state = dynamics.Step(state);
        }

        Assert.Equal(0, state.TotalEnergyEv, 1e-9);
    }

    [Fact]
    public void Geometries_of_a_trajectory_depend_on_the_seed_stay_in_place_and_are_independent()
    {
        var frames = Trajectory(150, 1);
        Assert.Equal(Trajectory(2, 1)[1].Positions.ToArray(), frames[1].Positions.ToArray());
        Assert.NotEqual(Trajectory(1, 2)[0].Positions.ToArray(), frames[0].Positions.ToArray());
        Assert.All(frames, f => Assert.InRange(Superposition.Of(f, Rest).Rmsd, 0, 0.5));
        Assert.All(frames, f => Geometries.AssertClose(Superposition.Of(f, Rest).Moved.Positions.ToArray(), f.Positions.ToArray(), 1e-9));
        var stretch = frames.Select(f => f.Distance(0, 1)).ToArray();
        var mean = stretch.Average();
        var correlation = stretch.Skip(1).Zip(stretch, (a, b) => (a - mean) * (b - mean)).Sum() / stretch.Sum(r => (r - mean) * (r - mean));
        Assert.InRange(correlation, -5 / Math.Sqrt(150), 5 / Math.Sqrt(150));
    }

    private static Structure[] Trajectory(int count, ulong seed) =>
        ThermalTrajectory.Sample(Springs, Rest, 100, count, new SeededRandom(seed), TestContext.Current.CancellationToken);

    private static MotionState Start(double temperature) => MotionState.Thermal(Springs, Rest, temperature, new SeededRandom(3));

    // Difference of the means over the first and the last quarter, eV.
    private static double Drift(double step, int steps)
    {
        var energies = Energies(step, steps);
        return Math.Abs(energies[..(steps / 4)].Average() - energies[(3 * steps / 4)..].Average());
    }

    // Standard deviation of the total energy, or of that which the steps conserve, over 1 ps, eV.
    private static double Ripple(double step, bool shadow = false)
    {
        var energies = Energies(step, (int)(1000 / step), shadow);
        var mean = energies.Average();
        return Math.Sqrt(energies.Average(e => (e - mean) * (e - mean)));
    }

    private static double[] Energies(double step, int steps, bool shadow = false)
    {
        var (verlet, state, energies) = (new VelocityVerlet(Springs, step), Start(300), new double[steps]);
        for (var i = 0; i < steps; i++)
        {
            state = verlet.Step(state);
            energies[i] = shadow ? verlet.ShadowEnergyEv(state) : state.TotalEnergyEv;
        }

        return energies;
    }

    private static double[] Momentum(MotionState state)
    {
        var masses = state.Structure.Masses();
        return [.. Enumerable.Range(0, 3).Select(axis => masses.Select((m, i) => m * state.Velocities[3 * i + axis]).Sum())];
    }

    /// <summary>Every coordinate on a spring of its own.</summary>
    private sealed class Trap : IPotential
    {
        public const double Constant = 3; // eV/angstrom^2: carbon then has a period of 128 fs

        public PotentialValue Evaluate(Structure structure)
        {
            var x = structure.Positions.ToArray();
            return PotentialValue.OfMolecule(structure, Constant / 2 * x.Sum(a => a * a), Array.ConvertAll(x, a => -Constant * a));
        }
    }
}
