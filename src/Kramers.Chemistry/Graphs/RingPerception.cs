using System.Collections;

namespace Kramers.Chemistry.Graphs;

/// <summary>
/// The smallest set of smallest rings: a basis of all rings with the least total size, by Horton's candidates (SIAM J. Comput. 16, 358
/// (1987), doi:10.1137/0216026). Where several bases are equally small, one of them. Dative bonds count.
/// </summary>
public static class RingPerception
{
    /// <summary>Rings as atoms in order around the ring, smallest rings first.</summary>
    public static IReadOnlyList<int[]> SmallestRings(MolecularGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var wanted = graph.Bonds.Length - graph.Count + (graph.Count == 0 ? 0 : graph.Components().Max() + 1);
        var rings = new List<int[]>();
        var basis = new List<BitArray>();
        if (wanted == 0)
        {
            return rings;
        }

        foreach (var ring in Candidates(graph).OrderBy(r => r.Length))
        {
            if (IsIndependent(Bonds(graph, ring), basis))
            {
                rings.Add(ring);
            }

            if (rings.Count == wanted)
            {
                break;
            }
        }

        return rings;
    }

    /// <summary>For every atom and bond the ring of two shortest paths from the atom to the ends of the bond.</summary>
    private static IEnumerable<int[]> Candidates(MolecularGraph graph)
    {
        var cyclic = Cyclic(graph);
        foreach (var root in Enumerable.Range(0, graph.Count).Where(i => cyclic[i]))
        {
            var parents = Parents(graph, root, cyclic);
            for (var k = 0; k < graph.Bonds.Length; k++)
            {
                var (from, to, _, _) = graph.Bonds[k];
                if (parents[from] == -2 || parents[to] == -2 || parents[from] == to || parents[to] == from)
                {
                    continue;
                }

                var (left, right) = (Path(parents, from), Path(parents, to));
                if (left.Intersect(right).Count() == 1)
                {
                    yield return [.. left, .. right.AsEnumerable().Reverse().Skip(1)];
                }
            }
        }
    }

    /// <summary>Atoms left after chain ends are stripped, one after the other.</summary>
    private static bool[] Cyclic(MolecularGraph graph)
    {
        var degrees = Enumerable.Range(0, graph.Count).Select(graph.Degree).ToArray();
        var ends = new Stack<int>(Enumerable.Range(0, graph.Count).Where(i => degrees[i] < 2));
        var cyclic = Enumerable.Repeat(true, graph.Count).ToArray();
        while (ends.TryPop(out var end))
        {
            cyclic[end] = false;
            foreach (var other in graph.Neighbours(end).Where(n => cyclic[n] && --degrees[n] == 1))
            {
                ends.Push(other);
            }
        }

        return cyclic;
    }

    /// <summary>Parents on shortest paths from <paramref name="root"/>: -1 for itself, -2 for what it does not reach.</summary>
    private static int[] Parents(MolecularGraph graph, int root, bool[] cyclic)
    {
        var parents = Enumerable.Repeat(-2, graph.Count).ToArray();
        parents[root] = -1;
        var queue = new Queue<int>([root]);
        while (queue.TryDequeue(out var atom))
        {
            foreach (var other in graph.Neighbours(atom).Where(n => cyclic[n] && parents[n] == -2))
            {
                parents[other] = atom;
                queue.Enqueue(other);
            }
        }

        return parents;
    }

    private static List<int> Path(int[] parents, int atom)
    {
        var path = new List<int>();
        for (var next = atom; next >= 0; next = parents[next])
        {
            path.Add(next);
        }

        return path;
    }

    private static BitArray Bonds(MolecularGraph graph, int[] ring)
    {
        var bonds = new BitArray(graph.Bonds.Length);
        for (var i = 0; i < ring.Length; i++)
        {
            bonds[graph.BondBetween(ring[i], ring[(i + 1) % ring.Length])] = true;
        }

        return bonds;
    }

    /// <summary>Gaussian elimination over {0, 1}; what remains joins the basis, which stays ordered by first bonds.</summary>
    private static bool IsIndependent(BitArray ring, List<BitArray> basis)
    {
        foreach (var member in basis.OrderBy(First))
        {
            if (ring[First(member)])
            {
                ring.Xor(member);
            }
        }

        if (!ring.HasAnySet())
        {
            return false;
        }

        basis.Add(ring);
        return true;
    }

    private static int First(BitArray bits)
    {
        var first = 0;
        while (!bits[first])
        {
            first++;
        }

        return first;
    }
}
