using Kramers.Numerics;
using Kramers.Numerics.Angular;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Tests.Numerics.LinearAlgebra;

namespace Kramers.Tests.Numerics.Angular;

public class CouplingTests
{
    [Fact]
    public void Real_coupling_is_equivariant()
    {
        var random = new SeededRandom(5);
        foreach (var (l1, l2, l3) in Triads(4))
        {
            var r = Rotation.Random(random);
            var (a, b) = (Vector(l1, random), Vector(l2, random));
            var turnedAfter = WignerD.Real(l3, r) * Product(l1, l2, l3, a, b);
            var turnedBefore = Product(l1, l2, l3, WignerD.Real(l1, r) * a, WignerD.Real(l2, r) * b);
            Assert.True(turnedAfter.Norm() > 1e-6 || l1 + l2 + l3 == 0);
            LinearAlgebraContract.Near(turnedAfter, turnedBefore, 1e-13);
        }
    }

    [Fact]
    public void Real_coupling_has_orthonormal_rows()
    {
        foreach (var (l1, l2, l3) in Triads(4))
        {
            var gram = new Matrix(2 * l3 + 1, 2 * l3 + 1);
            var terms = RealCoupling.For(l1, l2, l3).Terms.ToArray();
            foreach (var (s, t) in from s in terms from t in terms where s.M1 == t.M1 && s.M2 == t.M2 select (s, t))
            {
                gram[l3 + s.M3, l3 + t.M3] += s.Value * t.Value;
            }

            LinearAlgebraContract.Near(Matrix.Identity(2 * l3 + 1), gram, 1e-13);
        }
    }

    [Fact]
    public void Vectors_couple_to_the_cross_product_and_the_dot_product()
    {
        // l = 1 is ordered (y, z, x).
        var (a, b) = (new Matrix(3, 1, [0.2, -0.3, 0.7]), new Matrix(3, 1, [1.1, 0.4, -0.6]));
        var cross = new Matrix(3, 1, [a[1, 0] * b[2, 0] - a[2, 0] * b[1, 0], a[2, 0] * b[0, 0] - a[0, 0] * b[2, 0], a[0, 0] * b[1, 0] - a[1, 0] * b[0, 0]]);
        var odd = Product(1, 1, 1, a, b);
        var sign = Math.Sign(odd[0, 0] * cross[0, 0]);
        LinearAlgebraContract.Near(sign / Math.Sqrt(2) * cross, odd, 1e-15);
        var dot = (a.Transpose() * b)[0, 0];
        Assert.Equal(-dot / Math.Sqrt(3), Product(1, 1, 0, a, b)[0, 0], 1e-15);
    }

    [Fact]
    public void A_harmonic_times_a_harmonic_couples_to_a_harmonic()
    {
        // Y_l1 Y_l2 coupled to l3 is <l1 0 l2 0|l3 0> sqrt((2l1+1)(2l2+1)/(4pi(2l3+1))) Y_l3 (Varshalovich 5.6.2): another route to the signs.
        var y = new double[RealSphericalHarmonics.Count(8)];
        var (s, c) = Math.SinCos(0.8);
        RealSphericalHarmonics.Evaluate(8, 0.6 * s, -0.8 * s, c, y);
        foreach (var (l1, l2, l3) in Triads(4).Where(t => t.L3 <= 8))
        {
            var coupled = Product(l1, l2, l3, Harmonic(y, l1), Harmonic(y, l2));
            var factor = Wigner.ClebschGordan(2 * l1, 0, 2 * l2, 0, 2 * l3, 0)
                * Math.Sqrt((2 * l1 + 1) * (2 * l2 + 1) / (4 * Math.PI * (2 * l3 + 1)));
            LinearAlgebraContract.Near(factor * Harmonic(y, l3), coupled, 1e-14);
        }
    }

    [Fact]
    public void Impossible_couplings_and_wrong_lengths_are_refused()
    {
        Assert.Throws<ArgumentException>(() => RealCoupling.For(1, 1, 3));
        Assert.Throws<ArgumentException>(() => RealCoupling.For(1, 1, 2).AddProduct(new double[3], new double[3], new double[3]));
    }

    [Fact]
    public void Cartesian_tensors_go_to_spherical_ones_and_back()
    {
        var a = Matrix.FromRows([1.2, 0.3, -0.4], [0.3, -0.7, 0.9], [-0.4, 0.9, 2.1]);
        var (scalar, real) = (SphericalTensors.Scalar(a), SphericalTensors.ToReal(a));
        LinearAlgebraContract.Near(a, SphericalTensors.FromReal(scalar, real), 1e-15);
        LinearAlgebraContract.Near(a, SphericalTensors.FromComplex(scalar, SphericalTensors.ToComplex(a)), 1e-15);
        Assert.Equal(a.Norm(), Math.Sqrt(scalar * scalar + real.Sum(x => x * x)), 1e-15);
    }

    [Fact]
    public void Real_and_complex_components_are_related_as_the_harmonics_are()
    {
        var a = Matrix.FromRows([1.2, 0.3, -0.4], [0.3, -0.7, 0.9], [-0.4, 0.9, 2.1]);
        var (real, complex) = (SphericalTensors.ToReal(a), new ComplexMatrix(5, 1, SphericalTensors.ToComplex(a)));
        var turned = RealSphericalHarmonics.FromComplex(2) * complex;
        for (var m = 0; m < 5; m++)
        {
            Assert.Equal(0, (turned[m, 0] - real[m]).Magnitude, 1e-15);
        }
    }

    [Fact]
    public void Spherical_components_turn_as_harmonics_of_degree_two()
    {
        var random = new SeededRandom(6);
        var a = Matrix.FromRows([1.2, 0.3, -0.4], [0.3, -0.7, 0.9], [-0.4, 0.9, 2.1]);
        for (var i = 0; i < 10; i++)
        {
            var r = Rotation.Random(random);
            var turned = WignerD.Real(2, r) * new Matrix(5, 1, SphericalTensors.ToReal(a));
            LinearAlgebraContract.Near(turned, new Matrix(5, 1, SphericalTensors.ToReal(r.Apply(a))), 1e-14);
        }
    }

    private static IEnumerable<(int L1, int L2, int L3)> Triads(int lmax) =>
        from l1 in Enumerable.Range(0, lmax + 1)
        from l2 in Enumerable.Range(0, lmax + 1)
        from l3 in Enumerable.Range(Math.Abs(l1 - l2), l1 + l2 - Math.Abs(l1 - l2) + 1)
        select (l1, l2, l3);

    private static Matrix Vector(int l, SeededRandom random) =>
        new(2 * l + 1, 1, Enumerable.Range(0, 2 * l + 1).Select(_ => random.Gaussian()).ToArray());

    private static Matrix Harmonic(double[] y, int l) => new(2 * l + 1, 1, y[(l * l)..((l + 1) * (l + 1))]);

    private static Matrix Product(int l1, int l2, int l3, Matrix a, Matrix b)
    {
        var c = new double[2 * l3 + 1];
        RealCoupling.For(l1, l2, l3).AddProduct(a.Data, b.Data, c);
        return new Matrix(c.Length, 1, c);
    }
}
