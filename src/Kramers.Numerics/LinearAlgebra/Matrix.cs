namespace Kramers.Numerics.LinearAlgebra;

/// <summary>A dense real matrix, row-major in one flat array: element (i, j) lies at <c>i * Columns + j</c>.</summary>
public sealed class Matrix
{
    /// <summary>Makes a zero matrix.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A dimension is negative.</exception>
    public Matrix(int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        Rows = rows;
        Columns = columns;
        Data = new double[checked(rows * columns)];
    }

    /// <summary>Wraps <paramref name="data"/> (row-major, length rows * columns) without copying it.</summary>
    /// <exception cref="ArgumentException">The length is not rows * columns.</exception>
    public Matrix(int rows, int columns, double[] data)
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
    public double[] Data { get; }

    /// <summary>Element in row <paramref name="i"/> and column <paramref name="j"/>, both from 0.</summary>
    public double this[int i, int j]
    {
        get => Data[i * Columns + j];
        set => Data[i * Columns + j] = value;
    }

    /// <summary>Row <paramref name="i"/> as a view on the data.</summary>
    public Span<double> Row(int i) => Data.AsSpan(i * Columns, Columns);

    /// <summary>The n x n unit matrix.</summary>
    public static Matrix Identity(int n)
    {
        var one = new Matrix(n, n);
        for (var i = 0; i < n; i++)
        {
            one[i, i] = 1;
        }

        return one;
    }

    /// <summary>A square matrix with <paramref name="values"/> on its diagonal.</summary>
    public static Matrix Diagonal(ReadOnlySpan<double> values)
    {
        var d = new Matrix(values.Length, values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            d[i, i] = values[i];
        }

        return d;
    }

    /// <summary>A matrix from rows of equal length.</summary>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    public static Matrix FromRows(params double[][] rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var m = new Matrix(rows.Length, rows.Length == 0 ? 0 : rows[0].Length);
        for (var i = 0; i < rows.Length; i++)
        {
            if (rows[i].Length != m.Columns)
            {
                throw new ArgumentException($"Row {i} has {rows[i].Length} numbers, row 0 has {m.Columns}.", nameof(rows));
            }

            rows[i].CopyTo(m.Row(i));
        }

        return m;
    }

    /// <summary>A copy with its own data.</summary>
    public Matrix Copy() => new(Rows, Columns, (double[])Data.Clone());

    /// <summary>The transpose.</summary>
    public Matrix Transpose()
    {
        var t = new Matrix(Columns, Rows);
        for (var i = 0; i < Rows; i++)
        {
            for (var j = 0; j < Columns; j++)
            {
                t[j, i] = this[i, j];
            }
        }

        return t;
    }

    /// <summary>Sum of the diagonal.</summary>
    public double Trace()
    {
        var sum = 0.0;
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
            sum += x * x;
        }

        return Math.Sqrt(sum);
    }

    /// <summary>Element-wise sum.</summary>
    public static Matrix operator +(Matrix a, Matrix b) => Zip(a, b, 1);

    /// <summary>Element-wise difference.</summary>
    public static Matrix operator -(Matrix a, Matrix b) => Zip(a, b, -1);

    /// <summary>Every element times <paramref name="s"/>.</summary>
    public static Matrix operator *(double s, Matrix a)
    {
        ArgumentNullException.ThrowIfNull(a);
        return new Matrix(a.Rows, a.Columns, Array.ConvertAll(a.Data, x => s * x));
    }

    /// <summary>Matrix product by the plain triple loop: for small matrices. Large ones go through <see cref="ILinearAlgebra.Multiply(Matrix, Matrix)"/>.</summary>
    /// <exception cref="ArgumentException">The inner dimensions differ.</exception>
    public static Matrix operator *(Matrix a, Matrix b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (a.Columns != b.Rows)
        {
            throw new ArgumentException($"Cannot multiply {a.Rows} x {a.Columns} by {b.Rows} x {b.Columns}.", nameof(b));
        }

        var c = new Matrix(a.Rows, b.Columns);
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

    private static Matrix Zip(Matrix a, Matrix b, double sign)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (a.Rows != b.Rows || a.Columns != b.Columns)
        {
            throw new ArgumentException($"Shapes differ: {a.Rows} x {a.Columns} and {b.Rows} x {b.Columns}.", nameof(b));
        }

        var c = new Matrix(a.Rows, a.Columns);
        for (var i = 0; i < c.Data.Length; i++)
        {
            c.Data[i] = a.Data[i] + sign * b.Data[i];
        }

        return c;
    }
}
