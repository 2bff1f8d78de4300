using Kramers.Learning;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Learning;

public class StandardisationTests
{
    [Fact]
    public void Columns_come_to_mean_zero_and_deviation_one_and_back()
    {
        var x = Synthetic.Features(40, 3, 1);
        var standardisation = Standardisation.Of(x);
        var z = standardisation.Apply(x);
        for (var k = 0; k < 3; k++)
        {
            var column = Synthetic.Column(z, k).Data;
            Assert.Equal(0, column.Average(), 1e-12);
            Assert.Equal(1, column.Average(v => v * v), 1e-12);
        }

        Synthetic.AssertClose(x.Data, standardisation.Undo(z).Data, 1e-12);
    }

    [Fact]
    public void A_constant_column_becomes_exactly_zero_and_keeps_its_unit()
    {
        var x = new Matrix(7, 1, [.. Enumerable.Repeat(0.1, 7)]);
        var standardisation = Standardisation.Of(x);
        Assert.All(standardisation.Apply(x).Data, v => Assert.Equal(0, v));
        Assert.Equal(1, standardisation.Scale[0]);
        Assert.Equal(2.0, standardisation.Apply(new Matrix(1, 1, [2.1])).Data[0], 1e-12);
    }

    [Fact]
    public void Without_scaling_only_the_mean_is_taken_away() =>
        Assert.Equal([-1, 1], Standardisation.Of(new Matrix(2, 1, [3, 5]), scale: false).Apply(new Matrix(2, 1, [3, 5])).Data);
}
