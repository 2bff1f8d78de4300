using Kramers.Learning.Linear;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning;

/// <summary>
/// Weighted linear least squares with an L2 penalty (ridge), for many penalties at the price of one: the normal matrix
/// A^T W A = Q diag(e) Q^T is diagonalised once, and every lambda is then a filter on its spectrum,
/// c = Q diag(1 / (e + lambda mean(e) (e/max(e))^p)) Q^T A^T W y. With p = 0 that is plain ridge regression, Hoerl and
/// Kennard, Technometrics 12, 55 (1970), https://doi.org/10.1080/00401706.1970.10488634; with 0 &lt; p &lt; 1 directions that the
/// data hardly explore are damped less, which is the generalised ridge with penalty matrix (A^T W A)^p.
/// </summary>
public sealed class RidgeRegression
{
    // Keeps the penalty of directions without data from vanishing.
    private const double SpectralFloor = 1e-9;

    private readonly RidgeSpectrum _spectrum;
    private readonly double[] _scale;

    /// <summary>Forms and diagonalises the normal equations.</summary>
    /// <param name="design">A, [rows, features].</param>
    /// <param name="target">y, one per row.</param>
    /// <param name="weights">w, one per row, not negative; empty means 1.</param>
    /// <param name="scaleColumns">Whether columns are brought to the same weighted root mean square first; without, their size acts as a prior.</param>
    /// <param name="algebra">Linear algebra to use; null means the best of this machine.</param>
    /// <exception cref="ArgumentException">Lengths do not match, or there are no rows.</exception>
    public RidgeRegression(Matrix design, ReadOnlySpan<double> target, ReadOnlySpan<double> weights = default, bool scaleColumns = true, ILinearAlgebra? algebra = null)
        : this(design, new Matrix(target.Length, 1, target.ToArray()), weights, scaleColumns, algebra)
    {
    }

    /// <summary>The same for several targets, whose equations are diagonalised once.</summary>
    /// <param name="design">A, [rows, features].</param>
    /// <param name="targets">y, [rows, target].</param>
    /// <param name="weights">w, one per row, not negative; empty means 1.</param>
    /// <param name="scaleColumns">Whether columns are brought to the same weighted root mean square first; without, their size acts as a prior.</param>
    /// <param name="algebra">Linear algebra to use; null means the best of this machine.</param>
    /// <exception cref="ArgumentException">Lengths do not match, or there are no rows.</exception>
    public RidgeRegression(Matrix design, Matrix targets, ReadOnlySpan<double> weights = default, bool scaleColumns = true, ILinearAlgebra? algebra = null)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(targets);
        if (design.Rows == 0 || targets.Rows != design.Rows || (!weights.IsEmpty && weights.Length != design.Rows))
        {
            throw new ArgumentException($"A design of {design.Rows} rows (at least one) needs as many targets and weights; got {targets.Rows} and {weights.Length}.", nameof(design));
        }

