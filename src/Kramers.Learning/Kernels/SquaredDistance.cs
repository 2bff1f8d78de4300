using System.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Kernels;

/// <summary>Changes numbers in place.</summary>
internal delegate void Change(Span<double> values);

/// <summary>
/// |a_i - b_j|^2 by differences and not from a scalar product, which would lose the digits of close samples. Vectors run over
/// samples, so the sum over features has the same order on every processor.
/// </summary>
internal static class SquaredDistance
{
    /// <summary>[a.Rows, b.Rows].</summary>
    public static Matrix Between(Matrix a, Matrix b)
    {
        if (a.Columns != b.Columns)
        {
            throw new ArgumentException($"Samples of {a.Columns} and {b.Columns} features have no distance.", nameof(b));
        }

        var (distances, byFeature) = (new Matrix(a.Rows, b.Rows), b.Transpose());
        for (var i = 0; i < a.Rows; i++)
        {
            AddRow(a.Row(i), byFeature, 0, distances.Row(i));
        }

        return distances;
    }

    /// <summary>A function of the distances of one set of samples, [x.Rows, x.Rows], each pair once.</summary>
    public static Matrix Symmetric(Matrix x, Change change)
    {
        var (result, byFeature) = (new Matrix(x.Rows, x.Rows), x.Transpose());
        for (var i = 0; i < x.Rows; i++)
        {
            var row = result.Row(i)[i..];
            AddRow(x.Row(i), byFeature, i, row);
            change(row);
        }

        Mirror(result);
        return result;
    }

    private static void AddRow(ReadOnlySpan<double> sample, Matrix byFeature, int from, Span<double> distances)
    {
        var whole = distances.Length - distances.Length % Vector<double>.Count;
        for (var k = 0; k < sample.Length; k++)
        {
            ReadOnlySpan<double> others = byFeature.Row(k)[from..];
            var value = new Vector<double>(sample[k]);
            for (var j = 0; j < whole; j += Vector<double>.Count)
            {
                var d = value - new Vector<double>(others[j..]);
                (new Vector<double>(distances[j..]) + d * d).CopyTo(distances[j..]);
            }

            for (var j = whole; j < distances.Length; j++)
            {
                var d = sample[k] - others[j];
                distances[j] += d * d;
            }
        }
    }

    /// <summary>The upper triangle into the lower one, in blocks that stay in the cache.</summary>
    private static void Mirror(Matrix m)
    {
        const int Block = 32;
        for (var i0 = 0; i0 < m.Rows; i0 += Block)
        {
            for (var j0 = 0; j0 <= i0; j0 += Block)
            {
                for (var i = i0; i < Math.Min(i0 + Block, m.Rows); i++)
                {
                    for (var j = j0; j < Math.Min(j0 + Block, i); j++)
                    {
                        m[i, j] = m[j, i];
                    }
                }
            }
        }
    }
}
