using Kramers.Chemistry;

namespace Kramers.Atomistics.Descriptors;

/// <summary>
/// Three-body features: for every triple of elements and powers a, b, c = 1..N the sum of r_12^-a r_23^-b r_13^-c over its triples of
/// atoms, each distance with its f_c(r), in angstrom^-(a+b+c). Where the triple holds like elements, the mean over the exchange of
/// like atoms is taken, and powers that this makes equal stand once. Pronobis, Tkatchenko and Mueller, JCTC 14, 2991 (2018),
/// https://doi.org/10.1021/acs.jctc.8b00110.
/// </summary>
public sealed class F3B : DistanceDescriptor
{
    // Atoms (0, 1, 2) in another order, and what this does to the three sides 01, 12, 02.
    private static readonly (int[] Atoms, int[] Sides)[] Orders =
    [
        ([0, 1, 2], [0, 1, 2]), ([1, 0, 2], [0, 2, 1]), ([0, 2, 1], [2, 1, 0]), ([2, 1, 0], [1, 0, 2]), ([1, 2, 0], [1, 2, 0]), ([2, 0, 1], [2, 0, 1]),
    ];

    private readonly CosineCutoff _cutoff;
    private readonly int _powers;
    private readonly Dictionary<(int, int, int), Family> _families = [];

    /// <summary>Takes the settings.</summary>
    /// <param name="elements">Symbols of all elements that may occur.</param>
    /// <param name="powers">Largest power N, 1 to 10.</param>
    /// <param name="cutoffAngstrom">Where f_c, a half cosine, becomes zero; infinite: no f_c.</param>
    /// <exception cref="ArgumentException">An argument is out of its range.</exception>
    public F3B(IReadOnlyList<string> elements, int powers = 3, double cutoffAngstrom = double.PositiveInfinity)
        : base(new ElementChannels("F3B", elements), cutoffAngstrom)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(powers, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(powers, 10);
        (_cutoff, _powers) = (CosineCutoff.Checked(cutoffAngstrom, "F3B"), powers);
        var names = new List<string>();
        foreach (var (a, b) in Elements.Pairs)
        {
            for (var c = b; c < Elements.Count; c++)
            {
                var family = MakeFamily([a, b, c], names.Count);
                _families[(a, b, c)] = family;
                var (x, y, z) = (Elements.Elements[a], Elements.Elements[b], Elements.Elements[c]);
                names.AddRange(family.Powers.Select(p => $"F3B {x}-{y}^-{p[0]} {y}-{z}^-{p[1]} {x}-{z}^-{p[2]}"));
            }
        }

        FeatureNames = names;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> FeatureNames { get; }

    private protected override void Add(Structure structure, int[] channels, NeighbourList neighbours, FeatureSum sum)
    {
        // [side, power]: f_c r^-n and its derivative; n = 0 is not used.
        var (terms, slopes) = (new double[3 * (_powers + 1)], new double[3 * (_powers + 1)]);
        for (var i = 0; i < structure.Count; i++)
        {
            foreach (var j in neighbours.Of(i))
            {
                foreach (var k in neighbours.Of(j))
                {
                    if (i < j && j < k && structure.Distance(i, k) < _cutoff.Radius)
                    {
                        AddTriple(structure, channels, InOrder(channels, i, j, k), terms, slopes, sum);
                    }
                }
            }
        }
    }

    /// <summary>The atoms by ascending channel.</summary>
    private static (int I, int J, int K) InOrder(int[] channels, int i, int j, int k)
    {
        (i, j) = channels[i] <= channels[j] ? (i, j) : (j, i);
        (j, k) = channels[j] <= channels[k] ? (j, k) : (k, j);
        return channels[i] <= channels[j] ? (i, j, k) : (j, i, k);
    }

    private Family MakeFamily(int[] elements, int first)
    {
        var sides = Orders.Where(o => o.Atoms.Select(x => elements[x]).SequenceEqual(elements)).Select(o => o.Sides).ToArray();
        var range = Enumerable.Range(1, _powers);
        var powers = from a in range from b in range from c in range select (int[])[a, b, c];
        return new Family(first, sides, [.. powers.Where(p => sides.All(s => Code(p[0], p[1], p[2]) <= Code(p[s[0]], p[s[1]], p[s[2]])))]);
    }

    private int Code(int a, int b, int c) => (a * (_powers + 1) + b) * (_powers + 1) + c;

    private void AddTriple(Structure structure, int[] channels, (int I, int J, int K) atoms, double[] terms, double[] slopes, FeatureSum sum)
    {
        var (i, j, k) = atoms;
        ReadOnlySpan<double> r = [structure.Distance(i, j), structure.Distance(j, k), structure.Distance(i, k)];
        FillPowers(r, terms, slopes);
        var family = _families[(channels[i], channels[j], channels[k])];
        Span<double> change = stackalloc double[3];
        for (var n = 0; n < family.Powers.Length; n++)
        {
            sum.Values[family.First + n] += Mean(family, family.Powers[n], terms, slopes, change);
            if (sum.Gradient is not null)
            {
                sum.AddSlopes(i, j, r[0], family.First + n, change[..1]);
                sum.AddSlopes(j, k, r[1], family.First + n, change[1..2]);
                sum.AddSlopes(i, k, r[2], family.First + n, change[2..]);
            }
        }
    }

    private void FillPowers(ReadOnlySpan<double> r, double[] terms, double[] slopes)
    {
        for (var side = 0; side < 3; side++)
        {
            var ((f, df), power) = (_cutoff.At(r[side]), 1.0);
            for (var n = 1; n <= _powers; n++)
            {
                power /= r[side];
                terms[side * (_powers + 1) + n] = f * power;
                slopes[side * (_powers + 1) + n] = (df - n * f / r[side]) * power;
            }
        }
    }

    /// <summary>The product of powers of the three sides, mean over exchange of like atoms; and its derivative by each side.</summary>
    private double Mean(Family family, int[] powers, double[] terms, double[] slopes, Span<double> change)
    {
        change.Clear();
        var (mean, share) = (0.0, 1.0 / family.Sides.Length);
        foreach (var s in family.Sides)
        {
            var (a, b, c) = (s[0] * (_powers + 1) + powers[0], s[1] * (_powers + 1) + powers[1], s[2] * (_powers + 1) + powers[2]);
            mean += share * terms[a] * terms[b] * terms[c];
            change[s[0]] += share * slopes[a] * terms[b] * terms[c];
            change[s[1]] += share * terms[a] * slopes[b] * terms[c];
            change[s[2]] += share * terms[a] * terms[b] * slopes[c];
        }

        return mean;
    }

    /// <summary>The features of one triple of elements: their first place, the orders of the sides that like atoms allow, and the powers.</summary>
    private sealed record Family(int First, int[][] Sides, int[][] Powers);
}
