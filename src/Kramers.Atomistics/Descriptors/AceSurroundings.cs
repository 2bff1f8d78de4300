using Kramers.Chemistry;

namespace Kramers.Atomistics.Descriptors;

/// <summary>The density around one atom of one geometry, and how it follows each neighbour.</summary>
internal sealed class AceSurroundings
{
    private readonly AceSite _site;
    private readonly int _centre;
    private readonly (int Atom, int Type, double[] Slopes)[] _neighbours;

    internal AceSurroundings(AceSite site, IReadOnlyList<int> types, NeighbourList near, int centre)
    {
        (_site, _centre, Density) = (site, centre, new double[site.DensityLength]);
        var others = near.Of(centre);
        var vectors = near.VectorsOf(centre);
        _neighbours = new (int, int, double[])[others.Length];
        for (var n = 0; n < others.Length; n++)
        {
            var type = types[others[n]];
            var (_, length) = site.Block(type).GetOffsetAndLength(site.DensityLength);
            var slopes = new double[3 * length];
            site.AddNeighbour(type, vectors.Slice(3 * n, 3), Density, slopes);
            _neighbours[n] = (others[n], type, slopes);
        }
    }

    /// <summary>A.</summary>
    internal double[] Density { get; }

    /// <summary>Adds minus the derivatives of one invariant, whose derivative by the density is given, and clears that derivative again.</summary>
    /// <param name="invariant">Which places of the density it has.</param>
    /// <param name="gradient">dB/dA; zero again afterwards.</param>
    /// <param name="forces">[3N].</param>
    internal void AddForces(AceInvariant invariant, double[] gradient, Span<double> forces)
    {
        for (var f = 0; f < invariant.Order; f++)
        {
            var channel = invariant.Channels[f];
            if (f > 0 && channel == invariant.Channels[f - 1])
            {
                continue;
            }

            var block = gradient.AsSpan(channel.Offset, 2 * channel.L + 1);
            var start = channel.Offset - _site.Block(channel.Type).Start.Value;
            foreach (var (atom, type, slopes) in _neighbours)
            {
                if (type == channel.Type)
                {
                    Add(block, slopes.AsSpan(3 * start), forces.Slice(3 * atom, 3), forces.Slice(3 * _centre, 3));
                }
            }

            block.Clear();
        }
    }

    private static void Add(ReadOnlySpan<double> gradient, ReadOnlySpan<double> slopes, Span<double> neighbour, Span<double> centre)
    {
        for (var a = 0; a < gradient.Length; a++)
        {
            for (var c = 0; c < 3; c++)
            {
                var change = gradient[a] * slopes[3 * a + c];
                neighbour[c] -= change;
                centre[c] += change;
            }
        }
    }
}
