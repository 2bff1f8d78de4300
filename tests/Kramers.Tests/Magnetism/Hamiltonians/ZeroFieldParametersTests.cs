using Kramers.Magnetism.Hamiltonians;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Magnetism.Hamiltonians;

public sealed class ZeroFieldParametersTests
{
    [Theory]
    [InlineData(-50, 2)]
    [InlineData(12, 3.5)]
    [InlineData(4, 0)]
    public void Round_trip_through_the_tensor_in_any_frame_and_with_a_trace(double d, double e)
    {
        // A rotation about (1, 1, 1)/sqrt(3) by 120 degrees after one about z by 0.4 rad.
        var (c, s) = (Math.Cos(0.4), Math.Sin(0.4));
        var r = Matrix.FromRows([0, 0, 1], [1, 0, 0], [0, 1, 0]) * Matrix.FromRows([c, -s, 0], [s, c, 0], [0, 0, 1]);
        var tensor = r * ZeroFieldSplitting.FromDE(d, e).Tensor * r.Transpose() + 7 * Matrix.Identity(3);

        var found = ZeroFieldParameters.From(tensor);

        Assert.Equal(d, found.D, 1e-12);
        Assert.Equal(e, found.E, 1e-12);
        Assert.Equal(e / Math.Abs(d), found.Rhombicity, 1e-12);
        var back = found.Axes * ZeroFieldSplitting.FromDE(found.D, found.E).Tensor * found.Axes.Transpose();
        Assert.True((back + 7 * Matrix.Identity(3) - tensor).Norm() < 1e-11);
        Assert.True(found.MainAxis[0] > 1 - 1e-12);
    }

    [Fact]
    public void Axes_are_right_handed_and_rhombicity_stays_below_one_third()
    {
        var random = new Random(5);
        for (var trial = 0; trial < 200; trial++)
        {
            var found = ZeroFieldParameters.From(new Matrix(3, 3, [.. Enumerable.Range(0, 9).Select(_ => random.NextDouble() - 0.5)]));
            var a = found.Axes;
            Assert.InRange(found.Rhombicity, 0, 1 / 3.0 + 1e-14);
            Assert.True((a * a.Transpose() - Matrix.Identity(3)).Norm() < 1e-12);
            var determinant = a[0, 0] * (a[1, 1] * a[2, 2] - a[1, 2] * a[2, 1]) - a[0, 1] * (a[1, 0] * a[2, 2] - a[1, 2] * a[2, 0]) + a[0, 2] * (a[1, 0] * a[2, 1] - a[1, 1] * a[2, 0]);
            Assert.Equal(1, determinant, 1e-12);
        }
    }

    [Fact]
    public void No_splitting() => Assert.Equal(0, ZeroFieldParameters.From(3 * Matrix.Identity(3)).Rhombicity);
}
