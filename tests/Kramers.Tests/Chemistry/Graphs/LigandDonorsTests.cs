using Kramers.Chemistry.Graphs;

namespace Kramers.Tests.Chemistry.Graphs;

public class LigandDonorsTests
{
    /// <summary>Denticities and donor atoms as textbooks of coordination chemistry give them.</summary>
    [Theory]
    [InlineData("NCCN", "N0 N3", 2, 0)]
    [InlineData("c1ccc(nc1)-c1ccccn1", "N4 N11", 2, 0)]
    [InlineData("c1cc(-c2ccccn2)nc(-c2ccccn2)c1", "N8 N9 N16", 3, 0)]
    [InlineData("c1cc(-c2ccncc2)ccn1", "N6 N11", 1, 0)]
    [InlineData("c1cnccn1", "N2 N5", 1, 0)]
    [InlineData("CC(=O)C=C(C)[O-]", "O2 O6", 2, -1)]
    [InlineData("[O-]c1ccccc1C=NCCN=Cc1ccccc1[O-]", "O0 N8 N11 O19", 4, -2)]
    [InlineData("CC(=O)[O-]", "O3", 1, -1)]
    [InlineData("[O-]C(=O)CN(CC([O-])=O)CCN(CC([O-])=O)CC([O-])=O", "O0 N4 O7 N11 O14 O18", 6, -4)]
    [InlineData("C1CNCCNCCCNCCNC1", "N2 N5 N9 N12", 4, 0)]
    [InlineData("C1CNCCNCCN1", "N2 N5 N8", 3, 0)]
    [InlineData("O", "O0", 1, 0)]
    [InlineData("[Cl-]", "Halide0", 1, -1)]
    [InlineData("[C-]#N", "C0 N1", 1, -1)]
    [InlineData("[C-]#[O+]", "C0", 1, 0)]
    [InlineData("[S-]C#N", "S0 N2", 1, -1)]
    [InlineData("CN1C=CN(C)[C]1", "C6", 1, 0)]
    [InlineData("c1ccc(cc1)P(CCP(c1ccccc1)c1ccccc1)c1ccccc1", "P6 P9", 2, 0)]
    [InlineData("c1cc[nH]c1", "", 0, 0)]
    [InlineData("c1cn(C)cn1", "N5", 1, 0)]
    [InlineData("c1ccoc1", "", 0, 0)]
    [InlineData("c1ccsc1", "", 0, 0)]
    [InlineData("C[N+](=O)[O-]", "", 0, 0)]
    [InlineData("CN(C)C=O", "O4", 1, 0)]
    [InlineData("CCOC(C)=O", "O5", 1, 0)]
    [InlineData("C[N+](C)(C)C", "", 0, 1)]
    [InlineData("[SiH2](C)[N-][SiH3]", "N2", 1, -1)]
    [InlineData("Nc1ccccc1", "N0", 1, 0)]
    [InlineData("CSCCSC", "S1 S4", 2, 0)]
    [InlineData("[H-]", "Hydride0", 1, -1)]
    [InlineData("[O-]c1ccccc1[O-]", "O0 O7", 2, -2)]
    [InlineData("CS(C)=O", "O3", 1, 0)]
    [InlineData("[O-][n+]1ccccc1", "O0", 1, 0)]
    public void Ligands_bind_as_the_textbook_says(string smiles, string donors, int denticity, int charge)
    {
        var ligand = LigandDonors.Of(SmilesReader.Read(smiles));
        Assert.Equal(donors, string.Join(' ', ligand.Sites.Select(s => $"{Short(s.Kind)}{s.Atom}")));
        Assert.Equal((denticity, charge), (ligand.Denticity, ligand.Charge));
    }

    /// <summary>Hapticities as textbooks of organometallic chemistry give them: the atoms of each group, and donors beside them.</summary>
    [Theory]
    [InlineData("[CH-]1C=CC=C1", "0,1,2,3,4", "", 1)]
    [InlineData("c1cc[cH-]c1", "0,1,2,3,4", "", 1)]
    [InlineData("C[c-]1c(C)c(C)c(C)c1C", "1,2,4,6,8", "", 1)]
    [InlineData("[CH-]1C=Cc2ccccc12", "0,1,2,3,8", "", 1)]
    [InlineData("[CH-]1c2ccccc2-c2ccccc12", "0,1,6,7,12", "", 1)]
    [InlineData("[CH-]1C=C[CH-]C=CC=C1", "0,1,2,3,4,5,6,7", "", 1)]
    [InlineData("[CH2-]C=C", "0,1,2", "", 1)]
    [InlineData("Cc1ccccc1", "1,2,3,4,5,6", "", 1)]
    [InlineData("C1CC=CCCC=C1", "2,3;6,7", "", 2)]
    [InlineData("C=C", "0,1", "", 1)]
    [InlineData("[C-]1=CC=CC=C1", "", "0", 1)]
    [InlineData("[CH2-]c1ccccc1", "", "0", 1)]
    [InlineData("C[CH2-]", "", "1", 1)]
    [InlineData("Nc1ccccc1", "", "0", 1)]
    [InlineData("C[Si](C)([N-]C(C)(C)C)[C-]1C=CC=C1", "8,9,10,11,12", "3", 2)]
    [InlineData("C[Si](C)([C-]1C=CC=C1)[C-]1C=CC=C1", "3,4,5,6,7;8,9,10,11,12", "", 2)]
    [InlineData("c1ccoc1", "", "", 0)]
    public void Rings_allyls_and_alkenes_bind_side_on(string smiles, string groups, string donors, int denticity)
    {
        var ligand = LigandDonors.Of(SmilesReader.Read(smiles));
        Assert.Equal(groups, string.Join(';', ligand.HapticGroups.Select(g => string.Join(',', g))));
        Assert.Equal(donors, string.Join(',', ligand.Chelating));
        Assert.Equal(denticity, ligand.Denticity);
    }

    [Fact]
    public void Chelate_rings_count_the_metal()
    {
        var ligand = LigandDonors.Of(SmilesReader.Read("NCCCN"));
        Assert.Equal(6, ligand.ChelateRing(0, 4));
        Assert.Equal([0, 4], ligand.Chelating);
        Assert.Throws<ArgumentException>(() => LigandDonors.Of(SmilesReader.Read("N.N")));
    }

    private static string Short(DonorKind kind) => kind switch
    {
        DonorKind.Nitrogen => "N",
        DonorKind.Oxygen => "O",
        DonorKind.Chalcogen => "S",
        DonorKind.Pnictogen => "P",
        DonorKind.Carbon => "C",
        _ => kind.ToString(),
    };
}
