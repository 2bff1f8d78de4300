using Kramers.Chemistry.Building;

namespace Kramers.Tests.Chemistry.Building;

/// <summary>Numbers of stereoisomers, mirror images counted, as textbooks have them (Miessler and Tarr, Inorganic Chemistry, table 9.6).</summary>
public sealed class StereoisomersTests
{
    [Theory]
    [InlineData("O x6", 1)]
    [InlineData("O x5; N", 1)]
    [InlineData("O x4; N x2", 2)]
    [InlineData("O x3; N x3", 2)]
    [InlineData("O x3; N x2; P", 3)]
    [InlineData("O x2; N x2; P x2", 6)]
    [InlineData("O; N; P; S; [Cl-]; [Br-]", 30)]
    [InlineData("NCCN x3", 2)]
    [InlineData("NCCN x2; O x2", 3)]
    [InlineData("NCCN x2; O; N", 3)]
    [InlineData("NCCN; O x4", 1)]
    public void Of_an_octahedron(string ligands, int isomers) => Assert.Equal(isomers, Stereoisomers.Of(Recipe("Co2+", ligands, "OC-6")).Count);

    [Theory]
    [InlineData("T-4", "O; N; P; S", 2)]
    [InlineData("SP-4", "O; N; P; S", 3)]
    [InlineData("TBPY-5", "O x2; N x3", 3)]
    [InlineData("L-2", "O; N", 1)]
    [InlineData("PBPY-7", "O x2; N x5", 4)]
    [InlineData("SAPR-8", "O; N x7", 1)]
    public void Of_other_polyhedra(string shape, string ligands, int isomers) => Assert.Equal(isomers, Stereoisomers.Of(Recipe("Co2+", ligands, shape)).Count);

    [Theory]
    [InlineData("trans:O x2; N x4", 1)]
    [InlineData("cis:O x2; N x4", 1)]
    [InlineData("cis:O x3; N x3", 1)]
    [InlineData("sites 1,2:O x2; N x4", 1)]
    public void Words_choose_among_them(string ligands, int isomers) => Assert.Equal(isomers, Stereoisomers.Of(Recipe("Co2+", ligands, "OC-6")).Count);

    [Fact]
    public void A_chelate_does_not_span_trans_sites()
    {
        var vertices = Stereoisomers.Of(Recipe("Co2+", "NCCN x2; O x2", "OC-6"));
        Assert.All(vertices, a => Assert.All(a.Vertices.Where(v => v.Count == 2), v => Assert.Equal(2, v.Distinct().Count())));
        Assert.Throws<ArgumentException>(() => Stereoisomers.Of(Recipe("Co2+", "trans:NCCN; O x4", "OC-6")));
    }

    [Theory]
    [InlineData("Dy3+", 6)]
    [InlineData("Tb3+", 7)]
    [InlineData("Er3+", 4)]
    [InlineData("Gd3+", 8)]
    [InlineData("Co2+", 4)]
    [InlineData("Mn2+", 6)]
    [InlineData("Fe3+", 6)]
    [InlineData("Y3+", 1)]
    [InlineData("Zn2+", 1)]
    [InlineData("Ni2+", 3)]
    public void Ions_are_high_spin(string ion, int multiplicity) => Assert.Equal(multiplicity, Recipe(ion, "O x6", "OC-6").Multiplicity);

    [Theory]
    [InlineData("Dy", "O x6", "OC-6", "no metal ion")]
    [InlineData("Dy3+", "O x5", "OC-6", "6 vertices and the ligands have 5 donors")]
    [InlineData("Dy3+", "xyz x6", "OC-6", "neither the name of a ligand nor SMILES")]
    [InlineData("Dy3+", "O x6", "OH-6", "no polyhedron")]
    [InlineData("Zn9+; O x6", "O x6", "OC-6", "no metal ion")]
    public void Recipes_that_cannot_be_are_refused(string metal, string ligands, string shape, string words) =>
        Assert.Contains(words, Assert.Throws<ArgumentException>(() => Recipe(metal, ligands, shape)).Message, StringComparison.Ordinal);

    private static ComplexRecipe Recipe(string metal, string ligands, string shape) => RecipeText.Read(metal, ligands, shape, _ => null);
}
