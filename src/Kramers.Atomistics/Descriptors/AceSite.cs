using Kramers.Numerics.Angular;

namespace Kramers.Atomistics.Descriptors;

/// <summary>The expansion around atoms of one type: its radial functions, its density A_tnlm = sum over neighbours of R_n(r) sqrt(4 pi) Y_lm, its invariants.</summary>
internal sealed class AceSite
{
    private static readonly double Scale = Math.Sqrt(4 * Math.PI);

    private readonly AceRadialFunctions?[] _radial;
    private readonly AceChannel[][] _channels;

    /// <summary>Sets up the basis.</summary>
    /// <param name="radial">Radial functions for each type of neighbour; null where the training set has none near.</param>
    /// <param name="settings">Settings.</param>
    internal AceSite(AceRadialFunctions?[] radial, AceSettings settings)
    {
        _radial = radial;
        var most = settings.Degrees.Max();
        var (all, offset) = (new List<AceChannel>(), 0);
        for (var t = 0; t < radial.Length; t++)
        {
            for (var n = 0; n < (radial[t]?.Count ?? 0); n++)
            {
                for (var l = 0; l <= Math.Min(settings.LMax, most - n); l++)
                {
                    all.Add(new AceChannel(t, n, l, offset));
                    offset += 2 * l + 1;
                }
            }
        }

        var invariants = AceProducts.Of(all, settings);
        var used = invariants.SelectMany(i => i.Channels).ToHashSet();
        (_channels, var places) = Packed([.. all.Where(used.Contains)], radial.Length, offset);
        Invariants = [.. invariants.Select(i => i.At(places))];
        DensityLength = used.Sum(c => 2 * c.L + 1);
        LMax = used.Count == 0 ? 0 : used.Max(c => c.L);
    }

    /// <summary>Radial functions for each type of neighbour.</summary>
    internal IReadOnlyList<AceRadialFunctions?> Radial => _radial;

    /// <summary>The channels that stand in an invariant, for each type of neighbour; those of one type lie next to each other in the density.</summary>
    internal IReadOnlyList<AceChannel[]> Channels => _channels;

    /// <summary>Largest l among them.</summary>
    internal int LMax { get; }

    /// <summary>Numbers in the density.</summary>
    internal int DensityLength { get; }

    /// <summary>The features.</summary>
    internal IReadOnlyList<AceInvariant> Invariants { get; }

    /// <summary>Where the neighbours of a type enter the density.</summary>
    internal Range Block(int type) => _channels[type] is [var first, .., var last] ? first.Offset..(last.Offset + 2 * last.L + 1)
        : _channels[type] is [var only] ? only.Offset..(only.Offset + 2 * only.L + 1) : 0..0;

    /// <summary>Adds a neighbour to the density.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="d">[3] from the central atom to it, angstrom.</param>
    /// <param name="density">The whole density; added to.</param>
    /// <param name="slopes">[place in the block, 3] derivative by d, overwritten.</param>
    internal void AddNeighbour(int type, ReadOnlySpan<double> d, Span<double> density, Span<double> slopes)
    {
        if (_radial[type] is not { } radial)
        {
            return;
        }

        var count = RealSphericalHarmonics.Count(LMax);
        Span<double> y = stackalloc double[count], dy = stackalloc double[3 * count];
        Span<double> values = stackalloc double[radial.Count], dr = stackalloc double[radial.Count];
        var r = Math.Sqrt(d[0] * d[0] + d[1] * d[1] + d[2] * d[2]);
        RealSphericalHarmonics.EvaluateDirectionWithGradient(LMax, d[0], d[1], d[2], y, dy);
        radial.Evaluate(r, values, dr);
        var at = 0;
        foreach (var channel in _channels[type])
        {
            var (value, slope) = (Scale * values[channel.N], Scale * dr[channel.N] / r);
            for (var m = 0; m <= 2 * channel.L; m++, at++)
            {
                var h = channel.L * channel.L + m;
                density[channel.Offset + m] += value * y[h];
                for (var c = 0; c < 3; c++)
                {
                    slopes[3 * at + c] = value * dy[3 * h + c] + slope * d[c] * y[h];
                }
            }
        }
    }

    /// <summary>Channels by type, without the places between them that nothing stands for, and the new place of each old one.</summary>
    private static (AceChannel[][] Channels, int[] Places) Packed(AceChannel[] channels, int types, int length)
    {
        var (places, offset) = (new int[length], 0);
        foreach (var channel in channels)
        {
            for (var m = 0; m <= 2 * channel.L; m++)
            {
                places[channel.Offset + m] = offset++;
            }
        }

        return ([.. Enumerable.Range(0, types).Select(t => channels.Where(c => c.Type == t).Select(c => c with { Offset = places[c.Offset] }).ToArray())], places);
    }
}
