using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Linear;

/// <summary>
/// The singular value decomposition X = U diag(sqrt(e)) V^T by way of the smaller of X^T X and X X^T: diagonalised once, every
/// penalised least-squares solution is a filter on e. Singular values below 1e-7 of the largest are not resolved.
/// </summary>
internal sealed class RidgeSpectrum
{
    private const double Unresolved = 1e-14; // of the largest e

    private readonly ILinearAlgebra _algebra;
    private readonly Matrix _rows;
    private readonly SymmetricEigen _eigen;

    /// <summary>Diagonalises.</summary>
    /// <param name="rows">X, [sample, feature].</param>
    /// <param name="targets">Y, [sample, target].</param>
    /// <param name="algebra">Linear algebra to use.</param>
    public RidgeSpectrum(Matrix rows, Matrix targets, ILinearAlgebra algebra)
    {
        (_algebra, _rows) = (algebra, rows);
        IsDual = rows.Rows < rows.Columns;
        _eigen = algebra.Symmetric(algebra.Gram(IsDual ? rows.Transpose() : rows));
        Projected = algebra.Multiply(_eigen.Vectors.Transpose(), IsDual ? targets : algebra.Multiply(rows.Transpose(), targets));
    }

    /// <summary>Diagonalises X^T X itself, where the rows are no longer there: <see cref="Left"/> and <see cref="Right"/> are not for this.</summary>
    /// <param name="algebra">Linear algebra to use.</param>
    /// <param name="gram">X^T X.</param>
    /// <param name="projected">X^T Y, [feature, target].</param>
    public RidgeSpectrum(ILinearAlgebra algebra, Matrix gram, Matrix projected)
    {
        (_algebra, _rows) = (algebra, gram);
        _eigen = algebra.Symmetric(gram);
        Projected = algebra.Multiply(_eigen.Vectors.Transpose(), projected);
    }

    /// <summary>Whether the eigenbasis is that of the rows, as there are fewer of them than features.</summary>
    public bool IsDual { get; }

    /// <summary>Eigenvalues e, ascending; those that are zero may come out slightly negative.</summary>
    public double[] Values => _eigen.Values;

    /// <summary>V^T X^T Y, or U^T Y where <see cref="IsDual"/>; [eigenvalue, target].</summary>
    public Matrix Projected { get; }

    /// <summary>Whether an eigenvalue is more than rounding.</summary>
    public bool IsResolved(int k) => Values[k] > Unresolved * Values[^1];

    /// <summary>Coefficients [feature, target] from <see cref="Projected"/> divided by e + penalty.</summary>
    public Matrix Coefficients(Matrix filtered)
    {
        var inBasis = _algebra.Multiply(_eigen.Vectors, filtered);
        return IsDual ? _algebra.Multiply(_rows.Transpose(), inBasis) : inBasis;
    }

    /// <summary>U, [sample, eigenvalue]; zero columns where e is not resolved.</summary>
    public Matrix Left() => IsDual ? Scaled(_eigen.Vectors, _ => 1) : Scaled(_algebra.Multiply(_rows, _eigen.Vectors), k => 1 / Math.Sqrt(Values[k]));

    /// <summary>V, [feature, eigenvalue]; zero columns where e is not resolved.</summary>
    public Matrix Right() =>
        IsDual ? Scaled(_algebra.Multiply(_rows.Transpose(), _eigen.Vectors), k => 1 / Math.Sqrt(Values[k])) : Scaled(_eigen.Vectors, _ => 1);

    private Matrix Scaled(Matrix vectors, Func<int, double> scale)
    {
        double[] factors = [.. Enumerable.Range(0, Values.Length).Select(k => IsResolved(k) ? scale(k) : 0)];
        var scaled = vectors.Copy();
        for (var i = 0; i < scaled.Data.Length; i++)
        {
            scaled.Data[i] *= factors[i % factors.Length];
        }

        return scaled;
    }
}
