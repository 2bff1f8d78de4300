using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Chemistry;

/// <summary>
/// The proper rotation and translation that bring one geometry nearest to another (Kabsch, Acta Cryst. A 32, 922 (1976)), every
/// atom with the same weight. Found as the largest eigenvector of the quaternion matrix of Horn, J. Opt. Soc. Am. A 4, 629
/// (1987), doi:10.1364/JOSAA.4.000629, which never yields a reflection.
/// </summary>
public sealed class Superposition
{
    private Superposition(Matrix rotation, Structure moved, double rmsd) => (Rotation, Moved, Rmsd) = (rotation, moved, rmsd);

    /// <summary>[3, 3] proper rotation R: moved = R (mobile - its centroid) + centroid of the reference.</summary>
    public Matrix Rotation { get; }

    /// <summary>The mobile structure laid upon the reference.</summary>
    public Structure Moved { get; }

    /// <summary>Root mean square distance of the atoms after superposition, in angstrom.</summary>
    public double Rmsd { get; }

    /// <summary>Lays <paramref name="mobile"/> upon <paramref name="reference"/>, atom by atom in their order.</summary>
    /// <exception cref="ArgumentException">The two have not the same elements in the same order.</exception>
    public static Superposition Of(Structure mobile, Structure reference)
    {
        ArgumentNullException.ThrowIfNull(mobile);
        ArgumentNullException.ThrowIfNull(reference);
        if (!mobile.Elements.SequenceEqual(reference.Elements))
        {
            throw new ArgumentException($"The atoms differ: {mobile.Formula} and {reference.Formula} must have the same elements in the same order.", nameof(reference));
        }

        var (from, to) = (Centroid(mobile), Centroid(reference));
        var (a, b) = (mobile.Translated(-from[0], -from[1], -from[2]), reference.Translated(-to[0], -to[1], -to[2]));
        var rotation = FromQuaternion(LargestEigenvector(Horn(Correlation(a, b))));
        var moved = a.Rotated(rotation).Translated(to[0], to[1], to[2]);
        return new Superposition(rotation, moved, RootMeanSquare(moved, reference));
    }

    private static double[] Centroid(Structure s)
    {
        var centre = new double[3];
        for (var k = 0; k < 3 * s.Count; k++)
        {
            centre[k % 3] += s.Positions[k] / s.Count;
        }

        return centre;
    }

    // S_kl = sum_i a_ik b_il
    private static Matrix Correlation(Structure a, Structure b)
    {
        var s = new Matrix(3, 3);
        for (var i = 0; i < a.Count; i++)
        {
            for (var k = 0; k < 9; k++)
            {
                s.Data[k] += a.Positions[3 * i + k / 3] * b.Positions[3 * i + k % 3];
            }
        }

        return s;
    }

    // Horn 1987, section 4.A: the matrix N of the quaternion (w, x, y, z).
    private static Matrix Horn(Matrix s) => Matrix.FromRows(
        [s[0, 0] + s[1, 1] + s[2, 2], s[1, 2] - s[2, 1], s[2, 0] - s[0, 2], s[0, 1] - s[1, 0]],
        [s[1, 2] - s[2, 1], s[0, 0] - s[1, 1] - s[2, 2], s[0, 1] + s[1, 0], s[2, 0] + s[0, 2]],
        [s[2, 0] - s[0, 2], s[0, 1] + s[1, 0], s[1, 1] - s[0, 0] - s[2, 2], s[1, 2] + s[2, 1]],
        [s[0, 1] - s[1, 0], s[2, 0] + s[0, 2], s[1, 2] + s[2, 1], s[2, 2] - s[0, 0] - s[1, 1]]);

    private static double[] LargestEigenvector(Matrix symmetric)
    {
        var vectors = DenseLinearAlgebra.Best.Symmetric(symmetric).Vectors;
        return [vectors[0, 3], vectors[1, 3], vectors[2, 3], vectors[3, 3]];
    }

    private static Matrix FromQuaternion(double[] q)
    {
        var (w, x, y, z) = (q[0], q[1], q[2], q[3]);
        return Matrix.FromRows(
            [w * w + x * x - y * y - z * z, 2 * (x * y - w * z), 2 * (x * z + w * y)],
            [2 * (x * y + w * z), w * w - x * x + y * y - z * z, 2 * (y * z - w * x)],
            [2 * (x * z - w * y), 2 * (y * z + w * x), w * w - x * x - y * y + z * z]);
    }

    private static double RootMeanSquare(Structure a, Structure b)
    {
        var sum = 0.0;
        for (var k = 0; k < 3 * a.Count; k++)
        {
            var d = a.Positions[k] - b.Positions[k];
            sum += d * d;
        }

        return Math.Sqrt(sum / a.Count);
    }
}
