using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Chemistry;

/// <summary>A cell that repeats along all three of its vectors, of any shape. Immutable.</summary>
public sealed class UnitCell
{
    private readonly double[] vectors;
    private readonly double[] inverse;

    /// <summary>Makes a cell from its vectors.</summary>
    /// <param name="vectors">[3, 3], the rows a, b, c in angstrom; copied.</param>
    /// <exception cref="ArgumentException">Not 3 x 3, not finite, or the vectors span no volume.</exception>
    public UnitCell(Matrix vectors)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        if (vectors is not { Rows: 3, Columns: 3 } || !vectors.Data.All(double.IsFinite))
        {
            throw new ArgumentException("A cell is a 3 x 3 matrix of finite numbers, one vector in each row.", nameof(vectors));
        }

        this.vectors = [.. vectors.Data];
        var reciprocal = Reciprocal(this.vectors);
        var determinant = Dot(this.vectors.AsSpan(0, 3), reciprocal.AsSpan(0, 3));
        Volume = Math.Abs(determinant);
        var lengths = Enumerable.Range(0, 3).Select(k => Length(this.vectors.AsSpan(3 * k, 3))).ToArray();
        if (!(Volume > 1e-8 * lengths[0] * lengths[1] * lengths[2]))
        {
            throw new ArgumentException("The three vectors of a cell must not lie in one plane.", nameof(vectors));
        }

        inverse = Array.ConvertAll(reciprocal, x => x / determinant);
        Heights = [.. Enumerable.Range(0, 3).Select(k => 1 / Length(inverse.AsSpan(3 * k, 3)))];
    }

    /// <summary>[3, 3], the rows a, b, c in angstrom; a copy.</summary>
    public Matrix Vectors => new(3, 3, [.. vectors]);

    /// <summary>In angstrom^3.</summary>
    public double Volume { get; }

    /// <summary>[3] distances between opposite faces of the cell, across a, b, c, in angstrom.</summary>
    public IReadOnlyList<double> Heights { get; }

    /// <summary>[3] fractional coordinates of a position, [3] in angstrom.</summary>
    public double[] ToFractional(ReadOnlySpan<double> position) =>
        [Dot(inverse.AsSpan(0, 3), position), Dot(inverse.AsSpan(3, 3), position), Dot(inverse.AsSpan(6, 3), position)];

    /// <summary>[3] position in angstrom of fractional coordinates, [3].</summary>
    public double[] ToCartesian(ReadOnlySpan<double> fractional)
    {
        var (a, b, c) = (fractional[0], fractional[1], fractional[2]);
        return [a * vectors[0] + b * vectors[3] + c * vectors[6], a * vectors[1] + b * vectors[4] + c * vectors[7], a * vectors[2] + b * vectors[5] + c * vectors[8]];
    }

    /// <summary>b x c, c x a, a x b: times 1/det they are the rows of the inverse of the matrix that has a, b, c as columns.</summary>
    private static double[] Reciprocal(double[] v)
    {
        var r = new double[9];
        for (var k = 0; k < 3; k++)
        {
            ReadOnlySpan<double> p = v.AsSpan(3 * ((k + 1) % 3), 3), q = v.AsSpan(3 * ((k + 2) % 3), 3);
            (r[3 * k], r[3 * k + 1], r[3 * k + 2]) = (p[1] * q[2] - p[2] * q[1], p[2] * q[0] - p[0] * q[2], p[0] * q[1] - p[1] * q[0]);
        }

        return r;
    }

    private static double Length(ReadOnlySpan<double> x) => Math.Sqrt(Dot(x, x));

    private static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y) => x[0] * y[0] + x[1] * y[1] + x[2] * y[2];
}
