using System.Numerics;
using Kramers.Numerics;
using Kramers.Numerics.Angular;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Tests.Numerics.LinearAlgebra;

namespace Kramers.Tests.Numerics.Angular;

public class RotationTests
{
    [Fact]
    public void Rotations_are_active_and_right_handed()
    {
        var quarter = Rotation.FromAxisAngle(0, 0, 2, Math.PI / 2);
        AssertVector((0, 1, 0), quarter.Apply(1, 0, 0));
        // z-y-z, the last angle acts first: x goes to y by gamma, stays by beta about y, goes to -x by alpha.
        AssertVector((-1, 0, 0), Rotation.FromEuler(Math.PI / 2, Math.PI / 2, Math.PI / 2).Apply(1, 0, 0));
    }

    [Fact]
    public void Euler_angles_come_back()
    {
        var random = new SeededRandom(1);
        for (var i = 0; i < 50; i++)
        {
            var (a, b, g) = (random.Uniform(-3, 3), random.Uniform(0.01, 3.1), random.Uniform(-3, 3));
            var r = Rotation.FromEuler(a, b, g);
            Assert.Equal(a, r.Alpha, 1e-12);
            Assert.Equal(b, r.Beta, 1e-12);
            Assert.Equal(g, r.Gamma, 1e-12);
        }
    }

    [Theory]
    [InlineData(0.4, 0.0, 0.3)]
    [InlineData(0.4, Math.PI, 0.3)]
    [InlineData(0.4, 1e-9, 0.3)]
    public void Euler_angles_rebuild_the_matrix_also_at_the_poles(double a, double b, double g)
    {
        var r = Rotation.FromEuler(a, b, g);
        LinearAlgebraContract.Near(r.Matrix, Rotation.FromEuler(r.Alpha, r.Beta, r.Gamma).Matrix, 1e-14);
    }

    [Fact]
    public void Euler_angles_lose_no_digits_near_the_poles()
    {
        var random = new SeededRandom(12);
        foreach (var beta in new[] { 1e-13, 1e-11, 1e-8, Math.PI - 1e-8 })
        {
            // The way there and back leaves rounding of 1e-16 everywhere, far more than 1e-16 of beta.
            var detour = Rotation.Random(random);
            var r = detour.Inverse() * (detour * Rotation.FromEuler(0.4, beta, 0.3));
            LinearAlgebraContract.Near(r.Matrix, Rotation.FromEuler(r.Alpha, r.Beta, r.Gamma).Matrix, 1e-14);
        }
    }

    [Fact]
    public void Random_rotations_are_proper_and_uniform()
    {
        var random = new SeededRandom(2);
        var mean = new Matrix(3, 3);
        var squares = 0.0;
        const int N = 20000;
        for (var i = 0; i < N; i++)
        {
            var m = Rotation.Random(random).Matrix;
            LinearAlgebraContract.Near(Matrix.Identity(3), m * m.Transpose(), 1e-14);
            mean += (1.0 / N) * m;
            squares += m.Trace() * m.Trace() / N;
        }

        // Haar measure: <R> = 0, <(tr R)^2> = 1 (one invariant in l=1 x l=1). Five standard errors.
        Assert.InRange(mean.Norm(), 0, 5 * Math.Sqrt(3.0 / N));
        Assert.Equal(1, squares, 5 * Math.Sqrt(2.0 / N));
    }

