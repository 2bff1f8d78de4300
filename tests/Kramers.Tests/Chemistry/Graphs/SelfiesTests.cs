using Kramers.Chemistry.Graphs;
using Kramers.Numerics;

namespace Kramers.Tests.Chemistry.Graphs;

public class SelfiesTests
{
    private static string Canonical(MolecularGraph graph) => SmilesWriter.WriteCanonical(graph);

    private static string Decode(string selfies) => Canonical(new SelfiesDecoder().Decode(selfies));

    /// <summary>From the articles, the documentation and the checks of selfies 2.</summary>
    [Theory]
    [InlineData("[C][=C][F]", "C=CF")]
    [InlineData("[C][=C][C][=C][C][=C][Ring1][=Branch1]", "c1ccccc1")]
    [InlineData("[F][=C][=C][#N]", "FC=C=N")]
    [InlineData("[#C][=O][F]", "C=O")]
    [InlineData("[C][=I]", "CI")]
    [InlineData("[Branch3][C][S][C][O]", "CSCO")]
    [InlineData("[Ring3][C][S][C][O]", "CSCO")]
    [InlineData("[Branch1][Ring1][Ring3][C][S][C][O]", "CSCO")]
    [InlineData("[C][C][O][Branch1][C][I]", "CCOCI")]
    [InlineData("[C][C][C][O][#Branch3][C][I]", "CCCOCI")]
    [InlineData("[C][C][C][C][#Branch3]", "CCCC")]
    [InlineData("[C][C][C][C][C][Ring1]", "CCCC=C")]
    [InlineData("[C][C][C][C][C][Ring3]", "CCCC=C")]
    [InlineData("[C][Branch1][Ring2][Branch1][Branch1][Branch1][F]", "CF")]
    [InlineData("[C][=Branch1][Ring2][Branch1][C][Cl][F]", "C(Cl)F")]
    [InlineData("[C][C][C][C][#Branch3][O][O]", "CCCC")]
    [InlineData("[C][Branch2][O][O][C][C][S][F][C]", "CCCSF")]
    [InlineData("[C][#Branch2][O][O][#C][C][S][F]", "C#CCSF")]
    [InlineData("[C][C][C][C][Ring1][O]", "C1CCC1")]
    [InlineData("[C][C][C][C][Ring2][O][C]", "C1CCC1")]
    [InlineData("[C][Ring1][O]", "C")]
    [InlineData("[C][C][C][C][C][=Branch1][Branch1][Ring1][Ring2][C][Cl][F]", "CC1CCC1(CCl)F")]
    [InlineData("[C][C][C][C][S][Branch1][C][Br][=Branch1][Branch1][Ring1][Ring2][C][Cl][F]", "CC1CCS1(Br)(CCl)F")]
    [InlineData("[C][C][C][C][C][S][#Branch1][#Branch1][Ring1][Branch1][Branch1][C][Br][Cl][F]", "CC1CCCS1(Br)(Cl)F")]
    [InlineData("[C][C][C][C][C][C][C][Branch1][Ring2][O][C][O][Ring1][Branch1]", "CCC1CCCC1OCO")]
    [InlineData("[C][C][C][C][C][C][C][Branch1][Ring2][O][C][O][C][Ring1][Branch1]", "CCCCCCC(OCO)=C")]
    [InlineData("[C][C][Ring1][C]", "C=C")]
    [InlineData("[C][/C][Ring1][C]", "C=C")]
    [InlineData("[C][C][=Ring1][C]", "C#C")]
    [InlineData("[C][C][#Ring1][C]", "C#C")]
    [InlineData("[C][C][C][C][Ring1][Ring2][Ring1][Ring2]", "C=1CCC=1")]
    [InlineData("[C][C][C][C][=Ring1][Ring2][#Ring1][Ring2]", "C#1CCC#1")]
    [InlineData("[Xe-2][Branch1][C][F][Branch1][C][F][Branch1][C][F][Branch1][C][F][Branch1][C][F][Branch1][C][F][Branch1][C][F][Branch1][C][F]", "[Xe-2](F)(F)(F)(F)(F)(F)(F)CF")]
    [InlineData("[C][nop][nop][O][nop]", "CO")]
    [InlineData("[Na+1].[Cl-1]", "[Na+].[Cl-]")]
    [InlineData("[CH0][#CH0]", "[C]#[C]")]
    [InlineData("[C][13CH2][O-1]", "C[13CH2][O-]")]
    [InlineData("[C][C][epsilon][O]", "CC")]
    [InlineData("[C][C][C][Ring1][Ring1][#C]", "C1CC1=C")]
    [InlineData("[C][=C][C][C][#Ring1][Ring1][#C]", "C=C1CC1")]
    [InlineData("[C][O][C][C][=Ring1][Ring1][#C]", "COCCC")]
    [InlineData("[C][=C][Branch1][C][=C][#C]", "C=C(C)C")]
    [InlineData("[C@][=Branch1][Branch1][Branch1][C][Br][Cl][F]", "[C@](Br)(Cl)F")]
    [InlineData("[C][C][C][C][C][S][#Branch1][#Branch1][Branch1][C][Br][Ring1][Branch1][Cl][F]", "CC1CCCS1(Br)(Cl)F")]
    [InlineData("[C][C][C][C][C][C][C][Branch1][Ring2][O][C][O][Branch1][C][F][C][C][Ring1][=Branch2]", "CCCCC1CC(OCO)(F)CC1")]
    [InlineData("[13C][Branch1][C][Cl][Branch1][C][F][Branch1][C][Br][Branch1][C][I]", "[13C](Cl)(F)(Br)CI")]
    [InlineData("[C@@][Branch1][C][Cl][Branch1][C][F][Branch1][C][Br][Branch1][C][I]", "[C@@](Cl)(F)(Br)CI")]
    [InlineData("[C@H1][Branch1][C][Cl][Branch1][C][F][Branch1][C][Br]", "[C@H1](Cl)(F)CBr")]
    [InlineData("[CH1][Branch1][C][Cl][#C]", "[CH1](Cl)=C")]
    [InlineData("[CH3][=C]", "[CH3]C")]
    [InlineData("[CH4][C][C]", "[CH4]")]
    [InlineData("[C][C][C][CH4]", "CCC")]
    [InlineData("[C][Branch1][Ring2][C][=CH4][C][=C]", "C(C)=C")]
    public void Examples_of_the_specification(string selfies, string smiles) => Assert.Equal(Canonical(SmilesReader.Read(smiles)), Decode(selfies));

