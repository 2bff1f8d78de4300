using System.Numerics;
using Kramers.Numerics.Angular;

namespace Kramers.Tests.Numerics.Angular;

public class SphericalHarmonicsTests
{
    private const int LMax = 10;
    private const double X = 0.37, Y = -0.81, Z = 1.13;

    [Fact]
    public void Real_harmonics_up_to_degree_two_are_the_textbook_polynomials()
    {
        var v = Real(2, X, Y, Z);
        var r2 = X * X + Y * Y + Z * Z;
        var p = Math.Sqrt(3 / (4 * Math.PI));
        var d = Math.Sqrt(15 / (4 * Math.PI));
        double[] expected =
        [
            Math.Sqrt(1 / (4 * Math.PI)), p * Y, p * Z, p * X,
            d * X * Y, d * Y * Z, Math.Sqrt(5 / (16 * Math.PI)) * (3 * Z * Z - r2), d * X * Z, d / 2 * (X * X - Y * Y),
        ];
        Compare(expected, v, 1e-15);
    }

    [Fact]
    public void Complex_harmonics_of_degree_three_are_the_textbook_polynomials()
    {
        var v = ComplexSet(3, X, Y, Z);
        var (plus, r2) = (new Complex(X, Y), X * X + Y * Y + Z * Z);
        var expected = new[]
        {
            Math.Sqrt(7 / (16 * Math.PI)) * Z * (5 * Z * Z - 3 * r2),
            -Math.Sqrt(21 / (64 * Math.PI)) * plus * (5 * Z * Z - r2),
            Math.Sqrt(105 / (32 * Math.PI)) * plus * plus * Z,
            -Math.Sqrt(35 / (64 * Math.PI)) * plus * plus * plus,
        };
        for (var m = 0; m <= 3; m++)
        {
            Assert.Equal(0, (expected[m] - v[ComplexSphericalHarmonics.Index(3, m)]).Magnitude, 1e-14);
        }
    }

    [Fact]
    public void Real_set_is_the_stated_combination_of_the_complex_set()
    {
        var (real, complex) = (Real(LMax, X, Y, Z), ComplexSet(LMax, X, Y, Z));
        for (var l = 0; l <= LMax; l++)
        {
            for (var m = 1; m <= l; m++)
            {
                var (plus, minus) = (complex[l * l + l + m], complex[l * l + l - m]);
                var signed = m % 2 == 0 ? plus : -plus;
                var scale = 1e-14 * Math.Pow(X * X + Y * Y + Z * Z, l / 2.0);
                Assert.Equal(0, ((signed + minus) / Math.Sqrt(2) - real[l * l + l + m]).Magnitude, scale);
                Assert.Equal(0, ((signed - minus) / (Complex.ImaginaryOne * Math.Sqrt(2)) - real[l * l + l - m]).Magnitude, scale);
            }
        }
    }

