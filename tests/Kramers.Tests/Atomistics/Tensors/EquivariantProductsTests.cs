using Kramers.Atomistics.Tensors;
using Kramers.Chemistry;
using Kramers.Numerics;
using Kramers.Numerics.Angular;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Atomistics.Tensors;

public class EquivariantProductsTests
{
    private static readonly TensorFeatureSettings Settings = new() { Centre = "Co", Neighbours = ["F", "N", "C"] };
    private static readonly Structure Molecule = Geometries.Random("Co F N C F N C", 8);
    private static readonly NeighbourDensity Density = NeighbourDensity.Fit(Settings, [Molecule, Geometries.Random("Co F N C F N C", 9)]);

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void The_columns_are_those_that_the_triangle_rule_allows(int degree) =>
        Assert.Equal(CountByHand(degree), Products(degree).Columns);

    [Fact]
    public void The_default_settings_with_three_neighbours_have_1367_features_of_degree_2() => Assert.Equal(1367, Products(2).Columns);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 2)]
    [InlineData(2, 3)]
    [InlineData(4, 4)]
    public void Features_turn_as_real_harmonics(int degree, int seed)
    {
        var rotation = Rotation.Random(new SeededRandom((ulong)seed));
        Geometries.AssertClose(WignerD.Real(degree, rotation) * Rows(degree, Molecule), Rows(degree, Molecule.Rotated(rotation.Matrix)), 1e-12);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Features_are_even_under_inversion(int degree) =>
        Geometries.AssertClose(Rows(degree, Molecule), Rows(degree, Molecule.Rotated(-1 * Matrix.Identity(3))), 1e-13);

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void No_feature_is_empty_for_a_geometry_without_symmetry(int degree)
    {
        var rows = Rows(degree, Molecule);
        var empty = Enumerable.Range(0, rows.Columns).Where(k => Enumerable.Range(0, rows.Rows).All(m => Math.Abs(rows[m, k]) < 1e-14)).ToList();
        Assert.Empty(empty);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void The_Jacobian_is_the_finite_difference(int degree)
    {
        var random = new SeededRandom(2);
        var products = Products(degree);
        double[] weights = [.. Enumerable.Range(0, products.Columns).Select(_ => random.Gaussian())];
        var density = Density.Evaluate(Molecule, 0);
        var expected = new Matrix(2 * degree + 1, density.Length);
        for (var a = 0; a < density.Length; a++)
        {
            // Features are cubic in the density: the five-point formula is exact.
            double[] At(double h) => Weighted(products, weights, [.. density.Select((c, i) => i == a ? c + h : c)]);
            var (p, m, pp, mm) = (At(0.1), At(-0.1), At(0.2), At(-0.2));
            for (var k = 0; k < expected.Rows; k++)
            {
                expected[k, a] = (8 * (p[k] - m[k]) - (pp[k] - mm[k])) / 1.2;
            }
        }

        Geometries.AssertClose(expected, products.Jacobian(weights, density), 1e-11);
    }

    [Fact]
    public void Densities_have_a_root_mean_square_of_one_in_their_first_channel()
    {
        Structure[] training = [Molecule, Geometries.Random("Co F N C F N C", 9)];
        foreach (var channel in Density.Channels.Where(c => c is { Radial: 0, L: 0 }))
        {
            Assert.Equal(1, training.Average(s => Math.Pow(Density.Evaluate(s, 0)[channel.Offset], 2)), 1e-12);
        }
    }

    [Fact]
    public void Radial_functions_are_orthonormal_before_they_fade_and_have_the_slopes_they_say()
    {
        double[] distances = [1.8, 1.9, 2.05, 2.4];
        var radial = RadialPair.Fit(distances, 1e6);
        Assert.Equal(1, distances.Average(r => Math.Pow(radial.Evaluate(r).G0, 2)), 1e-9);
        Assert.Equal(1, distances.Average(r => Math.Pow(radial.Evaluate(r).G1, 2)), 1e-9);
        Assert.Equal(0, distances.Average(r => radial.Evaluate(r).G0 * radial.Evaluate(r).G1), 1e-9);

        var fading = RadialPair.Fit(distances, 3).Scaled(2);
        foreach (var r in new[] { 1.0, 2.0, 2.9 })
        {
            const double h = 1e-5;
            var (before, after) = (fading.Evaluate(r - h), fading.Evaluate(r + h));
            double[] differences = [(after.G0 - before.G0) / (2 * h), (after.G1 - before.G1) / (2 * h)];
            Geometries.AssertClose(differences, [fading.Evaluate(r).Slope0, fading.Evaluate(r).Slope1], 1e-8);
        }

        Assert.Equal(default, fading.Evaluate(3));
        Assert.InRange(Math.Abs(fading.Evaluate(3 - 1e-4).G0 / fading.Evaluate(3 - 2e-4).G0), 0.249, 0.251);
    }

    private static EquivariantProducts Products(int degree) => new(degree, Density.Channels, Settings);

    private static Matrix Rows(int degree, Structure structure)
    {
        var products = Products(degree);
        var rows = new Matrix(2 * degree + 1, products.Columns);
        products.AddTo(rows, Density.Evaluate(structure, 0));
        return rows;
    }

    private static double[] Weighted(EquivariantProducts products, double[] weights, double[] density)
    {
        var rows = new Matrix(2 * products.Degree + 1, products.Columns);
        products.AddTo(rows, density);
        return (rows * new Matrix(weights.Length, 1, weights)).Data;
    }

    /// <summary>Degrees alone: 3 elements; two radial functions with l = 0..4 in ones and twos; in threes l = 1..4 of the first and 1..2 of the second.</summary>
    private static int CountByHand(int degree)
    {
        int[] two = [.. Enumerable.Range(0, 6).SelectMany(_ => Enumerable.Range(0, 5))];
        int[] three = [.. Enumerable.Range(0, 3).SelectMany(_ => Enumerable.Range(1, 4)), .. Enumerable.Range(0, 3).SelectMany(_ => Enumerable.Range(1, 2))];
        static bool Allowed(int a, int b, int c) => (a + b + c) % 2 == 0 && Math.Max(a, Math.Max(b, c)) * 2 <= a + b + c;
        var singles = two.Count(l => l == degree);
        var pairs = (from i in Enumerable.Range(0, two.Length) from j in Enumerable.Range(i, two.Length - i) where Allowed(two[i], two[j], degree) select 1).Count();
        var triples = (from i in Enumerable.Range(0, three.Length)
                       from j in Enumerable.Range(i, three.Length - i)
                       from k in Enumerable.Range(j, three.Length - j)
                       from middle in Enumerable.Range(0, 5)
                       where Allowed(three[i], three[j], middle) && Allowed(middle, three[k], degree)
                       select 1).Count();
        return singles + pairs + triples;
    }
}
