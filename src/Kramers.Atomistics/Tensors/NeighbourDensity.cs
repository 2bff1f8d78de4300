using Kramers.Chemistry;
using Kramers.Numerics.Angular;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Tensors;

/// <summary>One channel of a neighbour density: element, radial function and degree; its 2l + 1 numbers lie from <paramref name="Offset"/> on.</summary>
/// <param name="Element">Symbol of the neighbours.</param>
/// <param name="Radial">0 or 1.</param>
/// <param name="L">Degree of the harmonics.</param>
/// <param name="Offset">Place of m = -l in the expansion.</param>
public readonly record struct DensityChannel(string Element, int Radial, int L, int Offset);

/// <summary>
/// The expansion c_{Z n l m} = sum over neighbours j of element Z of g_n(r_j) sqrt(4 pi/(2l+1)) Y_lm(r_j) of the surroundings of
/// one atom, in real harmonics. Scaled so that the n = l = 0 channel has a root mean square of 1 over the training set.
/// </summary>
public sealed class NeighbourDensity
{
    private readonly int _lmax;
    private readonly Dictionary<string, RadialPair> _radial;

    private NeighbourDensity(int lmax, Dictionary<string, RadialPair> radial, IReadOnlyList<string> elements)
    {
        (_lmax, _radial) = (lmax, radial);
        var channels = new List<DensityChannel>();
        foreach (var element in elements)
        {
            for (var n = 0; n < 2; n++)
            {
                for (var l = 0; l <= lmax; l++)
                {
                    channels.Add(new DensityChannel(element, n, l, Length));
                    Length += 2 * l + 1;
                }
            }
        }

        Channels = channels;
    }

    /// <summary>All channels: element after element, radial function after radial function, degree after degree.</summary>
    public IReadOnlyList<DensityChannel> Channels { get; }

    /// <summary>Numbers in one expansion.</summary>
    public int Length { get; }

    /// <summary>Fits the radial functions to a training set.</summary>
    /// <exception cref="ArgumentException">No pair of centre and one of the neighbours lies within the cutoff.</exception>
    public static NeighbourDensity Fit(TensorFeatureSettings settings, IReadOnlyList<Structure> training)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(training);
        var radial = new Dictionary<string, RadialPair>(StringComparer.Ordinal);
        foreach (var element in settings.Neighbours)
        {
            var sites = training.SelectMany(s => Centres(s, settings.Centre).Select(i => Distances(s, i, element, settings.CutoffAngstrom))).ToList();
            var distances = sites.SelectMany(d => d).ToList();
            if (distances.Count == 0)
            {
                throw new ArgumentException($"No {element} lies within {settings.CutoffAngstrom} angstrom of {settings.Centre} in the training set.", nameof(settings));
            }

            var raw = RadialPair.Fit(distances, settings.CutoffAngstrom);
            var power = sites.Average(d => Math.Pow(d.Sum(r => raw.Evaluate(r).G0), 2));
            radial[element] = raw.Scaled(1 / Math.Sqrt(power));
        }

        return new NeighbourDensity(settings.LMax, radial, settings.Neighbours);
    }

    /// <summary>Indices of the atoms that carry the tensor.</summary>
    public static IEnumerable<int> Centres(Structure structure, string element)
    {
        ArgumentNullException.ThrowIfNull(structure);
        return Enumerable.Range(0, structure.Count).Where(i => structure.Elements[i].Symbol == element);
    }

    /// <summary>The expansion around an atom, length <see cref="Length"/>.</summary>
    public double[] Evaluate(Structure structure, int centre) => Evaluate(structure, centre, null);

    /// <summary>The expansion and its gradient.</summary>
    /// <returns>Values, length <see cref="Length"/>, and gradient, [<see cref="Length"/>, 3N], per angstrom.</returns>
    public (double[] Values, Matrix Gradient) EvaluateWithGradient(Structure structure, int centre)
    {
        ArgumentNullException.ThrowIfNull(structure);
        var gradient = new Matrix(Length, 3 * structure.Count);
        return (Evaluate(structure, centre, gradient), gradient);
    }

    private double[] Evaluate(Structure structure, int centre, Matrix? gradient)
    {
        var values = new double[Length];
        var count = RealSphericalHarmonics.Count(_lmax);
        Span<double> y = stackalloc double[count], dy = stackalloc double[3 * count];
        var x = structure.Positions;
        for (var j = 0; j < structure.Count; j++)
        {
            if (j == centre || !_radial.TryGetValue(structure.Elements[j].Symbol, out var radial))
            {
                continue;
            }

            ReadOnlySpan<double> d = [x[3 * j] - x[3 * centre], x[3 * j + 1] - x[3 * centre + 1], x[3 * j + 2] - x[3 * centre + 2]];
            var r = Math.Sqrt(d[0] * d[0] + d[1] * d[1] + d[2] * d[2]);
            var (g0, g1, slope0, slope1) = radial.Evaluate(r);
            RealSphericalHarmonics.EvaluateDirectionWithGradient(_lmax, d[0], d[1], d[2], y, dy);
            var offset = ElementOffset(structure.Elements[j].Symbol);
            for (var l = 0; l <= _lmax; l++)
            {
                var racah = Math.Sqrt(4 * Math.PI / (2 * l + 1));
                for (var m = l * l; m < (l + 1) * (l + 1); m++)
                {
                    values[offset + m] += racah * g0 * y[m];
                    values[offset + count + m] += racah * g1 * y[m];
                    for (var c = 0; gradient is not null && c < 3; c++)
                    {
                        var unit = d[c] / r;
                        AddToPair(gradient, offset + m, centre, j, c, racah * (g0 * dy[3 * m + c] + slope0 * unit * y[m]));
                        AddToPair(gradient, offset + count + m, centre, j, c, racah * (g1 * dy[3 * m + c] + slope1 * unit * y[m]));
                    }
                }
            }
        }

        return values;
    }

    private static void AddToPair(Matrix gradient, int row, int centre, int neighbour, int axis, double slope)
    {
        gradient[row, 3 * neighbour + axis] += slope;
        gradient[row, 3 * centre + axis] -= slope;
    }

    private int ElementOffset(string element) => Channels.First(c => c.Element == element).Offset;

    private static List<double> Distances(Structure structure, int centre, string element, double cutoff) =>
        [.. Enumerable.Range(0, structure.Count).Where(j => j != centre && structure.Elements[j].Symbol == element)
            .Select(j => structure.Distance(centre, j)).Where(r => r < cutoff)];
}
