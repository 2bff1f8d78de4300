using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.Hamiltonians;

/// <summary>
/// D, E and the axes of a zero-field splitting tensor, H = D[Sz^2 - S(S+1)/3] + E(Sx^2 - Sy^2). The trace is dropped; z is the
/// axis whose traceless eigenvalue is largest in size, D = 3/2 of it, so that |E/D| is at most 1/3; x is chosen such that E is
/// not negative. At |E/D| = 1/3 the sign of D has no meaning.
/// </summary>
/// <param name="D">Axial parameter, cm^-1. Negative: easy axis; positive: easy plane.</param>
/// <param name="E">Rhombic parameter, cm^-1, not negative.</param>
/// <param name="Axes">[3, 3]; columns are the unit vectors x, y, z in the frame of the tensor, right-handed. The sign of x and
/// z is such that their largest component is positive.</param>
public sealed record ZeroFieldParameters(double D, double E, Matrix Axes)
{
    /// <summary>Unit vector of the main (z) axis, length 3.</summary>
    public double[] MainAxis => [Axes[0, 2], Axes[1, 2], Axes[2, 2]];

    /// <summary>E/|D|, 0 (axial) to 1/3 (fully rhombic); 0 for D = 0.</summary>
    public double Rhombicity => D == 0 ? 0 : E / Math.Abs(D);

    /// <summary>Reads the parameters from a tensor (3 x 3, cm^-1); its symmetric part counts.</summary>
    /// <exception cref="ArgumentException">The tensor is not 3 x 3 and finite.</exception>
    public static ZeroFieldParameters From(Matrix tensor)
    {
        var symmetric = Tensor3.Symmetrised(Tensor3.Checked(tensor, nameof(tensor)));
        var traceless = symmetric - (symmetric.Trace() / 3) * Matrix.Identity(3);
        var eigen = DenseLinearAlgebra.Best.Symmetric(traceless);
        var d = eigen.Values;

        // Ascending and traceless: the largest in size is the first or the last, and the larger of the other two is x.
        var (x, y, z) = Math.Abs(d[0]) > Math.Abs(d[2]) ? (2, 1, 0) : (1, 0, 2);
        return new ZeroFieldParameters(1.5 * d[z], 0.5 * (d[x] - d[y]), RightHanded(eigen.Vectors, x, z));
    }

    private static Matrix RightHanded(Matrix vectors, int x, int z)
    {
        var ex = Oriented(vectors, x);
        var ez = Oriented(vectors, z);
        var axes = new Matrix(3, 3);
        for (var i = 0; i < 3; i++)
        {
            var (j, k) = ((i + 1) % 3, (i + 2) % 3);
            axes[i, 0] = ex[i];
            axes[i, 1] = ez[j] * ex[k] - ez[k] * ex[j];
            axes[i, 2] = ez[i];
        }

        return axes;
    }

    private static double[] Oriented(Matrix vectors, int column)
    {
        double[] v = [vectors[0, column], vectors[1, column], vectors[2, column]];
        var largest = v.MaxBy(Math.Abs);
        return largest < 0 ? [-v[0], -v[1], -v[2]] : v;
    }
}
