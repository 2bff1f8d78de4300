namespace Kramers.Chemistry.Graphs;

/// <summary>Which atoms have a lone pair that is free for a metal.</summary>
internal sealed class DonorRules(MolecularGraph graph)
{
    private readonly bool[] inRing = InRing(graph);

    /// <summary>The kind of donor that an atom is, or null.</summary>
    internal DonorKind? KindOf(int atom)
    {
        var (z, charge, hydrogens, _, _) = graph.Atoms[atom];
        var bonds = graph.BondSum(atom) + hydrogens;
        return z switch
        {
            1 when charge < 0 => DonorKind.Hydride,
            6 when IsCarbonDonor(charge, bonds) => DonorKind.Carbon,
            7 when charge <= 0 && bonds == 3 + charge && (charge < 0 || !LendsLonePair(atom)) => DonorKind.Nitrogen,
            8 when charge <= 0 && bonds == 2 + charge && IsOxygenDonor(atom) => DonorKind.Oxygen,
            9 or 17 or 35 or 53 when charge == -1 && bonds == 0 => DonorKind.Halide,
            15 or 33 or 51 when charge <= 0 && bonds == 3 + charge => DonorKind.Pnictogen,
            16 or 34 or 52 when charge <= 0 && bonds == 2 + charge && !InAromaticRing(atom) => DonorKind.Chalcogen,
            _ => null,
        };
    }

    /// <summary>A carbanion, CO and isonitriles (C- with three bonds), or a carbene (two bonds).</summary>
    private static bool IsCarbonDonor(int charge, int bonds) => (charge == -1 && bonds == 3) || (charge == 0 && bonds == 2);

    /// <summary>
    /// A nitrogen with three single bonds gives its pair away to a neighbour's double bond to O, S or N (amides, amidines), to a
    /// carbene, or to the ring (pyrroles). An aniline keeps it.
    /// </summary>
    private bool LendsLonePair(int atom) =>
        !HasMultiple(atom) && (InAromaticRing(atom) || Singles(atom).Any(n => HasDoubleTo(n, 7, 8, 16) || IsCarbene(n)));

    private bool IsCarbene(int atom) =>
        graph.Atoms[atom] is { AtomicNumber: 6, Charge: 0 } && graph.BondSum(atom) + graph.Atoms[atom].Hydrogens == 2;

    private bool IsOxygenDonor(int atom)
    {
        var neighbours = graph.Neighbours(atom).ToList();
        if (graph.Atoms[atom].Charge < 0)
        {
            // the oxygens of a nitro group are poor donors, those of nitrate are not
            return !neighbours.Exists(n => graph.Atoms[n].AtomicNumber == 7 && HasDoubleTo(n, 8) && graph.Neighbours(n).Any(m => graph.Atoms[m].AtomicNumber != 8));
        }

        if (HasMultiple(atom))
        {
            // of a carboxylate, nitro, sulfonate or phosphate group the charged oxygen binds
            return !neighbours.Exists(n => graph.Neighbours(n).Any(m => m != atom && graph.Atoms[m] is { AtomicNumber: 8, Charge: < 0 }));
        }

        // esters and acids bind with their other oxygen, oxazolines with their nitrogen
        return !InAromaticRing(atom) && !neighbours.Exists(n => HasDoubleTo(n, 7, 8, 16));
    }

    /// <summary>In a ring between two atoms with double bonds: furan, pyrrole, thiophene.</summary>
    private bool InAromaticRing(int atom) => inRing[atom] && !HasMultiple(atom) && Singles(atom).Count(n => inRing[n] && HasMultiple(n)) >= 2;

    private bool HasMultiple(int atom) => graph.BondSum(atom) > graph.Degree(atom);

    private IEnumerable<int> Singles(int atom) => graph.Neighbours(atom).Where(n => graph.Bonds[graph.BondBetween(atom, n)].Order == BondOrder.Single);

    private bool HasDoubleTo(int atom, params int[] elements) => graph.Neighbours(atom).Any(
        n => graph.Bonds[graph.BondBetween(atom, n)].Order == BondOrder.Double && elements.Contains(graph.Atoms[n].AtomicNumber));

    private static bool[] InRing(MolecularGraph graph)
    {
        var inRing = new bool[graph.Count];
        foreach (var atom in RingPerception.SmallestRings(graph).SelectMany(r => r))
        {
            inRing[atom] = true;
        }

        return inRing;
    }
}
