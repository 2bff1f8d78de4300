namespace Kramers.Chemistry.Graphs;

/// <summary>
/// A matching in a graph with odd rings: each atom has at most one double bond. Augmenting paths with blossoms contracted: Edmonds,
/// Can. J. Math. 17, 449 (1965), doi:10.4153/CJM-1965-045-4. O(N^3).
/// </summary>
/// <param name="neighbours">For each atom those it may be paired with.</param>
internal sealed class Matching(List<int>[] neighbours)
{
    private readonly int[] mates = Filled(neighbours.Length);
    private readonly int[] parents = new int[neighbours.Length];
    private readonly int[] bases = new int[neighbours.Length];
    private readonly bool[] reached = new bool[neighbours.Length];

    /// <summary>The partner of an atom, or -1.</summary>
    internal int Mate(int atom) => mates[atom];

    /// <summary>Pairs two atoms.</summary>
    internal void Pair(int first, int second) => (mates[first], mates[second]) = (second, first);

    /// <summary>Undoes the pair of an atom.</summary>
    internal void Release(int atom) => (mates[mates[atom]], mates[atom]) = (-1, -1);

    /// <summary>Pairs a free atom; atoms that have partners keep having some.</summary>
    /// <param name="root">A free atom.</param>
    /// <param name="allowed">Whether an atom takes part.</param>
    internal bool Augment(int root, Func<int, bool> allowed)
    {
        var end = FreeEnd(root, allowed);
        if (end < 0)
        {
            return false;
        }

        for (var atom = end; atom >= 0;)
        {
            var previous = parents[atom];
            var next = mates[previous];
            Pair(atom, previous);
            atom = next;
        }

        return true;
    }

    private int FreeEnd(int root, Func<int, bool> allowed)
    {
        Array.Fill(parents, -1);
        Array.Clear(reached);
        for (var i = 0; i < bases.Length; i++)
        {
            bases[i] = i;
        }

        reached[root] = true;
        var queue = new Queue<int>([root]);
        while (queue.TryDequeue(out var atom))
        {
            foreach (var other in neighbours[atom].Where(allowed))
            {
                if (Grow(root, atom, other, queue))
                {
                    return other;
                }
            }
        }

        return -1;
    }

    /// <summary>One step along an edge; true where it ends at a free atom.</summary>
    private bool Grow(int root, int atom, int other, Queue<int> queue)
    {
        if (bases[atom] == bases[other] || mates[atom] == other)
        {
            return false;
        }

        if (other == root || (mates[other] >= 0 && parents[mates[other]] >= 0))
        {
            Contract(atom, other, queue);
            return false;
        }

        if (parents[other] >= 0)
        {
            return false;
        }

        parents[other] = atom;
        if (mates[other] < 0)
        {
            return true;
        }

        reached[mates[other]] = true;
        queue.Enqueue(mates[other]);
        return false;
    }

    private void Contract(int atom, int other, Queue<int> queue)
    {
        var stem = CommonBase(atom, other);
        var blossom = new bool[bases.Length];
        MarkPath(atom, stem, other, blossom);
        MarkPath(other, stem, atom, blossom);
        for (var i = 0; i < bases.Length; i++)
        {
            if (!blossom[bases[i]])
            {
                continue;
            }

            bases[i] = stem;
            if (!reached[i])
            {
                reached[i] = true;
                queue.Enqueue(i);
            }
        }
    }

    private int CommonBase(int first, int second)
    {
        var seen = new bool[bases.Length];
        for (var a = bases[first]; ; a = bases[parents[mates[a]]])
        {
            seen[a] = true;
            if (mates[a] < 0)
            {
                break;
            }
        }

        var b = bases[second];
        while (!seen[b])
        {
            b = bases[parents[mates[b]]];
        }

        return b;
    }

    private void MarkPath(int atom, int stem, int child, bool[] blossom)
    {
        while (bases[atom] != stem)
        {
            blossom[bases[atom]] = blossom[bases[mates[atom]]] = true;
            parents[atom] = child;
            child = mates[atom];
            atom = parents[mates[atom]];
        }
    }

    private static int[] Filled(int length)
    {
        var array = new int[length];
        Array.Fill(array, -1);
        return array;
    }
}
