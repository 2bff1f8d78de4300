using System.Numerics;
using Kramers.Magnetism.Relaxation;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.OpenSystems;

/// <summary>
/// What a bath does to the density matrix in the eigenbasis, d rho_ab/dt = -i w_ab rho_ab + sum_cd R[ab, cd] rho_cd, without the
/// unitary part. Only the elements of R that are not zero are kept. Made by <see cref="RedfieldTensor"/> or <see cref="LindbladForm"/>.
/// </summary>
public sealed class Dissipator
{
    // Of a difference, relative to what was taken away.
    private const double Rounding = 1e-13;
    private readonly int[] _starts, _columns;
    private readonly Complex[] _values;

    private Dissipator(BohrFrequencies frequencies, int[] starts, int[] columns, Complex[] values) =>
        (Frequencies, _starts, _columns, _values) = (frequencies, starts, columns, values);

    /// <summary>The w_ab to which it belongs.</summary>
    public BohrFrequencies Frequencies { get; }

    /// <summary>Number of states n; rho is [n, n].</summary>
    public int Dimension => Frequencies.Dimension;

    /// <summary>Largest |R[ab, cd]|, s^-1.</summary>
    public double LargestRate => _values.Length == 0 ? 0 : _values.Max(Complex.Abs);

    /// <summary>R[ab, cd] in s^-1: what rho_cd adds to d rho_ab/dt.</summary>
    public Complex this[int a, int b, int c, int d]
    {
        get
        {
            var (row, column) = (a * Dimension + b, c * Dimension + d);
            var i = Array.BinarySearch(_columns, _starts[row], _starts[row + 1] - _starts[row], column);
            return i >= 0 ? _values[i] : Complex.Zero;
        }
    }

    /// <summary>R as a dense matrix, [n^2, n^2] in s^-1, rho row by row.</summary>
    public ComplexMatrix ToMatrix()
    {
        var size = Dimension * Dimension;
        var dense = new ComplexMatrix(size, size);
        for (var row = 0; row < size; row++)
        {
            Scatter(row, dense.Row(row), 1);
        }

        return dense;
    }

    /// <summary>R rho, [n, n] in s^-1, for rho in the eigenbasis.</summary>
    /// <exception cref="ArgumentException">rho has another size.</exception>
    public ComplexMatrix Apply(ComplexMatrix rho)
    {
        ArgumentNullException.ThrowIfNull(rho);
        if (rho.Rows != Dimension || rho.Columns != Dimension)
        {
            throw new ArgumentException($"rho is {rho.Rows} x {rho.Columns}, the levels number {Dimension}.", nameof(rho));
        }

        var result = new ComplexMatrix(Dimension, Dimension);
        for (var row = 0; row < result.Data.Length; row++)
        {
            result.Data[row] = RowTimes(row, rho.Data);
        }

        return result;
    }

    /// <summary>The rates between populations where these go their own way, as in the strict secular approximation without
    /// degenerate levels; null where coherences act on populations.</summary>
    public RateMatrix? PopulationRates()
    {
        var n = Dimension;
        var rates = new Matrix(n, n);
        for (var a = 0; a < n; a++)
        {
            foreach (var (column, value) in Row(a * n + a))
            {
                if (column % (n + 1) != 0)
                {
                    return null;
                }

                rates[a, column / (n + 1)] = value.Real;
            }
        }

        return new RateMatrix(rates);
    }

    /// <summary>Independent baths add.</summary>
    /// <exception cref="ArgumentException">They belong to different levels.</exception>
    public static Dissipator operator +(Dissipator a, Dissipator b) => Combined(a, b, 1);

    /// <summary>What is left without a bath that was part of it; what only rounding leaves is zero, so that rates do not become negative.</summary>
    /// <exception cref="ArgumentException">They belong to different levels.</exception>
    public static Dissipator operator -(Dissipator a, Dissipator b) => Combined(a, b, -1);

    private static Dissipator Combined(Dissipator a, Dissipator b, int sign)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (!a.Frequencies.LevelsCm.SequenceEqual(b.Frequencies.LevelsCm))
        {
            throw new ArgumentException("The two dissipators belong to different levels.", nameof(b));
        }

        return FromRows(a.Frequencies, (row, buffer) =>
        {
            a.Scatter(row, buffer, 1);
            b.Scatter(row, buffer, sign);
        });
    }

    /// <summary>Collects the rows that <paramref name="fill"/> adds to a buffer of zeros of length n^2.</summary>
    internal static Dissipator FromRows(BohrFrequencies frequencies, Action<int, Complex[]> fill)
    {
        var size = frequencies.Dimension * frequencies.Dimension;
        var (starts, columns, values) = (new int[size + 1], new List<int>(), new List<Complex>());
        var buffer = new Complex[size];
        for (var row = 0; row < size; row++)
        {
            Array.Clear(buffer);
            fill(row, buffer);
            for (var column = 0; column < size; column++)
            {
                if (buffer[column] != Complex.Zero)
                {
                    columns.Add(column);
                    values.Add(buffer[column]);
                }
            }

            starts[row + 1] = columns.Count;
        }

        return new Dissipator(frequencies, starts, [.. columns], [.. values]);
    }

    /// <summary>The elements of one row that are not zero.</summary>
    internal IEnumerable<(int Column, Complex Value)> Row(int row)
    {
        for (var i = _starts[row]; i < _starts[row + 1]; i++)
        {
            yield return (_columns[i], _values[i]);
        }
    }

    internal Complex RowTimes(int row, ReadOnlySpan<Complex> rho)
    {
        var sum = Complex.Zero;
        for (var i = _starts[row]; i < _starts[row + 1]; i++)
        {
            sum += _values[i] * rho[_columns[i]];
        }

        return sum;
    }

    private void Scatter(int row, Span<Complex> buffer, int sign)
    {
        for (var i = _starts[row]; i < _starts[row + 1]; i++)
        {
            ref var sum = ref buffer[_columns[i]];
            sum += sign * _values[i];
            if (sign < 0 && sum.Magnitude < Rounding * _values[i].Magnitude)
            {
                sum = Complex.Zero;
            }
        }
    }
}