        Rows = design.Rows;
        var rows = Weighted(design, weights);
        _scale = scaleColumns ? ColumnScale(rows) : [.. Enumerable.Repeat(1.0, design.Columns)];
        ScaleColumns(rows, _scale);
        _spectrum = new RidgeSpectrum(rows, Weighted(targets, weights), algebra ?? DenseLinearAlgebra.Best);
    }

    /// <summary>From normal equations that were summed block by block, for designs that are too large to be held.</summary>
    /// <param name="normal">A^T W A, [features, features]; overwritten.</param>
    /// <param name="projected">A^T W y, one per feature.</param>
    /// <param name="rows">Number of rows that were summed.</param>
    /// <param name="algebra">Linear algebra to use; null means the best of this machine.</param>
    /// <exception cref="ArgumentException">Lengths do not match, or there are no rows.</exception>
    public static RidgeRegression FromNormalEquations(Matrix normal, ReadOnlySpan<double> projected, int rows, ILinearAlgebra? algebra = null)
    {
        ArgumentNullException.ThrowIfNull(normal);
        if (rows <= 0 || normal.Rows != normal.Columns || projected.Length != normal.Rows)
        {
            throw new ArgumentException($"Normal equations of at least one row are square; got {normal.Rows} x {normal.Columns} with {projected.Length} targets from {rows} rows.", nameof(normal));
        }

        return new RidgeRegression(normal, new Matrix(projected.Length, 1, projected.ToArray()), rows, algebra ?? DenseLinearAlgebra.Best);
    }

    private RidgeRegression(Matrix normal, Matrix projected, int rows, ILinearAlgebra algebra)
    {
        Rows = rows;
        _scale = [.. Enumerable.Range(0, normal.Rows).Select(k => Math.Sqrt(normal[k, k] / rows))];
        for (var i = 0; i < _scale.Length; i++)
        {
            projected.Data[i] = _scale[i] == 0 ? 0 : projected.Data[i] / _scale[i];
            for (var k = 0; k < _scale.Length; k++)
            {
                normal[i, k] = _scale[i] * _scale[k] == 0 ? 0 : normal[i, k] / (_scale[i] * _scale[k]);
            }
        }

        _spectrum = new RidgeSpectrum(algebra, normal, projected);
    }

    /// <summary>Number of rows of the design.</summary>
    public int Rows { get; }

    /// <summary>Number of coefficients.</summary>
    public int Features => _scale.Length;

    /// <summary>Coefficients for one penalty.</summary>
    /// <param name="lambda">Penalty relative to the mean eigenvalue of the normal matrix; not negative.</param>
    /// <param name="power">p, from 0 (plain ridge) to below 1.</param>
    /// <param name="target">Number of the target, from 0.</param>
    /// <returns>One coefficient per feature, in units of target per feature.</returns>
    /// <exception cref="ArgumentOutOfRangeException">lambda is negative or not a number, or p out of range.</exception>
    /// <exception cref="ArithmeticException">lambda = 0, and the data do not determine all coefficients.</exception>
    public double[] Solve(double lambda, double power = 0, int target = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(power, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(power, 1);
        if (!(lambda >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(lambda), lambda, "The ridge strength must be zero or positive.");
        }

        var values = _spectrum.Values;
        var largest = values[^1];
        if (lambda == 0 && (_spectrum.IsDual || values[0] <= 1e-14 * largest))
        {
            throw new ArithmeticException($"{Rows} rows do not determine {Features} coefficients; a ridge strength above zero is needed.");
        }

        var mean = values.Sum(e => Math.Max(e, 0)) / Features;
        var filtered = new Matrix(values.Length, 1);
        for (var k = 0; k < filtered.Rows; k++)
        {
            // Eigenvalues of a Gram matrix are not negative but for rounding.
            var e = Math.Max(values[k], 0);
            filtered.Data[k] = _spectrum.Projected[k, target] / (e + lambda * mean * Math.Pow(e / largest + SpectralFloor, power));
        }

        return [.. _spectrum.Coefficients(filtered).Data.Select((c, k) => _scale[k] == 0 ? 0 : c / _scale[k])];
    }

    private static Matrix Weighted(Matrix unweighted, ReadOnlySpan<double> weights)
    {
        var rows = unweighted.Copy();
        for (var r = 0; r < weights.Length; r++)
        {
            var root = Math.Sqrt(weights[r]);
            foreach (ref var x in rows.Row(r))
            {
                x *= root;
            }
        }

        return rows;
    }

    private static double[] ColumnScale(Matrix rows)
    {
        var scale = new double[rows.Columns];
        for (var r = 0; r < rows.Rows; r++)
        {
            var row = rows.Row(r);
            for (var k = 0; k < scale.Length; k++)
            {
                scale[k] += row[k] * row[k];
            }
        }

        return Array.ConvertAll(scale, s => Math.Sqrt(s / rows.Rows));
    }

    private static void ScaleColumns(Matrix rows, double[] scale)
    {
        for (var r = 0; r < rows.Rows; r++)
        {
            var row = rows.Row(r);
            for (var k = 0; k < scale.Length; k++)
            {
                row[k] = scale[k] == 0 ? 0 : row[k] / scale[k];
            }
        }
    }
}
