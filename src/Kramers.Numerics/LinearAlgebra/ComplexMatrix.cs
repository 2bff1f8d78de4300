using System.Numerics;

namespace Kramers.Numerics.LinearAlgebra;

/// <summary>A dense complex matrix, row-major in one flat array: element (i, j) lies at <c>i * Columns + j</c>.</summary>
public sealed class ComplexMatrix
{
    /// <summary>Makes a zero matrix.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A dimension is negative.</exception>
    public ComplexMatrix(int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        Rows = rows;
        Columns = columns;
        Data = new Complex[checked(rows * columns)];
    }

    /// <summary>Wraps <paramref name="data"/> (row-major, length rows * columns) without copying it.</summary>
    /// <exception cref="ArgumentException">The length is not rows * columns.</exception>
    public ComplexMatrix(int rows, int columns, Complex[] data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Length != (long)rows * columns)
        {
            throw new ArgumentException($"A {rows} x {columns} matrix needs {(long)rows * columns} numbers, got {data.Length}.", nameof(data));
        }

        Rows = rows;
        Columns = columns;
        Data = data;
    }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Number of columns.</summary>
    public int Columns { get; }

    /// <summary>The numbers, row by row.</summary>
    public Complex[] Data { get; }

    /// <summary>Element in row <paramref name="i"/> and column <paramref name="j"/>, both from 0.</summary>
    public Complex this[int i, int j]
    {
        get => Data[i * Columns + j];
        set => Data[i * Columns + j] = value;
    }

    /// <summary>Row <paramref name="i"/> as a view on the data.</summary>
    public Span<Complex> Row(int i) => Data.AsSpan(i * Columns, Columns);

    /// <summary>The n x n unit matrix.</summary>
    public static ComplexMatrix Identity(int n)
    {
        var one = new ComplexMatrix(n, n);
        for (var i = 0; i < n; i++)
        {
            one[i, i] = 1;
        }

        return one;
    }

    /// <summary>A square matrix with <paramref name="values"/> on its diagonal.</summary>
    public static ComplexMatrix Diagonal(ReadOnlySpan<Complex> values)
    {
        var d = new ComplexMatrix(values.Length, values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            d[i, i] = values[i];
        }

        return d;
    }

    /// <summary>A copy with its own data.</summary>
    public ComplexMatrix Copy() => new(Rows, Columns, (Complex[])Data.Clone());

    /// <summary>The conjugate transpose.</summary>
    public ComplexMatrix Adjoint()
    {
        var t = new ComplexMatrix(Columns, Rows);
        for (var i = 0; i < Rows; i++)
        {
            for (var j = 0; j < Columns; j++)
            {
                t[j, i] = Complex.Conjugate(this[i, j]);
            }
        }

        return t;
    }

    /// <summary>Sum of the diagonal.</summary>
    public Complex Trace()
    {
        var sum = Complex.Zero;
        for (var i = 0; i < Math.Min(Rows, Columns); i++)
        {
            sum += this[i, i];
        }

        return sum;
    }

    /// <summary>Frobenius norm, sqrt(sum of squares).</summary>
    public double Norm()
    {
        var sum = 0.0;
        foreach (var x in Data)
        {
            sum += x.Real * x.Real + x.Imaginary * x.Imaginary;
        }

        return Math.Sqrt(sum);
    }

    /// <summary>Element-wise sum.</summary>
    public static ComplexMatrix operator +(ComplexMatrix a, ComplexMatrix b) => Zip(a, b, 1);

    /// <summary>Element-wise difference.</summary>
    public static ComplexMatrix operator -(ComplexMatrix a, ComplexMatrix b) => Zip(a, b, -1);

    /// <summary>Every element times <paramref name="s"/>.</summary>
    public static ComplexMatrix operator *(Complex s, ComplexMatrix a)
    {
        ArgumentNullException.ThrowIfNull(a);
        return new ComplexMatrix(a.Rows, a.Columns, Array.ConvertAll(a.Data, x => s * x));
    }

    /// <summary>Matrix product by the plain triple loop: for small matrices. Large ones go through <see cref="ILinearAlgebra.Multiply(ComplexMatrix, ComplexMatrix)"/>.</summary>
    /// <exception cref="ArgumentException">The inner dimensions differ.</exception>
    public static ComplexMatrix operator *(ComplexMatrix a, ComplexMatrix b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (a.Columns != b.Rows)
        {
            throw new ArgumentException($"Cannot multiply {a.Rows} x {a.Columns} by {b.Rows} x {b.Columns}.", nameof(b));
        }

        var c = new ComplexMatrix(a.Rows, b.Columns);
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

    private static ComplexMatrix Zip(ComplexMatrix a, ComplexMatrix b, double sign)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (a.Rows != b.Rows || a.Columns != b.Columns)
        {
            throw new ArgumentException($"Shapes differ: {a.Rows} x {a.Columns} and {b.Rows} x {b.Columns}.", nameof(b));
        }

        var c = new ComplexMatrix(a.Rows, a.Columns);
        for (var i = 0; i < c.Data.Length; i++)
        {
            c.Data[i] = a.Data[i] + sign * b.Data[i];
        }

        return c;
    }
}
