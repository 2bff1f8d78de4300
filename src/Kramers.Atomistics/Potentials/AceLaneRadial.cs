using Kramers.Atomistics.Descriptors;

namespace Kramers.Atomistics.Potentials;

/// <summary>The radial functions of one pair of types in lanes: the recurrence of <see cref="AceRadialFunctions"/>, without divisions.</summary>
internal sealed class AceLaneRadial<T>
    where T : struct, ILanes<T>
{
    private readonly double[] _centre;
    private readonly double[] _root;
    private readonly double[] _inverseRoot;

    /// <summary>Takes the first functions.</summary>
    internal AceLaneRadial(AceRadialFunctions radial, int count)
    {
        (_centre, _root) = ([.. radial.Centre.Take(count)], [.. radial.Root.Take(count)]);
        _inverseRoot = Array.ConvertAll(_root, r => 1 / r);
    }

    /// <summary>R_n and dR_n/dr of a neighbour in each lane.</summary>
    internal void Evaluate(in AceLaneNeighbour<T> n, Span<T> values, Span<T> slopes)
    {
        var (p, slope, before, slopeBefore) = (T.All(_inverseRoot[0]), T.All(0), T.All(0), T.All(0));
        var turn = n.Cutoff * n.DecaySlope;
        for (var k = 0; k < _centre.Length; k++)
        {
            values[k] = n.Cutoff * p;
            slopes[k] = T.MultiplyAdd(n.CutoffSlope, p, turn * slope);
            if (k + 1 < _centre.Length)
            {
                var (x, b, inverse) = (n.Decay - T.All(_centre[k]), T.All(k == 0 ? 0 : _root[k]), T.All(_inverseRoot[k + 1]));
                var next = (x * p - b * before) * inverse;
                var slopeNext = (T.MultiplyAdd(x, slope, p) - b * slopeBefore) * inverse;
                (before, slopeBefore, p, slope) = (p, slope, next, slopeNext);
            }
        }
    }
}
