using Kramers.Magnetism.Spectroscopy;

namespace Kramers.Tests.Magnetism.Spectroscopy;

public class OrientationTrianglesTests
{
    [Theory]
    [InlineData(1, 3, 4)]
    [InlineData(2, 9, 16)]
    [InlineData(9, 163, 324)]
    public void The_half_sphere_is_covered_once(int rows, int directions, int triangles)
    {
        var grid = new OrientationTriangles(rows);
        Assert.Equal(directions, grid.Directions.Count);
        Assert.Equal(triangles, grid.Triangles.Count);
        Assert.Equal(1, grid.Triangles.Sum(t => t.Weight), 12);
        Assert.All(grid.Directions, n => Assert.Equal(1, n.Sum(x => x * x), 12));
        Assert.Equal(directions, grid.Triangles.SelectMany(t => new[] { t.A, t.B, t.C }).Distinct().Count());
    }

    [Fact]
    public void Every_inner_edge_is_shared_by_two_triangles()
    {
        var edges = new OrientationTriangles(5).Triangles.SelectMany(t => new[] { (t.A, t.B), (t.B, t.C), (t.C, t.A) });
        Assert.All(edges.GroupBy(e => (Math.Min(e.Item1, e.Item2), Math.Max(e.Item1, e.Item2))), g => Assert.Equal(2, g.Count()));
    }

    [Fact]
    public void The_mean_of_the_square_of_each_component_is_a_third()
    {
        var grid = new OrientationTriangles(40);
        for (var axis = 0; axis < 3; axis++)
        {
            double Square(int i) => grid.Directions[i][axis] * grid.Directions[i][axis];
            Assert.Equal(1.0 / 3, grid.Triangles.Sum(t => t.Weight * (Square(t.A) + Square(t.B) + Square(t.C)) / 3), 3);
        }
    }
}
