namespace Kramers.Chemistry.Formats;

/// <summary>A unit cell; a lies along x, b in the plane of x and y (International Tables for Crystallography B, 3.3.1).</summary>
/// <param name="A">Length of a in angstrom.</param>
/// <param name="B">Length of b in angstrom.</param>
/// <param name="C">Length of c in angstrom.</param>
/// <param name="AlphaDegrees">Angle between b and c in degrees.</param>
/// <param name="BetaDegrees">Angle between a and c in degrees.</param>
/// <param name="GammaDegrees">Angle between a and b in degrees.</param>
public sealed record CifCell(double A, double B, double C, double AlphaDegrees, double BetaDegrees, double GammaDegrees)
{
    private readonly double[] cartesian = Vectors(A, B, C, Radian(AlphaDegrees), Radian(BetaDegrees), Radian(GammaDegrees));

    /// <summary>Volume in angstrom^3; not positive, or not a number, for angles that close no cell.</summary>
    public double Volume => cartesian[0] * cartesian[4] * cartesian[8];

    /// <summary>[3] position in angstrom of a point with these fractional coordinates, [3].</summary>
    public double[] ToCartesian(ReadOnlySpan<double> fractional)
    {
        var (x, y, z) = (fractional[0], fractional[1], fractional[2]);
        return [cartesian[0] * x + cartesian[1] * y + cartesian[2] * z, cartesian[4] * y + cartesian[5] * z, cartesian[8] * z];
    }

    /// <summary>[3] distances between the lattice planes (100), (010), (001), in angstrom: how far apart images lie at least.</summary>
    internal double[] PlaneDistances { get; } = Heights(Vectors(A, B, C, Radian(AlphaDegrees), Radian(BetaDegrees), Radian(GammaDegrees)), Area(B, C, AlphaDegrees), Area(A, C, BetaDegrees), Area(A, B, GammaDegrees));

    private static double[] Heights(double[] v, params double[] areas) => Array.ConvertAll(areas, area => v[0] * v[4] * v[8] / area);

    private static double Area(double p, double q, double degrees) => p * q * Math.Sin(Radian(degrees));

    private static double[] Vectors(double a, double b, double c, double alpha, double beta, double gamma)
    {
        var cx = Math.Cos(beta);
        var cy = (Math.Cos(alpha) - Math.Cos(beta) * Math.Cos(gamma)) / Math.Sin(gamma);
        return [a, b * Math.Cos(gamma), c * cx, 0, b * Math.Sin(gamma), c * cy, 0, 0, c * Math.Sqrt(1 - cx * cx - cy * cy)];
    }

    private static double Radian(double degrees) => degrees * Math.PI / 180;
}
