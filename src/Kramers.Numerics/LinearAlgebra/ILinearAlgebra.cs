namespace Kramers.Numerics.LinearAlgebra;

/// <summary>Eigenvalues (ascending) and orthonormal eigenvectors (columns) of a real symmetric matrix.</summary>
/// <param name="Values">Ascending, length n.</param>
/// <param name="Vectors">[n, n]; column k belongs to value k.</param>
public sealed record SymmetricEigen(double[] Values, Matrix Vectors);

/// <summary>Eigenvalues (ascending) and orthonormal eigenvectors (columns) of a complex Hermitian matrix.</summary>
/// <param name="Values">Ascending, length n.</param>
/// <param name="Vectors">[n, n]; column k belongs to value k. The phase of a column is arbitrary.</param>
public sealed record HermitianEigen(double[] Values, ComplexMatrix Vectors);

/// <summary>
/// The dense factorisations that Kramers needs. Two implementations stand side by side, LAPACK through OpenBLAS and a
/// managed one, and the tests compare them. Take <see cref="DenseLinearAlgebra.Best"/> unless a test wants a certain one.
/// No argument is changed. A matrix that is not square where it must be is an <see cref="ArgumentException"/>; numbers that are
/// not finite, and iterations that do not converge, are an <see cref="ArithmeticException"/>.
/// </summary>
public interface ILinearAlgebra
{
    /// <summary>Name and version for logs and <c>kramers doctor</c>.</summary>
    string Name { get; }

    /// <summary>Matrix product a b.</summary>
    /// <exception cref="ArgumentException">The inner dimensions differ.</exception>
    Matrix Multiply(Matrix a, Matrix b);

    /// <summary>Matrix product a b.</summary>
    /// <exception cref="ArgumentException">The inner dimensions differ.</exception>
    ComplexMatrix Multiply(ComplexMatrix a, ComplexMatrix b);

    /// <summary>Gram matrix a^T a, [columns, columns], symmetric to the last bit.</summary>
    Matrix Gram(Matrix a);

    /// <summary>Eigenproblem of a real symmetric matrix; only the lower triangle is read.</summary>
    SymmetricEigen Symmetric(Matrix a);

    /// <summary>Eigenproblem of a complex Hermitian matrix; only the lower triangle is read.</summary>
    HermitianEigen Hermitian(ComplexMatrix a);

    /// <summary>Eigenvalues of a real symmetric matrix, ascending, without the cost of vectors; only the lower triangle is read.</summary>
    double[] SymmetricEigenvalues(Matrix a);

    /// <summary>Eigenvalues of a complex Hermitian matrix, ascending, without the cost of vectors; only the lower triangle is read.</summary>
    double[] HermitianEigenvalues(ComplexMatrix a);

    /// <summary>Eigenvalues of a general real square matrix, in no certain order.</summary>
    System.Numerics.Complex[] GeneralEigenvalues(Matrix a);

    /// <summary>Solves a x = b for symmetric positive definite a by Cholesky; b is [n, k]; only the lower triangle of a is read.</summary>
    /// <exception cref="ArithmeticException">a is not positive definite.</exception>
    Matrix SolvePositiveDefinite(Matrix a, Matrix b);

    /// <summary>L of a = L L^T for symmetric positive definite a: lower triangular, zero above; only the lower triangle of a is read.</summary>
    /// <exception cref="ArithmeticException">a is not positive definite.</exception>
    Matrix Cholesky(Matrix a);

    /// <summary>Solves L L^T x = b with the L of <see cref="Cholesky"/>; b is [n, k].</summary>
    Matrix SolveFromCholesky(Matrix lower, Matrix b);

    /// <summary>L^-1 for a lower triangular L as <see cref="Cholesky"/> gives it: lower triangular, zero above.</summary>
    /// <exception cref="ArithmeticException">A number on the diagonal is zero.</exception>
    Matrix InverseTriangular(Matrix lower);

    /// <summary>(L L^T)^-1 from the L of <see cref="Cholesky"/>, symmetric to the last bit.</summary>
    /// <exception cref="ArithmeticException">A number on the diagonal is zero.</exception>
    Matrix InverseFromCholesky(Matrix lower);

    /// <summary>Solves a x = b for a general square a by LU with row exchanges; b is [n, k].</summary>
    /// <exception cref="ArithmeticException">a is singular.</exception>
    Matrix Solve(Matrix a, Matrix b);
}
