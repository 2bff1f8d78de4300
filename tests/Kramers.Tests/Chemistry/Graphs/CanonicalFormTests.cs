using Kramers.Chemistry.Graphs;
using Kramers.Numerics;

namespace Kramers.Tests.Chemistry.Graphs;

public class CanonicalFormTests
{
    private static string Canonical(string smiles) => SmilesWriter.WriteCanonical(SmilesReader.Read(smiles));

    [Fact]
    public void Ten_thousand_molecules_have_one_string_for_all_numberings()
    {
        var random = new SeededRandom(2);
        foreach (var graph in RandomMolecules.Take(10_000, 1))
        {
            var expected = SmilesWriter.WriteCanonical(graph);
            Assert.Equal(expected, SmilesWriter.WriteCanonical(graph.Renumbered(random.Permutation(graph.Count))));
            Assert.Equal(expected, Canonical(expected));
        }
    }

    [Fact]
    public void A_line_reads_back_as_the_molecule_it_was_written_from()
    {
        foreach (var graph in RandomMolecules.Take(3000, 3))
        {
            Assert.Equal(SmilesWriter.WriteCanonical(graph), Canonical(SmilesWriter.Write(graph)));
        }
    }

    [Theory]
    [InlineData("c12c3c4c5c1c6c7c8c2c9c1c3c2c3c4c4c%10c5c5c6c6c7c7c%11c8c9c8c9c1c2c1c2c3c4c3c4c%10c5c5c6c6c7c7c%11c8c8c9c1c1c2c3c2c4c5c6c3c7c8c1c23")]
    [InlineData("C12C3C4C1C5C2C3C45")]
    [InlineData("CC(C)(C)c1cc(C(C)(C)C)cc(C(C)(C)C)c1")]
    [InlineData("C1CCCCC1.C1CCCCC1.C1CCCCC1.[Na+].[Na+]")]
    [InlineData("[Fe+2]1234(<-[CH-]5C1=C2C3=C54)")]
    [InlineData("C1CC2CCC1CC2")]
    public void Symmetric_molecules_have_one_string(string smiles)
    {
        var graph = SmilesReader.Read(smiles);
        var random = new SeededRandom(1);
        var expected = SmilesWriter.WriteCanonical(graph);
        for (var i = 0; i < 30; i++)
        {
            Assert.Equal(expected, SmilesWriter.WriteCanonical(graph.Renumbered(random.Permutation(graph.Count))));
        }
    }

    [Theory]
    [InlineData("c1ccccc1", "C1=CC=CC=C1")]
    [InlineData("Cc1ccccc1C", "CC1=CC=CC=C1C")]
    [InlineData("Cc1ccccc1C", "CC1=C(C)C=CC=C1")]
    [InlineData("c1ccc2ccccc2c1", "c1cccc2cccc2c1", false)]
    [InlineData("c1cccc2cccc2c1", "C1=CC=C2C=CC=C2C=C1")]
    [InlineData("c1ccoc1", "C1=COC=C1")]
    [InlineData("c1cc[nH]c1", "N1C=CC=C1")]
    [InlineData("[H]C([H])([H])[H]", "C")]
    [InlineData("OCC", "C(C)O")]
    [InlineData("F/C=C/F", "F\\C=C\\F")]
    [InlineData("F/C=C/F", "C(/F)=C\\F")]
    [InlineData("F/C=C/F", "C(\\F)=C\\F", false)]
    [InlineData("F/C=C/F", "F/C=C\\F", false)]
    [InlineData("F/C=C/F", "FC=CF", false)]
    [InlineData("C/C=C/C=C/C", "C\\C=C\\C=C\\C")]
    [InlineData("C/C=C/1.C/1", "C/C=C/C")]
    [InlineData("N[C@@H](C)C(=O)O", "N[C@H](C(=O)O)C")]
    [InlineData("N[C@@H](C)C(=O)O", "N[C@H](C)C(=O)O", false)]
    [InlineData("N[C@@H](C)C(=O)O", "[H][C@](N)(C)C(=O)O")]
    [InlineData("N[C@@](F)(C)C(=O)O", "C[C@](F)(N)C(=O)O")]
    [InlineData("N[C@@H](C)O", "[C@H](C)(O)N")]
    [InlineData("C[C@H](C)O", "CC(C)O")]
    [InlineData("C[C@@H]1CC[C@@H](C)CC1", "C[C@@H]1CC[C@H](C)CC1", false)]
    [InlineData("C[C@@H]1CC[C@H](C)CC1", "C[C@H]1CC[C@@H](C)CC1")]
    [InlineData("O[C@H](F)[C@H](F)O", "O[C@@H](F)[C@@H](F)O")]
    [InlineData("O[C@H](F)[C@@H](F)O", "O[C@@H](F)[C@H](F)O", false)]
    [InlineData("CC/C(C)=C(/C)C", "CCC(C)=C(C)C")]
    [InlineData("C1CCCC=1", "C=1CCCC1")]
    [InlineData("n1(->[Fe+2])ccccc1", "[Fe+2]<-n1ccccc1")]
    [InlineData("[Fe+2]<-N", "[Fe+2]->N", false)]
    [InlineData("[13CH4]", "C", false)]
    [InlineData("C[S@](=O)CC", "C[S@@](=O)CC", false)]
    [InlineData("c1ccc(cc1)-c1ccccc1", "C1=CC=CC=C1C2=CC=CC=C2")]
    [InlineData("C%12CCCC%12", "C1CCCC1")]
    [InlineData("C0CCCC0", "C1CCCC1")]
    public void Equal_molecules_and_no_others_have_equal_strings(string first, string second, bool equal = true) =>
        Assert.Equal(equal, Canonical(first) == Canonical(second));

    [Fact]
    public void Known_molecules_look_as_chemists_write_them()
    {
        Assert.Equal("c1ccccc1", Canonical("C1=CC=CC=C1"));
        Assert.Equal("CCO", Canonical("OCC"));
        Assert.Equal("c1ccncc1", Canonical("N1=CC=CC=C1"));
    }
}
