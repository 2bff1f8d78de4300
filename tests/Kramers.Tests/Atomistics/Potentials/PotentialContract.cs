using Kramers.Atomistics.Potentials;
using Kramers.Chemistry;
using Kramers.Numerics;
using Kramers.Numerics.Angular;

namespace Kramers.Tests.Atomistics.Potentials;

/// <summary>What every potential must do. A new potential derives from this.</summary>
public abstract class PotentialContract
{
    /// <summary>The potential under test.</summary>
    protected abstract IPotential Potential { get; }

    /// <summary>A geometry without symmetry and away from any minimum.</summary>
    protected abstract Structure Molecule { get; }

    /// <summary>Of finite differences, angstrom; less for a surface with narrow features.</summary>
    protected virtual double Step => 0.004;

    [Fact]
    public void Forces_are_minus_the_gradient()
    {
        var gradient = Geometries.Derivative(Molecule, s => [Potential.Evaluate(s).EnergyEv], Step);
        Geometries.AssertClose((-1 * gradient).Data, Potential.Evaluate(Molecule).ForcesEvPerAngstrom, 1e-7);
    }

    [Fact]
    public void Virial_is_minus_the_derivative_by_strain()
    {
        var virial = Potential.Evaluate(Molecule).VirialEv;
        Geometries.AssertClose(-1 * Geometries.StrainDerivative(Molecule, s => Potential.Evaluate(s).EnergyEv, Step / 4), virial, 1e-7);
        Geometries.AssertClose(virial.Transpose(), virial, 1e-10);
    }

    [Fact]
    public void Forces_and_torques_sum_to_zero()
    {
        var (x, f) = (Molecule.Positions.ToArray(), Potential.Evaluate(Molecule).ForcesEvPerAngstrom);
        var size = f.Max(Math.Abs);
        for (var k = 0; k < 3; k++)
        {
            var (a, b) = ((k + 1) % 3, (k + 2) % 3);
            var (force, torque) = (0.0, 0.0);
            for (var i = 0; i < Molecule.Count; i++)
            {
                force += f[3 * i + k];
                torque += x[3 * i + a] * f[3 * i + b] - x[3 * i + b] * f[3 * i + a];
            }

            Assert.InRange(Math.Abs(force) / size, 0, 1e-12);
            Assert.InRange(Math.Abs(torque) / size, 0, 1e-11);
        }
    }

    [Fact]
    public void Forces_turn_with_the_molecule_and_the_energy_stays()
    {
        var rotation = Rotation.Random(new SeededRandom(3));
        var (before, after) = (Potential.Evaluate(Molecule), Potential.Evaluate(Molecule.Rotated(rotation.Matrix).Translated(1, 2, 3)));
        Assert.Equal(before.EnergyEv, after.EnergyEv, 1e-10 * Math.Abs(before.EnergyEv));
        var turned = Molecule.WithPositions(before.ForcesEvPerAngstrom).Rotated(rotation.Matrix).Positions.ToArray();
        Geometries.AssertClose(turned, after.ForcesEvPerAngstrom, 1e-10);
    }

    [Fact]
    public void Energy_drift_of_molecular_dynamics_falls_with_the_square_of_the_step()
    {
        var (coarse, fine) = (Drift(0.04, 25), Drift(0.02, 50));
        Assert.InRange(coarse, 1e-9, 2e-3);
        Assert.InRange(coarse / fine, 3.6, 4.4);
    }

    [Fact]
    public void An_unknown_element_is_refused() =>
        Assert.Throws<ArgumentException>(() => Potential.Evaluate(Geometries.Random("Co F Xe", 1)));

    /// <summary>Largest error of the total energy in eV on a velocity-Verlet trajectory; the unit of time is angstrom sqrt(u/eV) = 10.2 fs.</summary>
    private double Drift(double step, int steps)
    {
        var (structure, masses) = (Molecule, Molecule.Masses());
        var velocity = new double[3 * Molecule.Count];
        var value = Potential.Evaluate(structure);
        var (start, worst) = (value.EnergyEv, 0.0);
        for (var n = 0; n < steps; n++)
        {
            Kick(velocity, value, masses, step / 2);
            structure = structure.WithPositions([.. structure.Positions.ToArray().Zip(velocity, (x, v) => x + step * v)]);
            value = Potential.Evaluate(structure);
            Kick(velocity, value, masses, step / 2);
            var kinetic = velocity.Select((v, a) => masses[a / 3] * v * v / 2).Sum();
            worst = Math.Max(worst, Math.Abs(value.EnergyEv + kinetic - start));
        }

        return worst;
    }

    private static void Kick(double[] velocity, PotentialValue value, double[] masses, double time)
    {
        for (var a = 0; a < velocity.Length; a++)
        {
            velocity[a] += time * value.ForcesEvPerAngstrom[a] / masses[a / 3];
        }
    }
}
