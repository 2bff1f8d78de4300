using System.Globalization;

namespace Kramers.Magnetism.Magnetometry;

/// <summary>
/// Pascal's constants in 1e-6 cm^3/mol as compiled by Bain and Berry, J. Chem. Educ. 85, 532 (2008), doi:10.1021/ed085p532: atoms in covalent
/// compounds (its table 1), corrections for bonds and rings (its table 2), ions, ligands, solvents. Values that the compilation marks as uncertain,
/// and atoms whose value depends on the oxidation state, are left out. "Ar" is an aryl group, "R" any other.
/// </summary>
internal static class DiamagneticCorrectionTable
{
    private const string Atoms = """
        H -2.93 | B -7.0 | C -6.00 | N -5.57 | O -4.6 | F -6.3 | Si -13 | P -26.3 | S -15.0 | Cl -20.1 | Se -23.0 | Br -30.6 | Te -37.3 | I -44.6
        """;

    private const string RingAtoms = "C(ring) -6.24 | N(ring) -4.61";

    private const string Cations = """
        Li+ -1.0 | Na+ -6.8 | K+ -14.9 | Rb+ -22.5 | Cs+ -35.0 | NH4+ -13.3
        Be2+ -0.4 | Mg2+ -5.0 | Ca2+ -10.4 | Sr2+ -19.0 | Ba2+ -26.5 | Al3+ -2 | Ga3+ -8 | In3+ -19 | Tl+ -35.7 | Pb2+ -32.0
        Sc3+ -6 | Ti3+ -9 | Ti4+ -5 | V2+ -15 | V3+ -10 | V4+ -7 | V5+ -4 | Cr2+ -15 | Cr3+ -11 | Mn2+ -14 | Mn3+ -10 | Mn4+ -8
        Fe2+ -13 | Fe3+ -10 | Co2+ -12 | Co3+ -10 | Ni2+ -12 | Cu+ -12 | Cu2+ -11 | Zn2+ -15.0
        Y3+ -12 | Zr4+ -10 | Mo3+ -23 | Mo4+ -17 | Mo5+ -12 | Mo6+ -7 | Ru3+ -23 | Ru4+ -18 | Rh3+ -22 | Rh4+ -18 | Pd2+ -25 | Pd4+ -18
        Ag+ -28 | Cd2+ -24 | Hf4+ -16 | W4+ -23 | W5+ -19 | W6+ -13 | Re3+ -36 | Re4+ -28 | Os3+ -36 | Os4+ -29 | Ir3+ -35 | Ir4+ -29
        Pt2+ -40 | Pt4+ -28 | Hg2+ -40.0 | Th4+ -23 | U3+ -46 | U4+ -35 | U5+ -26 | U6+ -19
        La3+ -20 | Ce3+ -20 | Ce4+ -17 | Pr3+ -20 | Nd3+ -20 | Sm2+ -23 | Sm3+ -20 | Eu2+ -22 | Eu3+ -20 | Gd3+ -20 | Tb3+ -19 | Tb4+ -17
        Dy3+ -19 | Ho3+ -19 | Er3+ -18 | Tm3+ -18 | Yb2+ -20 | Yb3+ -18 | Lu3+ -17
        """;

    private const string Anions = """
        F- -9.1 | Cl- -23.4 | Br- -34.6 | I- -50.6 | O2- -12.0 | S2- -30 | OH- -12.0 | CN- -13.0 | NCO- -23 | NCS- -31.0 | SCN- -31.0
        NO2- -10.0 | NO3- -18.9 | CO3 2- -28.0 | C2O4 2- -34 | HCOO- -17 | CH3COO- -31.5 | OAc- -31.5 | C6H5COO- -71 | C5H5- -65 | Cp- -65
        BF4- -37 | ClO3- -30.2 | ClO4- -32.0 | SO3 2- -38 | SO4 2- -40.1 | HSO4- -35.0 | S2O3 2- -46 | PO4 3- -42
        """;

    private const string Ligands = """
        acac- -52 | bipy -105 | CO -10 | en -46.5 | C2H4 -15 | gly- -37 | H2O -13 | N2H4 -20 | NH3 -18 | phen -128 | PPh3 -167
        py -49 | pyz -50 | salen2- -182 | urea -34 | H2Pc -442
        """;

