using Kramers.Magnetism.Magnetometry;

namespace Kramers.Tests.Magnetism.Magnetometry;

public class DiamagneticCorrectionTests
{
    /// <summary>Atoms, bonds and rings add up to what was measured for the whole molecule, which the compilation lists apart.</summary>
    [Theory]
    [InlineData("C3H6O + bond:C=O", "acetone")]
    [InlineData("CHCl + 2 Cl + 3 bond:C-Cl", "CHCl3")]
    [InlineData("CH2 + 2 Cl + 2 bond:C-Cl", "CH2Cl2")]
    [InlineData("6 C(ring) + 6 H + ring:benzene", "benzene")]
    [InlineData("6 C(ring) + CH3 + 5 H + ring:benzene", "toluene")]
    [InlineData("C6H14", "hexane")]
    [InlineData("5 C(ring) + N(ring) + 5 H + ring:pyridine", "py")]
    [InlineData("C4H10O", "Et2O")]
    public void The_additive_scheme_holds_within_five_percent(string parts, string molecule)
    {
        var sum = DiamagneticCorrection.FromConstituents(parts).Susceptibility.Cm3PerMol;
        Assert.InRange(sum / DiamagneticCorrection.FromConstituents(molecule).Susceptibility.Cm3PerMol, 0.95, 1.05);
    }

    [Fact]
    public void Ions_ligands_and_formulas_add_up()
    {
        // -19 - 3 x 52 - 2 x 13 - (12 x 6.00 + 8 x 2.93 + 2 x 5.57) = -307.58.
        var correction = DiamagneticCorrection.FromConstituents("Dy3+ + 3 acac- + 2 H2O + C12H8N2");
        Assert.Equal(-307.58e-6, correction.Susceptibility.Cm3PerMol, 1e-12);
        Assert.False(correction.IsRuleOfThumb);
        Assert.Equal(["Dy3+", "acac-", "H2O", "C", "H", "N"], correction.Parts.Select(p => p.Name));
        Assert.Equal(correction.Susceptibility.Cm3PerMol, correction.Parts.Sum(p => p.Count * p.Cm3PerMol), 1e-18);
    }

    [Theory]
    [InlineData("SO4 2-")]
    [InlineData("SO42-")]
    [InlineData("SO4(2-)")]
    [InlineData("SO4^2-")]
    public void A_charge_is_written_as_one_likes(string sulfate) =>
        Assert.Equal(-40.1e-6, DiamagneticCorrection.FromConstituents(sulfate).Susceptibility.Cm3PerMol, 1e-15);

    [Theory]
    [InlineData("(C6H5)3P", "C18H15P")]
    [InlineData("((CH3)3Si)2N", "C6H18Si2N")]
    [InlineData("Cl2CO", "COCl2")]
    [InlineData("CH3(CH2)4CH3", "C6H14")]
    public void Brackets_multiply(string one, string other) =>
        Assert.Equal(DiamagneticCorrection.FromFormula(other).Susceptibility.Cm3PerMol, DiamagneticCorrection.FromFormula(one).Susceptibility.Cm3PerMol, 1e-15);

    [Fact]
    public void Fractions_of_a_solvent_count() =>
        Assert.Equal(-46.6e-6 / 2, DiamagneticCorrection.FromConstituents("0.5 CH2Cl2").Susceptibility.Cm3PerMol, 1e-15);

    [Fact]
    public void The_rule_of_thumb_says_that_it_is_one()
    {
        var correction = DiamagneticCorrection.RuleOfThumb(800);
        Assert.Equal(-400e-6, correction.Susceptibility.Cm3PerMol, 1e-15);
        Assert.True(correction.IsRuleOfThumb);
        Assert.Empty(correction.Parts);
        Assert.Throws<ArgumentOutOfRangeException>(() => DiamagneticCorrection.RuleOfThumb(0));
    }

    [Theory]
    [InlineData("DyC15H21O6", "Dy in 'DyC15H21O6' has no value as an atom. Write it as an ion, as in Dy3+ + 3 Cl- + C12H8N2 (similar: Dy3+); atoms have values for H, B, C,")]
    [InlineData("c6h6", "'c6h6' is neither a formula such as C12H8N2 nor a known part")]
    [InlineData("C6(H6", "'C6(H6' is neither a formula")]
    [InlineData("C6H6)", "'C6H6)' is neither a formula")]
    [InlineData("Dy5+", "'Dy5+' is neither a formula such as C12H8N2 nor a known part (similar: Dy3+).")]
    [InlineData("ring:pyridin", "(similar: ring:benzene, ring:cyclopropane")]
    [InlineData("Xq2", "'Xq2' is neither a formula")]
    [InlineData("H2O +  + H2O", "A part of 'H2O +  + H2O' is empty")]
    public void What_has_no_value_is_refused(string parts, string words) =>
        Assert.Contains(words, Assert.Throws<ArgumentException>(() => DiamagneticCorrection.FromConstituents(parts)).Message, StringComparison.Ordinal);
}
