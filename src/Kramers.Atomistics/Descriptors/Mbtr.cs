using Kramers.Chemistry;

namespace Kramers.Atomistics.Descriptors;

/// <summary>
/// Many-body tensor representation: for every element, pair of elements and triple of elements the distribution of g1 = Z, of
/// g2 = 1/r (or r), and of g3 = cos(angle), where each value is a normalised Gaussian with a weight that falls with distance: 1,
/// exp(-s r), and exp(-s (r_ij + r_jk + r_ik)). Every pair and every angle counts once. Huo and Rupp, Mach. Learn.: Sci. Technol. 3, 045017 (2022),
/// https://doi.org/10.1088/2632-2153/aca005. Ordered by term, tuple of elements, and point.
/// </summary>
public sealed class Mbtr : DistanceDescriptor
{
    private readonly MbtrSettings _settings;
    private readonly CosineCutoff _cutoff;
    private readonly int _firstPair;
    private readonly int _firstAngle;

    /// <summary>Checks the settings.</summary>
    /// <exception cref="ArgumentException">A setting is out of its range; the message names it.</exception>
    public Mbtr(MbtrSettings settings)
        : base(Channels(settings), settings.CutoffAngstrom)
    {
        settings.AtomicNumbers?.Check(nameof(settings.AtomicNumbers));
        settings.Pairs?.Check(nameof(settings.Pairs));
        settings.Angles?.Check(nameof(settings.Angles));
        if (!(settings.PairDecay >= 0) || !(settings.AngleDecay >= 0))
        {
            throw new ArgumentException($"The decays of MBTR must not be negative, got {settings.PairDecay} and {settings.AngleDecay}.", nameof(settings));
        }

        (_settings, _cutoff) = (settings, CosineCutoff.Checked(settings.CutoffAngstrom, "MBTR"));
        _firstPair = Elements.Count * (settings.AtomicNumbers?.Count ?? 0);
        _firstAngle = _firstPair + Elements.PairCount * (settings.Pairs?.Count ?? 0);
        FeatureNames = [.. Names()];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> FeatureNames { get; }

    private protected override void Add(Structure structure, int[] channels, NeighbourList neighbours, FeatureSum sum)
    {
        if (_settings.AtomicNumbers is { } atomic)
        {
            AddAtoms(structure, channels, atomic, sum);
        }

        if (_settings.Pairs is { } pairs)
        {
            AddPairs(structure, channels, neighbours, pairs, sum);
        }

        if (_settings.Angles is { } angles)
        {
            AddAngles(structure, channels, neighbours, angles, sum);
        }
    }

    private static ElementChannels Channels(MbtrSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new ElementChannels("MBTR", settings.Elements);
    }

    private static void AddAtoms(Structure structure, int[] channels, BroadenedGrid grid, FeatureSum sum)
    {
        Span<double> gaussian = new double[grid.Count], unused = new double[grid.Count];
        for (var i = 0; i < structure.Count; i++)
        {
            grid.Fill(structure.Elements[i].AtomicNumber, gaussian, unused);
            AddScaled(sum.Values.AsSpan(channels[i] * grid.Count), 1, gaussian);
        }
    }

    private void AddPairs(Structure structure, int[] channels, NeighbourList neighbours, BroadenedGrid grid, FeatureSum sum)
    {
        Span<double> gaussian = new double[grid.Count], slope = new double[grid.Count], total = new double[grid.Count];
        for (var i = 0; i < structure.Count; i++)
        {
            foreach (var j in neighbours.Of(i))
            {
                if (j < i)
                {
                    continue;
                }

                var r = structure.Distance(i, j);
                var (g, dg) = _settings.PairFunction == MbtrPairFunction.Distance ? (r, 1) : (1 / r, -1 / (r * r));
                var (w, dw) = Weight(r);
                grid.Fill(g, gaussian, slope);
                var first = _firstPair + Elements.Pair(channels[i], channels[j]) * grid.Count;
                AddScaled(sum.Values.AsSpan(first), w, gaussian);
                if (sum.Gradient is not null)
                {
                    total.Clear();
                    AddScaled(total, dw, gaussian);
                    AddScaled(total, w * dg, slope);
                    sum.AddSlopes(i, j, r, first, total);
                }
            }
        }
    }

    private void AddAngles(Structure structure, int[] channels, NeighbourList neighbours, BroadenedGrid grid, FeatureSum sum)
    {
        var work = new AngleWork(new double[grid.Count], new double[grid.Count], new double[grid.Count]);
        for (var vertex = 0; vertex < structure.Count; vertex++)
        {
            var around = neighbours.Of(vertex);
            for (var n = 0; n < around.Length; n++)
            {
                foreach (var k in around[(n + 1)..])
                {
                    var tuple = channels[vertex] * Elements.PairCount + Elements.Pair(channels[around[n]], channels[k]);
                    AddAngle(structure, around[n], vertex, k, _firstAngle + tuple * grid.Count, grid, work, sum);
                }
            }
        }
    }

    /// <summary>cos = (a^2 + b^2 - c^2)/2ab with a = r_ij, b = r_jk, c = r_ik, so that its gradient is one along the three distances.</summary>
    private void AddAngle(Structure structure, int i, int j, int k, int first, BroadenedGrid grid, AngleWork work, FeatureSum sum)
    {
        var (a, b, c) = (structure.Distance(i, j), structure.Distance(j, k), structure.Distance(i, k));
        var cos = (a * a + b * b - c * c) / (2 * a * b);
        var ((fa, dfa), (fb, dfb)) = (_cutoff.At(a), _cutoff.At(b));
        var (s, decay) = (_settings.AngleDecay, Math.Exp(-_settings.AngleDecay * (a + b + c)));
        var w = fa * fb * decay;
        grid.Fill(cos, work.Gaussian, work.Slope);
        AddScaled(sum.Values.AsSpan(first), w, work.Gaussian);
        if (sum.Gradient is not null)
        {
            AddSlope(i, j, a, dfa * fb * decay - s * w, w * (1 / b - cos / a));
            AddSlope(j, k, b, fa * dfb * decay - s * w, w * (1 / a - cos / b));
            AddSlope(i, k, c, -s * w, -w * c / (a * b));
        }

        void AddSlope(int from, int to, double r, double ofWeight, double ofCosine)
        {
            Array.Clear(work.Total);
            AddScaled(work.Total, ofWeight, work.Gaussian);
            AddScaled(work.Total, ofCosine, work.Slope);
            sum.AddSlopes(from, to, r, first, work.Total);
        }
    }

    private (double Value, double Slope) Weight(double r)
    {
        var ((f, df), decay) = (_cutoff.At(r), Math.Exp(-_settings.PairDecay * r));
        return (f * decay, (df - _settings.PairDecay * f) * decay);
    }

    private static void AddScaled(Span<double> to, double factor, ReadOnlySpan<double> from)
    {
        for (var n = 0; n < from.Length; n++)
        {
            to[n] += factor * from[n];
        }
    }

    private IEnumerable<string> Names()
    {
        var e = Elements.Elements;
        var (pairs, pair) = (Elements.Pairs, _settings.PairFunction == MbtrPairFunction.Distance ? "r" : "1/r");
        var atoms = e.Select(x => $"Z {x}");
        var distances = pairs.Select(p => $"{pair} {e[p.First]}-{e[p.Second]}");
        var angles = e.SelectMany(v => pairs.Select(p => $"cos {e[p.First]}-{v}-{e[p.Second]}"));
        return [.. OnGrid(atoms, _settings.AtomicNumbers), .. OnGrid(distances, _settings.Pairs), .. OnGrid(angles, _settings.Angles)];
    }

    private static IEnumerable<string> OnGrid(IEnumerable<string> tuples, BroadenedGrid? grid) =>
        from tuple in tuples
        from i in Enumerable.Range(0, grid?.Count ?? 0)
        select $"MBTR {tuple} [{i + 1}] = {grid!.Point(i):G6}";

    private sealed record AngleWork(double[] Gaussian, double[] Slope, double[] Total);
}
