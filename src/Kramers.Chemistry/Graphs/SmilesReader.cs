namespace Kramers.Chemistry.Graphs;

/// <summary>
/// Reads SMILES as OpenSMILES 1.0 has it (James et al., opensmiles.org), with RDKit's dative bonds -&gt; and &lt;-. Aromatic atoms are
/// turned into one Kekulé structure. Not read: the atom *, chirality other than @ and @@ (@TH1, @TH2), classes after a colon are skipped.
/// </summary>
public static class SmilesReader
{
    /// <summary>The graph of <paramref name="smiles"/>; atoms are numbered as they are written.</summary>
    /// <exception cref="SmilesException">Not a SMILES string, or its aromatic atoms have no Kekulé structure.</exception>
    public static MolecularGraph Read(string smiles)
    {
        ArgumentNullException.ThrowIfNull(smiles);
        var text = new SmilesText(smiles);
        text.Parse();
        KekuleStructure.Assign(text);
        var atoms = new GraphAtom[text.Atoms.Count];
        var bonds = text.Bonds.Select(b => new GraphBond(b.From, b.To, b.Order)).ToArray();
        var bare = new MolecularGraph(new GraphAtom[atoms.Length], bonds);
        for (var i = 0; i < atoms.Length; i++)
        {
            atoms[i] = Complete(text.Atoms[i], bare.BondSum(i));
        }

        var directions = text.Bonds.Select(b => b.Direction).ToArray();
        for (var k = 0; k < bonds.Length; k++)
        {
            bonds[k] = bonds[k] with { Geometry = BondDirections.Geometry(bare, k, directions) };
        }

        return new MolecularGraph(atoms, bonds);
    }

    private static GraphAtom Complete(SmilesAtom atom, int bondSum)
    {
        var hydrogens = atom.Hydrogens ?? Valences.ImplicitHydrogens(atom.AtomicNumber, bondSum);
        var chirality = StereoOrder.CanBeChiral(atom.AtomicNumber, atom.Order.Count(n => n >= 0), hydrogens) ? StereoOrder.Sorted(atom.Chirality, atom.Order.ToArray()) : Chirality.None;
        return new GraphAtom((byte)atom.AtomicNumber, (sbyte)atom.Charge, (byte)hydrogens, (ushort)atom.Isotope, chirality);
    }
}

/// <summary>An atom as written.</summary>
internal sealed class SmilesAtom
{
    internal int AtomicNumber { get; init; }

    internal bool Aromatic { get; init; }

    internal int Isotope { get; init; }

    internal int Charge { get; init; }

    /// <summary>Null without brackets.</summary>
    internal int? Hydrogens { get; init; }

    internal Chirality Chirality { get; init; }

    /// <summary>Character from 0.</summary>
    internal int Position { get; init; }

    /// <summary>Neighbours as written; <see cref="StereoOrder.Hydrogen"/> for that in the brackets.</summary>
    internal List<int> Order { get; } = [];
}

/// <summary>A bond as written.</summary>
internal sealed class SmilesBond
{
    internal int From { get; init; }

    internal int To { get; init; }

    internal BondOrder Order { get; set; }

    /// <summary>Whether a Kekulé structure may make it double.</summary>
    internal bool Aromatic { get; init; }

    /// <summary>+1 for / from From to To, -1 for \, 0 for none.</summary>
    internal int Direction { get; init; }
}
