namespace Kramers.Chemistry.Graphs;

/// <summary>
/// Parts that atoms play, one bit each, for the feature variant of <see cref="CircularFingerprint"/>: the six of Rogers and Hahn (2010),
/// donor and acceptor of hydrogen bonds, base, acid, aromatic, halogen (after Gobbi and Poppinger, Biotechnol. Bioeng. 61, 47 (1998)), and metal.
/// </summary>
internal static class AtomRoles
{
    internal static ulong[] Of(MolecularGraph graph, IReadOnlyList<int[]> rings, bool[] resonating)
    {
        var aromatic = Aromatic(graph, rings, resonating);
        var roles = new ulong[graph.Count];
        for (var i = 0; i < roles.Length; i++)
        {
            var z = graph.Atoms[i].AtomicNumber;
            bool[] bits = [IsDonor(graph, i), IsAcceptor(graph, i, aromatic[i]), aromatic[i], z is 9 or 17 or 35 or 53, IsBase(graph, i, aromatic[i]), IsAcid(graph, i), !LigandDonors.IsNonMetal(z)];
            roles[i] = bits.Select((set, bit) => set ? 1ul << bit : 0).Aggregate((a, b) => a | b);
        }

        return roles;
    }

    /// <summary>Resonating atoms, and rings of five with two double bonds and a lone pair.</summary>
    private static bool[] Aromatic(MolecularGraph graph, IReadOnlyList<int[]> rings, bool[] resonating)
    {
        var aromatic = new bool[graph.Count];
        for (var k = 0; k < resonating.Length; k++)
        {
            aromatic[graph.Bonds[k].From] |= resonating[k];
            aromatic[graph.Bonds[k].To] |= resonating[k];
        }

        foreach (var atom in rings.Where(r => r.Length == 5 && IsFuranLike(graph, r)).SelectMany(r => r))
        {
            aromatic[atom] = true;
        }

        return aromatic;
    }

    private static bool IsFuranLike(MolecularGraph graph, int[] ring)
    {
        var plain = ring.Where(i => graph.BondSum(i) == graph.Degree(i)).ToList();
        var doubles = ring.Where(i => graph.Neighbours(i).Any(n => graph.Bonds[graph.BondBetween(i, n)].Order == BondOrder.Double && IsPlanar(graph, ring, n))).ToList();
        return plain.Count == 1 && doubles.Count == 4 && graph.Atoms[plain[0]].AtomicNumber is 7 or 8 or 16 or 34;
    }

    /// <summary>A double bond inside the ring, or shared with a neighbouring benzene ring; not to an oxygen outside.</summary>
    private static bool IsPlanar(MolecularGraph graph, int[] ring, int atom) => ring.Contains(atom) || graph.Degree(atom) > 1;

    private static bool IsDonor(MolecularGraph graph, int atom) =>
        graph.Atoms[atom] is { AtomicNumber: 7, Hydrogens: > 0 } or { AtomicNumber: 8 or 16, Hydrogens: 1, Charge: 0 };

    private static bool IsAcceptor(MolecularGraph graph, int atom, bool aromatic)
    {
        var (z, charge, hydrogens, _, _) = graph.Atoms[atom];
        var bonds = graph.BondSum(atom) + hydrogens;
        return z switch
        {
            8 or 16 => charge < 0 || (charge == 0 && bonds == 2 && (hydrogens == 0 || (hydrogens == 1 && !IsBesideDouble(graph, atom, 7, 8, 15, 16)))),
            7 => charge == 0 && (aromatic ? hydrogens == 0 : bonds == 3 && !IsBesideDouble(graph, atom, 7, 8, 15, 16)),
            _ => false,
        };
    }

    private static bool IsBase(MolecularGraph graph, int atom, bool aromatic)
    {
        var (z, charge, hydrogens, _, _) = graph.Atoms[atom];
        var amine = charge == 0 && !aromatic && graph.BondSum(atom) == graph.Degree(atom) && graph.Degree(atom) + hydrogens == 3
            && graph.Neighbours(atom).All(n => graph.Atoms[n].AtomicNumber == 6) && !IsBesideDouble(graph, atom, 8);
        return z == 7 && (charge > 0 || amine);
    }

    private static bool IsAcid(MolecularGraph graph, int atom) =>
        graph.Atoms[atom].AtomicNumber is 6 or 16
            && HasDouble(graph, atom, 8, 15, 16)
            && graph.Neighbours(atom).Any(n => graph.Atoms[n] is { AtomicNumber: 8, Hydrogens: 1 } or { AtomicNumber: 8, Charge: -1 });

    private static bool IsBesideDouble(MolecularGraph graph, int atom, params int[] elements) =>
        graph.Neighbours(atom).Any(n => graph.Bonds[graph.BondBetween(atom, n)].Order == BondOrder.Single && HasDouble(graph, n, elements));

    private static bool HasDouble(MolecularGraph graph, int atom, params int[] elements) => graph.Neighbours(atom).Any(
        n => graph.Bonds[graph.BondBetween(atom, n)].Order == BondOrder.Double && elements.Contains(graph.Atoms[n].AtomicNumber));
}
