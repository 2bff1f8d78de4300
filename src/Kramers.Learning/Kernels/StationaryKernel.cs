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
    public override Matrix Of(Matrix x) => SquaredDistance.Symmetric(Scaled(x), ToValues);

    /// <inheritdoc/>
    public override double[] Diagonal(Matrix x, bool withNoise)
    {
        ArgumentNullException.ThrowIfNull(x);
        return [.. Enumerable.Repeat(1.0, x.Rows)];
    }

    /// <inheritdoc/>
    /// <remarks>
    /// With z = x/l and V_ij = W_ij dk/ds: dk/d ln l_k = -2 (z_ik - z_jk)^2 dk/ds, and sum_ij V_ij (z_ik - z_jk)^2 =
    /// 2 (sum_i z_ik^2 (V 1)_i - sum_i z_ik (V Z)_ik): one matrix product for all features.
    /// </remarks>
    public override void AddGradient(Matrix x, Matrix weights, Span<double> gradient)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var z = Scaled(x);
        var v = SquaredDistance.Symmetric(z, ToDerivatives);
        for (var i = 0; i < v.Data.Length; i++)
        {
            v.Data[i] *= weights.Data[i];
        }

        var vz = DenseLinearAlgebra.Best.Multiply(v, z);
        for (var i = 0; i < z.Rows; i++)
        {
            var sum = 0.0;
            foreach (var value in v.Row(i))
            {
                sum += value;
            }

            for (var k = 0; k < z.Columns; k++)
            {
                gradient[k % _lengthScales.Length] -= 4 * z[i, k] * (z[i, k] * sum - vz[i, k]);
            }
        }
    }

    internal override void Write(Utf8JsonWriter json) => json.WriteVector("lengthScales", _lengthScales);

    /// <summary>s becomes k, in place.</summary>
    private protected abstract void ToValues(Span<double> s);

    /// <summary>s becomes dk/ds, in place; where that diverges at s = 0, zero, for it is only ever multiplied by s.</summary>
    private protected abstract void ToDerivatives(Span<double> s);

    private Matrix Scaled(Matrix x)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (_lengthScales.Length != 1 && _lengthScales.Length != x.Columns)
        {
            throw new ArgumentException($"The kernel has {_lengthScales.Length} length scales, the samples {x.Columns} features.", nameof(x));
        }

        var z = new Matrix(x.Rows, x.Columns);
        for (var i = 0; i < z.Data.Length; i++)
        {
            z.Data[i] = x.Data[i] / _lengthScales[i % x.Columns % _lengthScales.Length];
        }

        return z;
    }
}
