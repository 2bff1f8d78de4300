namespace Kramers.Magnetism.Spectroscopy;

/// <summary>
/// Half of the sphere in triangles, for spectra that are interpolated between orientations (D. Wang and G. R. Hanson, J. Magn. Reson.
/// A 117, 1 (1995), doi:10.1006/jmra.1995.9978; S. Stoll and A. Schweiger, J. Magn. Reson. 178, 42 (2006), doi:10.1016/j.jmr.2005.08.013).
/// Rows at equal steps of theta from the pole to the equator; row k has 4k directions, of which the equator keeps one of each
/// opposite pair. Triangles weigh as their solid angles.
/// </summary>
public sealed class OrientationTriangles
{
    private readonly int _rows;

    /// <summary>A grid of 4 rows^2 triangles.</summary>
    /// <param name="rows">Steps from the pole to the equator, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no row.</exception>
    public OrientationTriangles(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        _rows = rows;
        Directions = [[0, 0, 1], .. Enumerable.Range(1, rows).SelectMany(k => Enumerable.Range(0, k < rows ? 4 * k : 2 * k).Select(j => Direction(k, j)))];
        Triangles = [.. Corners().Select(c => new OrientationTriangle(Index(c.A), Index(c.B), Index(c.C), SolidAngle(Direction(c.A), Direction(c.B), Direction(c.C)) / (2 * Math.PI)))];
    }

    /// <summary>Unit vectors, length 3 each.</summary>
    public IReadOnlyList<double[]> Directions { get; }

    /// <summary>The triangles; weights add up to 1.</summary>
    public IReadOnlyList<OrientationTriangle> Triangles { get; }

    /// <summary>In each quadrant k triangles stand on row k with a corner on the row above, and k - 1 hang from that row.</summary>
    private IEnumerable<((int K, int J) A, (int K, int J) B, (int K, int J) C)> Corners()
    {
        for (var k = 1; k <= _rows; k++)
        {
            for (var quadrant = 0; quadrant < 4; quadrant++)
            {
                var (below, above) = (quadrant * k, quadrant * (k - 1));
                for (var j = 0; j < k; j++)
                {
                    yield return ((k, below + j), (k, below + j + 1), (k - 1, above + j));
                    if (j > 0)
                    {
                        yield return ((k - 1, above + j - 1), (k - 1, above + j), (k, below + j));
                    }
                }
            }
        }
    }

    /// <summary>Rows before row k have 1 + 4 (1 + ... + (k - 1)) directions.</summary>
    private int Index((int K, int J) node) => node.K == 0 ? 0 : 1 + 2 * node.K * (node.K - 1) + node.J % (node.K < _rows ? 4 * node.K : 2 * node.K);

    private double[] Direction((int K, int J) node) => node.K == 0 ? [0, 0, 1] : Direction(node.K, node.J);

    private double[] Direction(int k, int j)
    {
        var (sin, cos) = Math.SinCos(0.5 * Math.PI * k / _rows);
        var (y, x) = Math.SinCos(0.5 * Math.PI * j / k);
        return [sin * x, sin * y, k == _rows ? 0 : cos];
    }

    /// <summary>tan(Omega/2) = a.(b x c)/(1 + a.b + b.c + c.a) (A. van Oosterom and J. Strackee, IEEE Trans. Biomed. Eng. 30, 125 (1983)).</summary>
    private static double SolidAngle(double[] a, double[] b, double[] c)
    {
        var triple = a[0] * (b[1] * c[2] - b[2] * c[1]) + a[1] * (b[2] * c[0] - b[0] * c[2]) + a[2] * (b[0] * c[1] - b[1] * c[0]);
        return 2 * Math.Atan2(Math.Abs(triple), 1 + Dot(a, b) + Dot(b, c) + Dot(c, a));
    }

    private static double Dot(double[] a, double[] b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

/// <summary>Three neighbouring orientations.</summary>
/// <param name="A">Index of the first direction.</param>
/// <param name="B">Of the second.</param>
/// <param name="C">Of the third.</param>
/// <param name="Weight">Share of all orientations.</param>
public readonly record struct OrientationTriangle(int A, int B, int C, double Weight);
