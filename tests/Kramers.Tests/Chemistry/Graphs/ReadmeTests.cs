using Kramers.Chemistry.Graphs;

namespace Kramers.Tests.Chemistry.Graphs;

/// <summary>The ten lines of src/Kramers.Chemistry/Graphs/README.md.</summary>
public class ReadmeTests
{
    [Fact]
    public void Ten_lines_do_what_the_README_says()
    {
        var graph = SmilesReader.Read("CC(=O)C=C(C)[O-]");                        // acetylacetonate
        var selfies = new SelfiesEncoder().Encode(graph);                         // [C][C][=Branch1]...
        var again = new SelfiesDecoder().Decode(selfies);
        var same = SmilesWriter.WriteCanonical(again) == SmilesWriter.WriteCanonical(graph);

        var any = new SelfiesDecoder().Decode("[C][=O][Ring1][#N][Branch1]");     // never an error, always a molecule
        var smiles = SmilesWriter.WriteCanonical(any);

        var octet = new SelfiesDecoder(BondingCapacities.OctetRule);              // sulfur with two bonds
        var own = new BondingCapacities(new Dictionary<string, int> { ["C"] = 4, ["N"] = 3, ["Fe+2"] = 6, ["?"] = 8 });
        var iron = new SelfiesDecoder(own).Decode("[Fe+2][=C][=N]");

        Assert.StartsWith("[C][C]", selfies, StringComparison.Ordinal);
        Assert.True(same);
        Assert.Equal("C=O", smiles);
        Assert.Equal((2, 3), (octet.Decode("[S][#N]").BondSum(0), new SelfiesDecoder().Decode("[S][#N]").BondSum(0)));
        Assert.Equal(2, iron.BondSum(0));
    }
}
