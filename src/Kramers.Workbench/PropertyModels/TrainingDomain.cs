using System.Text.Json;
using System.Text.Json.Nodes;
using Kramers.Learning;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Workbench.PropertyModels;

/// <summary>How far a sample lies from those of the training.</summary>
/// <param name="Leverage">1/n + t^T (T^T T)^-1 t over the principal components t.</param>
/// <param name="OffPlane">Distance to their plane, in standard deviations of the features.</param>
/// <param name="Beyond">Number of features more than a tenth of their range outside it.</param>
/// <param name="IsOutside">Whether one of the three is larger than a sample like those of the training would have it.</param>
public readonly record struct DomainDistance(double Leverage, double OffPlane, int Beyond, bool IsOutside);

/// <summary>
/// Where the training samples lie, to tell predictions that extrapolate. Standardised features are projected on the principal components
/// that hold 99 % of their variance, a fifth as many as samples at most; the leverage there is compared with 3 (r + 1)/n, three times its
/// mean (Williams plot: Gramatica, QSAR Comb. Sci. 26, 694 (2007), doi:10.1002/qsar.200610151), the distance to their plane
/// with the largest of the training (Eriksson et al., Environ. Health Perspect. 111, 1361 (2003), doi:10.1289/ehp.5758).
/// A sample is outside, too, if more than one feature in twenty is beyond its range by a tenth of it.
/// </summary>
public sealed class TrainingDomain
{
    private const double Explained = 0.99;
    private const double Room = 0.1;
    private const double MostBeyond = 0.05;

    private readonly int _samples;
    private readonly double[] _mean, _scale, _minimum, _maximum, _variances;
    private readonly Matrix _directions; // [component, feature]

    private TrainingDomain(int samples, double[] mean, double[] scale, double[] minimum, double[] maximum, double[] variances, Matrix directions, double largestOffPlane)
    {
        (_samples, _mean, _scale, _minimum, _maximum, _variances, _directions) = (samples, mean, scale, minimum, maximum, variances, directions);
        LargestOffPlane = largestOffPlane;
    }

    /// <summary>Leverage above which a sample is outside, 3 (r + 1)/n.</summary>
    public double LargestLeverage => 3.0 * (_variances.Length + 1) / _samples;

    /// <summary>Distance to the plane of the components above which a sample is outside, in standard deviations of the features.</summary>
    public double LargestOffPlane { get; }

    /// <summary>Number of principal components.</summary>
    public int Components => _variances.Length;

    /// <summary>Learns from the features of the training samples, [sample, feature].</summary>
    public static TrainingDomain Of(Matrix x)
    {
        ArgumentNullException.ThrowIfNull(x);
        var standard = Standardisation.Of(x);
        var (variances, directions) = Principal(standard.Apply(x));
        double Extreme(int k, Func<IEnumerable<double>, double> of) => of(Enumerable.Range(0, x.Rows).Select(i => x[i, k]));
        var domain = new TrainingDomain(
            x.Rows, standard.Mean.ToArray(), standard.Scale.ToArray(),
            [.. Enumerable.Range(0, x.Columns).Select(k => Extreme(k, Enumerable.Min))], [.. Enumerable.Range(0, x.Columns).Select(k => Extreme(k, Enumerable.Max))], variances, directions, 0);
        var largest = Enumerable.Range(0, x.Rows).Max(i => domain.DistanceOf(x.Row(i)).OffPlane);
        return new TrainingDomain(x.Rows, domain._mean, domain._scale, domain._minimum, domain._maximum, variances, directions, largest);
    }

    /// <summary>Compares a sample, [feature] in the units of the training, with those of the training.</summary>
    public DomainDistance DistanceOf(ReadOnlySpan<double> sample)
    {
        var (z, leverage, beyond) = (new double[sample.Length], 1.0 / _samples, 0);
        for (var k = 0; k < z.Length; k++)
        {
            z[k] = (sample[k] - _mean[k]) / _scale[k];
            var room = Room * (_maximum[k] - _minimum[k]);
            beyond += sample[k] < _minimum[k] - room || sample[k] > _maximum[k] + room ? 1 : 0;
        }

        for (var c = 0; c < _variances.Length; c++)
        {
            var direction = _directions.Row(c);
            var score = 0.0;
            for (var k = 0; k < z.Length; k++)
            {
                score += z[k] * direction[k];
            }

            for (var k = 0; k < z.Length; k++)
            {
                z[k] -= score * direction[k];
            }

            leverage += score * score / (_samples * _variances[c]);
        }

        // Rounding alone moves a sample off a plane that holds all features.
        var offPlane = Math.Sqrt(z.Sum(r => r * r));
        return new DomainDistance(leverage, offPlane, beyond, leverage > LargestLeverage || offPlane > LargestOffPlane + 1e-9 * Math.Sqrt(z.Length) || beyond > MostBeyond * z.Length);
    }

    internal JsonObject ToJson() => new()
    {
        ["samples"] = _samples,
        ["mean"] = JsonNumbers.Of(_mean),
        ["scale"] = JsonNumbers.Of(_scale),
        ["minimum"] = JsonNumbers.Of(_minimum),
        ["maximum"] = JsonNumbers.Of(_maximum),
        ["variances"] = JsonNumbers.Of(_variances),
        ["directions"] = JsonNumbers.Of(_directions),
        ["largestOffPlane"] = LargestOffPlane,
    };

    internal static TrainingDomain Read(JsonElement json)
    {
        var domain = new TrainingDomain(
            json.GetProperty("samples").GetInt32(), json.Doubles("mean"), json.Doubles("scale"), json.Doubles("minimum"), json.Doubles("maximum"), json.Doubles("variances"),
            json.Matrix("directions"), json.GetProperty("largestOffPlane").GetDouble());
        int[] lengths = [domain._scale.Length, domain._minimum.Length, domain._maximum.Length, domain._directions.Columns];
        return domain._directions.Rows == domain._variances.Length && Array.TrueForAll(lengths, l => l == domain._mean.Length)
            ? domain
            : throw new InvalidDataException("The description of the training samples is damaged.");
    }

    /// <summary>The largest principal components of centred columns: variances (division by n), and directions [component, feature].</summary>
    private static (double[] Variances, Matrix Directions) Principal(Matrix z)
    {
        var (algebra, few) = (DenseLinearAlgebra.Best, z.Rows < z.Columns);
        var eigen = algebra.Symmetric(few ? algebra.Multiply(z, z.Transpose()) : algebra.Multiply(z.Transpose(), z));
        var (n, total) = (eigen.Values.Length, eigen.Values.Sum(v => Math.Max(v, 0)));
        var (kept, explained) = (new List<int>(), 0.0);
        for (var k = n - 1; k >= 0 && kept.Count < Math.Max(1, z.Rows / 5) && explained < Explained * total; k--)
        {
            kept.Add(k);
            explained += eigen.Values[k];
        }

        var vectors = SampleTable.Columns(eigen.Vectors, [.. kept]);
        var directions = (few ? algebra.Multiply(z.Transpose(), vectors) : vectors).Transpose();
        for (var c = 0; few && c < directions.Rows; c++)
        {
            foreach (ref var d in directions.Row(c))
            {
                d /= Math.Sqrt(eigen.Values[kept[c]]);
            }
        }

        return ([.. kept.Select(k => eigen.Values[k] / z.Rows)], directions);
    }
}
