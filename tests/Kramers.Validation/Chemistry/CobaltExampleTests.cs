using Kramers.Chemistry;
using Kramers.Chemistry.Formats;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Validation.Chemistry;

/// <summary>The labels of the cobalt example say the same thing in every place that says it.</summary>
public sealed class CobaltExampleTests
{
    private static readonly string Labels = RepositoryRoot.File("examples", "01-cobalt-bipyramid", "labels.xyz");
    private static readonly string Minimum = RepositoryRoot.File("examples", "01-cobalt-bipyramid", "minimum.xyz");
    private static readonly string Hessian = RepositoryRoot.File("examples", "01-cobalt-bipyramid", "minimum.hessian");

    [Fact]
    public void All_geometries_are_there_and_complete()
    {
        var labels = ExtendedXyz.Read(Labels);

        Assert.Equal(236, labels.Count);
        Assert.Equal(236, labels.Select(l => l.Id).Distinct().Count());
        Assert.All(labels, l =>
        {
            Assert.Equal("C3H3CoF2N3", l.Structure.Formula);
            Assert.NotNull(l.EnergyEv);
            Assert.Equal(36, l.ForcesEvPerAngstrom?.Length);
            Assert.Equal(["D", "g"], l.Tensors.Keys.Order(StringComparer.Ordinal));
        });
    }

    [Fact]
    public void The_minimum_has_the_published_splitting_along_the_axis_of_the_fluorides()
    {
        var minimum = ExtendedXyz.Read(Labels).Single(l => l.Id == "eq-000");
        var eigen = DenseLinearAlgebra.Best.Symmetric(minimum.Tensors["D"]);

        Assert.Equal(-257.43, 1.5 * eigen.Values[0], 0.01);
        Assert.Equal([-171.621, 85.734, 85.887], eigen.Values, Within(0.001));
        Assert.InRange(AngleToFluorides(minimum.Structure, eigen.Vectors), 0, 2);
    }

    [Fact]
    public void The_tensor_has_the_D_and_E_that_SINGLE_ANISO_prints()
    {
        foreach (var (label, frame) in Pairs())
        {
            var (d, e) = AxialAndRhombic(label.Tensors["D"]);

            Assert.Equal(0, label.Tensors["D"].Trace(), 0.002);
            Assert.Equal(Number(frame, "D_axial"), d, 0.002);
            Assert.Equal(Math.Abs(Number(frame, "E_rhombic")), e, 0.002);
        }
    }

    [Fact]
    public void The_tensor_splits_the_quartet_as_the_spin_orbit_energies_say()
    {
        // S = 3/2: the Kramers doublets lie 2 sqrt(D^2 + 3 E^2) apart.
        foreach (var (label, frame) in Pairs())
        {
            var levels = frame.Info["so_energies"].Split(' ').Select(Parse).ToArray();
            var (d, e) = AxialAndRhombic(label.Tensors["D"]);

            Assert.Equal(40, levels.Length);
            Assert.Equal(levels[2], 2 * Math.Sqrt(d * d + 3 * e * e), 0.005);
        }
    }

    [Fact]
    public void Main_g_values_are_physical_and_largest_along_the_easy_axis()
    {
        foreach (var label in ExtendedXyz.Read(Labels))
        {
            var g = DenseLinearAlgebra.Best.Symmetric(label.Tensors["g"]);
            var d = DenseLinearAlgebra.Best.Symmetric(label.Tensors["D"]);
            var overlap = Math.Abs(Enumerable.Range(0, 3).Sum(k => g.Vectors[k, 2] * d.Vectors[k, 0]));

            Assert.InRange(g.Values[0], 1, PhysicalConstants.FreeElectronG);
            Assert.InRange(g.Values[2], 3, 6);
            Assert.InRange(overlap, 0.99, 1 + 1e-9);
        }
    }

    [Fact]
    public void Forces_sum_to_zero_and_exert_no_torque()
    {
        foreach (var label in ExtendedXyz.Read(Labels))
        {
            var x = label.Structure.Positions;
            var f = label.ForcesEvPerAngstrom!;
            for (var k = 0; k < 3; k++)
            {
                var (a, b) = ((k + 1) % 3, (k + 2) % 3);
                var (force, torque) = (0.0, 0.0);
                for (var atom = 0; atom < label.Structure.Count; atom++)
                {
                    force += f[3 * atom + k];
                    torque += x[3 * atom + a] * f[3 * atom + b] - x[3 * atom + b] * f[3 * atom + a];
                }

                Assert.Equal(0, force, 1e-6);
                Assert.Equal(0, torque, 1e-4);
            }
        }
    }

