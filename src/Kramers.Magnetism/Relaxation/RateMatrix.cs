using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.Relaxation;

/// <summary>
/// Generator of dp/dt = W p for the populations p of n levels: W[a, b] is the rate from b to a in s^-1, not negative, and the
/// diagonal makes every column sum to zero.
/// </summary>
public sealed class RateMatrix
{
    private readonly double[] _rates;

    /// <summary>Takes the rates between levels ([to, from], s^-1). The diagonal of <paramref name="rates"/> is not read.</summary>
    /// <exception cref="ArgumentException">The matrix is not square, or a rate is negative or not finite.</exception>
    public RateMatrix(Matrix rates)
    {
        ArgumentNullException.ThrowIfNull(rates);
        if (rates.Rows != rates.Columns || rates.Rows == 0)
        {
            throw new ArgumentException($"A rate matrix is square, got {rates.Rows} x {rates.Columns}.", nameof(rates));
        }

        Dimension = rates.Rows;
        _rates = (double[])rates.Data.Clone();
        for (var a = 0; a < Dimension; a++)
        {
            _rates[a * Dimension + a] = 0;
            for (var b = 0; b < Dimension; b++)
            {
                if (!(this[a, b] >= 0) || !double.IsFinite(this[a, b]))
                {
                    throw new ArgumentException($"The rate from level {b} to {a} is {this[a, b]} s^-1: rates are finite and not negative.", nameof(rates));
                }
            }
        }

        for (var b = 0; b < Dimension; b++)
        {
            var exit = 0.0;
            for (var a = 0; a < Dimension; a++)
            {
                exit += this[a, b];
            }

            _rates[b * Dimension + b] = -exit;
        }
    }

    /// <summary>Number of levels.</summary>
    public int Dimension { get; }

    /// <summary>Rate from <paramref name="from"/> to <paramref name="to"/>, s^-1; on the diagonal minus the exit rate.</summary>
    public double this[int to, int from] => _rates[to * Dimension + from];

    /// <summary>Total rate out of a level, s^-1.</summary>
    public double ExitRate(int level) => -this[level, level];

    /// <summary>The generator, [n, n] in s^-1 (a copy).</summary>
    public Matrix ToMatrix() => new(Dimension, Dimension, (double[])_rates.Clone());

    /// <summary>Rates of independent processes add.</summary>
    public static RateMatrix operator +(RateMatrix a, RateMatrix b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return new RateMatrix(a.ToMatrix() + b.ToMatrix());
    }
}
