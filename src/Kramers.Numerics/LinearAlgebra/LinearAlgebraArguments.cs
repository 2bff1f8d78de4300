using System.Diagnostics;

namespace Kramers.Numerics.LinearAlgebra;

/// <summary>The argument checks that both implementations of <see cref="ILinearAlgebra"/> share, so that both refuse the same.</summary>
internal static class LinearAlgebraArguments
{
    public static void CheckProduct(Matrix a, Matrix b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        CheckInner(a.Rows, a.Columns, b.Rows, b.Columns);
    }

    public static void CheckProduct(ComplexMatrix a, ComplexMatrix b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        CheckInner(a.Rows, a.Columns, b.Rows, b.Columns);
    }

    public static void CheckSquare(Matrix a)
    {
        ArgumentNullException.ThrowIfNull(a);
        CheckSquare(a.Rows, a.Columns);
        CheckFinite(a.Data);
    }

    public static void CheckSquare(ComplexMatrix a)
    {
        ArgumentNullException.ThrowIfNull(a);
        CheckSquare(a.Rows, a.Columns);
        foreach (var x in a.Data)
        {
            ThrowUnlessFinite(double.IsFinite(x.Real) && double.IsFinite(x.Imaginary));
        }
    }

    public static void CheckSystem(Matrix a, Matrix b)
    {
        CheckSquare(a);
        ArgumentNullException.ThrowIfNull(b);
        if (a.Rows != b.Rows)
        {
            throw new ArgumentException($"The right-hand side has {b.Rows} rows, the matrix {a.Rows}.", nameof(b));
        }

        CheckFinite(b.Data);
    }

    public static ArithmeticException NotPositiveDefinite() => new("The matrix is not positive definite.");

    public static ArithmeticException Singular() => new("The matrix is singular.");

    private static void CheckInner(int aRows, int aColumns, int bRows, int bColumns)
    {
        if (aColumns != bRows)
        {
            throw new ArgumentException($"Cannot multiply {aRows} x {aColumns} by {bRows} x {bColumns}.", nameof(bRows));
        }
    }

    private static void CheckSquare(int rows, int columns)
    {
        if (rows != columns)
        {
            throw new ArgumentException($"Needs a square matrix, got {rows} x {columns}.", nameof(rows));
        }
    }

    // LAPACK may run on without end when it is given NaN.
    private static void CheckFinite(double[] data)
    {
        foreach (var x in data)
        {
            ThrowUnlessFinite(double.IsFinite(x));
        }
    }

    [StackTraceHidden]
    private static void ThrowUnlessFinite(bool finite)
    {
        if (!finite)
        {
            throw new ArithmeticException("The matrix holds a number that is infinite or not a number.");
        }
    }
}
