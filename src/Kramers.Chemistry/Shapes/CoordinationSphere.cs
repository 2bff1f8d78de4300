namespace Kramers.Chemistry.Shapes;

/// <summary>A donor of a coordination sphere: an atom, or the centroid of a haptic ligand.</summary>
/// <param name="Name">Symbol, or for a centroid for example C5.</param>
/// <param name="Position">[3] in angstrom.</param>
/// <param name="DistanceAngstrom">From the metal.</param>
/// <param name="Atoms">Numbers of its atoms in the structure, from 0.</param>
public sealed record Donor(string Name, double[] Position, double DistanceAngstrom, IReadOnlyList<int> Atoms);

/// <summary>
/// A metal and its donors. Chosen are atoms by their distance less the sum of covalent radii (Cordero et al. 2008), from the nearest
/// outwards, up to 0.15 angstrom and on to the first gap of 0.25, at most to 0.6. No donors are metals, hydrogen that is bonded to something
/// else, and atoms that lie 0.2 angstrom behind two donors that they join, such as N of a chelating nitrate.
/// </summary>
/// <param name="Metal">The metal.</param>
/// <param name="Centre">[3] its position in angstrom.</param>
/// <param name="Donors">The donors, the nearest first.</param>
public sealed record CoordinationSphere(Element Metal, double[] Centre, IReadOnlyList<Donor> Donors)
{
    private const double Sure = 0.15;
    private const double Gap = 0.25;
    private const double Farthest = 0.6;
    private const double Behind = 0.2;
    private const double LongestHydrogenBond = 1.3;

    /// <summary>[3N] positions of the donors, in their order.</summary>
    public double[] Ligands => [.. Donors.SelectMany(d => d.Position)];

    /// <summary>The coordination sphere of an atom.</summary>
    /// <param name="structure">The molecule.</param>
    /// <param name="metal">Number of the metal, from 0.</param>
    /// <param name="coordinationNumber">Take so many donors, the nearest by covalent radii; null for the rule above.</param>
    /// <param name="haptic">Donors bonded to each other count as one, at their centroid.</param>
    public static CoordinationSphere Around(Structure structure, int metal, int? coordinationNumber = null, bool haptic = false)
    {
        ArgumentNullException.ThrowIfNull(structure);
        ArgumentOutOfRangeException.ThrowIfNegative(metal);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(metal, structure.Count);
        var candidates = Candidates(structure, metal, coordinationNumber is null ? Farthest : 3 * Farthest);
        var atoms = coordinationNumber is null ? UpToGap(candidates) : candidates;
        var groups = haptic ? BondedGroups(structure, [.. atoms.Select(a => a.Atom)]) : [.. atoms.Select(a => new List<int> { a.Atom })];
        var donors = groups.Take(coordinationNumber ?? groups.Count).Select(g => DonorOf(structure, metal, g)).OrderBy(d => d.DistanceAngstrom);
        return new CoordinationSphere(structure.Elements[metal], structure.Positions.Slice(3 * metal, 3).ToArray(), [.. donors]);
    }

    /// <summary>Atoms that may be donors with their distance beyond the sum of covalent radii, ascending.</summary>
    private static List<(int Atom, double Excess)> Candidates(Structure structure, int metal, double farthest)
    {
        double Excess(int i) => structure.Distance(i, metal) - CovalentBond.SumOfRadii(structure.Elements[i], structure.Elements[metal]);
        List<(int Atom, double Excess)> near =
        [
            .. Enumerable.Range(0, structure.Count).Where(i => i != metal && !Metals.IsMetal(structure.Elements[i]) && Excess(i) <= farthest)
                .Where(i => structure.Elements[i].AtomicNumber > 1 || IsHydride(structure, i, metal)).Select(i => (i, Excess(i))).OrderBy(a => a.Item2),
        ];
        return [.. near.Where(a => !IsBehind(structure, metal, a.Atom, [.. near.Select(b => b.Atom)]))];
    }

    private static bool IsBehind(Structure structure, int metal, int atom, int[] others)
    {
        double[] nearest = [.. others.Where(o => o != atom && AreBonded(structure, atom, o)).Select(o => structure.Distance(o, metal)).Order().Take(2)];
        return nearest.Length == 2 && structure.Distance(atom, metal) > nearest.Average() + Behind;
    }

    private static bool IsHydride(Structure structure, int hydrogen, int metal) =>
        Enumerable.Range(0, structure.Count).All(i => i == hydrogen || i == metal || structure.Distance(hydrogen, i) > LongestHydrogenBond);

    private static bool AreBonded(Structure structure, int i, int j) => structure.Distance(i, j) < CovalentBond.LongestAngstrom(structure.Elements[i], structure.Elements[j]);

    private static List<(int Atom, double Excess)> UpToGap(List<(int Atom, double Excess)> candidates)
    {
        var count = 0;
        while (count < candidates.Count && (count == 0 || candidates[count].Excess <= Sure || candidates[count].Excess - candidates[count - 1].Excess < Gap))
        {
            count++;
        }

        return candidates[..count];
    }

    /// <summary>Connected groups, in the order of their nearest atom.</summary>
    private static List<List<int>> BondedGroups(Structure structure, List<int> atoms)
    {
        List<List<int>> groups = [];
        foreach (var atom in atoms)
        {
            var joined = groups.Where(g => g.Any(other => AreBonded(structure, atom, other))).ToList();
            if (joined.Count == 0)
            {
                groups.Add([atom]);
                continue;
            }

            joined[0].AddRange(joined.Skip(1).SelectMany(g => g).Append(atom));
            groups.RemoveAll(joined.Skip(1).Contains);
        }

        return groups;
    }

    private static Donor DonorOf(Structure structure, int metal, List<int> atoms)
    {
        double[] position = [.. Enumerable.Range(0, 3).Select(a => atoms.Average(i => structure.Positions[3 * i + a]))];
        var distance = Math.Sqrt(Enumerable.Range(0, 3).Sum(a => Math.Pow(position[a] - structure.Positions[3 * metal + a], 2)));
        var counts = atoms.CountBy(i => structure.Elements[i].Symbol).OrderBy(c => c.Key, StringComparer.Ordinal);
        return new Donor(string.Concat(counts.Select(c => c.Value == 1 ? c.Key : FormattableString.Invariant($"{c.Key}{c.Value}"))), position, distance, atoms);
    }
}
