using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning;

/// <summary>
/// Weighted linear least squares with an L2 penalty (ridge): min over c of sum_r w_r (A_r c - y_r)^2 + lambda sum_k s_k^2 c_k^2,
/// where s_k is the weighted root mean square of column k, so that lambda has no unit and means the same for every column.
/// The normal matrix is formed once; every lambda then costs one Cholesky factorisation. Hoerl and Kennard,
/// Technometrics 12, 55 (1970), https://doi.org/10.1080/00401706.1970.10488634.
/// </summary>
public sealed class RidgeRegression
{
    private readonly ILinearAlgebra _algebra;
    private readonly Matrix _gram;
    private readonly Matrix _moment;
    private readonly double[] _scale;

    /// <summary>Forms the normal equations.</summary>
    /// <param name="design">A, [rows, features].</param>
    /// <param name="target">y, one per row.</param>
    /// <param name="weights">w, one per row, not negative; null means 1.</param>
    /// <param name="algebra">Linear algebra to use; null means the best of this machine.</param>
    /// <exception cref="ArgumentException">Lengths do not match, or there are no rows.</exception>
    public RidgeRegression(Matrix design, ReadOnlySpan<double> target, ReadOnlySpan<double> weights = default, ILinearAlgebra? algebra = null)
    {
        ArgumentNullException.ThrowIfNull(design);
        if (design.Rows == 0 || target.Length != design.Rows || (!weights.IsEmpty && weights.Length != design.Rows))
        {
            throw new ArgumentException($"A design of {design.Rows} rows (at least one) needs as many targets and weights; got {target.Length} and {weights.Length}.", nameof(design));
        }

        _algebra = algebra ?? DenseLinearAlgebra.Best;
        Rows = design.Rows;
        var rows = WeightedRows(design, weights);
        _scale = ColumnScale(rows);
        ScaleColumns(rows, _scale);
        _gram = _algebra.Gram(rows);
        _moment = Moment(rows, target, weights);
    }

    /// <summary>Number of rows of the design.</summary>
    public int Rows { get; }

    /// <summary>Number of coefficients.</summary>
    public int Features => _scale.Length;

    /// <summary>Coefficients for one penalty.</summary>
    /// <param name="lambda">Penalty relative to the mean square of a column times the number of rows; not negative.</param>
    /// <returns>One coefficient per feature, in units of target per feature.</returns>
    /// <exception cref="ArgumentOutOfRangeException">lambda is negative or not a number.</exception>
    /// <exception cref="ArithmeticException">lambda is too small for the data: the normal matrix is singular.</exception>
    public double[] Solve(double lambda)
    {
        if (!(lambda >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(lambda), lambda, "The ridge strength must be zero or positive.");
        }

        var normal = _gram.Copy();
        for (var k = 0; k < Features; k++)
        {
            normal[k, k] += lambda * Rows + (_scale[k] == 0 ? 1 : 0);
        }

        var solution = _algebra.SolvePositiveDefinite(normal, _moment).Data;
        return [.. solution.Select((c, k) => _scale[k] == 0 ? 0 : c / _scale[k])];
    }

    private static Matrix WeightedRows(Matrix design, ReadOnlySpan<double> weights)
    {
        var rows = design.Copy();
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

    private static Matrix Moment(Matrix rows, ReadOnlySpan<double> target, ReadOnlySpan<double> weights)
    {
        var moment = new Matrix(rows.Columns, 1);
        for (var r = 0; r < rows.Rows; r++)
        {
            var y = target[r] * (weights.IsEmpty ? 1 : Math.Sqrt(weights[r]));
            var row = rows.Row(r);
            for (var k = 0; k < row.Length; k++)
            {
                moment.Data[k] += row[k] * y;
            }
        }

        return moment;
    }
}
