using Kramers.Chemistry.Shapes;

namespace Kramers.Chemistry.Graphs;

/// <summary>
/// The graph of a molecule from its positions: bonds by covalent radii, their orders by the valences that remain. All hydrogens must be there.
/// What finds no partner carries the negative charge: oxygen before sulfur, nitrogen and carbon. A carbon that lacks two bonds is a carbene.
/// </summary>
public sealed class GraphFromGeometry
{
    private const double TripleFraction = 0.85;
    private const double LinearDegrees = 160;
    private readonly Structure structure;
    private readonly int[][] neighbours;
    private readonly int[] charges;
    private readonly int[] missing;
    private readonly Dictionary<(int, int), int> orders = [];

    private GraphFromGeometry(Structure structure)
    {
        this.structure = structure;
        neighbours = [.. Enumerable.Range(0, structure.Count).Select(NeighboursOf)];
        charges = [.. Enumerable.Range(0, structure.Count).Select(CationOf)];
        missing = [.. Enumerable.Range(0, structure.Count).Select(Missing)];
    }

    /// <summary>The graph of one closed-shell molecule without metals; its atoms are the heavy atoms in the order of the structure, hydrogens counted.</summary>
    /// <param name="structure">Positions in angstrom.</param>
    /// <param name="charge">Charge of the molecule in e.</param>
    /// <exception cref="ArgumentException">A metal, or bonds that do not fit the charge; the message says which would.</exception>
    public static MolecularGraph Of(Structure structure, int charge)
    {
        ArgumentNullException.ThrowIfNull(structure);
        if (structure.Elements.FirstOrDefault(Metals.IsMetal) is { AtomicNumber: > 0 } metal)
        {
            throw new ArgumentException($"The molecule holds {metal.Symbol}. Give the ligand alone.", nameof(structure));
        }

        return new GraphFromGeometry(structure).Assign(charge);
    }

    private MolecularGraph Assign(int charge)
    {
        PairTriples();
        var anions = charges.Sum() - charge;
        var alone = Pair([]).Anions.Sum();
        List<int> chosen = [];
        foreach (var atom in Willing())
        {
            // an atom that takes a charge must not leave more others without partners than there are charges
            chosen.Add(atom);
            if (chosen.Count > anions || Pair(chosen).Anions.Sum() > anions)
            {
                chosen.RemoveAt(chosen.Count - 1);
            }
        }

        var (raised, taken) = Pair(chosen);
        return taken.Sum() == anions
            ? HydrogenFolding.Fold(Graph(raised, taken))
            : throw new ArgumentException($"{structure.Formula} with the charge {charge} has no structure of closed shells; by its bonds the charge may be {charges.Sum() - alone}. Give the charge, and all hydrogens.", nameof(charge));
    }

    /// <summary>Who takes a negative charge first: by element, then what lacks two bonds (phenyl), what is in odd rings (Cp), atoms with few neighbours, and those with the longest bond.</summary>
    private IEnumerable<int> Willing()
    {
        var skeleton = new MolecularGraph(structure.Elements.Select(e => new GraphAtom((byte)e.AtomicNumber)), orders.Keys.Select(b => new GraphBond(b.Item1, b.Item2)));
        var odd = RingPerception.SmallestRings(skeleton).Where(r => r.Length % 2 == 1).SelectMany(r => r).ToHashSet();
        return Enumerable.Range(0, missing.Length).Where(i => missing[i] > 0)
            .OrderBy(i => (Eagerness(structure.Elements[i].AtomicNumber), -missing[i], odd.Contains(i) ? 0 : 1, neighbours[i].Count(n => structure.Elements[n].AtomicNumber > 1)))
            .ThenByDescending(i => neighbours[i].Select(n => structure.Distance(i, n)).DefaultIfEmpty(0).Max());
    }

    /// <summary>As many double bonds as there can be, in two rounds for atoms with two of them; the order of every bond, and the negative charges by atom.</summary>
    private (Dictionary<(int, int), int> Orders, int[] Anions) Pair(List<int> chosen)
    {
        int[] left = [.. missing.Select((v, i) => v - (chosen.Contains(i) ? 1 : 0))];
        var raised = new Dictionary<(int, int), int>(orders);
        for (var round = 0; round < 2; round++)
        {
            var mates = Mates(left);
            foreach (var i in Enumerable.Range(0, left.Length).Where(i => mates[i] >= 0))
            {
                left[i]--;
                if (mates[i] > i)
                {
                    raised[(i, mates[i])]++;
                }
            }
        }

        return (raised, [.. left.Select((l, i) => (l == 2 && structure.Elements[i].AtomicNumber == 6 ? 0 : l) + (chosen.Contains(i) ? 1 : 0))]);
    }