    [Theory]
    [InlineData("C=CF", "[C][=C][F]")]
    [InlineData("c1ccccc1", "[C][=C][C][=C][C][=C][Ring1][=Branch1]")]
    [InlineData("CC(=O)[O-]", "[C][C][=Branch1][C][=O][O-1]")]
    [InlineData("C[NH3+]", "[C][NH3+1]")]
    [InlineData("N[C@@H](C)C(=O)O", "[N][C@@H1][Branch1][C][C][C][=Branch1][C][=O][O]")]
    [InlineData("F/C=C/F", "[F][/C][=C][/F]")]
    [InlineData("[C]", "[CH0]")]
    [InlineData("[Fe++][Fe+2]", "[Fe+2][Fe+2]")]
    [InlineData("[Fe][Si]", "[Fe][Si]")]
    [InlineData("[C][N]", "[CH0][NH0]")]
    [InlineData("CC(C)(C)C", "[C][C][Branch1][C][C][Branch1][C][C][C]")]
    public void Strings_of_the_reference_encoder(string smiles, string selfies) => Assert.Equal(selfies, new SelfiesEncoder().Encode(SmilesReader.Read(smiles)));

    [Fact]
    public void Ten_thousand_molecules_come_back()
    {
        var (encoder, decoder, random) = (new SelfiesEncoder(), new SelfiesDecoder(), new SeededRandom(5));
        foreach (var graph in RandomMolecules.Take(10_000, 4))
        {
            var renumbered = graph.Renumbered(random.Permutation(graph.Count));
            Assert.Equal(Canonical(graph), Canonical(decoder.Decode(encoder.Encode(renumbered))));
        }
    }

