using System.Collections;

namespace Kramers.Chemistry.Graphs;

/// <summary>
/// Extended-connectivity fingerprints (Rogers and Hahn, J. Chem. Inf. Model. 50, 742 (2010), doi:10.1021/ci100050t): a number for the
/// surroundings of each atom up to a radius, each set of bonds counted once. The numbers are Kramers' own, so that they compare with
/// themselves only.
/// </summary>
public sealed class CircularFingerprint
{
    private readonly HashSet<ulong> features;

    private CircularFingerprint(HashSet<ulong> features) => this.features = features;

    /// <summary>Identifiers of the surroundings found, without order.</summary>
    public IReadOnlySet<ulong> Features => features;

    /// <summary>The fingerprint by elements and bonds; radius 2 is ECFP4.</summary>
    /// <param name="graph">A molecule; hydrogens that are atoms are counted first.</param>
    /// <param name="radius">Bonds from the centre, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative radius.</exception>
    public static CircularFingerprint Connectivity(MolecularGraph graph, int radius = 2) => Make(graph, radius, AtomInvariants);

    /// <summary>The fingerprint by the part that atoms play: donor and acceptor of hydrogen bonds, acid, base, halogen, aromatic, metal; radius 2 is FCFP4.</summary>
    /// <param name="graph">A molecule; hydrogens that are atoms are counted first.</param>
    /// <param name="radius">Bonds from the centre, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative radius.</exception>
    public static CircularFingerprint Functional(MolecularGraph graph, int radius = 2) => Make(graph, radius, AtomRoles.Of);

    /// <summary>Shared features over all features, 0 to 1; 1 for two empty molecules.</summary>
    public double Tanimoto(CircularFingerprint other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var shared = features.Count(other.features.Contains);
        var all = features.Count + other.features.Count - shared;
        return all == 0 ? 1 : (double)shared / all;
    }

    private delegate ulong[] Invariants(MolecularGraph graph, IReadOnlyList<int[]> rings, bool[] resonating);

    private static CircularFingerprint Make(MolecularGraph graph, int radius, Invariants invariant)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentOutOfRangeException.ThrowIfNegative(radius);
        graph = HydrogenFolding.Fold(graph);
        var resonating = Resonance.Of(graph);
        var rings = RingPerception.SmallestRings(graph);
        var numbers = invariant(graph, rings, resonating).Select(Mix).ToArray();
        var covered = Enumerable.Range(0, graph.Count).Select(_ => new BitArray(graph.Bonds.Length)).ToArray();
        var features = new HashSet<ulong>(numbers);
        var seen = new HashSet<string>(StringComparer.Ordinal) { Key(new BitArray(graph.Bonds.Length)) };
        for (var r = 1; r <= radius; r++)
        {
            (numbers, covered) = Grow(graph, numbers, covered, resonating, r);

            // of equal sets of bonds the lowest number counts, whatever the numbering of atoms
            foreach (var i in Enumerable.Range(0, graph.Count).OrderBy(i => numbers[i]).Where(i => seen.Add(Key(covered[i]))))
            {
                features.Add(numbers[i]);
            }
        }

        return new CircularFingerprint(features);
    }

    private static (ulong[] Numbers, BitArray[] Covered) Grow(MolecularGraph graph, ulong[] numbers, BitArray[] covered, bool[] resonating, int radius)
    {
        var next = new ulong[numbers.Length];
        var wider = new BitArray[numbers.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            wider[i] = new BitArray(covered[i]);
            var sum = 0ul;
            foreach (var k in graph.BondsOf(i))
            {
                var other = graph.Bonds[k].Other(i);
                var kind = resonating[k] ? 5ul : (ulong)graph.Bonds[k].Order;
                sum += Mix(numbers[other] + Mix(kind));
                wider[i].Or(covered[other]);
                wider[i][k] = true;
            }

            next[i] = Mix(Mix(numbers[i] + (ulong)radius) + sum);
        }

        return (next, wider);
    }

    private static string Key(BitArray bits)
    {
        var words = new int[(bits.Length + 31) / 32];
        bits.CopyTo(words, 0);
        return string.Join(',', words);
    }

    /// <summary>Daylight's invariants (Rogers and Hahn, 2010): neighbours, valence without hydrogen, Z, isotope, charge, hydrogens, in a ring.</summary>
    private static ulong[] AtomInvariants(MolecularGraph graph, IReadOnlyList<int[]> rings, bool[] resonating)
    {
        var inRing = rings.SelectMany(r => r).ToHashSet();
        return [.. Enumerable.Range(0, graph.Count).Select(i => AtomInvariant(graph, i) | (inRing.Contains(i) ? 1ul << 60 : 0))];
    }

    private static ulong AtomInvariant(MolecularGraph graph, int atom)
    {
        var (z, charge, hydrogens, isotope, _) = graph.Atoms[atom];
        return (uint)graph.Degree(atom) | (ulong)(uint)graph.BondSum(atom) << 8 | (ulong)z << 16 | (ulong)(byte)charge << 24
            | (ulong)hydrogens << 32 | (ulong)isotope << 40;
    }

    /// <summary>The finaliser of SplitMix64 (Steele, Lea, Flood 2014).</summary>
    private static ulong Mix(ulong x)
    {
        x += 0x9E3779B97F4A7C15;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
