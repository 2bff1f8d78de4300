namespace Kramers.Chemistry.Graphs;

/// <summary>
/// Atoms and bonds without positions, in one Kekulé structure; several molecules may stand in one graph. Immutable. Text to and from
/// it: <see cref="SmilesReader"/>, <see cref="SmilesWriter"/>, <see cref="SelfiesDecoder"/>, <see cref="SelfiesEncoder"/>.
/// </summary>
public sealed class MolecularGraph
{
    private readonly GraphAtom[] atoms;
    private readonly GraphBond[] bonds;
    private readonly int[] starts;
    private readonly int[] incident;

    /// <summary>Makes a graph; both lists are copied.</summary>
    /// <param name="atoms">Atoms, numbered from 0 as they come.</param>
    /// <param name="bonds">Bonds between them, at most one for a pair.</param>
    /// <exception cref="ArgumentException">A bond to no atom, from an atom to itself, or a second one for a pair.</exception>
    public MolecularGraph(IEnumerable<GraphAtom> atoms, IEnumerable<GraphBond> bonds)
        : this([.. atoms], [.. bonds])
    {
        var pairs = new HashSet<(int, int)>();
        foreach (var bond in this.bonds)
        {
            if (!pairs.Add((Math.Min(bond.From, bond.To), Math.Max(bond.From, bond.To))))
            {
                throw new ArgumentException($"Two bonds between atoms {bond.From} and {bond.To}. Give one, with its order.", nameof(bonds));
            }
        }
    }

    /// <summary>Takes the arrays over, without asking whether a pair is bound twice.</summary>
    internal MolecularGraph(GraphAtom[] atoms, GraphBond[] bonds)
    {
        this.atoms = atoms;
        this.bonds = bonds;
        starts = new int[atoms.Length + 1];
        foreach (var bond in bonds)
        {
            if ((uint)bond.From >= (uint)atoms.Length || (uint)bond.To >= (uint)atoms.Length || bond.From == bond.To)
            {
                throw new ArgumentException($"A bond from atom {bond.From} to atom {bond.To} in a graph of {atoms.Length} atoms.", nameof(bonds));
            }

            starts[bond.From]++;
            starts[bond.To]++;
        }

        incident = Incident();
    }

    /// <summary>Atoms, [atom].</summary>
    public ReadOnlySpan<GraphAtom> Atoms => atoms;

    /// <summary>Bonds, in the order given.</summary>
    public ReadOnlySpan<GraphBond> Bonds => bonds;

    /// <summary>Number of atoms, without those hydrogens that are only counted.</summary>
    public int Count => atoms.Length;

    /// <summary>Sum of formal charges in e.</summary>
    public int Charge => atoms.Sum(a => a.Charge);

    /// <summary>Numbers of the bonds of <paramref name="atom"/> in <see cref="Bonds"/>, ascending.</summary>
    public ReadOnlySpan<int> BondsOf(int atom) => incident.AsSpan(starts[atom]..starts[atom + 1]);

    /// <summary>Number of neighbours in the graph.</summary>
    public int Degree(int atom) => starts[atom + 1] - starts[atom];

    /// <summary>Neighbours of <paramref name="atom"/>, in the order of the bonds.</summary>
    public IEnumerable<int> Neighbours(int atom)
    {
        for (var k = starts[atom]; k < starts[atom + 1]; k++)
        {
            yield return bonds[incident[k]].Other(atom);
        }
    }

    /// <summary>Number of the bond between two atoms, or -1.</summary>
    public int BondBetween(int first, int second)
    {
        foreach (var bond in BondsOf(first))
        {
            if (bonds[bond].Other(first) == second)
            {
                return bond;
            }
        }

        return -1;
    }

    /// <summary>Sum of the orders of the bonds of <paramref name="atom"/>, without its counted hydrogens.</summary>
    public int BondSum(int atom)
    {
        var sum = 0;
        foreach (var bond in BondsOf(atom))
        {
            sum += (int)bonds[bond].Order;
        }

        return sum;
    }

    /// <summary>The same molecule with atom i numbered <paramref name="numbers"/>[i]; marks of stereochemistry follow.</summary>
    /// <param name="numbers">A permutation of 0..N-1.</param>
    /// <exception cref="ArgumentException">Not a permutation.</exception>
    public MolecularGraph Renumbered(IReadOnlyList<int> numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        if (!numbers.Order().SequenceEqual(Enumerable.Range(0, Count)))
        {
            throw new ArgumentException($"Numbers are not a permutation of 0 to {Count - 1}.", nameof(numbers));
        }

        var moved = new GraphAtom[Count];
        for (var i = 0; i < Count; i++)
        {
            moved[numbers[i]] = atoms[i] with { Chirality = StereoOrder.Renumbered(this, i, numbers) };
        }

        var rebound = bonds.Select((b, k) => new GraphBond(numbers[b.From], numbers[b.To], b.Order, StereoOrder.RenumberedBond(this, k, numbers)));
        return new MolecularGraph(moved, [.. rebound]);
    }

    /// <summary>The component of each atom, [atom], counted from 0 in the order of first atoms.</summary>
    public int[] Components()
    {
        var component = new int[Count];
        Array.Fill(component, -1);
        var count = 0;
        for (var i = 0; i < Count; i++)
        {
            if (component[i] < 0)
            {
                Flood(i, count++, component);
            }
        }

        return component;
    }

    private void Flood(int from, int mark, int[] component)
    {
        var stack = new Stack<int>([from]);
        component[from] = mark;
        while (stack.TryPop(out var atom))
        {
            foreach (var other in Neighbours(atom).Where(n => component[n] < 0))
            {
                component[other] = mark;
                stack.Push(other);
            }
        }
    }

    /// <summary>Turns the counts in <see cref="starts"/> into offsets and lists the bonds of each atom behind each other.</summary>
    private int[] Incident()
    {
        var sum = 0;
        for (var i = 0; i < starts.Length; i++)
        {
            sum += starts[i];
            starts[i] = sum;
        }

        var list = new int[2 * bonds.Length];
        for (var k = bonds.Length - 1; k >= 0; k--)
        {
            list[--starts[bonds[k].From]] = k;
            list[--starts[bonds[k].To]] = k;
        }

        return list;
    }
}
