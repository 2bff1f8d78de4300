namespace Kramers.Numerics.LinearAlgebra;

/// <summary>A dense real matrix, row-major in one flat array: element (i, j) lies at <c>i * Columns + j</c>.</summary>
public sealed class Matrix : DenseMatrix<Matrix, double>
{
    /// <summary>Makes a zero matrix.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A dimension is negative.</exception>
    public Matrix(int rows, int columns)
        : base(rows, columns, null)
    {
    }

    /// <summary>Wraps <paramref name="data"/> (row-major, length rows * columns) without copying it.</summary>
    /// <exception cref="ArgumentException">The length is not rows * columns.</exception>
    public Matrix(int rows, int columns, double[] data)
        : base(rows, columns, data ?? throw new ArgumentNullException(nameof(data)))
    {
    }

    /// <summary>The n x n unit matrix.</summary>
    public static Matrix Identity(int n) => Diagonal([.. Enumerable.Repeat(1.0, n)]);

    /// <summary>A square matrix with <paramref name="values"/> on its diagonal.</summary>
    public static Matrix Diagonal(ReadOnlySpan<double> values)
    {
        var d = new Matrix(values.Length, values.Length);
        d.SetDiagonal(values);
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

    /// <inheritdoc/>
    public override double Norm()
    {
        var sum = 0.0;
        foreach (var x in Data)
        {
            sum += x * x;
        }

        return Math.Sqrt(sum);
    }

    private protected override Matrix Make(int rows, int columns, double[] data) => new(rows, columns, data);
}
