namespace Kramers.Chemistry.Graphs;

/// <summary>The search tree behind <see cref="CanonicalRanks"/>, depth first. A leaf is a numbering.</summary>
internal sealed class CanonicalSearch
{
    private readonly MolecularGraph graph;
    private readonly ulong[] labels;
    private readonly ColourRefinement refinement;
    private readonly List<int[]> symmetries = [];
    private readonly List<int> path = [];
    private (int[] Ranks, ulong[] Description, int[] Path)? first;
    private (int[] Ranks, ulong[] Description, int[] Path)? best;

    internal CanonicalSearch(MolecularGraph graph)
    {
        this.graph = graph;
        labels = GraphDescription.BondLabels(graph);
        refinement = new ColourRefinement(graph, labels);
    }

    internal (int[] Ranks, ulong[] Description) Run()
    {
        Search(refinement.Start());
        return (best!.Value.Ranks, best.Value.Description);
    }

    /// <summary>Returns the depth at which to go on: this depth, or a lower one after a symmetry was found.</summary>
    private int Search(int[] classes)
    {
        var depth = path.Count;
        var cell = FirstCell(classes);
        if (cell.Count == 0)
        {
            return Leaf(classes);
        }

        var tried = new List<int>();
        foreach (var atom in cell)
        {
            if (tried.Count > 0 && IsImage(atom, tried))
            {
                continue;
            }

            tried.Add(atom);
            path.Add(atom);
            var back = Search(refinement.Individualise(classes, atom));
            path.RemoveAt(depth);
            if (back < depth)
            {
                return back;
            }
        }

        return depth;
    }

    private int Leaf(int[] ranks)
    {
        var description = GraphDescription.Of(graph, labels, ranks);
        var leaf = (ranks, description, path.ToArray());
        first ??= leaf;
        best ??= leaf;
        foreach (var known in (ReadOnlySpan<(int[] Ranks, ulong[] Description, int[] Path)>)[first.Value, best.Value])
        {
            if (known.Ranks != ranks && known.Description.AsSpan().SequenceEqual(description))
            {
                symmetries.Add(Symmetry(known.Ranks, ranks));
                return CommonLength(known.Path);
            }
        }

        best = description.AsSpan().SequenceCompareTo(best.Value.Description) < 0 ? leaf : best;
        return path.Count;
    }

    /// <summary>Below this depth both leaves chose alike: the choices there are images of each other.</summary>
    private int CommonLength(int[] other)
    {
        var length = 0;
        while (length < path.Count && length < other.Length && path[length] == other[length])
        {
            length++;
        }

        return length;
    }

    /// <summary>The symmetry that takes atom i to the atom with its rank in the other numbering.</summary>
    private static int[] Symmetry(int[] from, int[] to)
    {
        var atomOf = new int[to.Length];
        for (var i = 0; i < to.Length; i++)
        {
            atomOf[to[i]] = i;
        }

        return [.. from.Select(rank => atomOf[rank])];
    }

    /// <summary>Whether symmetries that leave the choices so far where they are take a tried atom to this one.</summary>
    private bool IsImage(int atom, List<int> tried)
    {
        var orbit = new HashSet<int>(tried);
        var fixing = symmetries.Where(s => path.TrueForAll(p => s[p] == p)).ToList();
        var queue = new Queue<int>(tried);
        while (queue.TryDequeue(out var next))
        {
            foreach (var symmetry in fixing)
            {
                if (orbit.Add(symmetry[next]))
                {
                    queue.Enqueue(symmetry[next]);
                }
            }
        }

        return orbit.Contains(atom);
    }

    /// <summary>The first class with several atoms.</summary>
    private static List<int> FirstCell(int[] classes)
    {
        var lowest = classes.GroupBy(c => c).Where(g => g.Count() > 1).Select(g => g.Key).DefaultIfEmpty(-1).Min();
        return lowest < 0 ? [] : [.. Enumerable.Range(0, classes.Length).Where(i => classes[i] == lowest)];
    }
}
