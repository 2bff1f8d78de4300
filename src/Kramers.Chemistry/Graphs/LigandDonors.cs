namespace Kramers.Chemistry.Graphs;

/// <summary>An atom of a ligand that can bind a metal with a lone pair.</summary>
/// <param name="Atom">Its number in the graph.</param>
/// <param name="Kind">What makes it a donor.</param>
/// <param name="Charge">Its formal charge in e.</param>
public readonly record struct DonorSite(int Atom, DonorKind Kind, int Charge);

/// <summary>Kinds of donor atoms.</summary>
public enum DonorKind
{
    /// <summary>Amine, imine, pyridine, nitrile, amide anion.</summary>
    Nitrogen,

    /// <summary>Alkoxide, carboxylate, alcohol, water, ether, carbonyl, oxide of N, P or S.</summary>
    Oxygen,

    /// <summary>Thiolate, thioether, thione, and the same of Se and Te.</summary>
    Chalcogen,

    /// <summary>Phosphine, arsine, stibine.</summary>
    Pnictogen,

    /// <summary>A lone halide.</summary>
    Halide,

    /// <summary>Carbanion, carbene, CO, cyanide, isonitrile.</summary>
    Carbon,

    /// <summary>Hydride.</summary>
    Hydride,
}

/// <summary>
/// What a complex builder asks of a ligand: its donor atoms, its charge, and how many of the donors can bind one metal at once. Rules
/// of thumb on the graph alone, without positions.
/// </summary>
public sealed class LigandDonors
{
    private const int SmallestChelate = 5;
    private const int LargestChelate = 8;
    private readonly MolecularGraph graph;

    private LigandDonors(MolecularGraph graph, IReadOnlyList<DonorSite> sites, IReadOnlyList<IReadOnlyList<int>> hapticGroups)
    {
        this.graph = graph;
        (Sites, HapticGroups) = (sites, hapticGroups);
        Chelating = LargestSet();
    }

    /// <summary>All atoms with a lone pair for a metal, ascending; those in haptic groups are none.</summary>
    public IReadOnlyList<DonorSite> Sites { get; }

    /// <summary>Numbers of the atoms in the largest set of donors that can bind one metal at once, ascending; of equal sets the most negative, then the first.</summary>
    public IReadOnlyList<int> Chelating { get; }

    /// <summary>
    /// Groups of carbon atoms that bind side-on, ascending: rings and allyls with a delocalised negative charge (Cp-, indenyl-, COT2-, C3H5-);
    /// where there is no other donor, one arene ring, or else the alkenes.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<int>> HapticGroups { get; }

    /// <summary>How many donors bind one metal at once; a haptic group counts as one.</summary>
    public int Denticity => Chelating.Count + HapticGroups.Count;

    /// <summary>Charge of the ligand in e.</summary>
    public int Charge => graph.Charge;

    /// <summary>Finds the donors of one ligand.</summary>
    /// <exception cref="ArgumentException">The graph holds several molecules.</exception>
    public static LigandDonors Of(MolecularGraph ligand)
    {
        ArgumentNullException.ThrowIfNull(ligand);
        if (ligand.Count > 0 && ligand.Components().Max() > 0)
        {
            throw new ArgumentException("The graph holds several molecules. Ask for one ligand at a time.", nameof(ligand));
        }

        var rules = new DonorRules(ligand);
        var haptic = new HapticRules(ligand);
        var anions = haptic.Anions();
        var sites = Enumerable.Range(0, ligand.Count).Where(i => !anions.Exists(g => g.Contains(i))).Select(i => (Atom: i, Kind: rules.KindOf(i))).Where(s => s.Kind is not null);
        DonorSite[] found = [.. sites.Select(s => new DonorSite(s.Atom, s.Kind!.Value, ligand.Atoms[s.Atom].Charge))];
        return new LigandDonors(ligand, found, found.Length + anions.Count == 0 ? haptic.Neutral() : anions);
    }

    /// <summary>Atoms in the ring that a metal closes with two donors, the metal included: 5 for ethylenediamine; 0 where no path joins them.</summary>
    public int ChelateRing(int firstDonor, int secondDonor)
    {
        var distance = Distances(firstDonor)[secondDonor];
        return distance < 0 ? 0 : distance + 2;
    }

    internal static bool IsNonMetal(int z) => z is 1 or 2 or (>= 5 and <= 10) or (>= 14 and <= 18) or (>= 32 and <= 36) or (>= 51 and <= 54);

    /// <summary>A donor with a triple bond, as of a nitrile, points away from all others.</summary>
    private bool BindsAlone(int atom) => graph.BondsOf(atom).ToArray().Any(k => graph.Bonds[k].Order >= BondOrder.Triple);

    /// <summary>Both in one ring; or one or both bound to a flat ring, and not to neighbours in it: a para-diamine spans no metal.</summary>
    private bool AreKeptApart(int[] ring, int first, int second)
    {
        if (ring.Contains(first) && ring.Contains(second))
        {
            return true;
        }

        int PlaceOf(int atom) => Array.FindIndex(ring, r => r == atom || graph.BondBetween(r, atom) >= 0);
        var steps = Math.Abs(PlaceOf(first) - PlaceOf(second));
        var isFlat = ring.Count(i => graph.BondSum(i) > graph.Degree(i)) >= ring.Length - 1;
        return PlaceOf(first) >= 0 && PlaceOf(second) >= 0 && isFlat && Math.Min(steps, ring.Length - steps) >= 2;
    }

    private int[] Distances(int from)
    {
        var distances = Enumerable.Repeat(-1, graph.Count).ToArray();
        distances[from] = 0;
        var queue = new Queue<int>([from]);
        while (queue.TryDequeue(out var atom))
        {
            foreach (var other in graph.Neighbours(atom).Where(n => distances[n] < 0))
            {
                distances[other] = distances[atom] + 1;
                queue.Enqueue(other);
            }
        }

        return distances;
    }

    /// <summary>
    /// The largest set without two donors too near to each other or kept apart by a small ring, joined into one by chelate rings of 5 to 8 atoms.
    /// Grown from each donor, the nearest first: exact for the ligands of the usual kinds, and quick for all.
    /// </summary>
    private List<int> LargestSet()
    {
        var atoms = Sites.Select(s => s.Atom).ToArray();
        var rings = RingPerception.SmallestRings(graph).Where(r => r.Length < SmallestChelate + 3).ToList();
        var sizes = atoms.Select(a => Distances(a)).Select(d => atoms.Select(b => d[b] + 2).ToArray()).ToArray();
        bool Clash(int a, int b) => sizes[a][b] < SmallestChelate || BindsAlone(atoms[a]) || BindsAlone(atoms[b]) || rings.Exists(r => AreKeptApart(r, atoms[a], atoms[b]));
        int Charged(List<int> set) => set.Sum(i => Sites[i].Charge);
        List<int> best = [];
        for (var start = 0; start < atoms.Length; start++)
        {
            List<int> set = [start];
            bool Fits(int a) => !set.Contains(a) && !set.Exists(b => Clash(a, b)) && set.Exists(b => sizes[a][b] <= LargestChelate);
            while (Enumerable.Range(0, atoms.Length).Where(Fits).OrderBy(a => set.Min(b => sizes[a][b])).Select(a => (int?)a).FirstOrDefault() is { } next)
            {
                set.Add(next);
            }

            best = (set.Count, -Charged(set)).CompareTo((best.Count, -Charged(best))) > 0 ? set : best;
        }

        return [.. best.Select(i => atoms[i]).Order()];
    }
}
