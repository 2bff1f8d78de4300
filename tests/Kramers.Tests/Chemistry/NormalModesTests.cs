using Kramers.Chemistry;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Chemistry;

public sealed class NormalModesTests
{
    private static readonly Structure CarbonDioxide = Molecules.Of("O C O", 0, 0, -1.16, 0, 0, 0, 0, 0, 1.16);

    [Fact]
    public void A_diatomic_vibrates_with_the_root_of_k_over_mu()
    {
        const double k = 118.7; // eV/angstrom^2, about that of CO
        var s = Molecules.Of("C O", 0.3, -0.2, 0.1, 0.3, -0.2, 1.228);
        var modes = NormalModes.FromHessian(s, Molecules.Springs(s, (_, _) => k));

        var mu = 12.011 * 15.999 / (12.011 + 15.999) * PhysicalConstants.AtomicMass;
        var omega = Math.Sqrt(k * PhysicalConstants.ElementaryCharge * 1e20 / mu);
        Assert.Equal(omega / (2 * Math.PI * PhysicalConstants.SpeedOfLight * 100), Assert.Single(modes.FrequenciesCm), 1e-7);
    }

    [Fact]
    public void Linear_triatomic_has_four_modes_with_the_analytic_stretches()
    {
        // Springs k between neighbours, valence bending constant c for each plane (displacements along x and y).
        const double k = 100, c = 5;
        var h = Molecules.Springs(CarbonDioxide, (i, j) => Math.Abs(i - j) == 1 ? k : 0) + Bending(c);
        var modes = NormalModes.FromHessian(CarbonDioxide, h);

        var (o, m) = (15.999, 12.011);
        double[] squares = [c * (2 / o + 4 / m), c * (2 / o + 4 / m), k / o, k * (1 / o + 2 / m)];
        Assert.Equal(squares.Select(Wavenumber), modes.FrequenciesCm, (a, b) => Math.Abs(a - b) < 1e-7);
    }

    [Fact]
    public void A_linear_molecule_a_little_off_its_axis_still_has_four_modes()
    {
        var bent = CarbonDioxide.WithPositions([1e-4, 0, -1.16, 0, 0, 0, 0, 2e-5, 1.16]);
        Assert.Equal(4, NormalModes.FromHessian(bent, Molecules.Springs(bent, (_, _) => 10)).Count);
    }

    [Fact]
    public void Modes_are_orthonormal_and_free_of_translation_and_rotation()
    {
        var water = Molecules.Water;
        var modes = NormalModes.FromHessian(water, Molecules.Springs(water, (i, j) => 10 + i + j));
        var centred = water.CentreOfMass();

        Assert.Equal(3, modes.Count);
        Assert.Equal(0, (modes.Vectors * modes.Vectors.Transpose() - Matrix.Identity(3)).Norm(), 1e-12);
        for (var mode = 0; mode < 3; mode++)
        {
            for (var k = 0; k < 3; k++)
            {
                var (a, b) = ((k + 1) % 3, (k + 2) % 3);
                var (momentum, angular) = (0.0, 0.0);
                for (var i = 0; i < 3; i++)
                {
                    var root = Math.Sqrt(modes.Masses[i]);
                    momentum += root * modes.Vectors[mode, 3 * i + k];
                    angular += root * ((water.Positions[3 * i + a] - centred[a]) * modes.Vectors[mode, 3 * i + b]
                        - (water.Positions[3 * i + b] - centred[b]) * modes.Vectors[mode, 3 * i + a]);
                }

                Assert.Equal(0, momentum, 1e-12);
                Assert.Equal(0, angular, 1e-12);
            }
        }
    }

