namespace Kramers.Magnetism.Magnetometry;

/// <summary>
/// What the closed shells of a compound add to its susceptibility: negative, the same at every temperature, and subtracted from what was
/// measured. Pascal's additive scheme: values of ions, ligands and atoms, and corrections for multiple bonds and rings, as compiled by Bain and
/// Berry, J. Chem. Educ. 85, 532 (2008), doi:10.1021/ed085p532. Good to some percent of itself.
/// </summary>
public sealed class DiamagneticCorrection
{
    private DiamagneticCorrection(double cm3PerMol, bool isRuleOfThumb, IReadOnlyList<DiamagneticCorrectionPart> parts) =>
        (Susceptibility, IsRuleOfThumb, Parts) = (MolarSusceptibility.FromCm3PerMol(cm3PerMol), isRuleOfThumb, parts);

    /// <summary>The diamagnetic susceptibility: negative.</summary>
    public MolarSusceptibility Susceptibility { get; }

    /// <summary>Whether it is no more than minus half the molar mass in 1e-6 cm^3/mol.</summary>
    public bool IsRuleOfThumb { get; }

    /// <summary>What it was added up from; empty for the rule of thumb.</summary>
    public IReadOnlyList<DiamagneticCorrectionPart> Parts { get; }

    /// <summary>
    /// From a formula of non-metals such as "C44H36N4O2" or "(C6H5)3P", atom by atom. All nitrogen counts as open-chain and no bond corrections
    /// are made, since a formula does not tell: name rings and bonds in <see cref="FromConstituents(string)"/>.
    /// </summary>
    /// <exception cref="ArgumentException">It is no formula, or has an element that only ions have values for, such as a metal.</exception>
    public static DiamagneticCorrection FromFormula(string formula)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(formula);
        return Sum(AtomsOf(formula));
    }

    /// <summary>
    /// From a sum such as "Dy3+ + 3 acac- + 2 H2O + C12H8N2 + 2 bond:C=N + ring:pyridine". Parts are separated by a plus between blanks; a number before a
    /// part says how often it is there. A part is an ion (Dy3+, Cl-, SO4 2-), a ligand or solvent by its name (acac-, py, H2O), C(ring) or N(ring), a
    /// correction (bond:..., ring:...), or else the formula of non-metals.
    /// </summary>
    /// <exception cref="ArgumentException">A part is not known.</exception>
    public static DiamagneticCorrection FromConstituents(string sum)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(sum);
        return Sum(DiamagneticCorrectionFormula.Split(sum).SelectMany(p => Resolve(p.Count, p.Name)));
    }

    /// <summary>
    /// The rule of thumb -M/2 in 1e-6 cm^3/mol (Bain and Berry), for compounds whose parts have no values: prefer
    /// <see cref="FromConstituents(string)"/>.
    /// </summary>
    /// <param name="molarMassGramsPerMole">Molar mass in g/mol.</param>
    /// <exception cref="ArgumentOutOfRangeException">The mass is not positive.</exception>
    public static DiamagneticCorrection RuleOfThumb(double molarMassGramsPerMole)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(molarMassGramsPerMole);
        return new DiamagneticCorrection(-0.5e-6 * molarMassGramsPerMole, true, []);
    }

    private static DiamagneticCorrection Sum(IEnumerable<DiamagneticCorrectionPart> parts)
    {
        var all = parts.ToArray();
        return new DiamagneticCorrection(all.Sum(c => c.Count * c.Cm3PerMol), false, all);
    }

    private static IEnumerable<DiamagneticCorrectionPart> Resolve(double count, string name) =>
        DiamagneticCorrectionTable.TryFind(name, out var value)
            ? [new DiamagneticCorrectionPart(name, count, value)]
            : AtomsOf(name).Select(c => c with { Count = count * c.Count });

    private static IEnumerable<DiamagneticCorrectionPart> AtomsOf(string formula) =>
        DiamagneticCorrectionFormula.Atoms(formula).Select(a => DiamagneticCorrectionTable.TryFindAtom(a.Symbol, out var value)
            ? new DiamagneticCorrectionPart(a.Symbol, a.Count, value)
            : throw new ArgumentException(
                $"{a.Symbol} in '{formula}' has no value as an atom. Write it as an ion, as in Dy3+ + 3 Cl- + C12H8N2{DiamagneticCorrectionTable.Similar(a.Symbol)}; atoms have values for {DiamagneticCorrectionTable.AtomNames}.", nameof(formula)));
}
