using Kramers.Learning;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Tensors;

/// <summary>The ridge regression of one part of a linear tensor model; every component of every structure is an equation.</summary>
internal sealed class DegreeFit
{
    private readonly int _degree;
    private readonly RidgeRegression _ridge;
    private readonly double[] _meanRow;
    private readonly double _meanTarget;

    /// <summary>Diagonalises the normal equations.</summary>
    /// <param name="degree">l.</param>
    /// <param name="rows">Features of each structure, [2l + 1, columns].</param>
    /// <param name="targets">Components of each structure, [2l + 1].</param>
    public DegreeFit(int degree, IReadOnlyList<Matrix> rows, IReadOnlyList<double[]> targets)
    {
        _degree = degree;
        var design = new Matrix((2 * degree + 1) * rows.Count, rows[0].Columns);
        for (var s = 0; s < rows.Count; s++)
        {
            rows[s].Data.CopyTo(design.Data, s * rows[s].Data.Length);
        }

        // Invariants have a mean of their own, which a constant takes up; a tensor of higher degree has none.
        double[] target = [.. targets.SelectMany(t => t)];
        _meanRow = degree == 0 ? RemoveMean(design) : new double[design.Columns];
        _meanTarget = degree == 0 ? target.Average() : 0;
        _ridge = new RidgeRegression(design, Array.ConvertAll(target, t => t - _meanTarget), scaleColumns: false);
    }

    /// <summary>Number of equations.</summary>
    public int Rows => _ridge.Rows;

    /// <summary>Number of coefficients.</summary>
    public int Columns => _ridge.Features;

    /// <summary>The part for one penalty, see <see cref="RidgeRegression.Solve"/>.</summary>
    public LinearTensorPart Solve(double lambda, double power)
    {
        var weights = _ridge.Solve(lambda, power);
        return new LinearTensorPart(_degree, weights, _meanTarget - weights.Zip(_meanRow, (w, m) => w * m).Sum());
    }

    private static double[] RemoveMean(Matrix design)
    {
        var mean = new double[design.Columns];
        for (var n = 0; n < design.Data.Length; n++)
        {
            mean[n % mean.Length] += design.Data[n] / design.Rows;
        }

        for (var n = 0; n < design.Data.Length; n++)
        {
            design.Data[n] -= mean[n % mean.Length];
        }

        return mean;
    }
}
