using Kramers.Magnetism;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.Angular;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Numerics.Quadrature;

namespace Kramers.Tests.Magnetism.Magnetometry;

public sealed class PowderSampleTests
{
    public static TheoryData<int> Kinds => [.. Enumerable.Range(0, RandomMolecules.Kinds)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Free_spins_follow_Brillouin()
    {
        var curves = new PowderSample(new Magnetometer(new SpinSystem(Spin.FromValue(2.5), ZeemanTerm.Isotropic(1.98)))).Magnetisation([0, 1e-3, 0.5, 7], [2, 300], Cancel);
        var law = new Paramagnet(Spin.FromValue(2.5), 1.98);
        for (var f = 0; f < 4; f++)
        {
            for (var t = 0; t < 2; t++)
            {
                Assert.Equal(law.Magnetisation(curves.FieldsTesla[f], curves.Temperatures[t]), curves.Values[f, t], 1e-12);
            }
        }

        Assert.True(curves.LargestGridDifference < 1e-12);
    }

    /// <summary>Four fields at once in the basis of the moment, and each field by itself in the basis of the spins.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Two_routes_to_the_magnetisation_agree(int kind)
    {
        var (molecule, grid) = (new Magnetometer(RandomMolecules.Make(kind)), SphereGrid.Lebedev(17));
        double[] fields = [0, 0.2, 1, 3, -2, 12], temperatures = [0.1, 2, 300];
        var curves = new PowderSample(molecule, grid).Magnetisation(fields, temperatures, Cancel);
        var points = fields.SelectMany(b => temperatures.Select(t => (b, t))).ToArray();
        var single = new PowderMagnetisation(molecule, grid).At(points, cancellation: Cancel);
        Assert.Equal(single, curves.Values.Data, (x, y) => Math.Abs(x - y) < 1e-11);
        Assert.True(curves.Values[5, 0] > 0.5);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Averages_do_not_depend_on_the_frame_or_the_grid(int kind)
    {
        var system = RandomMolecules.Make(kind);
        var turned = RandomMolecules.Rotated(system, Rotation.Random(new SeededRandom(8)).Matrix);
        var product = new PowderSample(new Magnetometer(system), SphereGrid.Product(30)).Magnetisation([1, 4], [15, 60], Cancel);
        var lebedev = new PowderSample(new Magnetometer(turned)).Magnetisation([1, 4], [15, 60], Cancel);
        Assert.True((product.Values - lebedev.Values).Norm() < 1e-7);
        Assert.True(lebedev.LargestGridDifference < 1e-6);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Small_fields_show_a_third_of_the_trace(int kind)
    {
        var molecule = new Magnetometer(RandomMolecules.Make(kind));
        var m = new PowderSample(molecule, SphereGrid.Lebedev(5)).Magnetisation([1e-3], [4], Cancel).Values[0, 0];
        Assert.Equal(1, m / 1e-3 / molecule.At(FieldVector.Zero).Susceptibility(4).Powder.BohrMagnetonsPerTesla, 1e-5);
    }

    [Fact]
    public void Grid_difference_falls_with_the_degree_and_bounds_the_error()
    {
        var molecule = new Magnetometer(RandomMolecules.Make(1));
        var exact = new PowderSample(molecule, SphereGrid.Product(60)).Magnetisation([5], [2], Cancel).Values[0, 0];
        var last = double.PositiveInfinity;
        foreach (var degree in new[] { 5, 9, 17, 29 })
        {
            var curves = new PowderSample(molecule, SphereGrid.Lebedev(degree)).Magnetisation([5], [2], Cancel);
            Assert.True(curves.LargestGridDifference < last);
            Assert.True(Math.Abs(curves.Values[0, 0] - exact) < curves.LargestGridDifference);
            last = curves.LargestGridDifference;
        }
    }

    /// <summary>Maxwell: S(B) - S(0) is the integral of dM/dT over the field.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Entropy_drop_agrees_with_the_magnetisation(int kind)
    {
        const double T = 6, Step = 1e-3, Field = 5;
        var powder = new PowderSample(new Magnetometer(RandomMolecules.Make(kind)), SphereGrid.Lebedev(15));
        var rule = GaussLegendre.WithPoints(12);
        double[] fields = [.. rule.Points.Select(x => Field * (1 + x) / 2)];
        var m = powder.Magnetisation(fields, [T - Step, T + Step], Cancel).Values;
        var integral = Enumerable.Range(0, 12).Sum(i => rule.Weights[i] * Field / 2 * (m[i, 0] - m[i, 1]) / (2 * Step));
        var drop = powder.EntropyDrop(0, Field, [T], Cancel)[0];
        Assert.Equal(integral * PhysicalConstants.BohrMagnetonCm / PhysicalConstants.BoltzmannCm, drop, 1e-6);
        Assert.True(drop > 0.01);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Heat_capacity_is_the_slope_of_the_entropy(int kind)
    {
        const double Step = 1e-3;
        var powder = new PowderSample(new Magnetometer(RandomMolecules.Make(kind)), SphereGrid.Lebedev(7));
        var s = powder.Entropy([0, 3], [4 - Step, 4 + Step], Cancel).Values;
        var c = powder.HeatCapacity([0, 3], [4], Cancel).Values;
        for (var f = 0; f < 2; f++)
        {
            Assert.Equal(4 * (s[f, 1] - s[f, 0]) / (2 * Step), c[f, 0], 1e-5);
        }
    }

    [Fact]
    public void Leaves_the_threads_of_OpenBLAS_as_they_were()
    {
        var before = OpenBlas.Search.Library?.Threads;
        var powder = new PowderSample(new Magnetometer(RandomMolecules.Make(0)), SphereGrid.Lebedev(5));
        Parallel.For(0, 20, _ => powder.Magnetisation([1], [1], Cancel));
        Assert.Equal(before, OpenBlas.Search.Library?.Threads);
    }

    [Fact]
    public void Can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => new PowderSample(new Magnetometer(RandomMolecules.Make(0))).Magnetisation([1], [1], source.Token));
    }
}
