using Kramers.Workbench.Engines;

namespace Kramers.Tests.Engines;

public sealed class MoleculeTests
{
    [Fact]
    public void Electrons_are_counted() => Assert.Equal(65, Molecules.CobaltTetrafluoride.Electrons);

    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 1)]
    [InlineData(0, 13)]
    public void A_spin_that_the_electrons_cannot_have_is_refused(int charge, int multiplicity) =>
        Assert.Throws<ArgumentException>(() => new Molecule(Molecules.Water.Structure, charge, multiplicity));
}
