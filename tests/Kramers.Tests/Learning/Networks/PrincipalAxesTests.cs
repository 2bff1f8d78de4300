using Kramers.Learning.Networks;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Learning.Networks;

public class PrincipalAxesTests
{
    private const int Features = 6;

    [Fact]
    public void Places_along_the_axes_are_uncorrelated_and_spread_less_and_less()
    {
        var places = PrincipalAxes.Of(Rows(50, 1), Features).Project(Rows(50, 1));
        var products = DenseLinearAlgebra.Best.Gram(places);
        for (var a = 0; a < Features; a++)
        {
            Assert.True(a == 0 || products[a, a] <= products[a - 1, a - 1]);
            for (var b = 0; b < a; b++)
            {
                Assert.Equal(0, products[a, b], 1e-10 * products[0, 0]);
            }
        }

        Assert.Equal(0.2 * 0.2, Enumerable.Range(0, Features).Average(a => products[a, a] / 50), 1e-12);
    }

    [Fact]
    public void Changes_are_differences_of_places()
    {
        var axes = PrincipalAxes.Of(Rows(50, 1), 4);
        Assert.Equal(4, axes.Count);
        Matrix from = Rows(1, 2), to = Rows(1, 3);
        var change = axes.ProjectChange(to - from);
        var difference = axes.Project(to) - axes.Project(from);
        Assert.All(Enumerable.Range(0, 4), a => Assert.Equal(difference[0, a], change[0, a], 1e-12));
    }

    [Fact]
    public void A_network_trained_along_axes_is_the_same_function_of_the_features()
    {
        PrincipalAxes[] axes = [PrincipalAxes.Of(Rows(40, 1), 4), PrincipalAxes.Of(Rows(40, 2), 4)];
        var samples = Enumerable.Range(0, 20).Select(s => new PooledSample(Projected(axes, Rows(2, 10 + (ulong)s)), [0, 1], Math.Sin(s))).ToArray();
        var along = new PooledNetwork([8, 8], Epochs: 20).Fit(samples);
        var x = Rows(2, 5);

        var (sum, byPlace) = along.Evaluate(Projected(axes, x), [0, 1]);
        var (again, byFeature) = along.OfFeatures(axes).Evaluate(x, [0, 1]);
        Assert.Equal(sum, again, 1e-10);
        var change = Rows(2, 6);
        var projected = Matrix.FromRows([axes[0].ProjectChange(Row(change, 0)).Data, axes[1].ProjectChange(Row(change, 1)).Data]);
        Assert.Equal(Dot(byPlace, projected), Dot(byFeature, change), 1e-10);
        Assert.NotEqual(0, Dot(byFeature, change), 1e-4);
    }

    [Fact]
    public void Axes_of_another_network_are_refused()
    {
        var axes = PrincipalAxes.Of(Rows(40, 1), 4);
        var network = new PooledNetwork([8], Epochs: 1).Fit([new PooledSample(Projected([axes], Rows(1, 1)), [0], 1)]);
        Assert.Throws<ArgumentException>(() => network.OfFeatures([axes, axes]));
        Assert.Throws<ArgumentException>(() => network.OfFeatures([PrincipalAxes.Of(Rows(40, 1), 3)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => PrincipalAxes.Of(Rows(40, 1), 0));
    }

    private static Matrix Projected(PrincipalAxes[] axes, Matrix x) => Matrix.FromRows([.. axes.Select((a, i) => a.Project(Row(x, i)).Data)]);

    private static Matrix Row(Matrix x, int i) => new(1, x.Columns, x.Row(i).ToArray());

    private static double Dot(Matrix a, Matrix b) => a.Data.Zip(b.Data, (x, y) => x * y).Sum();

    /// <summary>Features of unlike size that go together in part.</summary>
    private static Matrix Rows(int count, ulong seed)
    {
        var random = new SeededRandom(seed);
        var rows = new Matrix(count, Features);
        for (var i = 0; i < count; i++)
        {
            var common = random.Gaussian();
            for (var k = 0; k < Features; k++)
            {
                rows[i, k] = 3 + (k + 1) * (common + random.Gaussian());
            }
        }

        return rows;
    }
}
