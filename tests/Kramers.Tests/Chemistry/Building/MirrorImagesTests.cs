using Kramers.Chemistry.Building;

namespace Kramers.Tests.Chemistry.Building;

public sealed class MirrorImagesTests
{
    [Theory]
    [InlineData("NCCN x3", "OC-6", new[] { 1, 0 })]
    [InlineData("O x4; N x2", "OC-6", new[] { 0, 1 })]
    [InlineData("O; N; P; S", "T-4", new[] { 1, 0 })]
    [InlineData("O; N; P; S", "SP-4", new[] { 0, 1, 2 })]
    public void Hands_belong_together_and_isomers_that_are_not_chiral_are_their_own(string ligands, string shape, int[] expected)
    {
        var recipe = RecipeText.Read("Co2+", ligands, shape, _ => null);
        Assert.Equal(expected.Cast<int?>(), MirrorImages.Of(recipe, Stereoisomers.Of(recipe)));
    }

    [Fact]
    public void Six_different_ligands_make_fifteen_pairs_of_hands()
    {
        var recipe = RecipeText.Read("Co2+", "O; N; P; S; [Cl-]; [Br-]", "OC-6", _ => null);
        var images = MirrorImages.Of(recipe, Stereoisomers.Of(recipe));
        Assert.All(Enumerable.Range(0, 30), k => Assert.True(images[k] != k && images[images[k]!.Value] == k));
    }

    [Fact]
    public void A_chiral_ligand_has_no_mirror_image_among_its_isomers()
    {
        var recipe = RecipeText.Read("Co2+", "N[C@@H](C)CN x3", "OC-6", _ => null);
        Assert.All(MirrorImages.Of(recipe, Stereoisomers.Of(recipe)), Assert.Null);
    }
}
