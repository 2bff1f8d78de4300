using Kramers.Chemistry.Graphs;
using Kramers.Chemistry.Ligands;

namespace Kramers.Chemistry.Building;

/// <summary>How the donors of one ligand are joined: chelate rings, and which donors are alike.</summary>
internal sealed class DonorPaths
{
    private readonly Ligand ligand;
    private readonly int[][] distances;
    private readonly int[][] sites;

    internal DonorPaths(Ligand ligand)
    {
        this.ligand = ligand;
        sites = [.. ligand.DonorAtoms.Select(d => new[] { d }), .. ligand.HapticGroups.Select(g => g.ToArray())];
        distances = [.. sites.Select(Distances)];
    }

    internal int Count => sites.Length;

    /// <summary>Bonds between two donors along the shortest path.</summary>
    internal int Bonds(int first, int second) => sites[second].Min(atom => distances[first][atom]);

    /// <summary>Angles at the metal, in degrees, that the chain between two donors allows; rough limits over the crystal structures of 3d and 4f ions.</summary>
    internal (double Smallest, double Largest) Bite(int first, int second) => Bonds(first, second) switch
    {
        // Rings stand at their centroids: ansa bridges of one atom hold two of them at some 120 degrees.
        <= 2 when sites[first].Length > 1 && sites[second].Length > 1 => (100, 150),
        <= 3 when sites[first].Length > 1 || sites[second].Length > 1 => (75, 150),
        _ when ligand.HapticGroups.Count > 0 => (60, 180),
        <= 2 => (45, 75),
        3 => (55, 96),
        4 => (60, 105),
        5 => (65, 130),
        _ when IsFlat(first, second) => (105, 180),
        _ => (65, 180),
    };

    /// <summary>
    /// Exchanges of donors that leave kinds and distances along bonds as they are, [exchange][donor]. Orders of bonds and charges do not
    /// count: the two oxygens of acac are alike.
    /// </summary>
    internal IReadOnlyList<int[]> Exchanges()
    {
        var kinds = Enumerable.Range(0, Count).Select(Kind).ToArray();
        var found = new List<int[]>();
        Extend([], kinds, found);
        return found;
    }

    private void Extend(List<int> chosen, string[] kinds, List<int[]> found)
    {
        if (chosen.Count == Count)
        {
            found.Add([.. chosen]);
            return;
        }

        var next = chosen.Count;
        for (var image = 0; image < Count; image++)
        {
            if (!chosen.Contains(image) && kinds[image] == kinds[next] && Enumerable.Range(0, next).All(k => Bonds(k, next) == Bonds(chosen[k], image)))
            {
                Extend([.. chosen, image], kinds, found);
            }
        }
    }

    /// <summary>Elements with their hydrogens and distances from a donor.</summary>
    private string Kind(int donor)
    {
        var atoms = Enumerable.Range(0, ligand.Graph.Count).Select(a => FormattableString.Invariant($"{distances[donor][a]}:{ligand.Graph.Atoms[a].AtomicNumber}:{(a == sites[donor][0] ? 0 : ligand.Graph.Atoms[a].Hydrogens)}"));
        return sites[donor].Length + "|" + string.Join(' ', atoms.Order(StringComparer.Ordinal));
    }

    /// <summary>Whether all atoms between two donors have double bonds, so that the chain cannot fold.</summary>
    private bool IsFlat(int first, int second)
    {
        var between = Enumerable.Range(0, ligand.Graph.Count).Where(a => distances[first][a] > 0 && distances[second][a] > 0 && distances[first][a] + distances[second][a] == Bonds(first, second));
        return between.All(HasDoubleBond);
    }

    private bool HasDoubleBond(int atom)
    {
        foreach (var bond in ligand.Graph.BondsOf(atom))
        {
            if (ligand.Graph.Bonds[bond].Order is BondOrder.Double or BondOrder.Triple)
            {
                return true;
            }
        }

        return false;
    }

    private int[] Distances(int[] from)
    {
        var result = Enumerable.Repeat(int.MaxValue / 4, ligand.Graph.Count).ToArray();
        var queue = new Queue<int>(from);
        foreach (var atom in from)
        {
            result[atom] = 0;
        }

        while (queue.TryDequeue(out var atom))
        {
            foreach (var other in ligand.Graph.Neighbours(atom).Where(n => result[n] > result[atom] + 1))
            {
                result[other] = result[atom] + 1;
                queue.Enqueue(other);
            }
        }

        return result;
    }
}
