using Kramers.Chemistry;
using Kramers.Workbench.Engines.Orca;

namespace Kramers.Tests.Engines.Orca;

public class OrcaInputTests
{
    private static readonly Structure Oxygen = new([Element.FromSymbol("O"), Element.FromSymbol("O")], [0, 0, 0, 0, 0, 1.21]);
    private static readonly Structure Dysprosium = new([Element.FromSymbol("Dy")], [0, 0, 0]);
    private static readonly OrcaResources Four = new(4, 2500);

    [Fact]
    public void A_gradient_is_a_line_of_keywords_and_a_geometry() => Assert.Equal(
        "! PBE0 def2-TZVP EnGrad\n%maxcore 2500\n%pal nprocs 4 end\n* xyz 0 3\n  O        0.000000000000       0.000000000000       0.000000000000\n  O        0.000000000000       0.000000000000       1.210000000000\n*\n",
        OrcaInput.Gradient(Oxygen, 0, 3, "PBE0 def2-TZVP", Four));

    [Fact]
    public void Doublets_of_dysprosium_ask_for_QDPT_and_SINGLE_ANISO()
    {
        var space = new OrcaActiveSpace(9, 7, [(6, 21)], [2, 2, 2, 2, 2, 2, 2, 2]) { Nevpt2 = true, LigandFieldShell = 'f', CrystalFieldIon = (Element.FromSymbol("Dy"), 3) };
        var input = OrcaInput.ActiveSpace(Dysprosium, 3, space, "DKH SARC2-DKH-QZVP TightSCF", "start.gbw", Four);
        Assert.Contains("! DKH SARC2-DKH-QZVP TightSCF MORead\n", input, StringComparison.Ordinal);
        Assert.Contains("%moinp \"start.gbw\"\n", input, StringComparison.Ordinal);
        Assert.Contains(
            "%casscf\n  nel 9\n  norb 7\n  mult 6\n  nroots 21\n  actorbs forbs\n  PTMethod SC_NEVPT2\n  rel\n    dosoc true\n    gtensor true\n    dtensor true\n  end\n" +
            "  ANISO\n    doaniso true\n    MLTP 2,2,2,2,2,2,2,2\n    UBAR true\n    CRYS_element \"Dy\"\n    CRYS_charge 3\n  end\nend\n* xyz 3 6\n",
            input,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_symmetry_starts_from_the_high_spin_state()
    {
        var input = OrcaInput.BrokenSymmetry(Oxygen, 0, 1, 1, "B3LYP def2-SVP", Four);
        Assert.Contains("! UKS B3LYP def2-SVP\n", input, StringComparison.Ordinal);
        Assert.Contains("%scf\n  BrokenSym 1,1\nend\n* xyz 0 3\n", input, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => OrcaInput.BrokenSymmetry(Oxygen, 0, 1, 3, "B3LYP def2-SVP", Four));
    }

    [Fact]
    public void Frequencies_are_analytic_or_numerical()
    {
        Assert.StartsWith("! HF def2-SVP Freq\n", OrcaInput.Frequencies(Oxygen, 0, 3, "HF def2-SVP", true, Four), StringComparison.Ordinal);
        Assert.StartsWith("! HF def2-SVP NumFreq\n", OrcaInput.Frequencies(Oxygen, 0, 3, "HF def2-SVP", false, Four), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 3)]
    [InlineData(0, 0)]
    [InlineData(16, 2)]
    public void A_multiplicity_that_the_electrons_cannot_have_is_refused(int charge, int multiplicity) =>
        Assert.Throws<ArgumentException>(() => OrcaInput.Gradient(Oxygen, charge, multiplicity, "HF def2-SVP", Four));

    [Theory]
    [InlineData(9, 7, 5)] // nine electrons have no quintet
    [InlineData(9, 7, 8)] // nor seven open shells: 14 - 9 = 5
    [InlineData(15, 7, 2)]
    public void An_active_space_without_such_states_is_refused(int electrons, int orbitals, int multiplicity) =>
        Assert.Throws<ArgumentException>(() => OrcaInput.ActiveSpace(Dysprosium, 3, new OrcaActiveSpace(electrons, orbitals, [(multiplicity, 1)], []), "DKH", null, Four));

    [Fact]
    public void A_second_line_in_the_keywords_is_refused() =>
        Assert.Throws<ArgumentException>(() => OrcaInput.Gradient(Oxygen, 0, 3, "HF\n%compound", Four));
}
