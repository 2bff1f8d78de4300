using Kramers.Atomistics.Descriptors;
using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Tensors;

/// <summary>
/// How alike the surroundings of two centres are: kappa = 1 + exp(-|G - G'|^2/(2 s^2)), G the Gaussian moments of a centre
/// (<see cref="GaussianMoments"/>), each over its standard deviation in training, and all over sqrt(2 x number of moments that vary), so that two
/// geometries of training are 1 apart on average.
/// </summary>
public sealed class MomentKernel
{
    private readonly GaussianMoments _moments;
    private readonly double[] _scale;

    private MomentKernel(GaussianMoments moments, double[] scale) => (_moments, _scale) = (moments, scale);

    /// <summary>Measures the scale of the moments.</summary>
    /// <param name="centre">Element of the centres.</param>
    /// <param name="training">Training geometries.</param>
    /// <param name="cutoffAngstrom">Cutoff of the moments, angstrom.</param>
    public static MomentKernel Fit(string centre, IReadOnlyList<Structure> training, double cutoffAngstrom)
    {
        ArgumentNullException.ThrowIfNull(training);
        string[] elements = [.. training.SelectMany(s => s.Elements).Distinct().OrderBy(e => e.AtomicNumber).Select(e => e.Symbol)];
        var moments = new GaussianMoments(new GaussianMomentSettings { Elements = elements, CutoffAngstrom = cutoffAngstrom });
        var kernel = new MomentKernel(moments, [.. Enumerable.Repeat(1.0, moments.Length)]);
        double[][] all = [.. training.SelectMany(s => kernel.Moments(s, NeighbourDensity.Centres(s, centre)))];
        double[] deviation = [.. Enumerable.Range(0, moments.Length).Select(k => Deviation([.. all.Select(g => g[k])]))];
        var varying = Math.Sqrt(2.0 * deviation.Count(d => d > 0));
        return new MomentKernel(moments, Array.ConvertAll(deviation, d => d > 0 ? 1 / (d * varying) : 0));
    }

    /// <summary>Scaled moments of some atoms.</summary>
    internal double[][] Moments(Structure structure, IEnumerable<int> centres)
    {
        var values = _moments.Evaluate(structure);
        return [.. centres.Select(i => Enumerable.Range(0, _scale.Length).Select(k => _scale[k] * values[i, k]).ToArray())];
    }

    /// <summary>|G - G'|^2.</summary>
    internal static double SquareDistance(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var k = 0; k < a.Length; k++)
        {
            sum += (a[k] - b[k]) * (a[k] - b[k]);
        }

        return sum;
    }

    /// <summary>kappa for a squared distance and a width s.</summary>
    internal static double Value(double square, double width) => 1 + Math.Exp(-square / (2 * width * width));

    /// <summary>d kappa/d(|G - G'|^2).</summary>
    internal static double Slope(double square, double width) => -Math.Exp(-square / (2 * width * width)) / (2 * width * width);

    /// <summary>Adds sum_k c_mk dG_k/dx of each centre to rows m, [2l + 1, 3N].</summary>
    internal void AddGradient(Structure structure, IReadOnlyDictionary<int, Matrix> byMoments, Matrix gradient)
    {
        foreach (var (centre, neighbour, derivative) in _moments.EvaluateWithGradient(structure).Pairs)
        {
            if (!byMoments.TryGetValue(centre, out var weights))
            {
                continue;
            }

            for (var n = 0; n < 3 * weights.Rows; n++)
            {
                var (m, c, sum) = (n / 3, n % 3, 0.0);
                for (var k = 0; k < _scale.Length; k++)
                {
                    sum += weights[m, k] * _scale[k] * derivative[c, k];
                }

                gradient[m, 3 * neighbour + c] += sum;
                gradient[m, 3 * centre + c] -= sum;
            }
        }
    }

    private static double Deviation(double[] values)
    {
        var mean = values.Average();
        var deviation = Math.Sqrt(values.Average(x => (x - mean) * (x - mean)));
        return deviation > 1e-8 * Math.Abs(mean) ? deviation : 0; // rounding of what never varies
    }
}
