using Kramers.Chemistry.Shapes;

namespace Kramers.Tests.Chemistry.Shapes;

public sealed class ShapePathTests
{
    private static readonly ReferencePolyhedron Tetrahedron = ReferencePolyhedron.FromCode("T-4"), Square = ReferencePolyhedron.FromCode("SP-4");
    private static readonly ShapePath Path = new(Square, Tetrahedron);

    // S = 100/3 makes theta = arcsin(1/sqrt3) = 35.264 degrees.
    [Fact]
    public void The_angle_between_square_and_tetrahedron_is_known() => Assert.Equal(Math.Asin(1 / Math.Sqrt(3)), Path.Angle, 1e-9);

    [Fact]
    public void The_ends_of_a_path_lie_on_it()
    {
        var across = 100.0 / 3;
        Assert.Equal(0, Path.DeviationPercent(0, across), 1e-7);
        Assert.Equal(0, Path.DeviationPercent(across, 0), 1e-7);
        Assert.Equal(0, Path.CoordinatePercent(0), 1e-12);
        Assert.Equal(100, Path.CoordinatePercent(across), 1e-7);
    }

    // Flattening a tetrahedron in D2d symmetry leads to the square on the shortest way: Cirera, Ruiz, Alvarez, Organometallics 24, 1556 (2005).
    [Theory]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(0.8)]
    public void A_tetrahedron_that_is_flattened_stays_on_the_path(double part)
    {
        var (sin, cos) = Math.SinCos((1 - part) * Math.Asin(1 / Math.Sqrt(3)));
        double[] ligands = [cos, 0, sin, -cos, 0, sin, 0, cos, -sin, 0, -cos, -sin], metal = [0, 0, 0];
        var (square, tetrahedron) = (ContinuousShape.Measure(ligands, metal, Square), ContinuousShape.Measure(ligands, metal, Tetrahedron));
        Assert.Equal(0, Path.DeviationPercent(square, tetrahedron), 1e-6);
        Assert.Equal(100 * (1 - part), Path.CoordinatePercent(square), 1e-6);
    }

    [Fact]
    public void There_is_no_path_between_polyhedra_of_different_size()
    {
        Assert.Throws<ArgumentException>(() => new ShapePath(Square, ReferencePolyhedron.FromCode("OC-6")));
        Assert.Throws<ArgumentException>(() => new ShapePath(Square, Square));
    }
}
