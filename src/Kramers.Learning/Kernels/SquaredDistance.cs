using System.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Kernels;

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
            SetRow(a.Row(i), byFeature, 0, distances.Row(i));
        }

        return distances;
    }

    /// <summary>Distances of one set of samples, [x.Rows, x.Rows], each pair once: zero below the diagonal.</summary>
    public static Matrix Upper(Matrix x)
    {
        var (distances, byFeature) = (new Matrix(x.Rows, x.Rows), x.Transpose());
        for (var i = 0; i < x.Rows; i++)
        {
            SetRow(x.Row(i), byFeature, i, distances.Row(i)[i..]);
        }

        return distances;
    }

    /// <summary>The upper triangle into the lower one, in blocks that stay in the cache.</summary>
    public static void Mirror(Matrix m)
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
                        m.Data[i * m.Columns + j] = m.Data[j * m.Columns + i];
                    }
                }
            }
        }
    }

    /// <summary>Four vectors of samples stay in registers while all features go by.</summary>
    private static void SetRow(ReadOnlySpan<double> sample, Matrix byFeature, int from, Span<double> distances)
    {
        var (j, width) = (0, Vector<double>.Count);
        for (; j <= distances.Length - 4 * width; j += 4 * width)
        {
            Vector<double> s0 = Vector<double>.Zero, s1 = s0, s2 = s0, s3 = s0;
            for (var k = 0; k < sample.Length; k++)
            {
                var (value, at) = (new Vector<double>(sample[k]), k * byFeature.Columns + from + j);
                var d0 = value - new Vector<double>(byFeature.Data, at);
                var d1 = value - new Vector<double>(byFeature.Data, at + width);
                var d2 = value - new Vector<double>(byFeature.Data, at + 2 * width);
                var d3 = value - new Vector<double>(byFeature.Data, at + 3 * width);
                (s0, s1, s2, s3) = (s0 + d0 * d0, s1 + d1 * d1, s2 + d2 * d2, s3 + d3 * d3);
            }

            s0.CopyTo(distances[j..]);
            s1.CopyTo(distances[(j + width)..]);
            s2.CopyTo(distances[(j + 2 * width)..]);
            s3.CopyTo(distances[(j + 3 * width)..]);
        }

        for (; j < distances.Length; j++)
        {
            for (var k = 0; k < sample.Length; k++)
            {
                var d = sample[k] - byFeature.Data[k * byFeature.Columns + from + j];
                distances[j] += d * d;
            }
        }
    }
}
