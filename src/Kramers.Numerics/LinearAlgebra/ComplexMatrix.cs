using System.Numerics;

namespace Kramers.Numerics.LinearAlgebra;

/// <summary>A dense complex matrix, row-major in one flat array: element (i, j) lies at <c>i * Columns + j</c>.</summary>
public sealed class ComplexMatrix : DenseMatrix<ComplexMatrix, Complex>
{
    /// <summary>Makes a zero matrix.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A dimension is negative.</exception>
    public ComplexMatrix(int rows, int columns)
        : base(rows, columns, null)
    {
    }

    /// <summary>Wraps <paramref name="data"/> (row-major, length rows * columns) without copying it.</summary>
    /// <exception cref="ArgumentException">The length is not rows * columns.</exception>
    public ComplexMatrix(int rows, int columns, Complex[] data)
        : base(rows, columns, data ?? throw new ArgumentNullException(nameof(data)))
    {
    }

    /// <summary>The n x n unit matrix.</summary>
    public static ComplexMatrix Identity(int n) => Diagonal([.. Enumerable.Repeat(Complex.One, n)]);

    /// <summary>A square matrix with <paramref name="values"/> on its diagonal.</summary>
    public static ComplexMatrix Diagonal(ReadOnlySpan<Complex> values)
    {
        var d = new ComplexMatrix(values.Length, values.Length);
        d.SetDiagonal(values);
        return d;
    }

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

    /// <inheritdoc/>
    public override double Norm()
    {
        var sum = 0.0;
        foreach (var x in Data)
        {
            sum += x.Real * x.Real + x.Imaginary * x.Imaginary;
        }

        return Math.Sqrt(sum);
    }

    private protected override ComplexMatrix Make(int rows, int columns, Complex[] data) => new(rows, columns, data);
}
