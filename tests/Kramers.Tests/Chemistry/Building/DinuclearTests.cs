using Kramers.Chemistry.Building;
using Kramers.Chemistry.Ligands;

namespace Kramers.Tests.Chemistry.Building;

public sealed class DinuclearTests
{
    [Theory]
    [InlineData("Cu2+", "Cu2(mu-OH)2", "c1ccnc(c1)-c1ccccn1", "SP-4", "C20H18Cu2N4O2", 2, 3)]
    [InlineData("Cu2+", "Cu2(mu-Cl)2", "NCCN", "SP-4", "C4H16Cl2Cu2N4", 2, 3)]
    [InlineData("Fe3+", "Fe2(mu-O)", "[Cl-] x3", "T-4", "Cl6Fe2O", -2, 11)]
    [InlineData("Dy3+", "Dy2(mu-OMe)2", "CC(=O)C=C([O-])C x2; O x2", "SAPR-8", "C22H42Dy2O14", 0, 11)]
    [InlineData("Cu2+", "Cu2(O2CMe)4", "O", "vOC-5", "C8H16Cu2O10", 0, 3)]
    [InlineData("Cu2+", "Cu2(O2CH)4", "", "SP-4", "C4H4Cu2O8", 0, 3)]
    public void Both_metals_keep_donors_and_shape(string metal, string core, string ligands, string shape, string formula, int charge, int multiplicity)
    {
        var complex = Build(metal, core, ligands, shape);
        Assert.Equal((formula, charge, multiplicity), (complex.Structure.Formula, complex.Recipe.Charge, complex.Recipe.Multiplicity));
        Assert.All([0, 1], m => Assert.Equal(shape, complex.Shapes(complex.Structure, m)[0].Polyhedron.Code));
        Assert.All([0, 1], m => Assert.Equal(complex.Recipe.Shape.CoordinationNumber, complex.Bonds.Count(b => b.To == m)));
        Assert.True(complex.Structure.ClosestPair()!.Value.Distance > 0.9);
    }

    [Theory]
    [InlineData("Cu2+", "Cu2(mu-OH)2", "NCCN", "SP-4", 101, 2.95)]
    [InlineData("Fe3+", "Fe2(mu-O)", "[Cl-] x3", "T-4", 180, 3.51)]
    public void Bridges_have_the_angle_of_the_template(string metal, string core, string ligands, string shape, double degrees, double angstrom)
    {
        var complex = Build(metal, core, ligands, shape);
        Assert.Equal(degrees, complex.BridgeAngle(complex.Structure)!.Value, 4.0);
        Assert.Equal(angstrom, complex.MetalDistance(complex.Structure)!.Value, 0.1);
    }

    [Fact]
    public void A_paddle_wheel_has_no_bridging_atom_and_metals_at_the_distance_of_copper_acetate()
    {
        var complex = Build("Cu2+", "Cu2(O2CMe)4", "O", "vOC-5");
        Assert.Null(complex.BridgeAngle(complex.Structure));

        // [Cu2(OAc)4(H2O)2]: 2.616 angstrom (de Meester, Fletcher and Skapski, J. Chem. Soc., Dalton Trans. 2575 (1973)).
        Assert.Equal(2.616, complex.MetalDistance(complex.Structure)!.Value, 0.06);
    }

    [Theory]
    [InlineData("Cu2(mu-OH)2", "N x2", "SP-4", 1)]
    [InlineData("Cu2(mu-OH)2", "N; O", "SP-4", 2)]
    [InlineData("Cu2(mu-OH)2", "N x2", "T-4", 1)]
    [InlineData("Cu2(O2CMe)4", "O", "SPY-5", 1)]
    public void Isomers_that_a_turn_makes_equal_are_one(string core, string ligands, string shape, int isomers) =>
        Assert.Equal(isomers, Stereoisomers.Of(RecipeText.Read("Cu2+", ligands, shape, _ => null, core: core)).Count);

    [Theory]
    [InlineData("Cu2(mu-XY)2", "no core that can be built")]
    [InlineData("Fe2(mu-OH)2", "no core of Cu")]
    [InlineData("Cu2(O2CMe)4", "bridges 4, N 2 x 1")]
    public void Cores_that_cannot_be_are_refused(string core, string words) =>
        Assert.Contains(words, Assert.Throws<ArgumentException>(() => RecipeText.Read("Cu2+", "N x2", "SP-4", _ => null, core: core)).Message, StringComparison.Ordinal);

    private static BuiltComplex Build(string metal, string core, string ligands, string shape)
    {
        var recipe = RecipeText.Read(metal, ligands, shape, LigandNamed, core: core);
        var outcomes = Stereoisomers.Of(recipe).Select(isomer => ComplexBuilder.Build(recipe, isomer, seed: 1, cancellation: TestContext.Current.CancellationToken)).ToArray();
        Assert.Empty(outcomes[0].Faults);
        return outcomes[0].Complex!;
    }

    private static Ligand? LigandNamed(string name) => null;
}
