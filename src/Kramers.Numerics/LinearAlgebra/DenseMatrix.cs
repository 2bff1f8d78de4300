using System.Numerics;

namespace Kramers.Numerics.LinearAlgebra;

/// <summary>
/// What real and complex dense matrices share: row-major storage in one flat array, element (i, j) at <c>i * Columns + j</c>, and
/// the arithmetic of small matrices. Large products go through <see cref="ILinearAlgebra"/>.
/// </summary>
/// <typeparam name="TSelf">The matrix itself.</typeparam>
/// <typeparam name="T">Its elements.</typeparam>
public abstract class DenseMatrix<TSelf, T>
    where TSelf : DenseMatrix<TSelf, T>
    where T : struct, INumberBase<T>
{
    private protected DenseMatrix(int rows, int columns, T[]? data)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        Rows = rows;
        Columns = columns;
        Data = data ?? new T[checked(rows * columns)];
        if (Data.Length != (long)rows * columns)
        {
            throw new ArgumentException($"A {rows} x {columns} matrix needs {(long)rows * columns} numbers, got {Data.Length}.", nameof(data));
        }
    }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Number of columns.</summary>
    public int Columns { get; }

    /// <summary>The numbers, row by row.</summary>
    public T[] Data { get; }

    /// <summary>Element in row <paramref name="i"/> and column <paramref name="j"/>, both from 0.</summary>
    public T this[int i, int j]
    {
        get => Data[i * Columns + j];
        set => Data[i * Columns + j] = value;
    }

    /// <summary>Row <paramref name="i"/> as a view on the data.</summary>
    public Span<T> Row(int i) => Data.AsSpan(i * Columns, Columns);

    /// <summary>A copy with its own data.</summary>
    public TSelf Copy() => Make(Rows, Columns, (T[])Data.Clone());

    /// <summary>Sum of the diagonal.</summary>
    public T Trace()
    {
        var sum = T.Zero;
        for (var i = 0; i < Math.Min(Rows, Columns); i++)
        {
            sum += this[i, i];
        }

        return sum;
    }

    /// <summary>Frobenius norm, sqrt(sum of squared magnitudes).</summary>
    public abstract double Norm();

    /// <summary>Element-wise sum.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static TSelf operator +(DenseMatrix<TSelf, T> a, TSelf b)
    {
        CheckSameShape(a, b);
        var c = new T[a.Data.Length];
        for (var i = 0; i < c.Length; i++)
        {
            c[i] = a.Data[i] + b.Data[i];
        }

        return a.Make(a.Rows, a.Columns, c);
    }

    /// <summary>Element-wise difference.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static TSelf operator -(DenseMatrix<TSelf, T> a, TSelf b)
    {
        CheckSameShape(a, b);
        var c = new T[a.Data.Length];
        for (var i = 0; i < c.Length; i++)
        {
            c[i] = a.Data[i] - b.Data[i];
        }

        return a.Make(a.Rows, a.Columns, c);
    }

    /// <summary>Every element times <paramref name="s"/>.</summary>
    public static TSelf operator *(T s, DenseMatrix<TSelf, T> a)
    {
        ArgumentNullException.ThrowIfNull(a);
        return a.Make(a.Rows, a.Columns, Array.ConvertAll(a.Data, x => s * x));
    }

    /// <summary>Matrix product by the plain triple loop: for small matrices.</summary>
    /// <exception cref="ArgumentException">The inner dimensions differ.</exception>
    public static TSelf operator *(DenseMatrix<TSelf, T> a, TSelf b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (a.Columns != b.Rows)
        {
            throw new ArgumentException($"Cannot multiply {a.Rows} x {a.Columns} by {b.Rows} x {b.Columns}.", nameof(b));
        }

        var c = a.Make(a.Rows, b.Columns, new T[a.Rows * b.Columns]);
        for (var i = 0; i < a.Rows; i++)
        {
            var row = c.Row(i);
            for (var k = 0; k < a.Columns; k++)
            {
                var x = a[i, k];
                var other = b.Row(k);
                for (var j = 0; j < row.Length; j++)
                {
                    row[j] += x * other[j];
                }
            }
        }

        return c;
    }

    private protected abstract TSelf Make(int rows, int columns, T[] data);

    private protected void SetDiagonal(ReadOnlySpan<T> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            this[i, i] = values[i];
        }
    }

    private static void CheckSameShape(DenseMatrix<TSelf, T> a, TSelf b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (a.Rows != b.Rows || a.Columns != b.Columns)
        {
            throw new ArgumentException($"Shapes differ: {a.Rows} x {a.Columns} and {b.Rows} x {b.Columns}.", nameof(b));
        }
    }
}
