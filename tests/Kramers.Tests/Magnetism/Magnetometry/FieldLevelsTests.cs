using Kramers.Magnetism;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.Angular;

namespace Kramers.Tests.Magnetism.Magnetometry;

public sealed class FieldLevelsTests
{
    private const double Temperature = 3.3;

    public static TheoryData<int> Kinds => [.. Enumerable.Range(0, RandomMolecules.Kinds)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Magnetisation_is_the_derivative_of_the_free_energy(int kind)
    {
        var molecule = new Magnetometer(RandomMolecules.Make(kind));
        var field = RandomMolecules.Field(kind);
        var m = molecule.At(field).Magnetisation(Temperature);
        for (var axis = 0; axis < 3; axis++)
        {
            const double Step = 1e-3;
            var slope = (Free(molecule, Shifted(field, axis, Step)) - Free(molecule, Shifted(field, axis, -Step))) / (2 * Step);
            Assert.Equal(-slope / PhysicalConstants.BohrMagnetonCm, m[axis], 1e-6);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Van_Vleck_is_the_derivative_of_the_magnetisation(int kind)
    {
        var molecule = new Magnetometer(RandomMolecules.Make(kind));
        foreach (var field in new[] { FieldVector.Zero, RandomMolecules.Field(kind) })
        {
            var chi = molecule.At(field).Susceptibility(Temperature);
            for (var b = 0; b < 3; b++)
            {
                const double Step = 2e-4;
                var plus = molecule.At(Shifted(field, b, Step)).Magnetisation(Temperature);
                var minus = molecule.At(Shifted(field, b, -Step)).Magnetisation(Temperature);
                for (var a = 0; a < 3; a++)
                {
                    Assert.Equal((plus[a] - minus[a]) / (2 * Step), chi[a, b].BohrMagnetonsPerTesla, 1e-6);
                }
            }
        }
    }

    /// <summary>k_B T chi_ab/mu_B^2 tends to tr(mu_a mu_b)/n: Curie's law of all moments together.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Curie_limit_is_a_trace_of_moments(int kind)
    {
        const double Hot = 1e7;
        var molecule = new Magnetometer(RandomMolecules.Make(kind));
        var chi = molecule.At(FieldVector.Zero).Susceptibility(Hot);
        for (var p = 0; p < 9; p++)
        {
            var trace = (molecule.Moment(p / 3) * molecule.Moment(p % 3)).Trace().Real / molecule.Dimension;
            var found = chi[p / 3, p % 3].BohrMagnetonsPerTesla * PhysicalConstants.BoltzmannCm * Hot / PhysicalConstants.BohrMagnetonCm;
            Assert.Equal(trace, found, 1e-4);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Torque_is_the_derivative_of_the_free_energy_by_the_angle(int kind)
    {
        var molecule = new Magnetometer(RandomMolecules.Make(kind));
        var field = RandomMolecules.Field(kind);
        var torque = molecule.At(field).Torque(Temperature);
        for (var axis = 0; axis < 3; axis++)
        {
            // The molecule turned one way is the field turned the other way.
            const double Angle = 1e-4;
            var slope = (Free(molecule, Turned(field, axis, Angle)) - Free(molecule, Turned(field, axis, -Angle))) / (2 * Angle);
            Assert.Equal(slope / PhysicalConstants.BohrMagnetonCm, torque[axis], 5e-6);
        }

        Assert.Equal(0, torque[0] * field.X + torque[1] * field.Y + torque[2] * field.Z, 1e-12);
    }

    /// <summary>Hellmann and Feynman; the moments of all levels add up to the trace, which is 0.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Moments_of_levels_are_slopes_of_the_Zeeman_diagram(int kind)
    {
        const double Step = 1e-4;
        double[] direction = [1, -2, 0.7];
        var molecule = new Magnetometer(RandomMolecules.Make(kind));
        var diagram = ZeemanDiagram.Of(molecule, direction, [2 - Step, 2, 2 + Step]);
        var levels = molecule.At(FieldVector.Along(direction, 2));
        var moments = levels.MomentsAlong(direction);
        for (var k = 0; k < moments.Length; k++)
        {
            var slope = (diagram.Levels[2, k] - diagram.Levels[0, k]) / (2 * Step);
            Assert.Equal(-slope / PhysicalConstants.BohrMagnetonCm, moments[k], 1e-5);
            Assert.Equal(diagram.Levels[1, k], levels.Eigensystem.Energies[k], 1e-12);
        }

        Assert.Equal(0, moments.Sum(), 1e-11);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Turning_the_molecule_turns_moment_and_susceptibility(int kind)
    {
        var rotation = Rotation.Random(new SeededRandom(5));
        var system = RandomMolecules.Make(kind);
        var field = RandomMolecules.Field(kind);
        var (x, y, z) = rotation.Apply(field.X, field.Y, field.Z);
        var before = new Magnetometer(system).At(field);
        var after = new Magnetometer(RandomMolecules.Rotated(system, rotation.Matrix)).At(FieldVector.FromTesla(x, y, z));
        var m = before.Magnetisation(Temperature);
        var (mx, my, mz) = rotation.Apply(m[0], m[1], m[2]);
        Assert.All(after.Magnetisation(Temperature).Zip([mx, my, mz]), p => Assert.Equal(p.First, p.Second, 1e-10));
        var expected = rotation.Apply(before.Susceptibility(Temperature).ToMatrix());
        Assert.True((expected - after.Susceptibility(Temperature).ToMatrix()).Norm() < 1e-10);
    }

    /// <summary>The textbook sum over degenerate and non-degenerate pairs, for S = 1 with D (Kahn, Molecular Magnetism (1993), eq. 2.3.5 ff.).</summary>
    [Theory]
    [InlineData(5, 2)]
    [InlineData(-3, 10)]
    public void Axial_triplet(double d, double temperature)
    {
        var molecule = new Magnetometer(new SpinSystem(Spin.FromValue(1), ZeroFieldSplitting.FromDE(d, 0), ZeemanTerm.Isotropic(2.1)));
        var chi = molecule.At(FieldVector.Zero).Susceptibility(temperature);
        var thermal = PhysicalConstants.BoltzmannCm * temperature;
        var x = Math.Exp(-d / thermal);
        var prefactor = 2 * 2.1 * 2.1 * PhysicalConstants.BohrMagnetonCm / (1 + 2 * x);
        Assert.Equal(prefactor * x / thermal, chi[2, 2].BohrMagnetonsPerTesla, 1e-13);
        Assert.Equal(prefactor * (1 - x) / d, chi[0, 0].BohrMagnetonsPerTesla, 1e-13);
        Assert.Equal((chi[2, 2].Cm3PerMol + 2 * chi[0, 0].Cm3PerMol) / 3, chi.Powder.Cm3PerMol, 1e-14);
        Assert.Equal(chi[2, 2].Cm3PerMol, chi.Along([0, 0, -3]).Cm3PerMol, 1e-14);
    }

    /// <summary>Between degenerate and clearly split levels the weight has two formulas; a splitting from 1e-9 to 10 k_B T passes both.</summary>
    [Fact]
    public void Susceptibility_is_smooth_in_the_splitting()
    {
        foreach (var d in new[] { 1e-9, 1e-6, 1e-3, 1.3899, 1.3901, 1.3902, 7 })
        {
            var molecule = new Magnetometer(new SpinSystem(Spin.FromValue(1), ZeroFieldSplitting.FromDE(d, 0), ZeemanTerm.Isotropic(2)));
            var thermal = PhysicalConstants.BoltzmannCm;
            var expected = 8 * PhysicalConstants.BohrMagnetonCm * OneMinusExp(d / thermal) / d / (1 + 2 * Math.Exp(-d / thermal));
            var found = molecule.At(FieldVector.Zero).Susceptibility(1)[0, 0].BohrMagnetonsPerTesla;
            Assert.Equal(1, found / expected, 1e-12);
        }

        static double OneMinusExp(double x) => 2 * Math.Exp(-x / 2) * Math.Sinh(x / 2);
    }

    [Fact]
    public void Kramers_doublets_have_no_moment_without_a_field()
    {
        var levels = new Magnetometer(RandomMolecules.Make(1)).At(FieldVector.Zero);
        var e = levels.Eigensystem.Energies;
        for (var k = 0; k < e.Length; k += 2)
        {
            Assert.Equal(e[k], e[k + 1], 1e-12);
        }

        Assert.All(levels.Magnetisation(0.5), m => Assert.Equal(0, m, 1e-12));
        Assert.Equal(Math.Log(2), levels.At(0.01).Entropy, 1e-10);
    }

    private static double Free(Magnetometer molecule, FieldVector field) => molecule.At(field).At(Temperature).FreeEnergy;

    private static FieldVector Shifted(FieldVector b, int axis, double step) => FieldVector.FromTesla(
        b.X + (axis == 0 ? step : 0), b.Y + (axis == 1 ? step : 0), b.Z + (axis == 2 ? step : 0));

    private static FieldVector Turned(FieldVector b, int axis, double angle)
    {
        var (x, y, z) = Rotation.FromAxisAngle(axis == 0 ? 1 : 0, axis == 1 ? 1 : 0, axis == 2 ? 1 : 0, angle).Apply(b.X, b.Y, b.Z);
        return FieldVector.FromTesla(x, y, z);
    }
}
