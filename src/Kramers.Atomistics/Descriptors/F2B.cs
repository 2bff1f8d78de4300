using Kramers.Chemistry;

namespace Kramers.Atomistics.Descriptors;

/// <summary>
/// Two-body features: for every pair of elements and every power n = 1..N the sum of f_c(r) r^-n over its pairs of atoms, in
/// angstrom^-n. Pronobis, Tkatchenko and Mueller, JCTC 14, 2991 (2018), https://doi.org/10.1021/acs.jctc.8b00110. Ordered by pair, then by n.
/// </summary>
public sealed class F2B : DistanceDescriptor
{
    private readonly CosineCutoff _cutoff;
    private readonly int _powers;

    /// <summary>Takes the settings.</summary>
    /// <param name="elements">Symbols of all elements that may occur.</param>
    /// <param name="powers">Largest power N, 1 to 30.</param>
    /// <param name="cutoffAngstrom">Where f_c, a half cosine, becomes zero; infinite, as in the original: no f_c.</param>
    /// <exception cref="ArgumentException">An argument is out of its range.</exception>
    public F2B(IReadOnlyList<string> elements, int powers = 15, double cutoffAngstrom = double.PositiveInfinity)
        : base(new ElementChannels("F2B", elements), cutoffAngstrom)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(powers, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(powers, 30);
        (_cutoff, _powers) = (CosineCutoff.Checked(cutoffAngstrom, "F2B"), powers);
        var e = Elements.Elements;
        FeatureNames = [.. Elements.Pairs.SelectMany(p => Enumerable.Range(1, powers).Select(n => $"F2B {e[p.First]}-{e[p.Second]} r^-{n}"))];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> FeatureNames { get; }

    private protected override void Add(Structure structure, int[] channels, NeighbourList neighbours, FeatureSum sum)
    {
        Span<double> slopes = stackalloc double[_powers];
        for (var i = 0; i < structure.Count; i++)
        {
            foreach (var j in neighbours.Of(i))
            {
                if (j < i)
                {
                    continue;
                }

                var (r, first) = (structure.Distance(i, j), Elements.Pair(channels[i], channels[j]) * _powers);
                var ((f, df), power) = (_cutoff.At(r), 1.0);
                for (var n = 1; n <= _powers; n++)
                {
                    power /= r;
                    sum.Values[first + n - 1] += f * power;
                    slopes[n - 1] = (df - n * f / r) * power;
                }

                if (sum.Gradient is not null)
                {
                    sum.AddSlopes(i, j, r, first, slopes);
                }
            }
        }
    }
}