    private const string Solvents = """
        CCl4 -66.8 | CHCl3 -58.9 | CH2Cl2 -46.6 | CH3OH -21.4 | MeOH -21.4 | CH3CN -27.8 | MeCN -27.8 | C2H5OH -33.7 | EtOH -33.7 | acetone -33.8
        Et2O -55.5 | pentane -61.5 | hexane -74.1 | cyclohexane -68 | benzene -54.8 | toluene -65.6
        """;

    private const string Corrections = """
        bond:C=C 5.5 | bond:C#C 0.8 | bond:C=C-C=C 10.6 | bond:Ar-C#C-Ar 3.85 | bond:CH2=CH-CH2 4.5 | bond:C=O 6.3 | bond:COOH -5.0 | bond:COOR -5.0
        bond:C(=O)NH2 -3.5 | bond:N=N 1.85 | bond:C=N 8.15 | bond:C#N 0.8 | bond:N#C 0.0 | bond:N=O 1.7 | bond:NO2 -2.0 | bond:C-Cl 3.1
        bond:C-Br 4.1 | bond:C-I 4.1 | bond:Ar-Ar -0.5 | bond:Ar-OH -1 | bond:Ar-OR -1 | bond:Ar-NR2 1 | bond:Ar-NO2 -0.5 | bond:Ar-Cl -2.5
        bond:Ar-Br -3.5 | bond:Ar-I -3.5 | bond:Ar-COOH -1.5 | bond:Ar-COOR -1.5 | bond:Ar-CHO -1.5 | bond:Ar-C(=O)R -1.5 | bond:Ar-C=C -1.0
        bond:Ar-C#C -1.5
        ring:benzene -1.4 | ring:cyclopropane 7.2 | ring:cyclobutane 7.2 | ring:cyclohexane 3.0 | ring:cyclohexene 6.9 | ring:dioxane 5.5
        ring:furan -2.5 | ring:imidazole 8.0 | ring:morpholine 5.5 | ring:piperazine 7.0 | ring:piperidine 3.0 | ring:pyrazine 9.0
        ring:pyridine 0.5 | ring:pyrimidine 6.5 | ring:pyrrole -3.5 | ring:thiophene -7.0 | ring:triazine -1.4
        """;

    private static readonly Dictionary<string, double> AtomValues = Parse(Atoms);
    private static readonly Dictionary<string, double> Values = Parse(RingAtoms, Cations, Anions, Ligands, Solvents, Corrections);

    /// <summary>The atoms of formulas, for messages.</summary>
    public static string AtomNames => string.Join(", ", AtomValues.Keys);

    /// <summary>An ion, ligand, solvent, ring atom or correction, in cm^3/mol. Charges may be written SO4 2-, SO42-, SO4(2-) or SO4^2-.</summary>
    public static bool TryFind(string name, out double cm3PerMol) => Values.TryGetValue(Bare(name), out cm3PerMol);

    /// <summary>An atom in a covalent compound, in cm^3/mol.</summary>
    public static bool TryFindAtom(string symbol, out double cm3PerMol) => AtomValues.TryGetValue(symbol, out cm3PerMol);

    /// <summary>" (similar: ...)" with the parts that begin alike, for messages; all bonds or rings for a bond or ring.</summary>
    public static string Similar(string name)
    {
        var beginning = name[..Math.Min(2, name.Length)];
        var similar = string.Join(", ", Values.Keys.Where(k => k.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)));
        return similar.Length > 0 ? $" (similar: {similar})" : "";
    }

    private static Dictionary<string, double> Parse(params ReadOnlySpan<string> tables)
    {
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            foreach (var (name, value) in Entries(table))
            {
                values.Add(Bare(name), 1e-6 * value);
            }
        }

        return values;
    }

    private static IEnumerable<(string Name, double Value)> Entries(string table) =>
        from entry in table.Split(['|', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        let gap = entry.LastIndexOf(' ')
        select (entry[..gap], double.Parse(entry[(gap + 1)..], CultureInfo.InvariantCulture));

    private static string Bare(string name) => string.Concat(name.Where(c => c is not (' ' or '(' or ')' or '^')));
}