    [Fact]
    public void Reflections_and_missing_axes_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Rotation.FromMatrix(Matrix.Diagonal([1, 1, -1])));
        Assert.Throws<ArgumentException>(() => Rotation.FromMatrix(2 * Matrix.Identity(3)));
        Assert.Throws<ArgumentException>(() => Rotation.FromAxisAngle(0, 0, 0, 1));
    }

    [Fact]
    public void Small_d_of_spin_one_half_one_and_two_is_the_textbook_one()
    {
        const double B = 0.7;
        var (s, c) = Math.SinCos(B);
        Assert.Equal(-Math.Sin(B / 2), WignerD.SmallD(1, 1, -1, B), 1e-15);
        Assert.Equal(Math.Sin(B / 2), WignerD.SmallD(1, -1, 1, B), 1e-15);
        Assert.Equal((1 + c) / 2, WignerD.SmallD(2, 2, 2, B), 1e-15);
        Assert.Equal(-s / Math.Sqrt(2), WignerD.SmallD(2, 2, 0, B), 1e-15);
        Assert.Equal((1 - c) / 2, WignerD.SmallD(2, 2, -2, B), 1e-15);
        Assert.Equal((3 * c * c - 1) / 2, WignerD.SmallD(4, 0, 0, B), 1e-15);
        Assert.Equal(Math.Sqrt(3.0 / 8) * s * s, WignerD.SmallD(4, 4, 0, B), 1e-15);
        Assert.Equal(-(1 + c) / 2 * s, WignerD.SmallD(4, 4, 2, B), 1e-15);
    }

    [Fact]
    public void Small_d_stays_orthogonal_at_large_j()
    {
        const int TwoJ = 60;
        for (var m = -TwoJ; m <= TwoJ; m += 4)
        {
            var sum = 0.0;
            for (var k = -TwoJ; k <= TwoJ; k += 2)
            {
                var d = WignerD.SmallD(TwoJ, k, m, 1.1);
                sum += d * d;
            }

            Assert.Equal(1, sum, 1e-12);
        }
    }

    [Fact]
    public void D_matrices_turn_the_complex_harmonics()
    {
        var random = new SeededRandom(3);
        for (var l = 0; l <= 8; l++)
        {
            var r = Rotation.Random(random);
            var d = WignerD.Complex(l, r);
            var (before, after) = (new Complex[81], new Complex[81]);
            ComplexSphericalHarmonics.Evaluate(8, 0.3, -0.5, 0.7, before);
            var (x, y, z) = r.Apply(0.3, -0.5, 0.7);
            ComplexSphericalHarmonics.Evaluate(8, x, y, z, after);
            for (var m = 0; m <= 2 * l; m++)
            {
                var sum = Complex.Zero;
                for (var k = 0; k <= 2 * l; k++)
                {
                    sum += Complex.Conjugate(d[m, k]) * before[l * l + k];
                }

                Assert.Equal(0, (sum - after[l * l + m]).Magnitude, 1e-14);
            }
        }
    }

    [Fact]
    public void Real_matrices_turn_the_real_harmonics_and_are_a_representation()
    {
        var random = new SeededRandom(4);
        for (var l = 0; l <= 8; l++)
        {
            var (r, q) = (Rotation.Random(random), Rotation.Random(random));
            var m = WignerD.Real(l, r);
            var (before, after) = (new double[81], new double[81]);
            RealSphericalHarmonics.Evaluate(8, 0.3, -0.5, 0.7, before);
            var (x, y, z) = r.Apply(0.3, -0.5, 0.7);
            RealSphericalHarmonics.Evaluate(8, x, y, z, after);
            var turned = m * new Matrix(2 * l + 1, 1, before[(l * l)..((l + 1) * (l + 1))]);
            LinearAlgebraContract.Near(new Matrix(2 * l + 1, 1, after[(l * l)..((l + 1) * (l + 1))]), turned, 1e-14);
            LinearAlgebraContract.Near(WignerD.Real(l, r * q), m * WignerD.Real(l, q), 1e-13);
            LinearAlgebraContract.Near(Matrix.Identity(2 * l + 1), m * m.Transpose(), 1e-13);
        }
    }

    private static void AssertVector((double X, double Y, double Z) expected, (double X, double Y, double Z) actual)
    {
        Assert.Equal(expected.X, actual.X, 1e-15);
        Assert.Equal(expected.Y, actual.Y, 1e-15);
        Assert.Equal(expected.Z, actual.Z, 1e-15);
    }
}
