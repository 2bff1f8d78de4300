using Kramers.Chemistry;
using Kramers.Chemistry.Graphs;
using Kramers.Chemistry.Ligands;

namespace Kramers.Tests.Chemistry.Graphs;

public class GraphFromGeometryTests
{
    /// <summary>Distances of textbooks: C=O 1.21, C-O of a carboxylate 1.26, C-C 1.52, C#N 1.16, N=N of azide 1.18, O-H 0.96 angstrom.</summary>
    [Theory]
    [InlineData("O 0 0 0 H 0.76 0.59 0 H -0.76 0.59 0", 0, "O")]
    [InlineData("O 0 0 0 H 0.96 0 0", -1, "[OH-]")]
    [InlineData("C 0 0 0 N 1.16 0 0", -1, "[C-]#N")]
    [InlineData("N 0 0 0 N 1.18 0 0 N -1.18 0 0", -1, "[N-]=[N+]=[N-]")]
    [InlineData("C 0 0 0 O 0.63 1.09 0 O 0.63 -1.09 0 H -1.1 0 0", -1, "[O-]C=O")]
    [InlineData("N 0 0 0 O 1.25 0 0 O -0.625 1.083 0 O -0.625 -1.083 0", -1, "[O-][N+](=O)[O-]")]
    [InlineData("C 0 0 0 O 1.36 0 0 H -0.36 1.03 0 H -0.36 -0.51 0.89 H -0.36 -0.51 -0.89", -1, "C[O-]")]
    [InlineData("Cl 0 0 0", -1, "[Cl-]")]
    public void Positions_give_bonds_orders_and_charges(string atoms, int charge, string smiles) =>
        Assert.Equal(SmilesWriter.WriteCanonical(SmilesReader.Read(smiles)), SmilesWriter.WriteCanonical(GraphFromGeometry.Of(Read(atoms), charge)));

    [Fact]
    public void A_ligand_of_ones_own_counts_its_heavy_atoms()
    {
        var water = Ligand.FromStructure("mine", Read("H 0.76 0.59 0 O 0 0 0 H -0.76 0.59 0"), 0);
        Assert.Equal([0], water.DonorAtoms);
        Assert.Equal(1, water.Graph.Count);
    }

    [Fact]
    public void A_wrong_charge_gets_the_right_one_as_advice()
    {
        var error = Assert.Throws<ArgumentException>(() => GraphFromGeometry.Of(Read("O 0 0 0 H 0.96 0 0"), 0));
        Assert.Contains("may be -1", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => GraphFromGeometry.Of(Read("Dy 0 0 0 O 2.3 0 0"), -2));
    }

    private static Structure Read(string text)
    {
        var words = text.Split(' ').Chunk(4).ToArray();
        Element Symbol(string s) => Element.TryFromSymbol(s, out var element) ? element : throw new ArgumentException(s);
        return new Structure([.. words.Select(w => Symbol(w[0]))], words.SelectMany(w => w[1..].Select(x => double.Parse(x, System.Globalization.CultureInfo.InvariantCulture))).ToArray());
    }
}
