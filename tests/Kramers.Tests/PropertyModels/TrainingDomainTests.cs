using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Workbench.PropertyModels;

namespace Kramers.Tests.PropertyModels;

public class TrainingDomainTests
{
    private static Matrix Random(int rows, int columns, ulong seed)
    {
        var random = new SeededRandom(seed);
        return new Matrix(rows, columns, [.. Enumerable.Range(0, rows * columns).Select(_ => random.Gaussian())]);
    }

    /// <summary>With all components the leverages are the diagonal of the hat matrix, whose trace is the number of parameters.</summary>
    [Fact]
    public void Leverages_of_the_training_add_up_to_the_parameters()
    {
        var x = Random(50, 4, 1);
        var domain = TrainingDomain.Of(x);
        Assert.Equal(4, domain.Components);
        Assert.Equal(5, Enumerable.Range(0, 50).Sum(i => domain.DistanceOf(x.Row(i)).Leverage), 1e-10);
    }

    /// <summary>Four directions in twenty features: a step along them is leverage, one off them is distance to the plane.</summary>
    [Theory]
    [InlineData(60)]
    [InlineData(19)]
    public void A_step_off_the_plane_of_the_training_is_seen(int samples)
    {
        var directions = Random(3, 20, 2);
        var x = DenseLinearAlgebra.Best.Multiply(Random(samples, 3, 3), directions);
        var domain = TrainingDomain.Of(x);
        Assert.Equal(3, domain.Components);
        var scores = DenseLinearAlgebra.Best.Multiply(Random(200, 3, 4), directions);
        Assert.InRange(Enumerable.Range(0, 200).Count(i => domain.DistanceOf(scores.Row(i)).OffPlane > 1e-6), 0, 0);
        var off = scores.Row(0).ToArray();
        off[7] += 0.5;
        Assert.True(domain.DistanceOf(off).OffPlane > 1e-3);
        Assert.True(domain.DistanceOf(off).IsOutside);
    }

    [Fact]
    public void Samples_like_those_of_the_training_are_inside()
    {
        var domain = TrainingDomain.Of(Random(300, 6, 5));
        var fresh = Random(300, 6, 6);
        Assert.InRange(Enumerable.Range(0, 300).Count(i => domain.DistanceOf(fresh.Row(i)).IsOutside), 0, 30);
        Assert.True(domain.DistanceOf([9, 0, 0, 0, 0, 0]).IsOutside);
    }
}