    [Fact]
    public void Every_string_of_symbols_is_a_molecule_that_respects_the_capacities()
    {
        var random = new SeededRandom(6);
        foreach (var capacities in (BondingCapacities[])[BondingCapacities.Default, BondingCapacities.OctetRule, BondingCapacities.Hypervalent])
        {
            var decoder = new SelfiesDecoder(capacities);
            for (var i = 0; i < 5000; i++)
            {
                var graph = decoder.Decode(RandomMolecules.Selfies(random, random.Index(60)));
                for (var k = 0; k < graph.Count; k++)
                {
                    var (z, charge, hydrogens, _, _) = graph.Atoms[k];
                    var implicitOnes = charge == 0 ? Math.Min(hydrogens, Math.Max(0, capacities[z, 0] - graph.BondSum(k))) : hydrogens;
                    Assert.True(graph.BondSum(k) + implicitOnes <= capacities[z, charge]);
                }

                Assert.Equal(graph.Bonds.Length, graph.Bonds.ToArray().Select(b => (Math.Min(b.From, b.To), Math.Max(b.From, b.To))).Distinct().Count());
            }
        }
    }

    [Fact]
    public void Capacities_can_be_set()
    {
        var table = new BondingCapacities(new Dictionary<string, int> { ["C"] = 4, ["Fe+2"] = 6, ["N"] = 1, ["?"] = 2 });
        Assert.Equal((4, 6, 2, 2), (table[6, 0], table[26, 2], table[26, 3], table[8, 0]));
        Assert.Equal("N", Canonical(new SelfiesDecoder(new BondingCapacities(new Dictionary<string, int> { ["N"] = 0, ["?"] = 2 })).Decode("[N][C][C]")));
        Assert.Throws<ArgumentException>(() => new BondingCapacities(new Dictionary<string, int> { ["C"] = 4 }));
        Assert.Throws<ArgumentException>(() => new BondingCapacities(new Dictionary<string, int> { ["Zz"] = 4, ["?"] = 2 }));
        Assert.Throws<ArgumentException>(() => new BondingCapacities(new Dictionary<string, int> { ["C"] = 9, ["?"] = 2 }));
    }

    [Theory]
    [InlineData("[C][Foo]", 4, "[Foo]")]
    [InlineData("[C]C", 4, "'C' outside brackets")]
    [InlineData("[C][N", 4, "never closed")]
    [InlineData("[CH9]", 1, "more hydrogens")]
    public void Errors_say_where_and_what(string selfies, int position, string found)
    {
        var failure = Assert.Throws<SmilesException>(() => new SelfiesDecoder().Decode(selfies));
        Assert.Equal(position, failure.Position);
        Assert.Contains(found, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FN(F)(F)(F)F", "more than its capacity of 3")]
    [InlineData("N->[Fe+2]", "Dative")]
    public void The_encoder_refuses_what_could_not_come_back(string smiles, string found) => Assert.Contains(
        found, Assert.Throws<ArgumentException>(() => new SelfiesEncoder().Encode(SmilesReader.Read(smiles))).Message, StringComparison.Ordinal);

    [Fact]
    public void Long_chains_of_branches_need_no_stack()
    {
        var graph = new SelfiesDecoder().Decode(string.Concat(Enumerable.Repeat("[C][#Branch3][P][P][P]", 100_000)));
        Assert.Equal(100_000, graph.Count);
    }
}
