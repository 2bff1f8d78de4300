namespace Kramers.Chemistry.Graphs;

/// <summary>
/// Groups of carbon atoms that bind a metal side-on with their pi electrons: rings with a delocalised negative charge (Cp-, indenyl-, COT2-),
/// allyl anions, and, where there is nothing better to bind with, one arene ring or the alkenes.
/// </summary>
internal sealed class HapticRules
{
    private readonly MolecularGraph graph;
    private readonly List<int[]> rings;

    internal HapticRules(MolecularGraph graph)
    {
        this.graph = graph;
        rings = [.. RingPerception.SmallestRings(graph).Where(r => r.All(i => IsDoublyBonded(i) || IsPlanarCarbanion(i)))];
    }

    /// <summary>Charged groups, in the order of their first atoms.</summary>
    internal List<int[]> Anions()
    {
        List<int[]> groups = [.. rings.Where(r => r.Any(IsPlanarCarbanion)).Select(r => r.Order().ToArray())];
        foreach (var carbanion in Enumerable.Range(0, graph.Count).Where(i => IsPlanarCarbanion(i) && !groups.Exists(g => g.Contains(i))))
        {
            if (Allyl(carbanion) is { } allyl && !groups.Exists(g => g.Intersect(allyl).Any()))
            {
                groups.Add(allyl);
            }
        }

        return [.. groups.OrderBy(g => g[0])];
    }

    /// <summary>The first benzene ring; without one every chain or ring of conjugated double bonds, and triple bonds.</summary>
    internal List<int[]> Neutral()
    {
        var arene = rings.Where(r => r.Length == 6).Select(r => r.Order().ToArray()).OrderBy(r => r[0]).FirstOrDefault();
        return arene is not null ? [arene] : Conjugated();
    }

    private List<int[]> Conjugated()
    {
        List<int[]> groups = [];
        var seen = new bool[graph.Count];
        foreach (var first in Enumerable.Range(0, graph.Count).Where(IsDoublyBonded))
        {
            List<int> group = [];
            var open = new Stack<int>([first]);
            while (open.TryPop(out var atom))
            {
                if (!seen[atom])
                {
                    seen[atom] = true;
                    group.Add(atom);
                    graph.Neighbours(atom).Where(IsDoublyBonded).ToList().ForEach(open.Push);
                }
            }

            // pyrrole, furan and thiophene give their pi electrons to nobody easily
            if (group.Count > 0 && group.TrueForAll(i => graph.Neighbours(i).All(n => graph.Atoms[n].AtomicNumber is 1 or 6)))
            {
                groups.Add([.. group.Order()]);
            }
        }

        return groups;
    }

    /// <summary>C- - C = C, the double bond in no benzene ring.</summary>
    private int[]? Allyl(int carbanion)
    {
        foreach (var middle in graph.Neighbours(carbanion).Where(n => IsDoublyBonded(n) && !rings.Exists(r => r.Contains(n))))
        {
            return [.. new[] { carbanion, middle, graph.Neighbours(middle).First(n => IsDoubleBond(middle, n)) }.Order()];
        }

        return null;
    }

    /// <summary>C- with three single bonds beside a C=C: its pair is delocalised. That of phenyl lies in the plane.</summary>
    private bool IsPlanarCarbanion(int atom) =>
        graph.Atoms[atom] is { AtomicNumber: 6, Charge: -1 }
            && graph.BondSum(atom) == graph.Degree(atom)
            && graph.BondSum(atom) + graph.Atoms[atom].Hydrogens == 3
            && graph.Neighbours(atom).Any(IsDoublyBonded);

    private bool IsDoublyBonded(int atom) => graph.Atoms[atom] is { AtomicNumber: 6, Charge: 0 } && graph.Neighbours(atom).Any(n => IsDoubleBond(atom, n));

    /// <summary>A double or triple bond between carbon atoms.</summary>
    private bool IsDoubleBond(int atom, int other) =>
        graph.Atoms[other] is { AtomicNumber: 6, Charge: 0 } && graph.Bonds[graph.BondBetween(atom, other)].Order >= BondOrder.Double;
}
