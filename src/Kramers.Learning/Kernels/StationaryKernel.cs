using System.Text.Json;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Kernels;

/// <summary>
/// k of s = sum_k (x_k - x'_k)^2/l_k^2 alone, 1 where s = 0. One length l for all features, or one for each: automatic relevance
/// determination, in which a feature that does not matter gets a long l.
/// </summary>
public abstract class StationaryKernel : Kernel
{
    private readonly double[] _lengthScales;

    private protected StationaryKernel(double[] lengthScales)
    {
        ArgumentNullException.ThrowIfNull(lengthScales);
        if (lengthScales.Length == 0)
        {
            throw new ArgumentException("A kernel needs one length scale, or one per feature.", nameof(lengthScales));
        }

        _lengthScales = Array.ConvertAll(lengthScales, l => Positive(l, nameof(lengthScales)));
    }

    /// <summary>One for all, or one per feature, in units of the (standardised) features.</summary>
    public ReadOnlySpan<double> LengthScales => _lengthScales;

    /// <inheritdoc/>
    public override double[] LogParameters => Array.ConvertAll(_lengthScales, Math.Log);

    /// <inheritdoc/>
    public override Matrix Between(Matrix a, Matrix b)
    {
        var distances = SquaredDistance.Between(Scaled(a), Scaled(b));
        ToValues(distances.Data);
        return distances;
    }

    /// <inheritdoc/>
    public override double[] Diagonal(Matrix x, bool withNoise)
    {
        ArgumentNullException.ThrowIfNull(x);
        return [.. Enumerable.Repeat(1.0, x.Rows)];
    }

    /// <remarks>With one length the distances of the samples are those of all parameters, with many they are made anew.</remarks>
    internal override KernelMatrix On(SamplePairs pairs)
    {
        var (distances, factor) = _lengthScales.Length == 1
            ? (pairs.SquaredDistances, 1 / (_lengthScales[0] * _lengthScales[0]))
            : (SquaredDistance.Upper(Scaled(pairs.X)), 1.0);
        var k = new Matrix(distances.Rows, distances.Rows);
        for (var i = 0; i < k.Rows; i++)
        {
            var row = k.Row(i)[i..];
            Scale(distances.Row(i)[i..], factor, row);
            ToValues(row);
        }

        SquaredDistance.Mirror(k);
        return _lengthScales.Length == 1
            ? new KernelMatrix(k, (weights, gradient) => gradient[0] += GradientOfOne(distances, factor, k, weights))
            : new KernelMatrix(k, (weights, gradient) => AddGradientOfEach(pairs.X, distances, k, weights, gradient));
    }

    internal override void Write(Utf8JsonWriter json) => json.WriteVector("lengthScales", _lengthScales);

    /// <summary>s becomes k, in place.</summary>
    private protected abstract void ToValues(Span<double> s);

    /// <summary>k of s becomes dk/ds, in place; where that diverges at s = 0, zero, for it is only ever multiplied by s.</summary>
    private protected abstract void ToDerivatives(ReadOnlySpan<double> s, Span<double> k);

    /// <summary>sum_ij W_ij dk_ij/d ln l with dk/d ln l = -2 s dk/ds; both triangles are the same.</summary>
    private double GradientOfOne(Matrix distances, double factor, Matrix k, Matrix weights)
    {
        double[] s = new double[k.Rows], derivatives = new double[k.Rows];
        var sum = 0.0;
        for (var i = 0; i < k.Rows; i++)
        {
            var count = k.Rows - i - 1;
            Scale(distances.Row(i)[(i + 1)..], factor, s);
            k.Row(i)[(i + 1)..].CopyTo(derivatives);
            ToDerivatives(s.AsSpan(0, count), derivatives.AsSpan(0, count));
            var w = weights.Row(i)[(i + 1)..];
            for (var j = 0; j < w.Length; j++)
            {
                sum += w[j] * s[j] * derivatives[j];
            }
        }

        return -4 * sum;
    }

    /// <summary>
    /// With z = x/l and V_ij = W_ij dk/ds: dk/d ln l_k = -2 (z_ik - z_jk)^2 dk/ds, and sum_ij V_ij (z_ik - z_jk)^2 =
    /// 2 (sum_i z_ik^2 (V 1)_i - sum_i z_ik (V Z)_ik): one matrix product for all features.
    /// </summary>
    private void AddGradientOfEach(Matrix x, Matrix distances, Matrix k, Matrix weights, Span<double> gradient)
    {
        var v = k.Copy();
        for (var i = 0; i < v.Rows; i++)
        {
            var row = v.Row(i)[i..];
            ToDerivatives(distances.Row(i)[i..], row);
            var w = weights.Row(i)[i..];
            for (var j = 0; j < row.Length; j++)
            {
                row[j] *= w[j];
            }
        }

        SquaredDistance.Mirror(v);
        var z = Scaled(x);
        var vz = DenseLinearAlgebra.Best.Multiply(v, z);
        for (var i = 0; i < z.Rows; i++)
        {
            var zi = z.Row(i);
            var vzi = vz.Row(i);
            var sum = 0.0;
            foreach (var value in v.Row(i))
            {
                sum += value;
            }

            for (var f = 0; f < zi.Length; f++)
            {
                gradient[f] -= 4 * zi[f] * (zi[f] * sum - vzi[f]);
            }
        }
    }

    private static void Scale(ReadOnlySpan<double> values, double factor, Span<double> to)
    {
        for (var j = 0; j < values.Length; j++)
        {
            to[j] = factor * values[j];
        }
    }

    private Matrix Scaled(Matrix x)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (_lengthScales.Length != 1 && _lengthScales.Length != x.Columns)
        {
            throw new ArgumentException($"The kernel has {_lengthScales.Length} length scales, the samples {x.Columns} features.", nameof(x));
        }

        var z = new Matrix(x.Rows, x.Columns);
        for (var i = 0; i < z.Rows; i++)
        {
            var from = x.Row(i);
            var to = z.Row(i);
            for (var f = 0; f < to.Length; f++)
            {
                to[f] = from[f] / _lengthScales[_lengthScales.Length == 1 ? 0 : f];
            }
        }

        return z;
    }
}
