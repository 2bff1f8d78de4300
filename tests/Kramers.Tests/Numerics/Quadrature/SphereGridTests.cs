using System.Numerics;
using Kramers.Numerics.Angular;
using Kramers.Numerics.Quadrature;

namespace Kramers.Tests.Numerics.Quadrature;

public sealed class SphereGridTests
{
    public static TheoryData<int> LebedevDegrees => [.. SphereGrid.LebedevDegrees];

    public static TheoryData<int> ProductDegrees => [0, 1, 2, 3, 6, 11, 30, 45];

    public static TheoryData<int> AllDegrees => [.. SphereGrid.LebedevDegrees.Union([0, 1, 2, 6, 30, 45])];

    [Theory]
    [MemberData(nameof(LebedevDegrees))]
    public void Lebedev_averages_harmonics_up_to_its_degree_and_no_further(int degree)
    {
        var grid = SphereGrid.Lebedev(degree);
        Assert.True(WorstError(grid, degree, 1) < 1e-14);
        Assert.True(WorstError(grid, degree + 1, 1) > 1e-6);
        Assert.True(grid.Count <= (degree + 1) * (degree + 1) / 2);
    }

    [Theory]
    [MemberData(nameof(ProductDegrees))]
    public void Product_averages_harmonics_up_to_its_degree(int degree) =>
        Assert.True(WorstError(SphereGrid.Product(degree), degree, 1) < 1e-14);

    [Theory]
    [MemberData(nameof(AllDegrees))]
    public void Hemisphere_averages_even_harmonics_with_half_the_directions(int degree)
    {
        foreach (var grid in new[] { SphereGrid.OfDegree(degree), SphereGrid.Product(degree) })
        {
            var half = grid.Hemisphere();
            Assert.Equal(grid.Count, 2 * half.Count);
            Assert.True(WorstError(half, degree, 2) < 1e-14);
            Assert.Same(half, half.Hemisphere());
        }
    }

    [Theory]
    [MemberData(nameof(AllDegrees))]
    public void Unit_vectors_with_positive_weights_of_sum_one(int degree)
    {
        foreach (var grid in new[] { SphereGrid.OfDegree(degree), SphereGrid.Product(degree) })
        {
            Assert.True(grid.Degree >= degree);
            Assert.Equal(1, grid.Weights.Sum(), 1e-14);
            Assert.All(grid.Weights, w => Assert.True(w > 0));
            Assert.All(Enumerable.Range(0, grid.Count), i => Assert.Equal(1, Square(grid.Direction(i)), 1e-14));
        }
    }

    [Fact]
    public void Sizes_of_Lebedevs_grids() => Assert.Equal(
        [6, 14, 26, 38, 50, 86, 110, 146, 170, 194, 302], SphereGrid.LebedevDegrees.Select(d => SphereGrid.Lebedev(d).Count));

    /// <summary>Mean of exp(k.n) over the sphere is sinh(k)/k, here with k = 12: no polynomial, so the error falls with the degree.</summary>
    [Fact]
    public void Coarser_grids_are_worse()
    {
        var errors = new List<double>();
        for (var grid = SphereGrid.Lebedev(29); grid.Degree > 3; grid = grid.Coarser())
        {
            var values = Enumerable.Range(0, grid.Count).Select(i => Math.Exp(12 * (0.6 * grid.Direction(i)[0] + 0.8 * grid.Direction(i)[2])));
            errors.Add(Math.Abs(grid.Average([.. values]) / (Math.Sinh(12) / 12) - 1));
        }

        Assert.All(errors.Zip(errors.Skip(1)), e => Assert.True(e.First < e.Second / 5));
        Assert.True(errors[0] < 1e-7);
        Assert.Throws<InvalidOperationException>(() => SphereGrid.Lebedev(3).Coarser());
        Assert.Throws<ArgumentOutOfRangeException>(() => SphereGrid.Lebedev(13));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(64)]
    public void Gauss_Legendre_integrates_polynomials(int n)
    {
        var rule = GaussLegendre.WithPoints(n);
        for (var power = 0; power < 2 * n; power++)
        {
            var integral = rule.Points.Zip(rule.Weights).Sum(p => p.Second * Math.Pow(p.First, power));
            Assert.Equal(power % 2 == 0 ? 2.0 / (power + 1) : 0, integral, 1e-14);
        }
    }

    private static double Square(ReadOnlySpan<double> n) => n[0] * n[0] + n[1] * n[1] + n[2] * n[2];

    private static double WorstError(SphereGrid grid, int degree, int step)
    {
        var sums = new Complex[ComplexSphericalHarmonics.Count(degree)];
        var values = new Complex[sums.Length];
        for (var i = 0; i < grid.Count; i++)
        {
            var n = grid.Direction(i);
            ComplexSphericalHarmonics.Evaluate(degree, n[0], n[1], n[2], values);
            for (var k = 0; k < sums.Length; k++)
            {
                sums[k] += grid.Weights[i] * values[k];
            }
        }

        sums[0] -= 1 / Math.Sqrt(4 * Math.PI);
        return Enumerable.Range(0, degree + 1).Where(l => l % step == 0).SelectMany(l => sums[(l * l)..((l + 1) * (l + 1))]).Max(Complex.Abs);
    }
}
