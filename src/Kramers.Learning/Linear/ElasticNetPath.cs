using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Linear;

/// <summary>Normal equations of one set of samples, from which the minima for all penalties follow.</summary>
internal sealed class ElasticNetPath
{
    private readonly ElasticNet _settings;
    private readonly Matrix _gram; // X^T X/n
    private readonly Matrix _correlation; // [target, feature] X^T y/n
    private readonly double[] _squares; // y.y/n

    private ElasticNetPath(ElasticNet settings, Matrix gram, Matrix correlation, double[] squares) =>
        (_settings, _gram, _correlation, _squares) = (settings, gram, correlation, squares);

    public static ElasticNetPath Prepare(StandardisedData data, ElasticNet settings)
    {
        var (algebra, n) = (DenseLinearAlgebra.Best, data.X.Rows);
        var squares = new double[data.Y.Columns];
        for (var i = 0; i < data.Y.Data.Length; i++)
        {
            squares[i % squares.Length] += data.Y.Data[i] * data.Y.Data[i] / n;
        }

        return new ElasticNetPath(settings, Scaled(algebra.Gram(data.X), n), Scaled(algebra.Multiply(data.Y.Transpose(), data.X), n), squares);
    }

    /// <summary>Penalties of a target, falling in equal ratios from the one at which all coefficients are zero.</summary>
    public double[] Alphas(int target)
    {
        var largest = 0.0;
        foreach (var c in _correlation.Row(target))
        {
            largest = Math.Max(largest, Math.Abs(c) / _settings.L1Ratio);
        }

        // A target without any correlation has no path; any penalty gives zero.
        largest = largest > 0 ? largest : 1;
        return [.. Enumerable.Range(0, _settings.Steps).Select(k => largest * Math.Pow(_settings.SmallestAlpha, k / (_settings.Steps - 1.0)))];
    }

    /// <summary>Coefficients [feature, penalty], each minimum starting from the one before.</summary>
    public Matrix Follow(int target, double[] alphas, CancellationToken cancellation)
    {
        var descent = new CoordinateDescent(_gram, _correlation.Row(target).ToArray(), _squares[target]);
        var coefficients = new Matrix(_gram.Rows, alphas.Length);
        for (var k = 0; k < alphas.Length; k++)
        {
            descent.Minimise(alphas[k], _settings.L1Ratio, _settings.Tolerance, cancellation);
            for (var j = 0; j < _gram.Rows; j++)
            {
                coefficients[j, k] = descent.Coefficients[j];
            }
        }

        return coefficients;
    }

    private static Matrix Scaled(Matrix m, int n)
    {
        foreach (ref var v in m.Data.AsSpan())
        {
            v /= n;
        }

        return m;
    }
}
