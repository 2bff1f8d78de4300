namespace Kramers.Chemistry.Graphs;

/// <summary>
/// Single and double bonds for aromatic atoms. An atom whose valence lacks one bond must have a double bond; one that lacks more (a
/// radical or carbene in brackets) may.
/// </summary>
internal static class KekuleStructure
{
    internal static void Assign(SmilesText text)
    {
        if (!text.Bonds.Exists(b => b.Aromatic))
        {
            foreach (var atom in text.Atoms.Where(a => a.Aromatic))
            {
                throw Impossible(text, atom);
            }

            return;
        }

        var missing = Missing(text);
        var neighbours = Neighbours(text, missing);
        var matching = new Matching(neighbours);
        Pair(text, missing, matching);
        foreach (var bond in text.Bonds.Where(b => b.Aromatic && matching.Mate(b.From) == b.To))
        {
            bond.Order = BondOrder.Double;
        }
    }

    /// <summary>Obligatory atoms first, then those for which a radical's atom must help out.</summary>
    private static void Pair(SmilesText text, int[] missing, Matching matching)
    {
        for (var i = 0; i < missing.Length; i++)
        {
            if (missing[i] == 1 && matching.Mate(i) < 0)
            {
                matching.Augment(i, j => missing[j] == 1);
            }
        }

        for (var i = 0; i < missing.Length; i++)
        {
            if (missing[i] == 1 && matching.Mate(i) < 0 && !matching.Augment(i, _ => true))
            {
                throw Impossible(text, text.Atoms[i]);
            }
        }
    }

    private static SmilesException Impossible(SmilesText text, SmilesAtom atom) => text.Error(
        atom.Position,
        $"the aromatic atom {Element.FromAtomicNumber(atom.AtomicNumber).Symbol} finds no partner for a double bond",
        "Write the hydrogen of a pyrrole-like nitrogen as [nH], or single and double bonds");

    /// <summary>Bonds that each atom's valence lacks while all aromatic bonds are single.</summary>
    private static int[] Missing(SmilesText text)
    {
        var sums = new int[text.Atoms.Count];
        foreach (var bond in text.Bonds)
        {
            sums[bond.From] += (int)bond.Order;
            sums[bond.To] += (int)bond.Order;
        }

        return [.. text.Atoms.Select((a, i) => a.Aromatic ? Missing(a.AtomicNumber, a.Charge, a.Hydrogens, sums[i]) : 0)];
    }

    /// <summary>Bonds that an aromatic atom lacks; <paramref name="hydrogens"/> is null without brackets.</summary>
    internal static int Missing(int atomicNumber, int charge, int? hydrogens, int sum)
    {
        var free = Valences.Free(new GraphAtom((byte)atomicNumber, (sbyte)charge), sum + (hydrogens ?? 0));

        // without brackets all that is missing beyond the double bond is hydrogen; a nitrogen with three bonds is complete
        return hydrogens is null ? Math.Min(free, 1) : free;
    }

    private static List<int>[] Neighbours(SmilesText text, int[] missing)
    {
        var lists = text.Atoms.Select(_ => new List<int>()).ToArray();
        foreach (var bond in text.Bonds.Where(b => b.Aromatic && missing[b.From] > 0 && missing[b.To] > 0))
        {
            lists[bond.From].Add(bond.To);
            lists[bond.To].Add(bond.From);
        }

        foreach (var list in lists)
        {
            list.Sort();
        }

        return lists;
    }
}
