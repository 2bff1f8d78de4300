using Kramers.Learning;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Tensors;

/// <summary>The ridge regression of the parts of one degree of a linear tensor model; every component of every structure is an equation.</summary>
internal sealed class DegreeFit
{
    private readonly int _degree;
    private readonly RidgeRegression _ridge;
    private readonly double[] _meanRow;
    private readonly double[] _meanTargets;

    /// <summary>Diagonalises the normal equations.</summary>
    /// <param name="degree">l.</param>
    /// <param name="rows">Features of each structure, [2l + 1, columns].</param>
    /// <param name="targets">Components of each structure, [2l + 1], part by part.</param>
    public DegreeFit(int degree, IReadOnlyList<Matrix> rows, IReadOnlyList<IReadOnlyList<double[]>> targets)
    {
        _degree = degree;
        var design = new Matrix((2 * degree + 1) * rows.Count, rows[0].Columns);
        for (var s = 0; s < rows.Count; s++)
        {
            rows[s].Data.CopyTo(design.Data, s * rows[s].Data.Length);
        }

        // Invariants have a mean of their own, which a constant takes up; a tensor of higher degree has none.
        double[][] all = [.. targets.Select(part => part.SelectMany(t => t).ToArray())];
        _meanRow = degree == 0 ? RemoveMean(design) : new double[design.Columns];
        _meanTargets = Array.ConvertAll(all, part => degree == 0 ? part.Average() : 0);
        var centred = new Matrix(design.Rows, all.Length);
        for (var n = 0; n < centred.Data.Length; n++)
        {
            var part = n % all.Length;
            centred.Data[n] = all[part][n / all.Length] - _meanTargets[part];
        }

        _ridge = new RidgeRegression(design, centred, scaleColumns: false);
    }

    /// <summary>A part for one penalty, see <see cref="RidgeRegression.Solve"/>.</summary>
    /// <param name="part">Its number among those of this degree.</param>
    /// <param name="lambda">Ridge strength.</param>
    /// <param name="power">Spectral power of the penalty.</param>
    public LinearTensorPart Solve(int part, double lambda, double power)
    {
        var weights = _ridge.Solve(lambda, power, part);
        return new LinearTensorPart(_degree, weights, _meanTargets[part] - weights.Zip(_meanRow, (w, m) => w * m).Sum());
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
