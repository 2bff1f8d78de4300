using Kramers.Learning;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Learning;

/// <summary>Data whose law is known, and comparisons of predictions.</summary>
internal static class Synthetic
{
    /// <summary>Features of different units and offsets, [samples, features].</summary>
    public static Matrix Features(int samples, int features, ulong seed)
    {
        var random = new SeededRandom(seed);
        var x = new Matrix(samples, features);
        for (var i = 0; i < x.Data.Length; i++)
        {
            var k = i % features;
            x.Data[i] = 3 * k + Math.Pow(10, k % 3 - 1) * random.Gaussian();
        }

        return x;
    }

    /// <summary>A linear law with noise of 0.05 in the standardised features, [sample, target].</summary>
    public static Matrix Targets(Matrix x, int targets, ulong seed)
    {
        var random = new SeededRandom(seed);
        var y = new Matrix(x.Rows, targets);
        for (var i = 0; i < x.Rows; i++)
        {
            for (var t = 0; t < targets; t++)
            {
                y[i, t] = 5 * t + 0.05 * random.Gaussian();
                for (var k = 0; k < Math.Min(x.Columns, 4); k++)
                {
                    y[i, t] += (1 + ((k + t) % 3)) * (x[i, k] - 3 * k) / Math.Pow(10, k % 3 - 1);
                }
            }
        }

        return y;
    }

    /// <summary>A fit that ends with the test.</summary>
    public static IRegressor Learn(this ILearner learner, Matrix x, Matrix y, ulong seed = 1) =>
        learner.Fit(x, y, seed, TestContext.Current.CancellationToken);

    public static Matrix Rows(Matrix m, Func<int, bool> takes) =>
        Matrix.FromRows([.. Enumerable.Range(0, m.Rows).Where(takes).Select(i => m.Row(i).ToArray())]);

    public static Matrix Column(Matrix m, int column) => new(m.Rows, 1, [.. Enumerable.Range(0, m.Rows).Select(i => m[i, column])]);

    /// <summary>Columns to mean 0 and, if asked, standard deviation 1, written out once more.</summary>
    public static Matrix Standardised(Matrix x, bool scale = true)
    {
        var z = x.Copy();
        for (var k = 0; k < x.Columns; k++)
        {
            var column = Column(x, k).Data;
            var mean = column.Average();
            var deviation = scale ? Math.Sqrt(column.Average(v => (v - mean) * (v - mean))) : 1;
            for (var i = 0; i < x.Rows; i++)
            {
                z[i, k] = (x[i, k] - mean) / deviation;
            }
        }

        return z;
    }

    public static void AssertClose(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - actual[i]) <= tolerance, $"Number {i}: {actual[i]:r} instead of {expected[i]:r}.");
        }
    }
}
