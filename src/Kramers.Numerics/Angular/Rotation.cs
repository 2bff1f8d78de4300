using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Numerics.Angular;

/// <summary>
/// A proper rotation of space, active: it moves vectors, not axes. Euler angles are z-y-z in radians,
/// R(alpha, beta, gamma) = Rz(alpha) Ry(beta) Rz(gamma): first gamma about z, then beta about y, last alpha about z.
/// </summary>
public sealed class Rotation
{
    private Rotation(Matrix matrix)
    {
        Matrix = matrix;
        // The last column of R = Rz Ry Rz is (cos a sin b, sin a sin b, cos b).
        var sine = Math.Sqrt(matrix[0, 2] * matrix[0, 2] + matrix[1, 2] * matrix[1, 2]);
        Beta = Math.Atan2(sine, matrix[2, 2]);
        // Where beta is 0 or pi, alpha and gamma turn about one axis and all goes to alpha.
        Alpha = sine < 1e-14 ? Math.Atan2(-matrix[0, 1], matrix[1, 1]) : Math.Atan2(matrix[1, 2], matrix[0, 2]);
        // The second row of Rz(-alpha) R is (sin g, cos g, 0): near the poles this makes good what alpha has lost.
        var (s, c) = Math.SinCos(Alpha);
        Gamma = Math.Atan2(c * matrix[1, 0] - s * matrix[0, 0], c * matrix[1, 1] - s * matrix[0, 1]);
    }

    /// <summary>No rotation.</summary>
    public static Rotation Identity { get; } = new(LinearAlgebra.Matrix.Identity(3));

    /// <summary>The orthogonal matrix that moves column vectors, [3, 3].</summary>
    public Matrix Matrix { get; }

    /// <summary>First Euler angle, in (-pi, pi].</summary>
    public double Alpha { get; }

    /// <summary>Second Euler angle, in [0, pi].</summary>
    public double Beta { get; }

    /// <summary>Third Euler angle, in (-pi, pi]; 0 up to rounding where only its sum with alpha matters.</summary>
    public double Gamma { get; }

    /// <summary>From z-y-z Euler angles in radians.</summary>
    public static Rotation FromEuler(double alpha, double beta, double gamma) =>
        FromAxisAngle(0, 0, 1, alpha) * FromAxisAngle(0, 1, 0, beta) * FromAxisAngle(0, 0, 1, gamma);

    /// <summary>By <paramref name="angle"/> radians about the axis (x, y, z) of any length, right-handed (Rodrigues).</summary>
    /// <exception cref="ArgumentException">The axis has no direction.</exception>
    public static Rotation FromAxisAngle(double x, double y, double z, double angle)
    {
        var length = Math.Sqrt(x * x + y * y + z * z);
        if (!(length > 0) || !double.IsFinite(length))
        {
            throw new ArgumentException($"The axis ({x}, {y}, {z}) has no direction.", nameof(x));
        }

        var (s, c) = Math.SinCos(angle / 2);
        s /= length;
        return FromQuaternion(c, s * x, s * y, s * z);
    }

    /// <summary>From a proper orthogonal matrix [3, 3].</summary>
    /// <exception cref="ArgumentException">Not orthogonal to 1e-9, or a reflection.</exception>
    public static Rotation FromMatrix(Matrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        if (matrix.Rows != 3 || matrix.Columns != 3
            || !((matrix * matrix.Transpose() - LinearAlgebra.Matrix.Identity(3)).Norm() < 1e-9) || Determinant(matrix) < 0)
        {
            throw new ArgumentException("A rotation needs a 3 x 3 orthogonal matrix with determinant +1.", nameof(matrix));
        }

        return new Rotation(matrix.Copy());
    }

    /// <summary>Any rotation as likely as any other (Haar measure): four Gaussians make a uniform unit quaternion.</summary>
    public static Rotation Random(SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var (w, x, y, z) = (random.Gaussian(), random.Gaussian(), random.Gaussian(), random.Gaussian());
        var n = Math.Sqrt(w * w + x * x + y * y + z * z);
        return FromQuaternion(w / n, x / n, y / n, z / n);
    }

    /// <summary>First <paramref name="b"/>, then <paramref name="a"/>.</summary>
    public static Rotation operator *(Rotation a, Rotation b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return new Rotation(a.Matrix * b.Matrix);
    }

    /// <summary>The rotation back.</summary>
    public Rotation Inverse() => new(Matrix.Transpose());

    /// <summary>The vector after the rotation.</summary>
    public (double X, double Y, double Z) Apply(double x, double y, double z)
    {
        var m = Matrix;
        return (m[0, 0] * x + m[0, 1] * y + m[0, 2] * z,
            m[1, 0] * x + m[1, 1] * y + m[1, 2] * z,
            m[2, 0] * x + m[2, 1] * y + m[2, 2] * z);
    }

    /// <summary>A rank-2 Cartesian tensor [3, 3] after the rotation, R A R^T.</summary>
    public Matrix Apply(Matrix tensor) => Matrix * tensor * Matrix.Transpose();

    private static Rotation FromQuaternion(double w, double x, double y, double z) => new(LinearAlgebra.Matrix.FromRows(
        [1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)],
        [2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)],
        [2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)]));

    private static double Determinant(Matrix m) =>
        m[0, 0] * (m[1, 1] * m[2, 2] - m[1, 2] * m[2, 1])
        - m[0, 1] * (m[1, 0] * m[2, 2] - m[1, 2] * m[2, 0])
        + m[0, 2] * (m[1, 0] * m[2, 1] - m[1, 1] * m[2, 0]);
}
