using System.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Kramers.Numerics.LinearAlgebra;

/// <summary>The fallback that always runs: MathNet.Numerics with its managed provider.</summary>
public sealed class ManagedLinearAlgebra : ILinearAlgebra
{
    /// <inheritdoc/>
    public string Name => "managed (MathNet.Numerics)";

    /// <inheritdoc/>
    public Matrix Multiply(Matrix a, Matrix b) => From(ToMathNet(a).Multiply(ToMathNet(b)));

    /// <inheritdoc/>
    public Matrix Gram(Matrix a)
    {
        var x = ToMathNet(a);
        return From(x.TransposeThisAndMultiply(x));
    }

    /// <inheritdoc/>
    public SymmetricEigen Symmetric(Matrix a)
    {
        var evd = ToMathNet(a).Evd(Symmetricity.Symmetric);
        return new SymmetricEigen(evd.EigenValues.Select(x => x.Real).ToArray(), From(evd.EigenVectors));
    }

    /// <inheritdoc/>
    public HermitianEigen Hermitian(ComplexMatrix a)
    {
        ArgumentNullException.ThrowIfNull(a);
        var evd = Matrix<Complex>.Build.DenseOfRowMajor(a.Rows, a.Columns, a.Data).Evd(Symmetricity.Hermitian);
        return new HermitianEigen(
            evd.EigenValues.Select(x => x.Real).ToArray(),
            new ComplexMatrix(a.Rows, a.Columns, evd.EigenVectors.ToRowMajorArray()));
    }

    /// <inheritdoc/>
    public Complex[] GeneralEigenvalues(Matrix a) => ToMathNet(a).Evd(Symmetricity.Asymmetric).EigenValues.ToArray();

    /// <inheritdoc/>
    public Matrix SolvePositiveDefinite(Matrix a, Matrix b) => From(ToMathNet(a).Cholesky().Solve(ToMathNet(b)));

    private static Matrix<double> ToMathNet(Matrix a)
    {
        ArgumentNullException.ThrowIfNull(a);
        return Matrix<double>.Build.DenseOfRowMajor(a.Rows, a.Columns, a.Data);
    }

    private static Matrix From(Matrix<double> m) => new(m.RowCount, m.ColumnCount, m.ToRowMajorArray());
}
