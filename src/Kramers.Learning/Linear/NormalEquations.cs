using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Linear;

/// <summary>All that least squares with a penalty needs to know of centred samples.</summary>
/// <param name="Gram">X^T X/n, [feature, feature].</param>
/// <param name="Correlation">Y^T X/n, [target, feature].</param>
/// <param name="Squares">y.y/n, [target].</param>
internal sealed record NormalEquations(Matrix Gram, Matrix Correlation, double[] Squares)
{
    /// <summary>Of samples [sample, feature] with their targets [sample, target].</summary>
    public static NormalEquations Of(Matrix x, Matrix y)
    {
        var (algebra, share) = (DenseLinearAlgebra.Best, 1.0 / x.Rows);
        var squares = new double[y.Columns];
        for (var i = 0; i < y.Data.Length; i++)
        {
            squares[i % squares.Length] += y.Data[i] * y.Data[i] * share;
        }

        return new NormalEquations(share * algebra.Gram(x), share * algebra.Multiply(y.Transpose(), x), squares);
    }
}
