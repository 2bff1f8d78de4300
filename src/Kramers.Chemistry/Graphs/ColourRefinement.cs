namespace Kramers.Chemistry.Graphs;

/// <summary>
/// Morgan's refinement (J. Chem. Doc. 5, 107 (1965), doi:10.1021/c160017a018) as colour refinement: atoms of one class are split where
/// their neighbours differ, until nothing changes. A class is the number of atoms in lower classes.
/// </summary>
internal sealed class ColourRefinement
{
    private readonly MolecularGraph graph;
    private readonly ulong[] labels;

    internal ColourRefinement(MolecularGraph graph, ulong[] bondLabels) => (this.graph, labels) = (graph, bondLabels);

    /// <summary>What an atom is by itself; few neighbours and light elements first, so that lines begin at chain ends.</summary>
    internal static ulong Invariant(MolecularGraph graph, int atom)
    {
        var (z, charge, hydrogens, isotope, chirality) = graph.Atoms[atom];
        var stereo = chirality == Chirality.None ? 0ul : 1ul;
        return (ulong)Math.Min(graph.Degree(atom), 255) << 48 | (ulong)z << 40 | (ulong)(charge + 128) << 32 | (ulong)hydrogens << 24 | (ulong)isotope << 8 | stereo;
    }

    /// <summary>Coarsest classes that neighbourhoods do not split, [atom].</summary>
    internal int[] Start()
    {
        var keys = new (ulong, ulong)[graph.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = (Invariant(graph, i), 0);
        }

        return Refine(Ranked(keys));
    }

    /// <summary>Puts <paramref name="atom"/> before the others of its class and refines.</summary>
    internal int[] Individualise(int[] classes, int atom)
    {
        var split = (int[])classes.Clone();
        for (var i = 0; i < split.Length; i++)
        {
            split[i] += i != atom && classes[i] == classes[atom] ? 1 : 0;
        }

        return Refine(split);
    }

    private int[] Refine(int[] classes)
    {
        var keys = new (ulong, ulong)[classes.Length];
        for (var count = Count(classes); ;)
        {
            for (var i = 0; i < keys.Length; i++)
            {
                keys[i] = ((ulong)classes[i], Surroundings(i, classes));
            }

            classes = Ranked(keys);
            var refined = Count(classes);
            if (refined == count)
            {
                return classes;
            }

            count = refined;
        }
    }

    /// <summary>A number for the set of neighbours. Two sets with one number, which is unlikely, only split less: the search goes on.</summary>
    private ulong Surroundings(int atom, int[] classes)
    {
        var sum = 0ul;
        foreach (var k in graph.BondsOf(atom))
        {
            var bond = graph.Bonds[k];
            var direction = bond.Order == BondOrder.Dative && bond.From == atom ? 64ul : 0ul;
            sum += Mix((labels[k] | direction) << 32 | (uint)classes[bond.Other(atom)]);
        }

        return sum;
    }

    /// <summary>The finaliser of SplitMix64 (Steele, Lea, Flood 2014).</summary>
    private static ulong Mix(ulong x)
    {
        x += 0x9E3779B97F4A7C15;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }

    private static int Count(int[] classes) => new HashSet<int>(classes).Count;

    private static int[] Ranked((ulong, ulong)[] keys)
    {
        var order = Enumerable.Range(0, keys.Length).ToArray();
        Array.Sort((ValueTuple<ulong, ulong>[])keys.Clone(), order);
        var classes = new int[keys.Length];
        for (var i = 1; i < order.Length; i++)
        {
            classes[order[i]] = keys[order[i]] == keys[order[i - 1]] ? classes[order[i - 1]] : i;
        }

        return classes;
    }
}
