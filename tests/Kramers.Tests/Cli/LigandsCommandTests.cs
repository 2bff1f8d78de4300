using Kramers.Tests.RelaxationFits;

namespace Kramers.Tests.Cli;

public sealed class LigandsCommandTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_search_prints_a_table()
    {
        var session = new Session();
        Assert.Equal(0, session.Run("ligands", "salen"));
        Assert.Matches(@"(?m)^Name +Charge +Denticity +Donors +SMILES +Full name$", session.Output);
        Assert.Matches(@"(?m)^salen +-2 +4 +N2O2 +\[O-\]c1ccccc1C=NCCN=Cc1ccccc1\[O-\] +N,N'-bis", session.Output);
        Assert.Equal(0, session.Run("ligands", "constrained"));
        Assert.Matches(@"(?m)^CpSiNtBu +-2 +2 +N\(C5\) ", session.Output);
    }

    [Fact]
    public void Ones_own_ligand_comes_from_SMILES_or_positions()
    {
        var session = new Session();
        Assert.Equal(0, session.Run("ligands", "--smiles", "[CH-]1C=CC=C1"));
        Assert.Equal("SMILES: [CH-]1C=CC=C1\nCharge: -1\nDenticity: 1\nDonors: none\nSide-on: C0 C1 C2 C3 C4\nIn the library: Cp\n", session.Output);
        Assert.Equal(0, session.Run("ligands", "--xyz", _scratch.Write("oh.xyz", "2\n\nO 0 0 0\nH 0 0 0.96\n"), "--charge", "-1"));
        Assert.Contains("Donors: O0\nIn the library: hydroxide\n", session.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("the library has no ligand 'frobnicate'", "frobnicate")]
    [InlineData("'C(': ", "--smiles", "C(")]
    [InlineData("no atom has a lone pair", "--smiles", "CC")]
    public void What_cannot_be_is_refused_with_advice(string words, params string[] args)
    {
        var session = new Session();
        Assert.Equal(2, session.Run(["ligands", .. args]));
        Assert.Contains(words.TrimEnd(' ', ':'), session.Error, StringComparison.Ordinal);
    }
}
