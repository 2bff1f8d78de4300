using System.Runtime.InteropServices;
using Kramers.Chemistry;

namespace Kramers.Atomistics.Descriptors;

/// <summary>One neighbour within the cutoff of its pair.</summary>
/// <param name="Neighbour">Index of the atom of which it is, or is an image.</param>
/// <param name="X">Neighbour minus centre, angstrom.</param>
/// <param name="Y">As X.</param>
/// <param name="Z">As X.</param>
/// <param name="R">Distance, angstrom.</param>
/// <param name="Cutoff">Cutoff of this pair, angstrom.</param>
/// <param name="Weight">Weight of the neighbour's element.</param>
/// <param name="Channel">Density to which it belongs.</param>
internal readonly record struct BispectrumPair(int Neighbour, double X, double Y, double Z, double R, double Cutoff, double Weight, int Channel);

/// <summary>What the bispectrum sees of a structure: the elements, and for each atom its neighbours, channel after channel.</summary>
internal sealed class BispectrumPairs
{
    private readonly int[] _offsets;
    private readonly BispectrumPair[] _all;

    /// <summary>Sorts out the neighbours.</summary>
    /// <param name="list">All within the longest cutoff of a pair.</param>
    /// <param name="settings">Cutoffs, weights, channels.</param>
    /// <param name="elements">Place of each atom's element in the settings.</param>
    public BispectrumPairs(NeighbourList list, BispectrumSettings settings, int[] elements)
    {
        Elements = elements;
        _offsets = new int[elements.Length + 1];
        var (pairs, channels) = (new List<BispectrumPair>(2 * list.PairCount), settings.ElementChannels ? settings.Elements.Count : 1);
        for (var i = 0; i < elements.Length; i++)
        {
            for (var channel = 0; channel < channels; channel++)
            {
                AddNeighbours(list, settings, i, channel, pairs);
            }

            _offsets[i + 1] = pairs.Count;
        }

        _all = [.. pairs];
    }

    /// <summary>Place of each atom's element in the settings.</summary>
    public int[] Elements { get; }

    /// <summary>Number of atoms.</summary>
    public int Atoms => Elements.Length;

    /// <summary>All pairs, those of atom 0 first.</summary>
    public ReadOnlySpan<BispectrumPair> All => _all;

    /// <summary>The first pair of an atom; that of the atom after the last is the number of pairs.</summary>
    public int First(int atom) => _offsets[atom];

    /// <summary>Neighbours of an atom.</summary>
    public ReadOnlySpan<BispectrumPair> Of(int atom) => _all.AsSpan(_offsets[atom].._offsets[atom + 1]);

    private void AddNeighbours(NeighbourList list, BispectrumSettings settings, int i, int channel, List<BispectrumPair> pairs)
    {
        var near = list.Of(i);
        var vectors = MemoryMarshal.Cast<double, Vector>(list.VectorsOf(i));
        var radius = settings.Elements[Elements[i]].Value.Radius;
        for (var n = 0; n < near.Length; n++)
        {
            var element = Elements[near[n]];
            if (settings.ElementChannels && element != channel)
            {
                continue;
            }

            var (other, d) = (settings.Elements[element].Value, vectors[n]);
            var (r, cutoff) = (Math.Sqrt(d.X * d.X + d.Y * d.Y + d.Z * d.Z), settings.CutoffFactor * (radius + other.Radius));
            if (r < cutoff)
            {
                pairs.Add(new BispectrumPair(near[n], d.X, d.Y, d.Z, r, cutoff, other.Weight, channel));
            }
        }
    }

    private readonly record struct Vector(double X, double Y, double Z);
}