    [Fact]
    public void The_minimum_is_the_lowest_label_and_free_of_forces()
    {
        var labels = ExtendedXyz.Read(Labels);
        var lowest = labels.MinBy(l => l.EnergyEv)!;
        var reference = ExtendedXyz.Read(Minimum).Single();

        Assert.Equal("eq-000", lowest.Id);
        Assert.Equal(-29.732138755607 * PhysicalConstants.HartreeEv, lowest.EnergyEv!.Value, 1e-9);
        Assert.Equal(reference.EnergyEv!.Value, lowest.EnergyEv.Value, 1e-6);
        Assert.InRange(lowest.ForcesEvPerAngstrom!.Max(Math.Abs), 0, 0.005);
        Assert.InRange(Superposition.Of(reference.Structure, lowest.Structure).Rmsd, 0, 1e-7);
    }

    [Fact]
    public void The_Hessian_predicts_the_energies_and_forces_of_small_displacements()
    {
        // 0.02 angstrom of Cartesian noise: the harmonic energy and forces must be those of the labels up to anharmonicity.
        var reference = ExtendedXyz.Read(Labels).Single(l => l.Id == "eq-000");
        var hessian = XtbHessian.Read(Hessian, 12);
        foreach (var label in ExtendedXyz.Read(Labels).Where(l => l.Id.StartsWith("gauss0.02", StringComparison.Ordinal)))
        {
            var u = new Matrix(36, 1);
            for (var k = 0; k < 36; k++)
            {
                u[k, 0] = label.Structure.Positions[k] - reference.Structure.Positions[k];
            }

            var harmonic = -1 * (hessian * u);
            var forces = new Matrix(36, 1, label.ForcesEvPerAngstrom!);
            Assert.InRange((forces - harmonic).Norm() / forces.Norm(), 0, 0.25);
        }
    }

    [Fact]
    public void Normal_modes_of_the_minimum_are_those_of_xtb()
    {
        // As xtb 6.5.1 --hess prints them for minimum.xyz. Its hydrogen weighs 1.00794 u, ours 1.008: 3e-5 of a C-H stretch.
        double[] printed =
        [
            19.43, 23.64, 28.50, 48.40, 50.30, 110.42, 134.40, 139.18, 158.11, 162.08, 168.88, 178.51, 180.40, 262.54, 271.53,
            277.34, 414.91, 568.39, 626.23, 629.28, 644.07, 738.97, 740.70, 740.89, 2161.36, 2161.94, 2179.66, 3284.92, 3285.17, 3287.93,
        ];
        var minimum = ExtendedXyz.Read(Minimum).Single();
        var modes = NormalModes.FromHessian(minimum.Structure, XtbHessian.Read(Hessian, 12));

        Assert.Equal(printed, modes.FrequenciesCm, (a, b) => Math.Abs(a - b) < 0.01 + 3e-5 * a);
    }

    private static IEnumerable<(LabelledStructure Label, ExtendedXyzFrame Frame)> Pairs() =>
        ExtendedXyz.Read(Labels).Zip(ExtendedXyz.ReadFrames(Labels));

    // D = 3/2 of the main value farthest from zero, E = half the difference of the other two.
    private static (double D, double E) AxialAndRhombic(Matrix tensor)
    {
        var main = DenseLinearAlgebra.Best.Symmetric(tensor).Values.OrderBy(Math.Abs).ToArray();
        return (1.5 * main[2], Math.Abs(main[1] - main[0]) / 2);
    }

    private static double AngleToFluorides(Structure s, Matrix axes)
    {
        var axis = Enumerable.Range(0, 3).Select(k => s.Positions[3 + k] - s.Positions[6 + k]).ToArray();
        var cosine = Enumerable.Range(0, 3).Sum(k => axis[k] * axes[k, 0]) / s.Distance(1, 2);
        return Math.Acos(Math.Abs(cosine)) * 180 / Math.PI;
    }

    private static double Number(ExtendedXyzFrame frame, string key) => Parse(frame.Info[key]);

    private static double Parse(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static Func<double, double, bool> Within(double tolerance) => (a, b) => Math.Abs(a - b) <= tolerance;
}