    /// <summary>A largest matching of the atoms that lack bonds, carbon first; -1 for no mate.</summary>
    private int[] Mates(int[] left)
    {
        var matching = new Matching([.. neighbours.Select((n, i) => left[i] > 0 ? n.Where(j => left[j] > 0).ToList() : [])]);
        foreach (var atom in Enumerable.Range(0, left.Length).Where(i => left[i] > 0).OrderByDescending(i => Eagerness(structure.Elements[i].AtomicNumber)))
        {
            if (matching.Mate(atom) < 0)
            {
                matching.Augment(atom, _ => true);
            }
        }

        return [.. Enumerable.Range(0, left.Length).Select(matching.Mate)];
    }

    /// <summary>Short bonds between atoms that lack two each, shortest first; and S=O, P=O and Cl=O, of which an atom has several.</summary>
    private void PairTriples()
    {
        var bonds = Enumerable.Range(0, missing.Length).SelectMany(i => neighbours[i].Where(j => j > i).Select(j => (I: i, J: j))).OrderBy(b => structure.Distance(b.I, b.J));
        foreach (var (i, j) in bonds)
        {
            // where both bonds of an atom are as short, as in azide, they are double bonds
            var isTriple = MayBeTriple(i, j) && !neighbours[i].Any(k => k != j && MayBeTriple(i, k)) && !neighbours[j].Any(k => k != i && MayBeTriple(j, k));
            var isAroundCentre = IsHypervalent(i) ? missing[i] >= 1 && missing[j] == 1 : IsHypervalent(j) && missing[j] >= 1 && missing[i] == 1;
            var raise = isTriple ? 2 : isAroundCentre ? 1 : 0;
            orders[(i, j)] = 1 + raise;
            missing[i] -= raise;
            missing[j] -= raise;
        }
    }

    private bool MayBeTriple(int i, int j) =>
        missing[i] >= 2 && missing[j] >= 2 && structure.Distance(i, j) < TripleFraction * CovalentBond.SumOfRadii(structure.Elements[i], structure.Elements[j]);

    private bool IsHypervalent(int atom) => structure.Elements[atom].AtomicNumber is 15 or 16 or 17 or 33 or 34 && neighbours[atom].Length >= 3;

    private MolecularGraph Graph(Dictionary<(int, int), int> raised, int[] taken) => new(
        structure.Elements.Select((e, i) => new GraphAtom((byte)e.AtomicNumber, (sbyte)(charges[i] - taken[i]))),
        raised.Select(o => new GraphBond(o.Key.Item1, o.Key.Item2, (BondOrder)o.Value)));

    /// <summary>Bonded atoms; a hydrogen has its nearest one only.</summary>
    private int[] NeighboursOf(int atom) => [.. Enumerable.Range(0, structure.Count).Where(j => AreBonded(atom, j))];

    private bool AreBonded(int i, int j)
    {
        bool Near(int a, int b) => a != b && structure.Distance(a, b) < CovalentBond.LongestAngstrom(structure.Elements[a], structure.Elements[b]);
        bool IsNearest(int hydrogen, int other) => structure.Elements[hydrogen].AtomicNumber != 1
            || Enumerable.Range(0, structure.Count).All(k => !Near(hydrogen, k) || structure.Distance(hydrogen, k) >= structure.Distance(hydrogen, other));
        return Near(i, j) && IsNearest(i, j) && IsNearest(j, i);
    }

    /// <summary>+1 for ammonium and its like, N-oxides, and linear nitrogen; -1 for a borate.</summary>
    private int CationOf(int atom) => (structure.Elements[atom].AtomicNumber, neighbours[atom].Length) switch
    {
        (5, 4) => -1,
        (7, 4) => 1,
        (7, 3) when neighbours[atom].Any(n => structure.Elements[n].AtomicNumber == 8 && neighbours[n].Length == 1) => 1,
        (7, 2) when Angle(neighbours[atom][0], atom, neighbours[atom][1]) > LinearDegrees => 1,
        (8, 3) => 1,
        _ => 0,
    };

    private int Missing(int atom)
    {
        var (z, degree) = (structure.Elements[atom].AtomicNumber, neighbours[atom].Length);
        return (z, degree) switch
        {
            (17 or 35 or 53, > 1) => 7 - degree,
            (16 or 34, 4) => 2,
            _ => Valences.Free(new GraphAtom((byte)z, (sbyte)charges[atom]), degree),
        };
    }

    private double Angle(int i, int centre, int j)
    {
        var (a, b, c) = (structure.Distance(i, centre), structure.Distance(centre, j), structure.Distance(i, j));
        return Math.Acos(Math.Clamp((a * a + b * b - c * c) / (2 * a * b), -1, 1)) * 180 / Math.PI;
    }

    /// <summary>Which atoms take a negative charge first.</summary>
    private static int Eagerness(int atomicNumber) => atomicNumber switch { 8 => 0, 16 or 34 => 1, 7 => 2, 6 => 3, _ => 4 };
}
