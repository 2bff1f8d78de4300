using Kramers.Chemistry.Graphs;
using Kramers.Numerics;

namespace Kramers.Tests.Chemistry.Graphs;

public class CircularFingerprintTests
{
    private static CircularFingerprint Of(string smiles, int radius = 2) => CircularFingerprint.Connectivity(SmilesReader.Read(smiles), radius);

    [Fact]
    public void Numbering_does_not_matter()
    {
        var random = new SeededRandom(9);
        foreach (var graph in RandomMolecules.Take(300, 10))
        {
            var other = graph.Renumbered(random.Permutation(graph.Count));
            Assert.True(CircularFingerprint.Connectivity(graph).Features.SetEquals(CircularFingerprint.Connectivity(other).Features));
            Assert.True(CircularFingerprint.Functional(graph).Features.SetEquals(CircularFingerprint.Functional(other).Features));
        }
    }

    /// <summary>Counted by hand: environments of one radius, without those that cover the bonds of another.</summary>
    [Theory]
    [InlineData("C", 2, 1)]
    [InlineData("CC", 2, 2)]
    [InlineData("CCC", 1, 4)]
    [InlineData("c1ccccc1", 0, 1)]
    [InlineData("c1ccccc1", 2, 3)]
    [InlineData("CCO", 0, 3)]
    [InlineData("CCO", 1, 6)]
    public void Small_molecules_have_as_many_features_as_can_be_counted(string smiles, int radius, int count) =>
        Assert.Equal(count, Of(smiles, radius).Features.Count);

    [Fact]
    public void Tanimoto_is_one_for_equals_and_falls_with_the_difference()
    {
        Assert.Equal(1, Of("c1ccncc1").Tanimoto(Of("N1=CC=CC=C1")));
        Assert.Equal(0, Of("CC").Tanimoto(Of("[Fe+2]")));
        Assert.InRange(Of("c1ccncc1C").Tanimoto(Of("c1ccncc1CC")), Of("c1ccncc1C").Tanimoto(Of("CCCCC")), 0.99);
        Assert.Equal(Of("CCO").Tanimoto(Of("CCN")), Of("CCN").Tanimoto(Of("CCO")));
    }

    [Fact]
    public void The_feature_variant_takes_one_halogen_for_another()
    {
        static CircularFingerprint Functional(string smiles) => CircularFingerprint.Functional(SmilesReader.Read(smiles));
        Assert.Equal(1, Functional("CCCl").Tanimoto(Functional("CCBr")));
        Assert.True(Of("CCCl").Tanimoto(Of("CCBr")) < 1);
        Assert.True(Functional("CCCl").Tanimoto(Functional("CCO")) < 1);
    }
}
