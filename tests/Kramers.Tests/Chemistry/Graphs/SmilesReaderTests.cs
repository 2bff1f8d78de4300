using Kramers.Chemistry.Graphs;

namespace Kramers.Tests.Chemistry.Graphs;

public class SmilesReaderTests
{
    [Theory]
    [InlineData("CCO", "C2H6O", 0)]
    [InlineData("c1ccncc1", "C5H5N", 0)]
    [InlineData("c1cc[nH]c1", "C4H5N", 0)]
    [InlineData("c1ccsc1", "C4H4S", 0)]
    [InlineData("c1ccc2[nH]ccc2c1", "C8H7N", 0)]
    [InlineData("O=c1cc[nH]cc1", "C5H5NO", 0)]
    [InlineData("c1ccccc1[N+](=O)[O-]", "C6H5NO2", 0)]
    [InlineData("[O-]C(=O)C", "C2H3O2", -1)]
    [InlineData("C[n+]1ccccc1", "C6H8N", 1)]
    [InlineData("[cH-]1cccc1", "C5H5", -1)]
    [InlineData("[cH+]1cccccc1", "C7H7", 1)]
    [InlineData("Cn1ccn(C)[c]1", "C5H8N2", 0)]
    [InlineData("[c]1ccccc1", "C6H5", 0)]
    [InlineData("[O-][n+]1ccccc1", "C5H5NO", 0)]
    [InlineData("c1cc2ccc3cccc4ccc(c1)c2c34", "C16H10", 0)]
    [InlineData("OS(=O)(=O)O", "H2O4S", 0)]
    [InlineData("CS(C)=O", "C2H6OS", 0)]
    [InlineData("OP(=O)(O)O", "H3O4P", 0)]
    [InlineData("[Cu++]", "Cu", 2)]
    [InlineData("[Fe+3]", "Fe", 3)]
    [InlineData("[se]1cccc1", "C4H4Se", 0)]
    [InlineData("b1ccccc1", "C5H5B", 0)]
    [InlineData("c1ccc(cc1)[P](c1ccccc1)c1ccccc1", "C18H15P", 0)]
    [InlineData("[2H]C([2H])([2H])Cl", "CH3Cl", 0)]
    [InlineData("[CH3:7][OH:2]", "CH4O", 0)]
    [InlineData("N(->[Co+2])", "CoH3N", 2)]
    public void Hydrogens_and_charges_are_counted(string smiles, string formula, int charge)
    {
        var graph = SmilesReader.Read(smiles);
        Assert.Equal((formula, charge), (Formula(graph), graph.Charge));
    }

    [Theory]
    [InlineData("CC(", 3, "never closed")]
    [InlineData("CC)", 3, "without '('")]
    [InlineData("C1CC", 2, "ring 1 is opened and never closed")]
    [InlineData("CC=", 4, "ends after a bond")]
    [InlineData("C==C", 3, "a second bond")]
    [InlineData("=C", 1, "without an atom before it")]
    [InlineData("C?", 2, "'?'")]
    [InlineData("[Xq]", 2, "'X'")]
    [InlineData("[C", 3, "ends inside brackets")]
    [InlineData("[CH3?]", 5, "'?' inside brackets")]
    [InlineData("C=1CC-1", 7, "another bond")]
    [InlineData("C11", 3, "an atom to itself")]
    [InlineData("C1C1", 4, "bound already")]
    [InlineData("C%1C", 2, "'%1C'")]
    [InlineData("c1cccc1", 6, "finds no partner")]
    [InlineData("C()C", 3, "empty branch")]
    [InlineData("C*", 2, "wildcard")]
    [InlineData("[Co@OH1](F)Cl", 4, "'@OH'")]
    [InlineData("C.=C", 3, "without an atom before it")]
    [InlineData("C=.C", 3, "'.' after a bond")]
    public void Errors_say_where_and_what(string smiles, int position, string found)
    {
        var failure = Assert.Throws<SmilesException>(() => SmilesReader.Read(smiles));
        Assert.Equal(position, failure.Position);
        Assert.Contains(found, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_graph_refuses_what_is_no_graph()
    {
        GraphAtom[] two = [new(6), new(6)];
        Assert.Throws<ArgumentException>(() => new MolecularGraph(two, [new GraphBond(0, 2)]));
        Assert.Throws<ArgumentException>(() => new MolecularGraph(two, [new GraphBond(1, 1)]));
        Assert.Throws<ArgumentException>(() => new MolecularGraph(two.AsEnumerable(), [new GraphBond(0, 1), new GraphBond(1, 0)]));
    }

    private static string Formula(MolecularGraph graph)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var atom in graph.Atoms)
        {
            counts[atom.Element.Symbol] = counts.GetValueOrDefault(atom.Element.Symbol) + 1;
            counts["H"] = counts.GetValueOrDefault("H") + atom.Hydrogens;
        }

        var carbon = counts.ContainsKey("C");
        return string.Concat(counts.Where(c => c.Value > 0).OrderBy(c => carbon && c.Key == "C" ? 0 : carbon && c.Key == "H" ? 1 : 2).Select(c => c.Value == 1 ? c.Key : $"{c.Key}{c.Value}"));
    }
}
