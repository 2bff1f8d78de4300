using Kramers.Chemistry.Graphs;
using Kramers.Numerics;

namespace Kramers.Tests.Chemistry.Graphs;

public class RingPerceptionTests
{
    [Theory]
    [InlineData("CCO", "")]
    [InlineData("c1ccccc1", "6")]
    [InlineData("c1ccc2ccccc2c1", "6,6")]
    [InlineData("C12C3C4C1C5C2C3C45", "4,4,4,4,4")]
    [InlineData("C1CC2CCC1C2", "5,5")]
    [InlineData("C1CC2CCC1CC2", "6,6")]
    [InlineData("C1CC1CC1CC1.C1CCC1", "3,3,4")]
    [InlineData("C1CNCCNCCCNCCNC1", "14")]
    [InlineData("[Cu+2]1(<-NCCN->1)", "5")]
    public void Rings_have_the_known_sizes(string smiles, string sizes) =>
        Assert.Equal(sizes, string.Join(',', RingPerception.SmallestRings(SmilesReader.Read(smiles)).Select(r => r.Length)));

    [Fact]
    public void Rings_are_closed_paths_as_many_as_bonds_beyond_a_tree()
    {
        var random = new SeededRandom(8);
        foreach (var graph in RandomMolecules.Take(500, 7))
        {
            var rings = RingPerception.SmallestRings(graph);
            Assert.Equal(graph.Bonds.Length - graph.Count + graph.Components().Max() + 1, rings.Count);
            Assert.All(rings, r => Assert.Equal(r.Length, r.Distinct().Count()));
            Assert.All(rings, r => Assert.All(Enumerable.Range(0, r.Length), i => Assert.True(graph.BondBetween(r[i], r[(i + 1) % r.Length]) >= 0)));
            var again = RingPerception.SmallestRings(graph.Renumbered(random.Permutation(graph.Count)));
            Assert.Equal(rings.Select(r => r.Length), again.Select(r => r.Length));
        }
    }
}
