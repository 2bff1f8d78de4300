using Kramers.Workbench.Engines.OpenMolcas;

namespace Kramers.Tests.Engines;

public sealed class MagneticIonTests
{
    [Theory]
    [InlineData("Co", 2, 4, 10)]
    [InlineData("Co", 2, 2, 40)]
    [InlineData("Mn", 2, 6, 1)]
    [InlineData("Mn", 2, 4, 24)]
    [InlineData("Mn", 2, 2, 75)]
    [InlineData("Ni", 2, 1, 15)]
    [InlineData("Dy", 3, 6, 21)]
    [InlineData("Dy", 3, 4, 224)]
    [InlineData("Dy", 3, 2, 490)]
    [InlineData("Tb", 3, 7, 7)]
    [InlineData("Yb", 3, 2, 7)]
    public void All_roots_are_counted(string element, int oxidationState, int multiplicity, int roots) =>
        Assert.Equal(roots, Ion(element, oxidationState).Roots(multiplicity));

    /// <summary>sum over S of (2S+1) roots is the number of determinants.</summary>
    [Theory]
    [InlineData("Fe", 2, 210)]
    [InlineData("Ho", 3, 1001)]
    [InlineData("Gd", 3, 3432)]
    public void Roots_of_all_spins_are_all_determinants(string element, int oxidationState, int determinants)
    {
        var ion = Ion(element, oxidationState);
        var sum = 0;
        for (var m = ion.HighSpinMultiplicity; m > 0; m -= 2)
        {
            sum += m * ion.Roots(m);
        }

        Assert.Equal(determinants, sum);
    }

    [Theory]
    [InlineData("Ce", 5)]
    [InlineData("Pr", 8)]
    [InlineData("Gd", 7)]
    [InlineData("Tb", 12)]
    [InlineData("Dy", 15)]
    [InlineData("Er", 15)]
    [InlineData("Yb", 7)]
    public void Hunds_rules_give_J(string element, int doubledJ) => Assert.Equal(doubledJ, Ion(element, 3).DoubledGroundJ);

    [Fact]
    public void The_electrons_of_the_shell_follow_from_the_oxidation_state()
    {
        Assert.Equal(3, Ion("Re", 4).Electrons);
        Assert.Equal(3, Ion("U", 3).Electrons);
        Assert.Equal("f", Ion("U", 3).Shell);
    }

    [Fact]
    public void One_metal_is_wanted()
    {
        Assert.Throws<ArgumentException>(() => MagneticIon.Of(Molecules.Water.Structure, 2));
        Assert.Throws<ArgumentException>(() => MagneticIon.Of(Molecules.Of(4, 1, ("Co", 0, 0, 0), ("Co", 0, 0, 2.5)).Structure, 2));
        Assert.Throws<ArgumentException>(() => Ion("Y", 3));
        Assert.Throws<ArgumentException>(() => Ion("Co", 2).Roots(3));
    }

    private static MagneticIon Ion(string element, int oxidationState) =>
        MagneticIon.Of(new Kramers.Chemistry.Structure([Kramers.Chemistry.Element.FromSymbol(element)], [0, 0, 0]), oxidationState);
}