    [Fact]
    public void Harmonics_are_orthonormal_on_the_sphere()
    {
        // Gauss-Legendre in z times the trapezoid rule in phi: exact for the degrees here.
        var n = RealSphericalHarmonics.Count(LMax);
        var overlap = new double[n, n];
        var rule = new MathNet.Numerics.Integration.GaussLegendreRule(-1, 1, LMax + 1);
        const int Turns = 2 * LMax + 2;
        foreach (var (z, weight) in rule.Abscissas.Zip(rule.Weights))
        {
            for (var k = 0; k < Turns; k++)
            {
                var phi = 2 * Math.PI * k / Turns;
                var s = Math.Sqrt(1 - z * z);
                var v = Real(LMax, s * Math.Cos(phi), s * Math.Sin(phi), z);
                Accumulate(overlap, v, weight * 2 * Math.PI / Turns);
            }
        }

        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                Assert.Equal(i == j ? 1 : 0, overlap[i, j], 1e-13);
            }
        }
    }

    [Theory]
    [InlineData(12)]
    [InlineData(40)]
    public void Squares_of_one_degree_sum_to_the_addition_theorem_also_at_the_poles(int lmax)
    {
        foreach (var (x, y, z) in new[] { (0.0, 0.0, 1.0), (0, 0, -1), (1e-9, 0, 1), (0.6, 0, 0.8), (2 / 3.0, -2 / 3.0, 1 / 3.0) })
        {
            var v = Real(lmax, x, y, z);
            for (var l = 0; l <= lmax; l++)
            {
                var sum = v.Skip(l * l).Take(2 * l + 1).Sum(a => a * a);
                Assert.Equal((2 * l + 1) / (4 * Math.PI), sum, 1e-12);
            }
        }
    }

    [Theory]
    [InlineData(X, Y, Z)]
    [InlineData(0, 0, 0.9)]
    [InlineData(0, 0, -1.1)]
    [InlineData(0.5, 0, 0)]
    [InlineData(0, 0, 0)]
    public void Gradients_equal_central_differences(double x, double y, double z)
    {
        const double H = 1e-5;
        const int Degree = 6;
        var n = RealSphericalHarmonics.Count(Degree);
        var (values, gradients) = (new double[n], new double[3 * n]);
        RealSphericalHarmonics.EvaluateWithGradient(Degree, x, y, z, values, gradients);
        var (complexValues, complexGradients) = (new Complex[n], new Complex[3 * n]);
        ComplexSphericalHarmonics.EvaluateWithGradient(Degree, x, y, z, complexValues, complexGradients);
        double[][] axes = [[H, 0, 0], [0, H, 0], [0, 0, H]];
        for (var axis = 0; axis < 3; axis++)
        {
            var d = axes[axis];
            var (ahead, behind) = (Real(Degree, x + d[0], y + d[1], z + d[2]), Real(Degree, x - d[0], y - d[1], z - d[2]));
            var (cAhead, cBehind) = (ComplexSet(Degree, x + d[0], y + d[1], z + d[2]), ComplexSet(Degree, x - d[0], y - d[1], z - d[2]));
            for (var i = 0; i < n; i++)
            {
                Assert.Equal((ahead[i] - behind[i]) / (2 * H), gradients[3 * i + axis], 1e-6);
                Assert.Equal(0, ((cAhead[i] - cBehind[i]) / (2 * H) - complexGradients[3 * i + axis]).Magnitude, 1e-6);
            }
        }
    }

    [Fact]
    public void Solid_harmonics_are_homogeneous()
    {
        // Euler: r . grad f = l f for a polynomial of degree l.
        var n = RealSphericalHarmonics.Count(LMax);
        var (v, g) = (new double[n], new double[3 * n]);
        RealSphericalHarmonics.EvaluateWithGradient(LMax, X, Y, Z, v, g);
        for (var l = 0; l <= LMax; l++)
        {
            for (var i = l * l; i < (l + 1) * (l + 1); i++)
            {
                Assert.Equal(l * v[i], X * g[3 * i] + Y * g[3 * i + 1] + Z * g[3 * i + 2], 1e-11);
            }
        }
    }

    [Fact]
    public void Short_spans_are_refused()
    {
        Assert.Throws<ArgumentException>(() => RealSphericalHarmonics.Evaluate(2, 0, 0, 1, new double[8]));
        Assert.Throws<ArgumentException>(() => RealSphericalHarmonics.EvaluateWithGradient(2, 0, 0, 1, new double[9], new double[26]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ComplexSphericalHarmonics.Evaluate(-1, 0, 0, 1, new Complex[8]));
    }

    [Fact]
    public void Evaluation_allocates_nothing()
    {
        var (v, g) = (new double[81], new double[243]);
        RealSphericalHarmonics.EvaluateWithGradient(8, X, Y, Z, v, g);
        var before = GC.GetAllocatedBytesForCurrentThread();
        RealSphericalHarmonics.EvaluateWithGradient(8, X, Y, Z, v, g);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static double[] Real(int lmax, double x, double y, double z)
    {
        var v = new double[RealSphericalHarmonics.Count(lmax)];
        RealSphericalHarmonics.Evaluate(lmax, x, y, z, v);
        return v;
    }

    private static Complex[] ComplexSet(int lmax, double x, double y, double z)
    {
        var v = new Complex[ComplexSphericalHarmonics.Count(lmax)];
        ComplexSphericalHarmonics.Evaluate(lmax, x, y, z, v);
        return v;
    }

    private static void Accumulate(double[,] overlap, double[] v, double weight)
    {
        for (var i = 0; i < v.Length; i++)
        {
            for (var j = 0; j < v.Length; j++)
            {
                overlap[i, j] += weight * v[i] * v[j];
            }
        }
    }

    private static void Compare(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], tolerance);
        }
    }
}
