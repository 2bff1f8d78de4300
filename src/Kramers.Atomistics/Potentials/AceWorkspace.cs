using Kramers.Atomistics.Descriptors;
using Kramers.Chemistry;

namespace Kramers.Atomistics.Potentials;

/// <summary>One neighbour of the atom in each lane.</summary>
/// <param name="X">Unit vector to the neighbour.</param>
/// <param name="Y">As X.</param>
/// <param name="Z">As X.</param>
/// <param name="InverseR">1/r, per angstrom.</param>
/// <param name="Decay">x = exp(-r/decay), the radial coordinate.</param>
/// <param name="DecaySlope">dx/dr, per angstrom.</param>
/// <param name="Cutoff">f_c(r).</param>
/// <param name="CutoffSlope">Its derivative, per angstrom.</param>
/// <param name="Type">Type of all of them.</param>
internal readonly record struct AceLaneNeighbour<T>(T X, T Y, T Z, T InverseR, T Decay, T DecaySlope, T Cutoff, T CutoffSlope, int Type);

/// <summary>Buffers for the atoms of one batch, and their neighbours side by side.</summary>
/// <param name="density">Numbers in the density.</param>
/// <param name="harmonics">Number of harmonics.</param>
/// <param name="functions">Number of radial functions.</param>
/// <param name="types">Number of types of neighbours.</param>
internal sealed class AceWorkspace<T>(int density, int harmonics, int functions, int types)
    where T : struct, ILanes<T>
{
    private const int Numbers = 8;

    private readonly int[] _counts = new int[types * T.Count];
    private readonly int[] _starts = new int[types + 1];
    private double[] _numbers = [];
    private int[] _pairs = [];
    private T[] _functions = [];

    /// <summary>A.</summary>
    internal T[] Density { get; } = new T[density];

    /// <summary>dE/dA.</summary>
    internal T[] Adjoint { get; } = new T[density];

    /// <summary>dE/dY_lm of one neighbour.</summary>
    internal T[] ByHarmonic { get; } = new T[harmonics];

    /// <summary>Neighbours, type after type; the first <see cref="Count"/> are meant.</summary>
    internal AceLaneNeighbour<T>[] Neighbours { get; private set; } = [];

    /// <summary>Number of neighbours of the atom that has most of them, type by type.</summary>
    internal int Count => _starts[^1];

    private int Stride => harmonics + 2 * functions;

    internal Span<T> Harmonics(int s) => _functions.AsSpan(s * Stride, harmonics);

    internal Span<T> Values(int s) => _functions.AsSpan(s * Stride + harmonics, functions);

    internal Span<T> Slopes(int s) => _functions.AsSpan(s * Stride + harmonics + functions, functions);

    /// <summary>Sorts the neighbours of the atoms by type, in the order of the list within one.</summary>
    internal void Fill(ReadOnlySpan<int> atoms, ReadOnlySpan<int> typeOf, NeighbourList near, AceSettings settings)
    {
        Reserve(atoms, typeOf, near);
        var cutoff = new SmoothCutoff(settings.CutoffAngstrom);
        for (var lane = 0; lane < atoms.Length; lane++)
        {
            var others = near.Of(atoms[lane]);
            var vectors = near.VectorsOf(atoms[lane]);
            for (var n = 0; n < others.Length; n++)
            {
                var type = typeOf[others[n]];
                var slot = _starts[type] + _counts[type * T.Count + lane]++;
                _pairs[slot * T.Count + lane] = near.First(atoms[lane]) + n;
                Map(vectors.Slice(3 * n, 3), cutoff, settings.DecayAngstrom, _numbers.AsSpan(slot * Numbers * T.Count + lane));
            }
        }

        for (var type = 0; type < types; type++)
        {
            for (var s = _starts[type]; s < _starts[type + 1]; s++)
            {
                Neighbours[s] = new AceLaneNeighbour<T>(Row(s, 0), Row(s, 1), Row(s, 2), Row(s, 3), Row(s, 4), Row(s, 5), Row(s, 6), Row(s, 7), type);
            }
        }
    }

    /// <summary>Writes derivatives to the places of their pairs.</summary>
    internal void Store(int s, T x, T y, T z, Span<double> slopes)
    {
        Span<double> lanes = stackalloc double[3 * T.Count];
        x.CopyTo(lanes);
        y.CopyTo(lanes[T.Count..]);
        z.CopyTo(lanes[(2 * T.Count)..]);
        for (var lane = 0; lane < T.Count; lane++)
        {
            if (_pairs[s * T.Count + lane] is >= 0 and var pair)
            {
                (slopes[3 * pair], slopes[3 * pair + 1], slopes[3 * pair + 2]) = (lanes[lane], lanes[T.Count + lane], lanes[2 * T.Count + lane]);
            }
        }
    }

    /// <summary>Room for as many neighbours of each type as the atom has that has most, all of them empty.</summary>
    private void Reserve(ReadOnlySpan<int> atoms, ReadOnlySpan<int> typeOf, NeighbourList near)
    {
        Array.Clear(_counts);
        for (var lane = 0; lane < atoms.Length; lane++)
        {
            foreach (var other in near.Of(atoms[lane]))
            {
                _counts[typeOf[other] * T.Count + lane]++;
            }
        }

        for (var type = 0; type < types; type++)
        {
            var most = 0;
            foreach (var count in _counts.AsSpan(type * T.Count, T.Count))
            {
                most = Math.Max(most, count);
            }

            _starts[type + 1] = _starts[type] + most;
        }

        Array.Clear(_counts);
        if (Neighbours.Length < Count)
        {
            (Neighbours, _numbers, _pairs, _functions) = (new AceLaneNeighbour<T>[Count], new double[Count * Numbers * T.Count], new int[Count * T.Count], new T[Count * Stride]);
        }

        Array.Clear(_numbers, 0, Count * Numbers * T.Count);
        Array.Fill(_pairs, -1, 0, Count * T.Count);
    }

    private static void Map(ReadOnlySpan<double> d, SmoothCutoff cutoff, double decay, Span<double> numbers)
    {
        var r = Math.Sqrt(d[0] * d[0] + d[1] * d[1] + d[2] * d[2]);
        if (!(r > 0))
        {
            throw new ArgumentException("Two atoms lie at the same place, or one lies nowhere.", nameof(d));
        }

        var (f, slope) = cutoff.At(r);
        var x = Math.Exp(-r / decay);
        var stride = T.Count;
        (numbers[0], numbers[stride], numbers[2 * stride], numbers[3 * stride]) = (d[0] / r, d[1] / r, d[2] / r, 1 / r);
        (numbers[4 * stride], numbers[5 * stride], numbers[6 * stride], numbers[7 * stride]) = (x, -x / decay, f, slope);
    }

    private T Row(int s, int row) => T.Load(_numbers.AsSpan((s * Numbers + row) * T.Count, T.Count));
}