    [Fact]
    public void Frequencies_do_not_change_and_vectors_turn_with_the_molecule()
    {
        var r = Molecules.Rotation(1, -2, 0.5, 1.1);
        var turned = Molecules.Water.Rotated(r).Translated(7, 8, -9);
        var here = NormalModes.FromHessian(Molecules.Water, Molecules.Springs(Molecules.Water, (i, j) => 10 + i + j));
        var there = NormalModes.FromHessian(turned, Molecules.Springs(turned, (i, j) => 10 + i + j));

        Assert.Equal(here.FrequenciesCm, there.FrequenciesCm, (a, b) => Math.Abs(a - b) < 1e-7);
        for (var mode = 0; mode < 3; mode++)
        {
            var expected = Molecules.Of("O H H", here.Vectors.Row(mode).ToArray()).Rotated(r).Positions;
            var overlap = 0.0;
            for (var k = 0; k < 9; k++)
            {
                overlap += expected[k] * there.Vectors[mode, k];
            }

            Assert.Equal(1, Math.Abs(overlap), 1e-10);
        }
    }

    [Fact]
    public void The_modes_diagonalise_the_Hessian_that_they_come_from()
    {
        var water = Molecules.Water;
        var hessian = Molecules.Springs(water, (i, j) => 10 + i + j);
        var modes = NormalModes.FromHessian(water, hessian);
        for (var mode = 0; mode < 3; mode++)
        {
            // Energy of Q = 1 is half a quantum: 1/2 x^T H x = hbar w / 2 with x = dX/dQ.
            var x = new Matrix(9, 1, modes.ZeroPointDisplacement(mode));
            var energy = (x.Transpose() * (hessian * x))[0, 0] * PhysicalConstants.EvCm;
            Assert.Equal(modes.FrequenciesCm[mode], energy, 1e-6);
        }
    }

    [Fact]
    public void An_imaginary_mode_is_negative_comes_first_and_has_no_zero_point_motion()
    {
        var water = Molecules.Water;
        var modes = NormalModes.FromHessian(water, Molecules.Springs(water, (i, j) => i + j == 3 ? -5 : 40));

        Assert.Equal(3, modes.Count);
        Assert.True(modes.FrequenciesCm[0] < 0 && modes.FrequenciesCm[1] > 0);
        Assert.Throws<InvalidOperationException>(() => modes.ZeroPointDisplacement(0));
    }

    [Fact]
    public void The_largest_component_of_each_vector_is_positive()
    {
        var modes = NormalModes.FromHessian(Molecules.Water, Molecules.Springs(Molecules.Water, (i, j) => 10 + i + j));
        for (var mode = 0; mode < modes.Count; mode++)
        {
            var row = modes.Vectors.Row(mode).ToArray();
            var largest = row.Max(Math.Abs);
            Assert.True(row.First(x => Math.Abs(x) > largest * (1 - 1e-6)) > 0);
        }
    }

    [Fact]
    public void An_atom_has_no_modes() =>
        Assert.Empty(NormalModes.FromHessian(Molecules.Of("He", 1, 2, 3), new Matrix(3, 3)).FrequenciesCm);

    [Fact]
    public void A_Hessian_of_another_shape_is_refused()
    {
        Assert.Contains("9 x 9", Assert.Throws<ArgumentException>(() => NormalModes.FromHessian(Molecules.Water, new Matrix(6, 6))).Message, StringComparison.Ordinal);
        var bad = new Matrix(9, 9) { [2, 3] = double.NaN };
        Assert.Throws<ArgumentException>(() => NormalModes.FromHessian(Molecules.Water, bad));
    }

    // c/2 (x1 - 2 x2 + x3)^2 for x and y.
    private static Matrix Bending(double c)
    {
        double[] b = [1, -2, 1];
        var h = new Matrix(9, 9);
        for (var i = 0; i < 9; i++)
        {
            h[3 * (i / 3), 3 * (i % 3)] = c * b[i / 3] * b[i % 3];
            h[3 * (i / 3) + 1, 3 * (i % 3) + 1] = c * b[i / 3] * b[i % 3];
        }

        return h;
    }

    private static double Wavenumber(double evPerSquareAngstromAndU) =>
        Math.Sqrt(evPerSquareAngstromAndU * PhysicalConstants.ElementaryCharge * 1e20 / PhysicalConstants.AtomicMass)
        / (2 * Math.PI * PhysicalConstants.SpeedOfLight * 100);
}
