using System.Text.Json;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning;

/// <summary>
/// Brings columns to mean 0 and standard deviation 1 (division by n, not n - 1). It is learned from the training samples
/// alone and travels with the model, so that nothing leaks from samples that are left out. A column that does not vary is only
/// centred.
/// </summary>
public sealed class Standardisation
{
    private readonly double[] _mean;
    private readonly double[] _scale;

    private Standardisation(double[] mean, double[] scale) => (_mean, _scale) = (mean, scale);

    /// <summary>Number of columns.</summary>
    public int Columns => _mean.Length;

    /// <summary>Mean of each column, in its unit.</summary>
    public ReadOnlySpan<double> Mean => _mean;

    /// <summary>Standard deviation of each column, in its unit; 1 where it does not vary.</summary>
    public ReadOnlySpan<double> Scale => _scale;

    /// <summary>Learns means and, if <paramref name="scale"/> is set, standard deviations.</summary>
    /// <param name="x">[sample, column], at least one row.</param>
    /// <param name="scale">Whether to divide by the standard deviation as well.</param>
    /// <exception cref="ArgumentException">There are no rows.</exception>
    public static Standardisation Of(Matrix x, bool scale = true)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (x.Rows == 0)
        {
            throw new ArgumentException("The mean of no samples is not defined.", nameof(x));
        }

        var mean = Means(x);
        var variance = Variances(x, mean);
        for (var k = 0; k < mean.Length; k++)
        {
            // The mean of equal numbers may differ from them in the last digit.
            var varies = Varies(x, k);
            mean[k] = varies ? mean[k] : x[0, k];
            variance[k] = varies && scale && variance[k] > 0 ? variance[k] : 1;
        }

        return new Standardisation(mean, Array.ConvertAll(variance, Math.Sqrt));
    }

    /// <summary>Leaves columns as they are.</summary>
    internal static Standardisation None(int columns) => new(new double[columns], [.. Enumerable.Repeat(1.0, columns)]);

    /// <summary>(x - mean)/scale, [sample, column].</summary>
    public Matrix Apply(Matrix x) => Map(x, (value, k) => (value - _mean[k]) / _scale[k]);

    /// <summary>z scale + mean, [sample, column].</summary>
    public Matrix Undo(Matrix z) => Map(z, (value, k) => value * _scale[k] + _mean[k]);

    /// <summary>z scale: what <see cref="Undo"/> is for a standard deviation, [sample, column].</summary>
    public Matrix UndoScale(Matrix z) => Map(z, (value, k) => value * _scale[k]);

    internal void Write(Utf8JsonWriter json, string name)
    {
        json.WriteStartObject(name);
        json.WriteVector("mean", _mean);
        json.WriteVector("scale", _scale);
        json.WriteEndObject();
    }

    internal static Standardisation Read(JsonElement element)
    {
        var (mean, scale) = (element.Vector("mean"), element.Vector("scale"));
        return mean.Length == scale.Length ? new Standardisation(mean, scale) : throw new InvalidDataException("The standardisation of the model is incomplete.");
    }

    private static bool Varies(Matrix x, int column)
    {
        var first = x[0, column];
        for (var i = 1; i < x.Rows; i++)
        {
            if (x[i, column] != first)
            {
                return true;
            }
        }

        return false;
    }

    private static double[] Means(Matrix x)
    {
        var sums = new double[x.Columns];
        for (var i = 0; i < x.Rows; i++)
        {
            var row = x.Row(i);
            for (var k = 0; k < sums.Length; k++)
            {
                sums[k] += row[k];
            }
        }

        return Array.ConvertAll(sums, s => s / x.Rows);
    }

    private static double[] Variances(Matrix x, double[] mean)
    {
        var sums = new double[x.Columns];
        for (var i = 0; i < x.Rows; i++)
        {
            var row = x.Row(i);
            for (var k = 0; k < sums.Length; k++)
            {
                sums[k] += (row[k] - mean[k]) * (row[k] - mean[k]);
            }
        }

        return Array.ConvertAll(sums, s => s / x.Rows);
    }

    private static Matrix Map(Matrix x, Func<double, int, double> change)
    {
        ArgumentNullException.ThrowIfNull(x);
        var result = new Matrix(x.Rows, x.Columns);
        for (var i = 0; i < x.Rows; i++)
        {
            var from = x.Row(i);
            var to = result.Row(i);
            for (var k = 0; k < from.Length; k++)
            {
                to[k] = change(from[k], k);
            }
        }

        return result;
    }
}
