using Kramers.Chemistry.Graphs;
using Kramers.Chemistry.Ligands;

namespace Kramers.Tests.Chemistry.Ligands;

public class LigandLibraryTests
{
    /// <summary>Where the rules of <see cref="LigandDonors"/> would bind otherwise, and why the table is right.</summary>
    private static readonly Dictionary<string, string> Exceptions = new()
    {
        ["NC-"] = "linkage isomer", ["nitrite-N"] = "linkage isomer",
        ["dca"] = "the charge is drawn on the middle nitrogen", ["tcm"] = "the charge is drawn on carbon",
        ["nitrate"] = "four-membered ring", ["nitrite"] = "four-membered ring", ["carbonate"] = "four-membered ring", ["amidinate"] = "four-membered ring",
        ["acetate-k2"] = "four-membered ring", ["benzoate-k2"] = "four-membered ring", ["dtc"] = "four-membered ring", ["xanthate"] = "four-membered ring",
        ["dppm"] = "four-membered ring", ["peroxide"] = "three-membered ring",
        ["tptz"] = "the third pyridine points away", ["dmit"] = "the thione points away", ["o-vanillinate"] = "methoxy and aldehyde lie on two sides of the phenolate",
        ["dmg"] = "binds with both nitrogens, not with the oxime oxygen",
        ["Dtp"] = "rings with phosphorus are not perceived as haptic",
        ["dbsq"] = "radical oxygen", ["sq"] = "radical oxygen", ["tempo"] = "radical oxygen",
    };

    public static TheoryData<string> Names => [.. LigandLibrary.All.Select(l => l.Ligand.Name)];

    [Fact]
    public void There_are_enough_and_each_name_stands_once()
    {
        Assert.InRange(LigandLibrary.All.Count, 150, 1000);
        Assert.Equal(LigandLibrary.All.Count, LigandLibrary.All.Select(l => l.Ligand.Name).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Donors_are_those_that_rules_find_or_the_exception_says_why(string name)
    {
        var ligand = LigandLibrary.Find(name);
        var rules = LigandDonors.Of(ligand.Graph);
        var agree = rules.Chelating.SequenceEqual(ligand.DonorAtoms) && rules.HapticGroups.Select(Words).SequenceEqual(ligand.HapticGroups.Select(Words));
        Assert.NotEqual(agree, Exceptions.ContainsKey(name));
    }

    /// <summary>Two rows for one molecule bind in two ways.</summary>
    [Fact]
    public void No_molecule_binds_twice_in_one_way()
    {
        var same = LigandLibrary.All.GroupBy(l => SmilesWriter.WriteCanonical(l.Ligand.Graph)).Where(g => g.Count() > 1).Select(g => string.Join(' ', g.Select(l => l.Ligand.Name)));
        Assert.Equal(["CN- NC-", "nitrate nitrate-k1", "nitrite-N nitrite", "acetate acetate-k2", "benzoate benzoate-k2"], same);
    }

    /// <summary>Valence arithmetic that the graph does not know: electrons of all atoms less the charge are even but for radicals.</summary>
    [Fact]
    public void Only_radicals_have_an_odd_number_of_electrons()
    {
        var odd = LigandLibrary.All.Where(l => Electrons(l.Ligand.Graph) % 2 != 0).Select(l => l.Ligand.Name).Order(StringComparer.Ordinal);
        Assert.Equal(["NITPh", "NITPhOMe", "dbsq", "imPh", "sq", "tempo"], odd);
    }

    [Fact]
    public void Names_are_found_in_any_case_and_a_wrong_one_gets_advice()
    {
        Assert.Equal(2, LigandLibrary.Find("ACAC").Denticity);
        Assert.Equal("OPPh3", LigandLibrary.Search("triphenylphosphine oxide").Single().Ligand.Name);
        Assert.Equal(LigandLibrary.All.Count, LigandLibrary.Search("").Count);
        var error = Assert.Throws<ArgumentException>(() => LigandLibrary.Find("bipy"));
        Assert.Contains("4,4'-bpy, bpy, ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ligand_of_ones_own_comes_from_SMILES()
    {
        var perceived = Ligand.FromSmiles("mine", "NCCN");
        Assert.Equal([0, 3], perceived.DonorAtoms);
        Assert.Equal((0, 2), (perceived.Charge, perceived.Denticity));
        Assert.Equal([3], Ligand.FromSmiles("mine", "NCCN", [3]).DonorAtoms);
        var sandwich = Ligand.FromSmiles("mine", "c1ccccc1", hapticGroups: [[0, 1, 2, 3, 4, 5]]);
        Assert.Equal((0, 1), (sandwich.DonorAtoms.Count, sandwich.Denticity));
        Assert.Throws<ArgumentException>(() => Ligand.FromSmiles("mine", "CC"));
        Assert.Throws<ArgumentException>(() => Ligand.FromSmiles("mine", "NCCN", [4]));
        Assert.Throws<ArgumentException>(() => Ligand.FromSmiles("mine", "NCCN", [0], [[0, 1]]));
    }

    private static string Words(IReadOnlyList<int> atoms) => string.Join(' ', atoms);

    private static int Electrons(MolecularGraph graph)
    {
        var electrons = -graph.Charge;
        foreach (var atom in graph.Atoms)
        {
            electrons += atom.AtomicNumber + atom.Hydrogens;
        }

        return electrons;
    }
}
