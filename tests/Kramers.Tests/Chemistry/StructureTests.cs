using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Chemistry;

public sealed class StructureTests
{
    [Theory]
    [InlineData("O H H", "H2O")]
    [InlineData("H C H O H H", "CH4O")]
    [InlineData("Co F F N C H", "CHCoF2N")]
    [InlineData("Na Cl", "ClNa")]
    public void Formula_in_Hill_order(string symbols, string formula)
    {
        var positions = Enumerable.Range(0, 3 * symbols.Split(' ').Length).Select(k => (double)k).ToArray();
        Assert.Equal(formula, Molecules.Of(symbols, positions).Formula);
    }

    [Fact]
    public void It_keeps_its_own_copy_of_the_positions()
    {
        var positions = new double[] { 0, 0, 0, 0, 0, 1 };
        var s = Molecules.Of("H H", positions);
        positions[5] = 7;
        Assert.Equal(1, s.Distance(0, 1));
    }

    [Fact]
    public void Rotation_is_active_and_keeps_distances()
    {
        var quarterTurn = Matrix.FromRows([0, -1, 0], [1, 0, 0], [0, 0, 1]);
        Assert.Equal([0, 1, 0, -2, 0, 3], Molecules.Of("H H", 1, 0, 0, 0, 2, 3).Rotated(quarterTurn).Positions.ToArray());

        var turned = Molecules.Water.Rotated(Molecules.Rotation(1, 2, 3, 0.7)).Translated(3, -4, 5);
        Assert.Equal(Molecules.Water.Distance(0, 1), turned.Distance(0, 1), 1e-14);
        Assert.Equal(Molecules.Water.Distance(1, 2), turned.Distance(1, 2), 1e-14);
    }

    [Fact]
    public void A_matrix_that_is_no_rotation_is_refused() =>
        Assert.Throws<ArgumentException>(() => Molecules.Water.Rotated(1.1 * Matrix.Identity(3)));

    [Fact]
    public void Closest_pair_and_centre_of_mass()
    {
        Assert.Equal(new AtomPair(1, 2, 0.5), Molecules.Of("H He Li", 0, 0, 0, 0, 0, 2, 0, 0.5, 2).ClosestPair());
        Assert.Null(Molecules.Of("H", 0, 0, 0).ClosestPair());
        Assert.Equal([0, 0.5, 0], Molecules.Of("H H", 0, 0, 0, 0, 1, 0).CentreOfMass());
    }

    [Fact]
    public void Bad_positions_are_refused()
    {
        Assert.Contains("needs at least one", Assert.Throws<ArgumentException>(() => new Structure([], [])).Message, StringComparison.Ordinal);
        Assert.Contains("6 coordinates, got 5", Assert.Throws<ArgumentException>(() => Molecules.Of("H H", 1, 2, 3, 4, 5)).Message, StringComparison.Ordinal);
        Assert.Contains("Coordinate y of atom 2 (Co)", Assert.Throws<ArgumentException>(() => Molecules.Of("H Co", 1, 2, 3, 4, double.NaN, 6)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Molecules.Water.WithPositions([1, 2, double.PositiveInfinity]));
    }
}
